"""What groups, councils and services of the demo do in a year, as plain records."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Team:
    """A group: who sits there by alias (``role: …`` after a bar), and what it is about."""

    key: str
    name: str
    kind: str
    partner: str
    about: str
    members: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    seats: int = 0
    quorum: int = 0
    mandate_months: int = 0
    times_a_year: int = 0
    counts: tuple[int, int, int] | None = None
    sends: tuple[tuple[str, str], ...] = ()
    """Aliases that sit in a council for a group, with the key of that group."""


@dataclass(frozen=True)
class Point:
    """A point of an agenda. ``theme`` looks for a bundle; ``outcome`` and ``said`` are the debrief."""

    title: str
    easy: str = ""
    words: str = ""
    ask: str = ""
    theme: str = ""
    before: str = ""
    came: str = ""
    outcome: str = ""
    said: str = ""


@dataclass(frozen=True)
class Gathering:
    """A meeting: so many days ago (negative is still to come), or the session of an activity so many times ago."""

    team: str
    title: str
    days: int
    offer: str = ""
    points: tuple[Point, ...] = ()
    summary: str = ""
    said: tuple[str, ...] = ()
    decided: tuple[str, ...] = ()
    promises: tuple[tuple[str, str, int, int | None, str], ...] = ()
    """What, who, due so many days after the meeting, done after so many days or not, what came of it."""
    statements: tuple[tuple[str, int, int, int], ...] = ()
    present: tuple[int, int, int, int] = (0, 0, 0, 0)
    """Members, guests, people who were heard, policy makers."""
    makers: str = ""


@dataclass(frozen=True)
class Asked:
    """A policy check: asked, advised and answered so many days ago."""

    partner: str
    team: str
    title: str
    question: str
    stage: str
    days: int
    advised: int | None = None
    advice: str = ""
    answered: int | None = None
    outcome: str = ""
    answer: str = ""
    theme: str = ""
    target: str = ""


@dataclass(frozen=True)
class Threshold:
    """A line of the threshold table."""

    team: str
    days: int
    kind: str
    found: str
    proposal: str = ""
    action: str = ""
    owner: str = ""
    lowered: str = "open"
    judge: str = ""


@dataclass(frozen=True)
class Walked:
    """A trajectory: steps as (days ago, rung, ground)."""

    partner: str
    name: str
    theme: str
    target: str
    steps: tuple[tuple[int, str, str], ...]


@dataclass(frozen=True)
class Story:
    """Everything of one network."""

    teams: tuple[Team, ...]
    gatherings: tuple[Gathering, ...]
    checks: tuple[Asked, ...]
    thresholds: tuple[Threshold, ...]
    walks: tuple[Walked, ...]
    wins: tuple[tuple[int, str, str, str, bool], ...]
    """Days ago, partner, title, words, shown to residents."""
    learned: tuple[tuple[str, str, str, str], ...] = field(default=())
    """Team, alias, skill, words."""


WELCOME = {
    "known_place": "Iedereen kent deze zaal.",
    "way": "De bus stopt voor de deur.",
    "children": "Er is een speelhoek.",
    "coffee": "Koffie, thee en taart.",
    "language": "We leggen moeilijke woorden uit.",
    "pictograms": "Op het blad staan beelden.",
}
