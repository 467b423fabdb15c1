"""The lines of a fund as a list that leaves the house: who took it, why and until when stand in it (G13, rule 14)."""

from decimal import Decimal

from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command
from meedoen.kernel.spreadsheets import Cell
from meedoen.kernel.taking_out import Export, Sheet, take_out
from meedoen.kernel.web.words import euros

from .. import policy
from ..models import Entry, FundYear
from ..queries import funds as reads
from ..queries.lowered import Lowered, lowered
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


@command(policy.EXPORT_YEAR)
def export_lowered(actor: Actor, *, year: int, kind: str) -> Export:
    """Every paid line of a year with the threshold it took away, and beside it the first times there, rounded; the sums
    of each threshold stand above who took it. Raises Refused for another kind than ``csv`` and ``xlsx``."""
    found = lowered(actor, year=year, most=None)
    columns = [
        _("Dag"), _("Fonds"), _("Waarvoor"), _("Drempel"), _("Betaald"), _("Eerste keren bij deze drempel, afgerond"),
    ]  # fmt: skip
    rows: list[list[Cell]] = [
        [
            entry.on, entry.fund_year.fund.name, entry.what or str(entry.get_kind_display()),
            threshold_word(entry.threshold), _euros(SPENT[EntryKind(entry.kind)] * entry.cents),
            row.times.text if row.times else "",
        ]
        for row in found.rows for entry in row.entries
    ]  # fmt: skip
    total: list[Cell] = [
        None,
        None,
        _("Totaal betaald"),
        None,
        _euros(found.paid),
        found.whole.text if found.whole else "",
    ]
    sheet = Sheet(_("Wat een euro wegnam"), columns, rows, total)
    about = {threshold_word(row.name) or _("Geen drempel"): _sum_of(row) for row in found.rows}
    name = f"drempels-{found.year}"
    return take_out(actor, policy.EXPORT_YEAR, sheet, name=name, kind=kind, days=DAYS, about=about)


def _sum_of(row: Lowered) -> str:
    """ "€ 340,00; ongeveer 35 personen voor de eerste keer; ongeveer € 10 per eerste keer" """
    said = [euros(row.cents, exact=True)]
    if row.times:
        said.append(_("%(persons)s voor de eerste keer") % {"persons": row.times.text_with_unit})
    if row.each is not None:
        said.append(_("ongeveer %(amount)s per eerste keer") % {"amount": euros(row.each * 100)})
    return "; ".join(said)


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
