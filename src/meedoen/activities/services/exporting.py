"""A list that leaves the house: who took it, why and until when stand in the file and in the log (G13, rule 14)."""

import datetime
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel import spreadsheets
from meedoen.kernel.access import Action
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember
from meedoen.kernel.refusals import Refused

from .. import policy
from ..queries import exporting as reads

DAYS = 31
FORMATS = ("csv", "xlsx")


@dataclass(frozen=True)
class Export:
    """A file ready to hand over, and how many rows are in it."""

    name: str
    content: bytes
    rows: int


@command(policy.EXPORT)
def export_activities(actor: Actor, *, kind: str) -> Export:
    """The offer that this actor plans, as ``csv`` or ``xlsx``. Raises Refused for another kind."""
    sheet = reads.activities(actor, today=timezone.localdate())
    return _file(actor, sheet, policy.EXPORT, "aanbod", kind)


@command(policy.EXPORT_ATTENDANCE)
def export_attendance(actor: Actor, *, kind: str) -> Export:
    """How many came to each session that is over, rounded, as ``csv`` or ``xlsx``. Raises Refused for another kind."""
    sheet = reads.attendance(actor, until=timezone.now())
    return _file(actor, sheet, policy.EXPORT_ATTENDANCE, "deelname", kind)


def _file(actor: Actor, sheet: reads.Sheet, action: Action, name: str, kind: str) -> Export:
    if kind not in FORMATS:
        raise Refused(_("Kies csv of xlsx."), field="kind")
    until = timezone.localdate() + datetime.timedelta(days=DAYS)
    footer = {
        _("Gemaakt door"): actor.code,
        _("Gemaakt op"): f"{timezone.localdate():%d/%m/%Y}",
        _("Waarvoor"): str(action.purpose),
        _("Bewaren tot"): f"{until:%d/%m/%Y}",
    }
    remember(kind=kind, rows=len(sheet.rows))
    if kind == "csv":
        content = spreadsheets.write_csv(sheet.columns, sheet.rows, footer=footer).encode()
    else:
        content = spreadsheets.write_xlsx(sheet.columns, sheet.rows, title=sheet.title, footer=footer)
    return Export(f"meedoen-{name}.{kind}", content, len(sheet.rows))
