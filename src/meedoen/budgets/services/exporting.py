"""The lines of a fund as a list that leaves the house: who took it, why and until when stand in it (G13, rule 14)."""

import datetime
from dataclasses import dataclass
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel import spreadsheets
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember
from meedoen.kernel.refusals import Refused
from meedoen.kernel.spreadsheets import Cell
from meedoen.networks import public as networks

from .. import policy
from ..models import Entry, FundYear
from ..queries import funds as reads
from ..rules.spending import SPENT
from ..terms import BASKET_WORDS, EntryKind

DAYS = 3650
FORMATS = ("csv", "xlsx")


@dataclass(frozen=True)
class Export:
    """A file ready to hand over, and how many lines are in it."""

    name: str
    content: bytes
    rows: int


@command(policy.EXPORT)
def export_account(actor: Actor, row: FundYear, *, kind: str) -> Export:
    """Every line of a fund in a year, with its sum, as ``csv`` or ``xlsx``. Raises Refused for another kind."""
    if kind not in FORMATS:
        raise Refused(_("Kies csv of xlsx."), field="kind")
    found, entries = reads.all_lines(actor, row.pk)
    columns = [
        _("Dag"), _("Soort"), _("Waarvoor"), _("Korf"), _("Drempel"), _("Van"), _("Naar"), _("Bedrag"), _("Betaald"),
    ]  # fmt: skip
    lines = [_cells(entry) for entry in entries]
    paid = sum(SPENT.get(EntryKind(entry.kind), 0) * entry.cents for entry in entries)
    total: list[Cell] = [None, _("Totaal betaald"), None, None, None, None, None, None, _euros(paid)]
    footer = {
        _("Fonds"): f"{found.fund.name} {found.year}",
        _("Gemaakt door"): actor.code,
        _("Gemaakt op"): f"{timezone.localdate():%d/%m/%Y}",
        _("Waarvoor"): str(policy.EXPORT.purpose),
        _("Bewaren tot"): f"{timezone.localdate() + datetime.timedelta(days=DAYS):%d/%m/%Y}",
    }
    remember(kind=kind, rows=len(lines))
    title = f"{found.fund.name} {found.year}"
    if kind == "csv":
        content = spreadsheets.write_csv(columns, [*lines, total], footer=footer).encode()
    else:
        content = spreadsheets.write_xlsx(columns, [*lines, total], title=title, footer=footer)
    return Export(f"meedoen-rekening-{found.year}.{kind}", content, len(lines))


def _cells(entry: Entry) -> list[Cell]:
    sign = SPENT.get(EntryKind(entry.kind), 0)
    return [
        entry.on,
        str(entry.get_kind_display()),
        entry.what,
        str(BASKET_WORDS[entry.basket]) if entry.basket else "",
        threshold_word(entry.threshold),
        str(entry.get_source_display()),
        str(entry.get_target_display()),
        _euros(entry.cents),
        _euros(sign * entry.cents) if sign else None,
    ]


def _euros(cents: int) -> Decimal:
    return Decimal(cents) / 100


def threshold_word(name: str) -> str:
    """The first word of a threshold ("Betaalbaar"); empty without one."""
    return str(networks.Threshold(name).label).partition(":")[0] if name else ""
