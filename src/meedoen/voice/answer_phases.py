"""The last phases of a bundle, through the one state machine of the phases (R16)."""

import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor

from .models import Bundle
from .queries.standing import standing_of
from .rules import phases
from .services import bundles
from .terms.signals import Phase
from .ways import ways


def forward(actor: Actor, bundle: Bundle, to: str) -> None:
    """One step on. Raises Refused with what is missing."""
    phases.forward(standing_of(bundle), to)
    bundles.go(actor, bundle, to)


def forward_when_ready(actor: Actor, bundle: Bundle, to: str) -> bool:
    """One step on when nothing is missing for it; otherwise it stays where it is."""
    if phases.why_not(standing_of(bundle), to):
        return False
    bundles.go(actor, bundle, to)
    return True


def reopen(actor: Actor, bundle: Bundle) -> bool:
    """Opened again because an answer is not good enough, with a new promise. False while it is still worked on."""
    if bundle.phase not in (Phase.FEEDBACK, Phase.CLOSED):
        return False
    bundle.promised_on = timezone.localdate() + datetime.timedelta(days=ways().answer_days)
    bundles.reopen(actor, bundle, reason=_("Iemand die dit zei, vindt het antwoord niet goed genoeg."))
    return True
