"""What leaves the house: the lines as a list, the yearly account on paper for who gave the money."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from meedoen.kernel.documents import House, render_pdf
from meedoen.kernel.web import acts
from meedoen.kernel.web.files import file
from meedoen.kernel.web.request import HouseRequest
from meedoen.networks import public as networks

from .. import evidence, policy, services
from ..queries import funds as reads
from ..rules.spending import SPENT, threshold_word
from ..terms import BASKET_WORDS, WITH_BASKETS, EntryKind
from . import words


@require_safe
@acts(policy.EXPORT)
def export(request: HouseRequest, network: Any, fund_year_id: uuid.UUID, kind: str) -> HttpResponse:
    """Every line of the ledger of a fund in a year."""
    made = services.export_account(request.actor, fund_year_id, kind=kind)
    return file(made.content, made.name, to_keep=True)


@require_safe
@acts(policy.EXPORT)
def account(request: HouseRequest, network: Any, fund_year_id: uuid.UUID) -> HttpResponse:
    """The yearly account as PDF: what came in, every payment by basket, what is left; it adds up to the cent."""
    found = reads.account(request.actor, fund_year_id)
    title = _("Rekening %(year)s: %(fund)s") % {"year": found.pot.row.year, "fund": found.pot.fund.name}
    made_on = _("Gemaakt op %(day)s") % {"day": words.day(timezone.localdate())}
    pdf = render_pdf(
        "budgets/account",
        _data(found, evidence.first_times(request.actor, found.pot.row.year)),
        language="nl",
        title=title,
        house=House(network=request.network.name, accent=request.network.accent, made=made_on),
    )
    return file(pdf, f"rekening-{found.pot.row.year}.pdf")


def _data(found: reads.Account, told: evidence.FirstTimes | None) -> dict[str, Any]:
    """Everything on the paper, already in words; sums are made in whole cents and only then written."""
    kinds, put, balance, fund = found.totals.kinds, found.pot.put, found.pot.balance, found.pot.fund
    out, lapsed = kinds.get(EntryKind.CARRY_OUT, 0), kinds.get(EntryKind.LAPSE, 0)
    groups: dict[str, list[Any]] = {}
    for entry in found.entries:
        groups.setdefault(entry.basket, []).append(entry)
    thresholds = dict(networks.Threshold.choices) | {"": _("Geen: voor de werking zelf")}
    return {
        "fund": fund.name,
        "year": str(found.pot.row.year),
        "funder": fund.funder,
        "conditions": fund.conditions,
        "labels": {
            "funder": _("Gegeven door"), "conditions": _("Voorwaarden"), "day": _("Dag"), "what": _("Waarvoor"),
            "threshold": _("Drempel"), "amount": _("Bedrag"), "times": _("Eerste keren"), "sum": _("Samen"),
            "total": _("Totaal betaald"),
            "summary": _("Samenvatting"), "thresholds": _("Wat het geld wegnam"), "part": _("Deel"),
            "sign": _("Voor echt verklaard"), "sign_lines": _("Naam, functie, datum en handtekening"),
        },
        "summary": [
            (_("Budget"), words.cents(put.given)),
            *([(_("Overgedragen van vorig jaar"), words.cents(put.brought))] if put.brought else []),
            (_("Betaald"), words.cents(balance.paid)),
            *([(_("Nog opzij gezet"), words.cents(balance.reserved + balance.committed))]
              if balance.reserved + balance.committed else []),
            *([(_("Overgedragen naar volgend jaar"), words.cents(out))] if out else []),
            *([(_("Terug naar wie het gaf"), words.cents(lapsed))] if lapsed else []),
            (_("Vrij"), words.cents(balance.free)),
        ],
        "groups": [
            {
                "title": str(BASKET_WORDS[name]) if fund.kind in WITH_BASKETS else _("Betalingen"),
                "lines": [
                    {"day": f"{entry.on:%d/%m/%Y}", "what": entry.what or str(entry.get_kind_display()),
                     "threshold": threshold_word(entry.threshold), "amount": words.cents(_signed(entry))}
                    for entry in entries
                ],
                "sum": words.cents(sum(map(_signed, entries))),
            }
            for name, entries in sorted(groups.items(), reverse=True)
        ],
        "total": words.cents(sum(map(_signed, found.entries))),
        "thresholds": [(str(thresholds[name]), words.cents(cents), _times(told, name))
                       for name, cents in sorted(found.totals.thresholds.items())],
        "first_times": words.first_times_note(told, found.pot.row.year),
    }  # fmt: skip


def _times(told: evidence.FirstTimes | None, name: str) -> str:
    return told.by_threshold[name].text if told and name in told.by_threshold else "–"


def _signed(entry: Any) -> int:
    return SPENT[EntryKind(entry.kind)] * entry.cents
