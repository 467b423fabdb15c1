"""A round: since the beginning, or since a bundle was last opened again, until it is closed. Read behind doors."""

import uuid
from typing import Any

from django.db.models import Count, F, Q

from .models import Answer, Bundle, Decision
from .rules import answers as rules
from .terms.answers import ARRIVED

ARRIVED_COUNT = Count("deliveries", filter=Q(deliveries__state__in=ARRIVED), distinct=True)


def answering(ids: list[uuid.UUID]) -> dict[uuid.UUID, dict[str, Any]]:
    """What decisions and answers say of each of these bundles, for the state machine. Three queries.

    Only what was decided and written since a bundle was last opened again counts.
    """
    made = Decision.objects.filter(bundle__in=ids, noted_at__gte=F("bundle__round_since"))
    decision = {row.bundle_id: row for row in made.prefetch_related("actions").order_by("noted_at")}
    told = Answer.objects.filter(bundle__in=ids, written_at__gte=F("bundle__round_since")).exclude(published_on=None)
    counted = told.annotate(arrived=ARRIVED_COUNT, voices=Count("bundle__signals", distinct=True))
    answer = {out.bundle_id: out for out in counted.order_by("written_at")}
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


def latest_decision(bundle: Bundle) -> Decision | None:
    """The decision that counts now: the newest since the bundle was opened (again)."""
    return Decision.objects.filter(bundle=bundle, noted_at__gte=bundle.round_since).order_by("-noted_at").first()
