"""The network map and the flow of a group: figures as they may leave, for everybody of the staff (H4, H8)."""

from django.utils.translation import gettext_lazy as _

from meedoen.kernel.access import Action, everything
from meedoen.kernel.actors import STAFF

SEE_MAP = Action(
    name="outreach.see_map",
    label=_("De netwerkkaart zien"),
    roles=STAFF,
    purpose="verantwoorden",
    model="outreach.Contact",
    rows=everything,
)
SEE_FLOW = Action(
    name="outreach.see_flow",
    label=_("De doorstroom van een groep zien"),
    roles=STAFF,
    purpose="verantwoorden",
)
