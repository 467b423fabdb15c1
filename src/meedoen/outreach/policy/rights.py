"""Rights that were found: counts, without a person."""

from django.utils.translation import gettext_lazy as _

from meedoen.kernel.access import Action, roles

from .roles import OUTREACH, own

SEE_RIGHTS = Action(
    name="outreach.see_rights",
    label=_("Gevonden rechten zien (zonder naam)"),
    roles=roles(*OUTREACH),
    purpose="onderbescherming tegengaan",
    model="outreach.RightFound",
    rows=own,
)
CHECK_RIGHTS = Action(
    name="outreach.check_rights",
    label=_("Samen nakijken welke rechten er zijn"),
    roles=roles(*OUTREACH),
    purpose="onderbescherming tegengaan",
)
NOTE_RIGHT = Action(
    name="outreach.note_right",
    label=_("Een gevonden recht noteren"),
    roles=roles(*OUTREACH),
    purpose="onderbescherming tegengaan",
)
SETTLE_RIGHT = Action(
    name="outreach.settle_right",
    label=_("Noteren of een recht geregeld is"),
    roles=roles(*OUTREACH),
    purpose="onderbescherming tegengaan",
    model="outreach.RightFound",
    rows=own,
)
