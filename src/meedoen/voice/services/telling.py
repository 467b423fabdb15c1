"""Who an answer goes to: a delivery of its own for each voice, and word to whoever knows the way (K11)."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel import tenancy, textchecks
from meedoen.kernel.doors import publish
from meedoen.kernel.refusals import Refused
from meedoen.kernel.typed_codes import random_code

from ..events import AnswerOwedAgain, AnswerReady
from ..models import Answer, Delivery, Signal
from ..rules import answers as rules
from ..rules.cleaning import hits_in
from ..terms.answers import DeliveryState
from ..terms.signals import ASIDE_IS_DONE


def tell(answer: Answer, signals: Collection[Signal]) -> None:
    """Called inside the commands that answer: a delivery for each of these voices; who has the ways hears of it."""
    _make_deliveries(answer, signals)
    tokens = tuple(one.token for one in signals if one.token is not None)
    publish(AnswerReady(tenancy.here(), answer.pk, tokens))


def owe_again(signals: Iterable[Signal]) -> None:
    """Called inside the commands that open something again: who has the ways keeps them for another answer."""
    tokens = tuple(one.token for one in signals if one.token is not None)
    publish(AnswerOwedAgain(tenancy.here(), tokens))


def tell_aside(signal: Signal, reason: str, sentence: str) -> Answer:
    """Called inside the command that sets a signal aside: its giver hears why. Raises Refused without a sentence."""
    said = rules.checked_reason(textchecks.checked(sentence, field="answer", most=300), field="answer")
    if any(hit.kind != "name" for hit in hits_in(said)):
        raise Refused(_("Hier staat iets in dat iemand kan verraden. Zeg het algemener."), field="answer")
    answer = Answer.objects.create(
        asked=_("Je liet ons iets weten."),
        published_on=timezone.localdate(),
        **{"done" if reason in ASIDE_IS_DONE else "not_yet": said},
    )
    tell(answer, [signal])
    return answer


def take_back_aside(signal: Signal) -> None:
    """Called inside the command that looks at it again: no answer any more. Raises Refused for one that left."""
    last = Delivery.objects.filter(signal=signal, answer__bundle=None).order_by("-answer__written_at").first()
    if last is None:
        return
    if last.state != DeliveryState.WAITING:
        raise Refused(_("Het antwoord hierop is al gebracht of onderweg. Het blijft opzij."), code="told")
    last.answer.delete()


def _make_deliveries(answer: Answer, signals: Collection[Signal]) -> None:
    """A delivery with a short code for each; another code is drawn when one is taken.

    To who wants no answer it counts as impossible from the start, so that nobody waits for it.
    """
    for _attempt in range(5):
        rows = [
            Delivery(network_id=answer.network_id, answer=answer, signal=one, token=one.token, code=code, **_begun(one))
            for one, code in zip(signals, _codes(len(signals)), strict=True)
        ]
        try:
            with transaction.atomic():
                Delivery.objects.bulk_create(rows)
            return
        except IntegrityError:
            continue
    raise RuntimeError("five rows of codes in a row were taken")


def _begun(signal: Signal) -> dict[str, Any]:
    if signal.wants_answer:
        return {}
    reason = _("Wie dit zei, hoeft geen antwoord.")
    return {"state": DeliveryState.IMPOSSIBLE, "impossible_because": reason, "brought_on": timezone.localdate()}


def _codes(number: int) -> Iterable[str]:
    codes: set[str] = set()
    while len(codes) < number:
        codes.add(random_code())
    return codes
