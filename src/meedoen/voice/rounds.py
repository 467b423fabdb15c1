"""A round: since the beginning, or since a bundle was last opened again, until it is closed. Read behind doors."""

import datetime
import uuid
from typing import Any

from django.db.models import Count, Q

from .models import Answer, Bundle, Decision, PhaseStep
from .rules import answers as rules
from .rules import phases
from .terms.answers import ARRIVED
from .terms.signals import Phase

ARRIVED_COUNT = Count("deliveries", filter=Q(deliveries__state__in=ARRIVED), distinct=True)
NEVER = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)


def answering(ids: list[uuid.UUID]) -> dict[uuid.UUID, dict[str, Any]]:
    """What decisions and answers say of each of these bundles, for the state machine. Four queries.

    Only what was decided and written since a bundle was last opened again counts.
    """
    since = dict.fromkeys(ids, NEVER)
    for key, at in _again(ids):
        since[key] = max(since[key], at)
    decision: dict[uuid.UUID, Decision] = {}
    for row in Decision.objects.filter(bundle__in=ids).prefetch_related("actions").order_by("noted_at"):
        if row.noted_at >= since[row.bundle_id]:
            decision[row.bundle_id] = row
    answer: dict[uuid.UUID, Answer] = {}
    told = Answer.objects.filter(bundle__in=ids).exclude(published_on=None)
    counted = told.annotate(arrived=ARRIVED_COUNT, voices=Count("bundle__signals", distinct=True))
    for out in counted.order_by("written_at"):
        if out.written_at >= since[out.bundle_id]:
            answer[out.bundle_id] = out
    return {key: _said(decision.get(key), answer.get(key)) for key in ids if key in decision or key in answer}


def _said(decision: Decision | None, answer: Any) -> dict[str, Any]:
    progress = [act.progress for act in decision.actions.all()] if decision else []
    found: dict[str, Any] = {
        "decided": decision is not None,
        "acts": decision is None or rules.needs_action(decision.outcome),
        "acted": bool(progress) and all(rules.progress_ended(one) for one in progress),
        "answered": answer is not None,
    }
    return found | ({"to_tell": max(answer.voices - answer.arrived, 0)} if answer else {})


def _again(ids: list[uuid.UUID]) -> Any:
    again = PhaseStep.objects.filter(
        bundle__in=ids, phase_from__in=(Phase.FEEDBACK, Phase.CLOSED), phase_to=phases.REOPENED_AT
    )
    return again.values_list("bundle_id", "at")


def opened_since(bundle: Bundle) -> datetime.datetime:
    """Since when this round counts: the last time it was opened again; long ago when it never was."""
    return max((at for _key, at in _again([bundle.pk])), default=NEVER)


def latest_decision(bundle: Bundle) -> Decision | None:
    """The decision that counts now: the newest since the bundle was opened (again)."""
    return Decision.objects.filter(bundle=bundle, noted_at__gte=opened_since(bundle)).order_by("-noted_at").first()
