"""A round: since the beginning, or since a bundle was last opened again, until it is closed. Read behind doors."""

import uuid
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery

from .models import Answer, Bundle, Decision, Delivery, Signal
from .rules import answers as rules
from .terms.answers import ARRIVED
from .terms.signals import SignalState


def answering(ids: list[uuid.UUID]) -> dict[uuid.UUID, dict[str, Any]]:
    """What decisions and answers say of each of these bundles, for the state machine. Four queries.

    Only what was decided and written since a bundle was last opened again counts.
    """
    made = Decision.objects.filter(bundle__in=ids, noted_at__gte=F("bundle__round_since"))
    decision = {row.bundle_id: row for row in made.prefetch_related("actions").order_by("noted_at")}
    out = _out().filter(bundle__in=ids).values_list("bundle_id", flat=True)
    answered = set(out)
    owed = untold().filter(bundle__in=ids).order_by().values_list("bundle_id").annotate(number=Count("pk"))
    to_tell: dict[Any, int] = dict(owed)
    return {key: _said(decision.get(key), to_tell.get(key, 0), answered=key in answered) for key in ids}


def _out() -> QuerySet[Answer]:
    """Answers that went out in the round that goes on."""
    return Answer.objects.filter(written_at__gte=F("bundle__round_since")).exclude(published_on=None)


def unanswered() -> Q:
    """Bundles whose answer did not go out in the round that goes on, and that are not closed."""
    out = Answer.objects.filter(bundle=OuterRef("pk"), written_at__gte=OuterRef("round_since"))
    return Q(~Exists(out.exclude(published_on=None)), closed_on=None)


def answer_now(bundle: Bundle) -> Answer | None:
    """The answer that counts now: the newest that went out since the bundle was opened (again)."""
    return _out().filter(bundle=bundle).order_by("-written_at").first()


def untold() -> QuerySet[Signal]:
    """Voices in a bundle to whom the answer that counts now was not brought, and not declared impossible (R16)."""
    now = _out().filter(bundle=OuterRef("bundle_id")).order_by("-written_at")
    arrived = Delivery.objects.filter(signal=OuterRef("pk"), answer=OuterRef("answer_now"), state__in=ARRIVED)
    voices = Signal.objects.exclude(bundle=None).annotate(answer_now=Subquery(now.values("pk")[:1]))
    return voices.filter(~Exists(arrived))


def answered() -> Q:
    """Signals whose answer went out: that of the round of their bundle; alone, their own until it is looked at anew."""
    of_round = Answer.objects.filter(bundle=OuterRef("bundle"), written_at__gte=OuterRef("bundle__round_since"))
    alone = Q(Exists(Delivery.objects.filter(signal=OuterRef("pk"))), bundle=None)
    return Q(Exists(of_round.exclude(published_on=None))) | (alone & ~Q(state=SignalState.RAW))


def _said(decision: Decision | None, to_tell: int, *, answered: bool) -> dict[str, Any]:
    progress = [act.progress for act in decision.actions.all()] if decision else []
    return {
        "decided": decision is not None,
        "acts": decision is None or rules.needs_action(decision.outcome),
        "acted": bool(progress) and all(rules.progress_ended(one) for one in progress),
        "answered": answered,
        "to_tell": to_tell,
    }


def latest_decision(bundle: Bundle) -> Decision | None:
    """The decision that counts now: the newest since the bundle was opened (again)."""
    return Decision.objects.filter(bundle=bundle, noted_at__gte=bundle.round_since).order_by("-noted_at").first()
