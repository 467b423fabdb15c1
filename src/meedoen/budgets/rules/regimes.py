"""The regimes under which a local network is paid, as data with validity and source (R2, R3, R4, ``domain.md §1a``).

A change of the rules is a new version beside the old one: agreements of then keep the rule of then.
"""

import datetime
from dataclasses import dataclass
from fractions import Fraction

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Day = datetime.date


@dataclass(frozen=True)
class Term:
    """A period for which an agreement can be made, and the last day to hand it in (None: not known)."""

    first: Day
    last: Day
    file_by: Day | None


@dataclass(frozen=True)
class Regime:
    """One set of rules. ``ratio`` is own money per euro of the right; ``composed``: it asks minimum partners (R4)."""

    key: str
    version: int
    label: Promise
    valid_from: Day
    valid_to: Day | None
    ratio: Fraction | None
    composed: bool
    terms: tuple[Term, ...]
    asks: tuple[str, ...]
    source: str


DECREE_2008 = Regime(
    key="participation_decree_2008",
    version=1,
    label=_("Participatiedecreet van 2008"),
    valid_from=Day(2008, 1, 18),
    valid_to=Day(2026, 12, 31),
    ratio=Fraction(2),
    composed=True,
    terms=(
        Term(Day(2009, 1, 1), Day(2013, 12, 31), Day(2008, 10, 1)),
        Term(Day(2014, 1, 1), Day(2019, 12, 31), Day(2013, 10, 1)),
        Term(Day(2020, 1, 1), Day(2025, 12, 31), Day(2019, 10, 1)),
        Term(Day(2026, 1, 1), Day(2026, 12, 31), None),  # the year between: inferred, not read in a text
    ),
    asks=("goals", "partners", "actions", "money"),
    source="Decreet 18/01/2008, BVR 18/07/2008; comeet.be (minstens het dubbele); demos.be (indienen vóór 1 oktober)",
)
TRANSITION = Regime(
    key="supralocal_transition",
    version=1,
    label=_("Overgang 2027-2032"),
    valid_from=Day(2027, 1, 1),
    valid_to=Day(2032, 12, 31),
    ratio=None,
    composed=True,
    terms=(Term(Day(2027, 1, 1), Day(2032, 12, 31), Day(2026, 3, 31)),),
    asks=("context_analysis", "strategic_goals", "operational_goals"),
    source="Decreet Bovenlokale Cultuurwerking, overgangsmaatregel (demos.be): eenmalig indienen vóór 1 april 2026",
)
SUPRALOCAL = Regime(
    key="supralocal",
    version=1,
    label=_("Bovenlokaal netwerk (intergemeentelijk)"),
    valid_from=Day(2027, 1, 1),
    valid_to=None,
    ratio=None,
    composed=False,
    terms=(),
    asks=("vision", "regional_analysis", "partners", "feasible_actions", "business_plan"),
    source="Decreet Bovenlokale Cultuurwerking; cultuuroptil.be (bovenlokaal netwerk vrijetijdsparticipatie)",
)
REGIMES: tuple[Regime, ...] = (DECREE_2008, TRANSITION, SUPRALOCAL)


def regime(key: str, first: Day) -> Regime:
    """The version of this regime that held on the first day of an agreement; of a day on which none held, the newest.

    Raises LookupError for a key that is not there.
    """
    known = [one for one in REGIMES if one.key == key]
    if not known:
        raise LookupError(key)
    return max([one for one in known if one in on(first)] or known, key=lambda one: one.version)


def on(day: Day) -> list[Regime]:
    """The regimes that hold on a day; from 2027 a local and a supra-local one stand beside each other."""
    return [one for one in REGIMES if one.valid_from <= day and (one.valid_to is None or day <= one.valid_to)]


def term_of(found: Regime, first: Day, last: Day) -> Term | None:
    """The term of the regime that is exactly this period; None when the regime fixes no such term."""
    return next((one for one in found.terms if (one.first, one.last) == (first, last)), None)


def next_term(today: Day) -> tuple[Regime, Term] | None:
    """The term that begins after today, soonest first: what can be prepared now."""
    ahead = [(one, term) for one in REGIMES for term in one.terms if term.first > today]
    return min(ahead, key=lambda pair: pair[1].first, default=None)


def period_fault(found: Regime, first: Day, last: Day) -> str | None:
    """``order``, ``regime`` (partly out of its validity) or ``term`` (not one of its terms); None when it fits (R3)."""
    if last < first:
        return "order"
    if first < found.valid_from or (found.valid_to is not None and last > found.valid_to):
        return "regime"
    if found.terms and term_of(found, first, last) is None:
        return "term"
    return None
