"""Reads of signals: what waits to be checked, what was checked, what belongs to it."""

import datetime
import functools
import operator
import uuid
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils import timezone

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.rows import one

from .. import rounds
from ..models import Signal, SignalTerm, Suggestion, VoiceWays
from ..policy import signals as policy
from ..rules import bundling
from ..rules.bundling import Alike, Said
from ..terms.signals import Phase, SignalState
from ..ways import ways

PAGE = 30
NEAREST = 60
"""So many of the signals that share most words are compared whole."""


@dataclass(frozen=True)
class Found:
    """One page of signals, and whether more follow."""

    signals: list[Signal]
    more: bool


@dataclass(frozen=True)
class Waiting:
    """What waits to be checked: how many, how many of them came since yesterday, and how many wait too long.

    ``alone``: checked and in no bundle, while the day that was promised is over.
    """

    count: int
    fresh: int
    late: int
    alone: int


@query(policy.TRIAGE)
def to_check(actor: Actor, rows: QuerySet[Signal]) -> list[Signal]:
    """What waits for a second look, oldest first; at most 200."""
    found = rows.filter(state=SignalState.RAW).select_related("area", "organisation")
    return list(found.order_by("given_at")[:200])


@query(policy.TRIAGE)
def raw_signal(actor: Actor, rows: QuerySet[Signal], signal_id: uuid.UUID) -> Signal:
    """One signal as it was given. Raises NotFound."""
    return one(rows.select_related("area", "organisation"), pk=signal_id)


@query(policy.COUNT_WAITING)
def waiting(actor: Actor, rows: QuerySet[Signal], *, now: datetime.datetime) -> Waiting:
    """Counts for the start page; two queries."""
    day = datetime.timedelta(days=1)
    raw = rows.filter(state=SignalState.RAW)
    if actor.user_id is not None:
        raw = raw.exclude(given_by_id=actor.user_id)
    found = raw.order_by().aggregate(
        count=Count("pk"),
        fresh=Count("pk", filter=Q(given_at__gte=now - day)),
        late=Count("pk", filter=Q(given_at__lt=now - 7 * day)),
    )
    alone = rows.filter(~rounds.answered(), state=SignalState.CHECKED, bundle=None)
    return Waiting(**found, alone=alone.filter(promised_on__lt=timezone.localdate(now)).count())


@query(policy.SEE_SIGNALS)
def signals(
    actor: Actor,
    rows: QuerySet[Signal],
    *,
    phase: str = "",
    theme: str = "",
    thresholds: Collection[str] = (),
    area_id: uuid.UUID | None = None,
    page: int = 1,
) -> Found:
    """The checked signals, newest first: by phase (of their bundle), theme, one of these thresholds, area."""
    found = rows.select_related("area", "bundle")
    if phase == Phase.COLLECT:
        found = found.filter(bundle=None)
    elif phase:
        found = found.filter(bundle__phase=phase)
    if theme:
        found = found.filter(theme=theme)
    if area_id is not None:
        found = found.filter(area_id=area_id)
    if thresholds:  # a list in one field: its text holds the code between quotes, in both databases
        one_of = functools.reduce(operator.or_, (Q(listed__contains=f'"{code}"') for code in thresholds))
        found = found.annotate(listed=Cast("thresholds", TextField())).filter(one_of)
    ordered = found.order_by("-noticed_on", "-given_at")
    start = (page - 1) * PAGE
    return Found(list(ordered[start : start + PAGE]), len(ordered[start + PAGE : start + PAGE + 1]) > 0)


@query(policy.SEE_SIGNALS)
def phase_counts(actor: Actor, rows: QuerySet[Signal]) -> dict[str, int]:
    """How many checked signals are in each phase; one query."""
    found = rows.order_by().values_list("bundle__phase").annotate(number=Count("pk"))
    return {phase or Phase.COLLECT: number for phase, number in found}


@query(policy.SEE_SIGNALS)
def signal(actor: Actor, rows: QuerySet[Signal], signal_id: uuid.UUID) -> Signal:
    """One checked signal. Raises NotFound."""
    return one(rows.select_related("area", "bundle", "organisation"), pk=signal_id)


@query(policy.SEE_SIGNALS)
def alike(actor: Actor, rows: QuerySet[Signal], signal_id: uuid.UUID) -> list[tuple[Signal, Alike]]:
    """What looks most like one signal, best first, with why; at most five, in a constant number of queries.

    Only by words: what shares a theme and no word is not alike. A signal of the same bundle is left out.
    """
    asked = one(rows, pk=signal_id)
    here = asked.bundle_id
    others = rows.exclude(pk=asked.pk)
    return _nearest([asked], others.exclude(bundle_id=here) if here else others, rows)


@query(policy.SEE_SIGNALS)
def alike_bundle(actor: Actor, rows: QuerySet[Signal], bundle_id: uuid.UUID) -> list[tuple[Signal, Alike]]:
    """Loose signals that look most like what is in a bundle."""
    voices = list(rows.filter(bundle_id=bundle_id)[:50])
    return _nearest(voices, rows.filter(bundle=None), rows) if voices else []


def _nearest(asked: list[Signal], others: QuerySet[Signal], rows: QuerySet[Signal]) -> list[tuple[Signal, Alike]]:
    own = {term for signal in asked for term in bundling.terms_of(signal.statement)}
    if not own:
        return []
    frequency = dict(SignalTerm.objects.filter(term__in=own).order_by().values_list("term").annotate(n=Count("pk")))
    weight = bundling.weights(frequency, rows.count())
    telling = sorted(weight, key=lambda term: -weight[term])[:TELLING]
    shared: dict[uuid.UUID, float] = {}
    for signal_id, term in SignalTerm.objects.filter(term__in=telling).values_list("signal_id", "term"):
        shared[signal_id] = shared.get(signal_id, 0.0) + weight[term] ** 2
    nearest = sorted(shared, key=lambda one: -shared[one])[:NEAREST]
    listed = {signal.pk: signal for signal in others.filter(pk__in=nearest).select_related("area", "bundle")}
    first = asked[0]
    whole = Said(first.pk, frozenset(own), first.theme, first.area_id, frozenset(first.thresholds))
    found = bundling.alike(whole, [_said(signal) for signal in listed.values()], weight)
    return [(listed[one.id], one) for one in found]


TELLING = 12
"""The rarest words of a text: the others would bring half of all signals along."""


def _said(signal: Signal) -> Said:
    return Said(
        signal.pk,
        bundling.terms_of(signal.statement),
        signal.theme,
        signal.area_id,
        frozenset(signal.thresholds),
    )


@query(policy.SEE_SIGNALS)
def suggested(actor: Actor, rows: QuerySet[Signal]) -> list[Suggestion]:
    """Pairs of loose signals that may belong together, as the night found them, most alike first; at most 30."""
    loose = rows.filter(bundle=None).values("pk")
    found = Suggestion.objects.filter(signal__in=loose, other__in=loose).select_related("signal__area", "other__area")
    return list(found.order_by("-score", "pk")[:30])


@query(policy.SET_WAYS)
def voice_ways(actor: Actor, rows: None) -> VoiceWays:
    """How this network deals with signals."""
    return ways()


def least_voices() -> int:
    """Called inside reads: with fewer voices something is published only in other words."""
    return ways().least_voices


def public_form_open() -> bool:
    """Whether the residents' site has the form; open to all, because the form itself is."""
    return ways().public_form
