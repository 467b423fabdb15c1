"""Figures: how many were led where and arrived, and at which threshold people stopped. Never by worker."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.release import Released, ReleasedShare, Unit, release, release_share
from meedoen.networks.public import Threshold
from meedoen.people import public as people

from .. import policy
from ..models import CompanionHours, Referral, ThresholdStop

MOST_OFFERS = 40


@dataclass(frozen=True)
class OfOffer:
    """One offer: to how many people it was agreed, which share arrived, and which share of those stayed."""

    name: str
    agreed: Released
    arrived: ReleasedShare


@dataclass(frozen=True)
class OfNeed:
    """A threshold that was seen beforehand, by what was asked to lower it: to how many, and which share arrived."""

    threshold: str
    need: str
    agreed: Released
    arrived: ReleasedShare


@dataclass(frozen=True)
class Yearly:
    """The figures of a year as they may leave. The year before stands beside the total."""

    year: int
    agreed: Released
    agreed_before: Released
    arrived: ReleasedShare
    arrived_before: ReleasedShare
    stayed: ReleasedShare
    accompanied: Released
    offers: list[OfOffer]
    needs: list[OfNeed]
    thresholds: list[tuple[str, Released]]
    hours: int


@query(policy.SEE_FIGURES)
def of_year(actor: Actor, rows: QuerySet[Referral], year: int) -> Yearly:
    """A year, counted by the day on which the person said yes. Counts of people rounded; hours are things, exact."""
    now, before = _totals(rows, year), _totals(rows, year - 1)
    minutes = sum(CompanionHours.objects.filter(day__year=year).values_list("minutes", flat=True))
    stops = ThresholdStop.objects.filter(month__year=year).order_by().values_list("threshold")
    counted = dict(stops.annotate(number=Count("pk")))
    return Yearly(
        year=year,
        agreed=release(now["agreed"], Unit.REFERRALS),
        agreed_before=release(before["agreed"], Unit.REFERRALS),
        arrived=release_share(now["arrived"], now["agreed"], Unit.REFERRALS),
        arrived_before=release_share(before["arrived"], before["agreed"], Unit.REFERRALS),
        stayed=release_share(now["stayed"], now["asked"], Unit.REFERRALS),
        accompanied=release(now["accompanied"], Unit.REFERRALS),
        offers=_offers(rows, year),
        needs=_needs(rows, year),
        thresholds=[
            (str(threshold.label), release(counted.get(threshold.value, 0), Unit.REFERRALS)) for threshold in Threshold
        ],
        hours=round(minutes / 60),
    )


ARRIVED = ~Q(first_on=None)
ASKED = Q(stayed_on__isnull=False) | Q(ended_from="first_time")
COUNTED = {
    "agreed": Count("pk"),
    "arrived": Count("pk", filter=ARRIVED),
    "asked": Count("pk", filter=ARRIVED & ASKED),
    "stayed": Count("pk", filter=Q(stayed_on__isnull=False)),
    "accompanied": Count("pk", filter=Q(was_accompanied=True)),
}


NEEDS: tuple[tuple[Threshold, Promise, Q], ...] = (
    (Threshold.REACHABLE, _("vervoer"), Q(transport=True)),
    (Threshold.AVAILABLE, _("opvang voor de kinderen"), Q(children__gt=0)),
    (Threshold.CLEAR, _("een andere taal dan Nederlands"), ~Q(language="nl")),
    (Threshold.TRUSTED, _("iemand die meegaat"), Q(company=True)),
)
"""What can be asked for somebody, and the threshold (R15) that it lowers. Which belongs to which is ours."""


def _totals(rows: QuerySet[Referral], year: int) -> dict[str, int]:
    return rows.filter(agreed_on__year=year).order_by().aggregate(**COUNTED)


def _offers(rows: QuerySet[Referral], year: int) -> list[OfOffer]:
    """Most referred to first; the order is that of the rounded numbers, then of the name, so that it tells nothing."""
    agreed = rows.filter(agreed_on__year=year).order_by()
    keys = ("activity__title", "receiver__name")
    found = agreed.values_list(*keys).annotate(number=Count("pk"), arrived=Count("pk", filter=ARRIVED))
    merged: dict[str, tuple[int, int]] = {}
    for title, receiver, number, arrived in found:
        name = title or receiver
        before = merged.get(name, (0, 0))
        merged[name] = (before[0] + number, before[1] + arrived)
    shown = [
        OfOffer(name, release(number, Unit.REFERRALS), release_share(arrived, number, Unit.REFERRALS))
        for name, (number, arrived) in merged.items()
    ]
    return sorted(shown, key=lambda one: (-one.agreed.value, one.name))[:MOST_OFFERS]


def _needs(rows: QuerySet[Referral], year: int) -> list[OfNeed]:
    """Somebody with two needs counts at both: the rows are not parts of a whole."""
    counts = {f"agreed_{at}": Count("pk", filter=met) for at, (*_words, met) in enumerate(NEEDS)}
    counts |= {f"arrived_{at}": Count("pk", filter=met & ARRIVED) for at, (*_words, met) in enumerate(NEEDS)}
    found = rows.filter(agreed_on__year=year).order_by().aggregate(**counts)
    return [
        OfNeed(
            threshold=str(threshold.label).partition(":")[0],
            need=str(need),
            agreed=release(found[f"agreed_{at}"], Unit.REFERRALS),
            arrived=release_share(found[f"arrived_{at}"], found[f"agreed_{at}"], Unit.REFERRALS),
        )
        for at, (threshold, need, _met) in enumerate(NEEDS)
    ]


@query(policy.WRITE_FACTS)
def fact_rows(actor: Actor, rows: QuerySet[Referral]) -> Iterator[tuple]:
    """One row for each referral to which the person said yes: where to, how far, at which threshold. No worker.

    The person is the keyed mark that the facts of activities use too, so that reach can count unique persons.
    """
    kept = (
        "agreed_on", "activity__kind", "activity__themes", "receiver_id", "activity__place__area__code", "person_id",
        "was_accompanied", "first_on", "stayed_on", "because", "threshold",
    )  # fmt: skip
    once = people.together(actor)
    found = rows.filter(agreed_on__isnull=False).order_by().values_list(*kept)
    for on, kind, themes, receiver, area, person, accompanied, first, stayed, because, threshold in found.iterator(
        2000
    ):
        arrived, still = int(first is not None), int(stayed is not None)
        head = (_month(on), kind or "service", "|".join(themes or []), receiver, area or "", once.mark(person))
        yield (*head, int(accompanied), arrived, still, because, threshold)


def _month(day: datetime.date) -> datetime.date:
    return day.replace(day=1)
