"""Reads of bundles: the list, one with its voices, its approvals and its time line."""

import datetime
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.rows import one

from ..models import Approval, Bundle, PhaseStep, Signal
from ..policy import signals as policy
from ..rules.phases import Standing
from ..rules.signals import people_behind
from ..terms.signals import ApprovalState, Phase
from .standing import standing_of


@dataclass(frozen=True)
class Whole:
    """A bundle with all that its page shows. ``voices`` is empty for who reads bundles alone."""

    bundle: Bundle
    standing: Standing
    voices: list[Signal]
    people: int
    approvals: list[Approval]
    steps: list[PhaseStep]


@dataclass(frozen=True)
class Listed:
    """A bundle in the list, with the number of its voices."""

    bundle: Bundle
    voices: int


@query(policy.SEE_BUNDLES)
def bundles(
    actor: Actor,
    rows: QuerySet[Bundle],
    *,
    phase: str = "",
    late_on: datetime.date | None = None,
) -> list[Listed]:
    """The bundles, those that are due first. At most 200; one query."""
    found = rows.annotate(voice_count=Count("signals")).select_related("area", "organisation")
    if phase:
        found = found.filter(phase=phase)
    if late_on is not None:
        found = found.filter(promised_on__lt=late_on).exclude(phase=Phase.CLOSED)
    listed = found.order_by(F("closed_on").desc(nulls_first=True), "promised_on", "title")[:200]
    return [Listed(as_read(actor, bundle), bundle.voice_count) for bundle in listed]


def as_read(actor: Actor, row: Bundle) -> Bundle:
    """The bundle with the words that this actor may read; never saved."""
    if not policy.reads_inside(actor):
        row.title, row.statement = row.public_title, row.public_statement
    return row


@query(policy.SEE_BUNDLES)
def bundle(actor: Actor, rows: QuerySet[Bundle], bundle_id: uuid.UUID) -> Whole:
    """One bundle, whole. Raises NotFound."""
    row = as_read(actor, one(rows.select_related("area", "organisation"), pk=bundle_id))
    voices = list(Signal.objects.filter(bundle=row).select_related("area", "bundle").order_by("noticed_on", "given_at"))
    return Whole(
        bundle=row,
        standing=standing_of(row),
        voices=voices if policy.SEE_SIGNALS.allows(actor) else [],
        people=people_behind(signal.people_band for signal in voices),
        approvals=list(
            Approval.objects.filter(bundle=row).select_related("organisation").order_by("organisation__name")
        ),
        steps=list(PhaseStep.objects.filter(bundle=row).order_by("at")),
    )


@query(policy.SEE_BUNDLES)
def bundle_counts(actor: Actor, rows: QuerySet[Bundle]) -> dict[str, int]:
    """How many bundles are in each phase; one query."""
    return dict(rows.order_by().values_list("phase").annotate(number=Count("pk")))


@query(policy.CHANGE_BUNDLE)
def changeable(actor: Actor, rows: QuerySet[Bundle], bundle_id: uuid.UUID) -> Bundle:
    """A bundle that the actor may change. Raises NotFound."""
    return one(rows, pk=bundle_id)


@query(policy.PUBLISH)
def publishable(actor: Actor, rows: QuerySet[Bundle], bundle_id: uuid.UUID) -> Bundle:
    """A bundle that the actor may publish. Raises NotFound."""
    return one(rows, pk=bundle_id)


@query(policy.SEE_APPROVALS)
def approvals_asked(actor: Actor, rows: QuerySet[Approval]) -> list[Approval]:
    """What our organisation still has to say yes or no to, oldest first."""
    waiting = rows.filter(state=ApprovalState.ASKED).select_related("bundle", "organisation")
    return list(waiting.order_by("asked_on", "pk")[:100])


@query(policy.APPROVE)
def approval(actor: Actor, rows: QuerySet[Approval], approval_id: uuid.UUID) -> Approval:
    """One question for approval. Raises NotFound."""
    return one(rows.select_related("bundle", "bundle__area", "organisation"), pk=approval_id)


@query(policy.SEE_APPROVALS)
def approvals_waiting(actor: Actor, rows: QuerySet[Approval]) -> int:
    """How many questions for approval wait for our organisation."""
    return rows.filter(state=ApprovalState.ASKED).count()


def may_change(actor: Actor, ids: Iterable[uuid.UUID]) -> frozenset[uuid.UUID]:
    """Called inside reads of bundles: which of these the actor may change."""
    if not policy.CHANGE_BUNDLE.allows(actor):
        return frozenset()
    mine = policy.CHANGE_BUNDLE.queryset(actor).filter(Q(pk__in=list(ids)))
    return frozenset(mine.values_list("pk", flat=True))
