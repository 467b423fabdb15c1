"""What is odd about a claim that the rules allow: somebody looks at it first (T6, G24). A sign is no verdict.

Each sign is meant to be rare among honest claims; the figures stand in ``tests/passes/test_fraud.py``.
"""

import datetime
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from .schemes import Terms

WEEK = datetime.timedelta(7)
LATE = datetime.timedelta(31)
A_DAY = 3
CROWD, TIMES, EARLIER = 12, 3, 3
SAME_PAPER, SAME_PHOTO = 20, 4
NIGHT = range(0, 5)

WORDS = {
    "twice": _("Dezelfde persoon vroeg al een even groot bedrag voor dezelfde dag."),
    "receipt": _("Een foto als deze hangt al aan een andere aanvraag."),
    "split": _("Samen met aanvragen van deze week gaat dit boven het bedrag waarvoor een tweede persoon nakijkt."),
    "busy_day": _("Deze persoon heeft al minstens twee andere activiteiten op dezelfde dag."),
    "two_homes": _("Deze persoon woont in twee gezinnen, en beide kregen al iets uit deze regeling."),
    "crowd": _("Deze organisator rekent hier veel meer passen aan dan anders."),
    "late": _("De activiteit was meer dan een maand geleden."),
    "night": _("Dit werd in het midden van de nacht aangerekend."),
    "uncounted": _("Er zijn meer plaatsen aangerekend dan er mensen geteld zijn."),
}


@dataclass(frozen=True)
class Near:
    """Another claim of the same person: its day, price, what was granted, what for, whether at a session."""

    on: datetime.date
    price: int
    granted: int
    cost: str
    same_scheme: bool
    session: bool


@dataclass(frozen=True)
class Looked:
    """One claim, and what lies around it. ``sketches``: those of other receipts, with their price. ``charged``: at how
    many passes an organiser is with this one, by session; ``here`` of this one. ``homes``: what the scheme granted in
    this period to each household where the person lives. ``uncounted``: how many places of groups are charged at a
    session that is over, above the persons who were counted there."""

    on: datetime.date
    price: int
    granted: int
    cost: str
    at: datetime.datetime
    session: bool = False
    near: Sequence[Near] = ()
    sketch: str = ""
    sketches: Collection[tuple[str, int]] = ()
    here: int = 0
    charged: Sequence[int] = ()
    homes: Mapping[object, int] | None = None
    uncounted: int = 0


def signs(terms: Terms, one: Looked) -> list[str]:
    """The names of what is odd, in the order of ``WORDS``; none for nearly every honest claim."""
    found = {
        "twice": _twice(one),
        "receipt": _same_paper(one),
        "split": _split(terms, one),
        "busy_day": one.session and sum(near.session and near.on == one.on for near in one.near) >= A_DAY - 1,
        "two_homes": terms.household_ceiling is not None
        and sum(1 for cents in (one.homes or {}).values() if cents) > 1,
        "crowd": _crowd(one),
        "late": one.session and one.at.date() - one.on > LATE,
        "night": one.session and one.at.hour in NIGHT,
        "uncounted": one.uncounted > 0,
    }
    return [name for name in WORDS if found[name]]


def _twice(one: Looked) -> bool:
    """Two sessions of one price on one day are two tickets; a second membership of that amount is the same paper."""
    return any(
        near.on == one.on and near.price == one.price and not (near.session and one.session) for near in one.near
    )


def _same_paper(one: Looked) -> bool:
    for sketch, price in one.sketches if one.sketch else ():
        apart = _apart(one.sketch, sketch)
        if apart <= SAME_PHOTO or (apart <= SAME_PAPER and price == one.price):
            return True
    return False


def _apart(one: str, other: str) -> int:
    """In how many of 256 points two sketches (``kernel.photos``) differ."""
    return (int(one, 16) ^ int(other, 16)).bit_count()


def _split(terms: Terms, one: Looked) -> bool:
    border = terms.four_eyes_above
    if border is None or one.granted > border:
        return False
    same = [
        near.granted for near in one.near
        if near.same_scheme and near.cost == one.cost and near.granted <= border and abs(near.on - one.on) <= WEEK
    ]  # fmt: skip
    return bool(same) and sum(same) + one.granted > border


def _crowd(one: Looked) -> bool:
    if not one.session or one.here < CROWD or len(one.charged) < EARLIER:
        return False
    return one.here * len(one.charged) > TIMES * sum(one.charged)
