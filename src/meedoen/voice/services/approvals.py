"""Asking each organisation concerned before a bundle is published."""

import uuid
from collections.abc import Collection

from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel import textchecks
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command
from meedoen.kernel.refusals import Refused
from meedoen.networks import public as networks

from ..models import Approval, Bundle, Signal
from ..policy import signals as policy
from ..terms.signals import ApprovalState


@command(policy.CHANGE_BUNDLE)
def ask_approvals(actor: Actor, bundle: Bundle, *, organisation_ids: Collection[uuid.UUID]) -> int:
    """Ask these organisations; who did not answer yet and is not among them is asked no more. Gives how many are asked.

    An answer that was given stays, also a no: another text asks it again. Raises Refused for an organisation that is
    no partner.
    """
    known = {partner.pk for partner in networks.partners(actor)}
    if set(organisation_ids) - known:
        raise Refused(_("Deze organisatie is geen partner meer. Kies een andere."), field="organisations")
    asked = Approval.objects.filter(bundle=bundle, state=ApprovalState.ASKED)
    asked.exclude(organisation_id__in=organisation_ids).delete()
    ask(bundle, organisation_ids)
    return Approval.objects.filter(bundle=bundle).count()


def ask(bundle: Bundle, organisation_ids: Collection[uuid.UUID]) -> None:
    """Called inside the commands that ask: those of these organisations that were not asked yet."""
    there = set(Approval.objects.filter(bundle=bundle).values_list("organisation_id", flat=True))
    for organisation_id in sorted(set(organisation_ids) - there):
        Approval.objects.create(bundle=bundle, organisation_id=organisation_id)


def ask_who_took_in(bundle: Bundle) -> None:
    """Called inside the step to REPORT: each other organisation that took in one of its voices has a say."""
    voices = Signal.objects.filter(bundle=bundle).exclude(organisation=bundle.organisation_id)
    ask(bundle, {one for one in voices.values_list("organisation_id", flat=True) if one is not None})


@command(policy.APPROVE)
def answer_approval(actor: Actor, approval: Approval, *, agrees: bool, remark: str = "") -> Approval:
    """Our organisation agrees, or not and why. Raises Refused without a reason."""
    remark = textchecks.checked(remark, field="remark", most=300)
    if not agrees and not remark:
        raise Refused(_("Schrijf kort wat er anders moet."), field="remark")
    approval.state = ApprovalState.APPROVED if agrees else ApprovalState.REFUSED
    approval.remark, approval.answered_on = remark, timezone.localdate()
    approval.save()
    return approval


def ask_again(bundle: Bundle) -> None:
    """Called inside the command that changes the text: what was agreed to is another text."""
    Approval.objects.filter(bundle=bundle).update(
        state=ApprovalState.ASKED, answered_on=None, remark="", asked_on=timezone.localdate()
    )
