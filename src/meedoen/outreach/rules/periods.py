"""The periods for which a picture is made: whole years and half years, nothing freer (trust.md rule 15)."""

import datetime
from dataclasses import dataclass

from meedoen.kernel.release import Period

FIRST_YEAR = 2015


@dataclass(frozen=True)
class Span:
    """A year (``half`` 0) or one of its halves (1 or 2)."""

    year: int
    half: int = 0

    @property
    def period(self) -> Period:
        """Its days."""
        first = datetime.date(self.year, 7 if self.half == 2 else 1, 1)
        last = datetime.date(self.year, 6, 30) if self.half == 1 else datetime.date(self.year, 12, 31)
        return Period(first, last)

    @property
    def before(self) -> "Span":
        """The period of the same length just before it."""
        if self.half == 2:
            return Span(self.year, 1)
        return Span(self.year - 1, 2 if self.half else 0)

    @property
    def after(self) -> "Span":
        """The period of the same length just after it."""
        if self.half == 1:
            return Span(self.year, 2)
        return Span(self.year + 1, 1 if self.half else 0)

    @property
    def code(self) -> str:
        """As it stands in an address: ``2026`` or ``2026-1``."""
        return f"{self.year}-{self.half}" if self.half else str(self.year)


def span_of(code: str, today: datetime.date) -> Span:
    """What an address asks for; this year for anything that is no period, or one that has not begun."""
    year, _sign, half = code.partition("-")
    known = len(year) == 4 and year.isascii() and year.isdigit() and half in ("", "1", "2")
    found = Span(int(year), int(half or 0)) if known else Span(today.year)
    if found.year < FIRST_YEAR or found.period.first > today:
        return Span(today.year)
    return found


def around(span: Span, today: datetime.date) -> tuple[Span | None, Span | None]:
    """The period before and after, where they exist."""
    before = span.before if span.before.year >= FIRST_YEAR else None
    return before, span.after if span.after.period.first <= today else None
