"""Who may say which of the own people sits at a table."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.access import Action, Sensitivity, roles
from meedoen.kernel.actors import Actor, Role

from .returns import open_to


def _ours(actor: Actor) -> Q:
    """Ties of the own organisation, of who is not protected or whom the actor has a link with."""
    return Q(organisation_id__in=actor.organisation_ids, participant_id__in=open_to(actor))


PURPOSE = "een plaats aan tafel verbinden met wie er zit, voor inzage en wissen"
WHO_TIES = (Role.COORDINATOR, Role.WORKER, Role.GROUP_GUIDE)

TIE_SEAT = Action(
    name="people.tie_seat",
    label=_("Zeggen wie van de eigen mensen op een plaats in een groep zit"),
    roles=roles(*WHO_TIES),
    purpose=PURPOSE,
    sensitivity=Sensitivity.PERSONAL,
)
SEE_SEAT = Action(
    name="people.see_seat",
    label=_("Zien wie van de eigen mensen op een plaats in een groep zit, en dat losmaken"),
    roles=roles(*WHO_TIES),
    purpose=PURPOSE,
    model="people.SeatTie",
    rows=_ours,
    sensitivity=Sensitivity.PERSONAL,
)
