"""Figures of signals and answers (issue 5): through the release door, for one year. Nothing here leads to a person."""

import datetime
import uuid
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Min, Sum
from django.utils import timezone

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.release import (
    THRESHOLD,
    Period,
    Released,
    ReleasedShare,
    Unit,
    release,
    release_share,
)
from meedoen.networks import public as networks

from ..models import Delivery, LadderStep, Meeting, Signal, Verdict
from ..policy import answers as policy
from ..rules import answers as rules
from ..rules import ladders
from ..rules.phases import phase_of_signal
from ..terms.answers import DeliveryState
from ..terms.signals import Phase, SetAside, Theme


@dataclass(frozen=True)
class Row:
    """A line of a table: what it is called and how many signals, released."""

    label: str
    count: Released


@dataclass(frozen=True)
class Share:
    """A share as it is shown: "ongeveer 85 %", or a dash where one of the two sides is too small."""

    released: ReleasedShare

    @property
    def percent(self) -> int | None:
        return self.released.percent

    @property
    def shown(self) -> str:
        return "–" if self.released.percent is None else self.released.text


@dataclass(frozen=True)
class Figures:
    """The figures of one year. ``median_days`` is None while fewer than five signals were answered."""

    period: Period
    said: Released
    by_phase: list[Row]
    by_theme: list[Row]
    by_threshold: list[Row]
    by_area: list[Row]
    median_days: int | None
    in_time: Share
    delivered: Share
    good_enough: Share
    meetings: Released
    heard: Released
    with_policy_makers: Released
    steps_up: int
    years: list[int]

    @property
    def some_hidden(self) -> bool:
        """Whether a share is a dash."""
        return None in (self.in_time.percent, self.delivered.percent, self.good_enough.percent)


@query(policy.SEE_FIGURES)
def answer_figures(actor: Actor, rows: None, *, year: int, today: datetime.date) -> Figures:
    """Signals given in this year, by phase, theme, threshold and area; how and when they were answered.

    Units: signals (released to 5, 0 and 1-4 alike), meetings (exact), per cents (to 5). Constant queries.
    """
    period = Period(datetime.date(year, 1, 1), datetime.date(year, 12, 31))
    signals = list(
        Signal.objects.exclude(set_aside=SetAside.ABUSE)
        .filter(given_at__date__range=(period.first, period.last))
        .annotate(answered_on=Min("deliveries__answer__published_on"))
        .values_list(
            "given_at__date", "promised_on", "state", "theme", "thresholds", "bundle__phase", "answered_on", "area_id"
        )
    )
    answered = [row for row in signals if row[6] is not None]
    in_time = sum(row[6] <= row[1] for row in answered)
    brought, meetings = _brought(period), _meetings(period)
    judged = Counter(
        Verdict.objects.filter(on__range=(period.first, period.last)).values_list("good_enough", flat=True)
    )
    return Figures(
        period=period,
        said=release(len(signals), Unit.SIGNALS),
        by_phase=_rows(Counter(_phase(row) for row in signals), dict(Phase.choices)),
        by_theme=_rows(Counter(row[3] for row in signals), dict(Theme.choices)),
        by_threshold=_rows(Counter(one for row in signals for one in row[4]), dict(networks.Threshold.choices)),
        by_area=_areas(actor, (row[7] for row in signals)),
        median_days=rules.median_days((row[0], row[6]) for row in answered) if len(answered) >= THRESHOLD else None,
        in_time=Share(release_share(in_time, len(answered), Unit.SIGNALS)),
        delivered=Share(release_share(brought[DeliveryState.DELIVERED], sum(brought.values()), Unit.SIGNALS)),
        good_enough=Share(release_share(judged[True], sum(judged.values()), Unit.SIGNALS)),
        years=_years(today),
        meetings=meetings["meetings"],
        heard=meetings["heard"],
        with_policy_makers=meetings["with_policy_makers"],
        steps_up=_steps_up(period),
    )


def _phase(row: tuple) -> str:
    return phase_of_signal(row[2], row[5])


def _rows(counts: Mapping[str, int], words: Mapping[str, object]) -> list[Row]:
    """Every line of the code list, also where there is nothing: what is missing tells something too."""
    return [Row(str(word), release(counts.get(code, 0), Unit.SIGNALS)) for code, word in words.items()]


def _areas(actor: Actor, ids: Iterable) -> list[Row]:
    counts = Counter(ids)
    names = networks.area_names(actor, ids=[one for one in counts if one is not None])
    found = [Row(name, release(counts[key], Unit.SIGNALS)) for key, name in names.items()]
    return found


def _brought(period: Period) -> Counter:
    states = Delivery.objects.filter(answer__published_on__range=(period.first, period.last))
    return Counter(states.values_list("state", flat=True))


def _years(today: datetime.date) -> list[int]:
    first = Signal.objects.order_by("given_at").values_list("given_at__year", flat=True).first() or today.year
    return list(range(today.year, min(first, today.year) - 1, -1))


def _meetings(period: Period) -> dict[str, Released]:
    held = Meeting.objects.filter(held_on__range=(period.first, period.last))
    total = held.aggregate(heard=Sum("heard"))
    return {
        "meetings": release(held.count(), Unit.MEETINGS),
        "heard": release(total["heard"] or 0, Unit.VISITS),
        "with_policy_makers": release(held.filter(policy_makers_present__gt=0).count(), Unit.MEETINGS),
    }


def _steps_up(period: Period) -> int:
    """How many steps on the ladder of this year went up within their own ladder (R18). Things: exact."""
    steps = list(
        LadderStep.objects.select_related("trajectory").filter(on__lte=period.last).order_by("trajectory_id", "on")
    )
    by_trajectory: dict[uuid.UUID, list[ladders.Rung]] = {}
    for step in steps:
        rung = ladders.Rung(step.trajectory.ladder, step.rung, step.on)
        by_trajectory.setdefault(step.trajectory_id, []).append(rung)
    return sum(ladders.risen(one, period.first, period.last) for one in by_trajectory.values())


@query(policy.SEE_FIGURES)
def fact_rows(actor: Actor, rows: None) -> list[tuple]:
    """A row for each signal that was no abuse: pseudonymous, without its words."""
    found = (
        Signal.objects.exclude(set_aside=SetAside.ABUSE)
        .select_related("bundle", "area")
        .annotate(answered_on=Min("deliveries__answer__published_on"))
        .prefetch_related("deliveries__verdict")
        .order_by("given_at")
    )
    return [_fact(row) for row in found]


def _fact(row: Any) -> tuple:
    deliveries = list(row.deliveries.all())
    verdicts = [one.verdict.good_enough for one in deliveries if hasattr(one, "verdict")]
    given, bundle = timezone.localdate(row.given_at), row.bundle
    return (
        given.replace(day=1),
        row.way_in,
        row.state,
        phase_of_signal(row.state, bundle.phase if bundle else None),
        row.theme,
        " ".join(sorted(row.thresholds)),
        row.target_group,
        row.people_band,
        row.area.code if row.area else "",
        row.promised_on,
        bundle.closed_on if bundle else None,
        bundle is not None,
        (row.answered_on - given).days if row.answered_on else None,
        int(row.answered_on <= row.promised_on) if row.answered_on else None,
        int(any(one.state == DeliveryState.DELIVERED for one in deliveries)),
        None if not verdicts else int(all(verdicts)),
    )
