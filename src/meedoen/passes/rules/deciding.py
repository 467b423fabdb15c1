"""The decision on one claim: how much, out of which part of the price, or why not (R6–R11).

``granted = min(rate × price, ceiling − used)``: each share is rounded once, the public payer takes the remainder of the
rounding; what a ceiling cuts off, the person pays. The three parts always add up to the price.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace

from meedoen.budgets import public as budgets

from ..terms import Decider, Payer, Proof, Where
from . import periods
from .schemes import Terms, last_day

STRENGTH = {Proof.NONE: 0, Proof.RECEIPT: 1, Proof.INVOICE: 2}


@dataclass(frozen=True)
class Asked:
    """One claim: the price in cents, what for, its first day, the day of asking. ``home``: where somebody lives, if
    that is elsewhere; ``agreed``: that municipality pays back what is granted."""

    cents: int
    cost: str
    on: datetime.date
    asked_on: datetime.date
    age: int | None = None
    here: bool = True
    proof: str = Proof.INVOICE
    paid_to: str = "person"
    home: str = ""
    agreed: bool = False


@dataclass(frozen=True)
class Past:
    """What the same scheme granted before to this person (``mine``) or to somebody of the same household."""

    on: datetime.date
    cents: int
    mine: bool = True


@dataclass(frozen=True)
class Decision:
    """``granted`` is what the fund pays, ``person`` and ``organiser`` the rest of the price; all in cents.

    ``refused`` names the rule that says no; then nothing is granted. ``asked`` is the public part before a ceiling cut
    it; ``cut_by`` names that ceiling and ``left`` what it still held.
    """

    price: int
    granted: int = 0
    person: int = 0
    organiser: int = 0
    asked: int = 0
    rate: int = 0
    refused: str = ""
    cut_by: str = ""
    left: int = 0
    ceiling: int = 0
    day: datetime.date | None = None
    number: int = 0
    home: str = ""
    waits_for: str = ""


@dataclass(frozen=True)
class Left:
    """What somebody still has: cents (None: no ceiling), times (None: no limit), and from when there is more.

    ``most`` times there were; ``ceiling`` cents, of the whole household with ``household``: the one that holds least.
    """

    cents: int | None
    times: int | None
    again_on: datetime.date
    most: int = 0
    ceiling: int = 0
    household: bool = False

    @property
    def nothing(self) -> bool:
        return self.cents == 0 or self.times == 0


def room(terms: Terms, past: Sequence[Past], on: datetime.date, age: int | None = None) -> Left:
    """What is left for somebody of this age on this day."""
    own = [one for one in past if one.mine]
    ceilings = [
        (ceiling - periods.used(terms.period, [(one.on, one.cents) for one in rows], on), household, ceiling)
        for ceiling, rows, household in (
            (terms.band(age).ceiling, own, False), (terms.household_ceiling, past, True)
        )
        if ceiling is not None
    ]  # fmt: skip
    cents, household, ceiling = min(ceilings) if ceilings else (None, False, 0)
    times = None if terms.most is None else max(0, terms.most - periods.used(terms.period, _once(own), on))
    days = [one.on for one in past]
    again_on = periods.again_on(terms.period, days, on)
    return Left(None if cents is None else max(0, cents), times, again_on, terms.most or 0, ceiling, household)


def _once(past: Sequence[Past]) -> list[tuple[datetime.date, int]]:
    return [(one.on, 1) for one in past]


def decide(terms: Terms, asked: Asked, past: Sequence[Past] = (), *, clashes: bool = False) -> Decision:
    """Grant or refuse. ``clashes``: in this period another scheme paid that does not go together with this one (R10).

    Raises ValueError for a price under one cent.
    """
    if asked.cents <= 0:
        raise ValueError("a price is at least one cent")
    refused = _refusal(terms, asked, clashes)
    if refused is not None:
        return refused
    found = room(terms, past, asked.on, asked.age)
    band = terms.band(asked.age)
    if found.times == 0:
        return Decision(asked.cents, person=asked.cents, refused="number", number=terms.most or 0, day=found.again_on)
    person, organiser, public = budgets.split(asked.cents, terms.shares(asked.age))
    granted = public if found.cents is None else min(public, found.cents)
    cut_by, ceiling = _cut(terms, past, asked) if granted < public else ("", 0)
    if granted == 0:
        return Decision(
            asked.cents, person=asked.cents, refused="used_up" if cut_by else "too_small", ceiling=ceiling,
            cut_by=cut_by, day=found.again_on,
        )  # fmt: skip
    return Decision(
        price=asked.cents,
        granted=granted,
        person=person + public - granted,
        organiser=organiser,
        asked=public,
        rate=band.rate,
        cut_by=cut_by,
        left=found.cents or 0,
        ceiling=ceiling,
        waits_for=_waits(terms, granted),
    )


def decide_places(terms: Terms, asked: Asked, places: int) -> Decision:
    """So many entrances of a group at this price: each as if one person came, who got nothing before.

    What a ceiling says of one person, it says of each place; how many there are is for the pass of the group to say.
    Somebody else looks where the scheme asks that of so much money together. The parts add up to the whole price.
    """
    one = decide(terms, asked)
    if one.refused:
        return one
    granted = one.granted * places
    return replace(
        one,
        price=one.price * places,
        granted=granted,
        person=one.person * places,
        organiser=one.organiser * places,
        asked=one.asked * places,
        left=one.left * places,
        ceiling=one.ceiling * places,
        waits_for=_waits(terms, granted),
    )


def _waits(terms: Terms, granted: int) -> str:
    """``committee`` or ``second`` when somebody else still has to say yes; "" when it is decided."""
    if terms.decider == Decider.COMMITTEE:
        return "committee"
    return "second" if terms.four_eyes_above is not None and granted > terms.four_eyes_above else ""


def _cut(terms: Terms, past: Sequence[Past], asked: Asked) -> tuple[str, int]:
    """The ceiling that holds least: of the person or of the household."""
    own = [(one.on, one.cents) for one in past if one.mine]
    everybody = [(one.on, one.cents) for one in past]
    ceiling, household = terms.band(asked.age).ceiling, terms.household_ceiling
    found = []
    if ceiling is not None:
        found.append((ceiling - periods.used(terms.period, own, asked.on), "person", ceiling))
    if household is not None:
        found.append((household - periods.used(terms.period, everybody, asked.on), "household", household))
    _left, name, limit = min(found)
    return name, limit


def _refusal(terms: Terms, asked: Asked, clashes: bool) -> Decision | None:
    def no(reason: str, **more: object) -> Decision:
        return Decision(asked.cents, person=asked.cents, refused=reason, **more)  # type: ignore[arg-type]

    elsewhere = terms.payer == Payer.DOMICILE or (terms.payer == Payer.SETTLED and not asked.agreed)
    if asked.home and elsewhere:
        return no("domicile", home=asked.home)
    if asked.cost not in terms.costs:
        return no("cost")
    if terms.asks_age and asked.age is None:
        return no("age_missing")
    if terms.band(asked.age).rate == 0:
        return no("age")
    if terms.where == Where.HERE and not asked.here:
        return no("where")
    if STRENGTH[Proof(asked.proof)] < STRENGTH[Proof(terms.proof)]:
        return no("proof")
    if asked.paid_to not in terms.paid_to:
        return no("paid_to")
    last = last_day(terms, asked.on)
    if last is not None and asked.asked_on > last:
        return no("deadline", day=last)
    return no("cumulation") if clashes else None
