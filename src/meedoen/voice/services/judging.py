"""Whether an answer is good enough: said once by who spoke, with a code or through a worker."""

from django.utils.translation import gettext as _

from meedoen.kernel import textchecks
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember
from meedoen.kernel.refusals import Refused

from .. import answer_phases as phases
from ..models import Bundle, Delivery, Signal, Verdict
from ..policy import answers as policy
from ..rules import judging as rules
from ..terms.answers import VerdictBy
from ..under_token import by_code
from .signals import wait_again


@command(policy.JUDGE)
def judge(actor: Actor, *, code: str, good_enough: bool, reason: str = "") -> bool:
    """A giver says with the code of the letter whether the answer is good enough. Gives whether it opened again.

    Raises Refused for a code that is not known, or one with which it was said already.
    """
    delivery = by_code(code)
    return _judged(actor, delivery, good_enough=good_enough, reason=reason, how=VerdictBy.CODE)


@command(policy.NOTE_VERDICT)
def note_verdict(actor: Actor, delivery: Delivery, *, good_enough: bool, reason: str = "", how: str) -> bool:
    """A worker notes what a giver said on paper or aloud. Gives whether it opened again. Raises Refused."""
    if how not in (VerdictBy.PAPER, VerdictBy.SPOKEN):
        raise Refused(_("Kies er een uit de lijst."), field="how")
    return _judged(actor, delivery, good_enough=good_enough, reason=reason, how=how)


def _judged(actor: Actor, delivery: Delivery, *, good_enough: bool, reason: str, how: str) -> bool:
    delivery = Delivery.objects.select_for_update(of=("self",)).select_related("answer").get(pk=delivery.pk)
    earlier = Verdict.objects.filter(delivery__signal_id=delivery.signal_id)
    may, why = rules.may_judge(delivery.state, judged=earlier.filter(delivery=delivery).exists())
    if not may:
        raise Refused(why, field="code", code="judged")
    said = textchecks.checked(reason, field="reason", most=300)
    opens = rules.reopens(good_enough=good_enough, reopened_before=earlier.filter(reopened=True).exists())
    opened = opens and _reopen(actor, delivery)
    Verdict.objects.create(delivery=delivery, good_enough=good_enough, reason=said, how=how, reopened=opened)
    remember(good_enough=good_enough, reopened=opened)
    return opened


def _reopen(actor: Actor, delivery: Delivery) -> bool:
    """The bundle opens again; a signal that was set aside waits to be checked again while its words are there."""
    if delivery.answer.bundle_id is None:
        return wait_again(Signal.objects.select_for_update().get(pk=delivery.signal_id))
    return phases.reopen(actor, Bundle.objects.select_for_update().get(pk=delivery.answer.bundle_id))
