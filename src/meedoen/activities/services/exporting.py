"""A list that leaves the house: who took it, why and until when stand in the file and in the log (G13, rule 14)."""

import datetime
import json
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel import spreadsheets
from meedoen.kernel.access import Action
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember
from meedoen.kernel.refusals import Refused

from .. import policy, uitdatabank
from ..queries import exporting as reads
from ..queries import published

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


@command(policy.EXPORT)
def export_sessions(actor: Actor, *, kind: str) -> Export:
    """What is still to come of what this actor plans, a row a session, as ``csv`` or ``xlsx``; can be read in again."""
    sheet = reads.sessions(actor, since=timezone.now())
    return _file(actor, sheet, policy.EXPORT, "momenten", kind)


@command(policy.EXPORT)
def export_uitdatabank(actor: Actor, *, base: str) -> Export:
    """The published offer that this actor plans as events of UiTdatabank (JSON-LD), with the number of places.

    ``base`` is the address that ids begin with. What came from UiTdatabank and what has no place is left out.
    """
    offer = reads.own_published(actor)
    sessions = published.sessions_ahead(actor, [activity.pk for activity in offer])
    made = [uitdatabank.document(activity, sessions[activity.pk], base=base, with_capacity=True) for activity in offer]
    events = [document for document in made if document is not None]
    remember(kind="uitdatabank", rows=len(events))
    content = json.dumps({"member": events}, ensure_ascii=False, indent=1).encode()
    return Export("meedoen-uitdatabank.json", content, len(events))


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
