"""A scheme as data: what it pays, to whom, how far (``domain.md §1b``, R6–R11). Amounts are whole cents."""

import datetime
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from fractions import Fraction
from typing import Any

from ..terms import Cost, Deadline, Decider, PaidTo, Payer, Period, Proof, Where
from .renewal import MOST_WEEKS, WEEKS

PERSON_MOST, ORGANISER_LEAST = 25, 10
"""Over so much a share of the person is a threshold again; under so little an organiser gives hardly anything (R6)."""


@dataclass(frozen=True)
class Band:
    """What counts from an age on: the part that the fund pays, and the most for one person in a period."""

    from_age: int = 0
    rate: int = 80
    ceiling: int | None = None


@dataclass(frozen=True)
class Terms:
    """One version of a scheme. Shares are percents of the price; what nobody else pays, the person pays.

    ``renewal_weeks``: so long before a pass ends, who has it hears of it.
    """

    bands: tuple[Band, ...] = (Band(),)
    organiser_rate: int = 0
    household_ceiling: int | None = None
    period: str = Period.CALENDAR
    most: int | None = None
    costs: tuple[str, ...] = tuple(Cost.values)
    where: str = Where.ANYWHERE
    deadline: str = Deadline.NONE
    deadline_days: int = 0
    proof: str = Proof.NONE
    decider: str = Decider.CASEWORKER
    four_eyes_above: int | None = None
    paid_to: tuple[str, ...] = (PaidTo.PERSON,)
    payer: str = Payer.DOMICILE
    excludes: tuple[str, ...] = ()
    renewal_weeks: int = WEEKS

    def __post_init__(self) -> None:
        ages = [band.from_age for band in self.bands]
        if not ages or ages[0] != 0 or ages != sorted(set(ages)):
            raise ValueError("bands begin at 0 and go up")
        if any(not 0 <= band.rate <= 100 - self.organiser_rate for band in self.bands) or self.organiser_rate < 0:
            raise ValueError("shares stay within the price")
        if not 1 <= self.renewal_weeks <= MOST_WEEKS:
            raise ValueError("a pass that ends is told of some weeks before")

    def band(self, age: int | None) -> Band:
        """The band of an age; without an age the first, for schemes that know no ages."""
        return next((band for band in reversed(self.bands) if band.from_age <= (age or 0)), self.bands[0])

    @property
    def asks_age(self) -> bool:
        return len(self.bands) > 1

    @property
    def pays_at_till(self) -> bool:
        """It pays the organiser and asks nobody's age: at a till nobody is asked anything."""
        return PaidTo.ORGANISER in self.paid_to and not self.asks_age

    def person_percent(self, age: int | None = None) -> int:
        """How much of the price the person pays before any ceiling; at a till without an age, since none is asked."""
        return 100 - self.organiser_rate - self.band(age).rate

    def shares(self, age: int | None) -> list[Fraction]:
        """Person, organiser, public payer: one together. The public payer is last: it takes what rounding leaves."""
        percents = self.person_percent(age), self.organiser_rate, self.band(age).rate
        return [Fraction(percent, 100) for percent in percents]


def kept(terms: Terms) -> dict[str, Any]:
    """The terms as they stand in the table."""
    return asdict(terms)


def read(data: Mapping[str, Any]) -> Terms:
    """The terms of a row."""
    plain: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in data.items()}
    plain["bands"] = tuple(Band(**band) for band in data["bands"])
    return Terms(**plain)


def cautions(terms: Terms) -> list[str]:
    """``person_share`` and ``organiser_share`` where a share is a threshold of its own (R6). Nothing is forbidden."""
    found = []
    paying = [band for band in terms.bands if band.rate]
    if any(100 - terms.organiser_rate - band.rate > PERSON_MOST for band in paying):
        found.append("person_share")
    if 0 < terms.organiser_rate < ORGANISER_LEAST:
        found.append("organiser_share")
    return found


def excluded(own: str, terms: Terms, others: Mapping[str, Terms]) -> frozenset[str]:
    """The schemes that do not go together with this one, whichever of the two says so (R10)."""
    said = {name for name in terms.excludes if name != own}
    return frozenset(said | {name for name, other in others.items() if own in other.excludes and name != own})


def last_day(terms: Terms, on: datetime.date) -> datetime.date | None:
    """The last day on which one may ask for an activity that begins on ``on``; None without a deadline (R11)."""
    days = datetime.timedelta(terms.deadline_days)
    ends = {
        Deadline.AFTER_YEAR: datetime.date(on.year, 12, 31) + days,
        Deadline.AFTER_ACTIVITY: on + days,
        Deadline.BEFORE_START: on - days,
    }
    return ends.get(Deadline(terms.deadline))
