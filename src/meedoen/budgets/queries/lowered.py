"""What a euro took away: the money of a year by threshold, and beside it who came for the first time (money.6)."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db.models import Count, F, QuerySet, Sum, Window
from django.db.models.functions import RowNumber

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.release import Released
from meedoen.networks import public as networks

from .. import evidence, policy
from ..models import Entry, FundYear
from ..rules import spending

SHOWN = 25
"""How many lines of each threshold a page shows; the export has them all."""


@dataclass(frozen=True)
class Lowered:
    """One threshold ("" for none): what was paid, first times where it was lowered, whole euros for each of them, and
    the newest lines behind it, with how many more there are."""

    name: str
    cents: int
    times: Released | None
    each: int | None
    entries: list[Entry]
    more: int


@dataclass(frozen=True)
class YearLowered:
    """A year over all funds, and the years there are. ``whole``: first times in the whole network; None when nobody
    can tell."""

    year: int
    years: list[int]
    paid: int
    whole: Released | None
    rows: list[Lowered]


@query(policy.SEE_FUNDS)
def lowered(actor: Actor, rows: QuerySet[FundYear], *, year: int, most: int | None = SHOWN) -> YearLowered:
    """All seven thresholds, and last what went to none of them; with every line behind it for ``most=None``.

    Money is exact. Counts of people come released, and a number of euros for each is worked out from those.
    """
    years = sorted(set(rows.order_by().values_list("year", flat=True)))
    lines = Entry.objects.filter(fund_year__in=rows.filter(year=year), kind__in=list(spending.SPENT))
    grouped = lines.order_by().values_list("threshold", "kind").annotate(total=Sum("cents"), lines=Count("pk"))
    totals = list(grouped)
    paid = spending.paid_by((name, kind, cents) for name, kind, cents, _number in totals)
    number = Counter[str]()
    for name, _kind, _cents, count in totals:
        number[name] += count
    behind = _newest(lines, most)
    told = evidence.first_times(actor, year)
    found = []
    for name in [*networks.Threshold.values, *([""] if "" in number else [])]:
        times = told.by_threshold.get(name) if told else None
        cents = paid.get(name, 0)
        more = number[name] - len(behind[name])
        found.append(Lowered(name, cents, times, spending.euros_each(cents, times), behind[name], more))
    return YearLowered(year, years, sum(row.cents for row in found), told.whole if told else None, found)


def _newest(lines: QuerySet[Entry], most: int | None) -> dict[str, list[Entry]]:
    """The newest lines of each threshold, in one question; all of them without ``most``."""
    order = [F("on").desc(), F("made_at").desc(), F("pk").desc()]
    if most is not None:
        lines = lines.annotate(at=Window(RowNumber(), partition_by="threshold", order_by=order)).filter(at__lte=most)
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in lines.select_related("fund_year__fund").order_by(*order):
        found[entry.threshold].append(entry)
    return found
