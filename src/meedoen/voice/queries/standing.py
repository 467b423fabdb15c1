"""Where a bundle stands: its own columns, its voices and approvals, its decisions and answers."""

import uuid
from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Q

from .. import rounds
from ..models import Approval, Bundle, Signal
from ..rules.phases import Standing
from ..terms.signals import ApprovalState, SignalState


def standings_of(bundles: Iterable[Bundle]) -> dict[uuid.UUID, Standing]:
    """Called inside reads and commands: where each of these bundles stands; six queries."""
    listed = list(bundles)
    ids = [bundle.pk for bundle in listed]
    voices = _counts(Signal, ids, all=Q(), unchecked=~Q(state=SignalState.CHECKED))
    approvals = _counts(Approval, ids, waiting=Q(state=ApprovalState.ASKED), refused=Q(state=ApprovalState.REFUSED))
    told = rounds.answering(ids)
    return {bundle.pk: _standing(bundle, voices, approvals, told[bundle.pk]) for bundle in listed}


def standing_of(bundle: Bundle) -> Standing:
    """Called inside reads and commands: where this bundle stands."""
    return standings_of([bundle])[bundle.pk]


def _counts(model: Any, ids: list[uuid.UUID], **which: Q) -> dict[uuid.UUID, dict[str, int]]:
    counted = {name: Count("pk", filter=condition) if condition else Count("pk") for name, condition in which.items()}
    rows = model.objects.filter(bundle_id__in=ids).order_by().values("bundle_id").annotate(**counted)
    return {row["bundle_id"]: row for row in rows}


def _standing(bundle: Bundle, voices: dict, approvals: dict, told: dict[str, Any]) -> Standing:
    said, asked = voices.get(bundle.pk, {}), approvals.get(bundle.pk, {})
    return Standing(
        phase=bundle.phase,
        voices=said.get("all", 0),
        unchecked=said.get("unchecked", 0),
        stated=bool(bundle.statement.strip()),
        addressee=bundle.addressee,
        owned=bundle.owner_id is not None,
        waiting=asked.get("waiting", 0),
        refused=asked.get("refused", 0),
        **told,
    )
