"""The lines of a fund as a list that leaves the house: who took it, why and until when stand in it (G13, rule 14)."""

from decimal import Decimal

from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command
from meedoen.kernel.spreadsheets import Cell
from meedoen.kernel.taking_out import Export, Sheet, take_out

from .. import policy
from ..models import Entry, FundYear
from ..queries import funds as reads
from ..rules.spending import SPENT, threshold_word
from ..terms import BASKET_WORDS, EntryKind

DAYS = 3650


@command(policy.EXPORT)
def export_account(actor: Actor, row: FundYear, *, kind: str) -> Export:
    """Every line of a fund in a year, with its sum, as ``csv`` or ``xlsx``. Raises Refused for another kind."""
    found, entries = reads.all_lines(actor, row.pk)
    columns = [
        _("Dag"), _("Soort"), _("Waarvoor"), _("Korf"), _("Drempel"), _("Van"), _("Naar"), _("Bedrag"), _("Betaald"),
    ]  # fmt: skip
    paid = sum(SPENT.get(EntryKind(entry.kind), 0) * entry.cents for entry in entries)
    total: list[Cell] = [None, _("Totaal betaald"), None, None, None, None, None, None, _euros(paid)]
    title = f"{found.fund.name} {found.year}"
    sheet = Sheet(title, columns, [_cells(entry) for entry in entries], total)
    about = {_("Fonds"): title}
    name = f"rekening-{found.year}"
    return take_out(actor, policy.EXPORT, sheet, name=name, kind=kind, days=DAYS, about=about)


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
