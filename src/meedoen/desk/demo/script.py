"""What a demo network is made of: plain records, filled in by one module a network."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from meedoen.activities.public import Pattern

from .calendar import Days

When = Callable[[Days], Pattern]


@dataclass(frozen=True)
class Partner:
    """An organisation. The contact person is invented, see ``people``."""

    key: str
    name: str
    kind: str
    about: str


@dataclass(frozen=True)
class Spot:
    """A place inside a neighbourhood (by its code); the point is chosen inside its outline."""

    key: str
    name: str
    area: str
    way: str
    bus: str = ""
    partner: str = ""
    known: bool = True
    wheelchair: str = "yes"
    toilet: str = "unknown"
    parking: bool = False


@dataclass(frozen=True)
class Pool:
    """The people of one or more activities: first names, stamp cards, how they come in and stay.

    ``children`` are those of each family in turn, ``brought`` is the share that somebody else brought (W10),
    ``stay`` the days that one keeps coming (None: to the end), ``at_once`` that all were there from the start,
    ``monthly`` how many different ones come in a month (they then come one to three times).
    """

    key: str
    partner: str
    names: int = 0
    cards: int = 0
    children: tuple[int, ...] = (0,)
    brought: float = 0.0
    stay: tuple[int, int] | None = None
    at_once: bool = False
    monthly: tuple[int, int] | None = None


@dataclass(frozen=True)
class Crowd:
    """Who came each time: so many of the pool, and so many others without a name."""

    pool: str
    known: tuple[int, int] = (3, 8)
    others: tuple[int, int] = (0, 4)
    young: tuple[int, int] = (0, 0)


@dataclass(frozen=True)
class Offer:
    """One activity. ``says`` are the fields of the activity; ``crowd`` is None for what only begins now."""

    title: str
    text: str
    kind: str
    themes: tuple[str, ...]
    picto: str
    partner: str
    place: str
    when: When
    crowd: Crowd | None = None
    initiative: str = ""
    stale: bool = False
    says: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Initiative:
    """A lasting initiative with the id of its need, and what it asks each month: hours and euro (W15)."""

    name: str
    partner: str
    about: str
    need: str
    staff_hours: int
    volunteer_hours: int
    euro: int
    tallies: tuple[tuple[str, str, int, dict[str, int]], ...] = ()


@dataclass(frozen=True)
class Meetings:
    """How the workers of the home partner meet people in twelve months: home visits, contacts, rights that they found.

    ``themes`` in order of how often; ``people`` is how many different ones have a name there.
    """

    visits: int
    contacts: int
    rights: int
    people: int
    themes: tuple[str, ...]
    round: str


@dataclass(frozen=True)
class Script:
    """One network of the demo."""

    slug: str
    nis: str
    name: str
    tagline: str
    accent: str
    logo: str
    partners: tuple[Partner, ...]
    spots: tuple[Spot, ...]
    pools: tuple[Pool, ...]
    initiatives: tuple[Initiative, ...]
    offers: tuple[Offer, ...]
    home: str
    """The partner for whom most demo accounts work."""
    association: str
    """The association that signs up its members as a group (D15)."""
    provider: str
    full: tuple[str, ...] = ()
    """Titles of activities whose next time is full, with a waiting list."""
    moved: str = ""
    called_off: str = ""
    group: str = ""
    """The municipal activity for which the association signs up a group."""
    meetings: Meetings | None = None
