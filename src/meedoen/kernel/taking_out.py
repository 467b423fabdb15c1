"""A list that leaves the house: who took it, why and until when stand in the file and in the log (G13, rule 14)."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from . import spreadsheets
from .access import Action
from .actors import Actor
from .doors import remember
from .refusals import Refused

FORMATS = ("csv", "xlsx")


@dataclass(frozen=True)
class Export:
    """A file ready to hand over, and how many rows are in it."""

    name: str
    content: bytes
    rows: int


@dataclass(frozen=True)
class Sheet:
    """What is on the list; ``rows`` are lines of cells, in the order of ``columns``. ``total`` is a last line."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[spreadsheets.Cell]]
    total: Sequence[spreadsheets.Cell] = ()


def take_out(
    actor: Actor,
    action: Action,
    sheet: Sheet,
    *,
    name: str,
    kind: str,
    days: int,
    about: spreadsheets.Footer | None = None,
) -> Export:
    """The sheet as ``csv`` or ``xlsx``, to be kept for ``days`` days; called inside the command of ``action``.

    ``about`` stands above who made it. Raises Refused for another kind of file.
    """
    if kind not in FORMATS:
        raise Refused(_("Kies csv of xlsx."), field="kind")
    today = timezone.localdate()
    footer = {
        **(about or {}),
        _("Gemaakt door"): actor.code,
        _("Gemaakt op"): f"{today:%d/%m/%Y}",
        _("Waarvoor"): str(action.purpose),
        _("Bewaren tot"): f"{today + datetime.timedelta(days=days):%d/%m/%Y}",
    }
    remember(kind=kind, rows=len(sheet.rows))
    rows = [*sheet.rows, sheet.total] if sheet.total else sheet.rows
    if kind == "csv":
        content = spreadsheets.write_csv(sheet.columns, rows, footer=footer).encode()
    else:
        content = spreadsheets.write_xlsx(sheet.columns, rows, title=sheet.title, footer=footer)
    return Export(f"meedoen-{name}.{kind}", content, len(sheet.rows))
