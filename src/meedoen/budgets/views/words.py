"""How money is written and drawn on screen."""

import datetime
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.utils import formats, timezone
from django.utils.translation import gettext as _

from meedoen.kernel.release import Unit, unit_word
from meedoen.kernel.web.words import euros
from meedoen.networks import public as networks

from .. import evidence
from ..queries.funds import Pot
from ..rules.spending import threshold_word
from ..terms import EntryKind

WIDE = 1000
ROUGH = 5000
"""A forecast is rounded to fifty euro: it is no more exact than that."""
NO_THRESHOLD = "none"
cents = partial(euros, exact=True)
"""An amount to the cent, always with two decimals: "€ 1.234,50"."""
OUT = {EntryKind.EXPENSE, EntryKind.PAYMENT}


def day(when: datetime.date | None) -> str:
    """ "14 maart 2026"."""
    return formats.date_format(when, "j F Y") if when else ""


def short_day(when: datetime.date, year: int) -> str:
    """ "14/3"; with its year when that is another one than that of the fund."""
    return f"{when.day}/{when.month}" if when.year == year else f"{when.day}/{when.month}/{when.year}"


@dataclass(frozen=True)
class Part:
    """One piece of a bar: its place and width on 1,000, its look, its word and its amount."""

    x: int
    width: int
    look: str
    word: str
    amount: str


@dataclass(frozen=True)
class Bar:
    """A fund in a year as one bar: what it says aloud, its pieces, and where the year is heading."""

    aloud: str
    parts: list[Part]
    forecast_x: int
    forecast: str


def bar(pot: Pot) -> Bar:
    """Paid, committed, reserved, free and gone at closing beside each other, on the width of what there was."""
    balance, whole = pot.balance, max(pot.put.whole, 1)
    pieces = [
        ("paid", _("betaald"), balance.paid),
        ("committed", _("vastgelegd"), balance.committed),
        ("reserved", _("gereserveerd"), balance.reserved),
        ("free", _("vrij"), balance.free),
        ("gone", _("terug of naar volgend jaar"), pot.put.gone),
    ]
    closed = pot.row.closed_on is not None
    always = ("paid",) if closed else ("paid", "free")
    parts, gone = [], 0
    for look, word, amount in pieces:
        if not amount and look not in always:
            continue
        x, end = gone * WIDE // whole, (gone + amount) * WIDE // whole
        parts.append(Part(x, end - x, look, word, euros(amount)))
        gone += amount
    said = ", ".join(f"{part.amount} {part.word}" for part in parts)
    aloud = _("Van %(budget)s: %(parts)s") % {"budget": euros(pot.put.whole), "parts": said}
    ahead = 0 if closed else min(pot.forecast.cents * WIDE // whole, WIDE)
    return Bar(aloud, parts, ahead, forecast(pot))


def forecast(pot: Pot) -> str:
    """One sentence about the end of the year."""
    if pot.row.closed_on is not None:
        return _("Afgesloten op %(day)s.") % {"day": day(pot.row.closed_on)}
    rounded = euros(round(pot.forecast.left / ROUGH) * ROUGH)
    if pot.forecast.known:
        this = timezone.localdate().year
        if pot.row.year < this:
            said = _("Het jaar is voorbij. Er blijft %(left)s over.")
        elif pot.row.year > this:
            said = _("Het jaar begint nog. Er is %(left)s te besteden.")
        else:
            said = _("Nog %(left)s te besteden dit jaar.")
        return said % {"left": euros(pot.balance.free)}
    if pot.forecast.left <= 0:
        return _("Aan dit tempo is alles op vóór het einde van het jaar.")
    return _("Aan dit tempo blijft er op het einde van het jaar ongeveer %(left)s over.") % {"left": rounded}


def threshold_choices() -> list[tuple[str, Any]]:
    """The seven thresholds, and none."""
    return [*((one.value, one.label) for one in networks.Threshold), (NO_THRESHOLD, _("Geen: voor de werking zelf"))]


def counted(figure: str, unit: str) -> str:
    """A count with its unit: "1 keer", "ongeveer 25 personen"; empty without a count."""
    if not figure or not unit:
        return ""
    last = figure.rpartition(" ")[2].rpartition("–")[2].replace(".", "")
    number = int(last) if last.isascii() and last.isdigit() else 2
    if unit in set(Unit):
        return f"{figure} {unit_word(Unit(unit), number)}"
    return _("%(amount)s euro") % {"amount": figure}


def first_times_note(told: evidence.FirstTimes | None, year: int) -> str:
    """What the column of first times counts, as a sentence; empty when nobody can tell."""
    if told is None:
        return ""
    said = {"year": year, "persons": told.whole.text_with_unit}
    return (
        _(
            "Eerste keren: in %(year)s kwamen %(persons)s voor de eerste keer, in heel het netwerk. "
            "Bij een drempel telt wie kwam naar iets dat die drempel verlaagt; iemand kan bij twee drempels tellen. "
            "Alles is afgerond."
        )
        % said
    )


def line(entry: Any, year: int) -> dict[str, Any]:
    """One line of the ledger of a year as a row of the table."""
    amount = cents(entry.cents)
    return {
        "id": entry.pk,
        "day": short_day(entry.on, year),
        "kind": str(entry.get_kind_display()),
        "what": entry.what,
        "basket": str(entry.get_basket_display()).partition(":")[0] if entry.basket else "",
        "threshold": threshold_word(entry.threshold),
        "amount": f"− {amount}" if entry.kind in OUT else amount,
        "spent": entry.kind in OUT,
    }
