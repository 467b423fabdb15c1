"""Funds: how the year stands, one fund with its lines, making, changing and closing."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from meedoen.kernel.ui import slots
from meedoen.kernel.web import HouseForm, acts, asked, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest, number_asked
from meedoen.kernel.web.words import euros
from meedoen.networks import public as networks

from .. import policy, services
from ..forms.funds import BudgetForm, ChangeFundForm, FundForm, YearForm
from ..queries import funds as reads
from ..terms import BASKET_WORDS, WITH_BASKETS, EntryKind
from . import words
from .tabs import tabs


def asked_year(request: HouseRequest) -> int:
    return number_asked(request, "jaar", timezone.localdate().year, least=1_000)


@require_safe
@acts(policy.SEE_FUNDS)
def funds(request: HouseRequest, network: Any) -> HttpResponse:
    """One bar for each fund of the year, and the own contribution that the regime asks."""
    found = reads.overview(request.actor, year=asked_year(request), today=timezone.localdate())
    years = sorted({*found.years, found.year}, reverse=True)
    context = {
        "tabs": tabs(request, "funds"),
        "years": [{"label": year, "href": f"?jaar={year}", "current": year == found.year} for year in years],
        "year": found.year,
        "pots": [{"row": pot.row, "name": pot.fund.name, "kind": pot.fund.get_kind_display(),
                  "budget": euros(pot.put.whole), "bar": words.bar(pot)} for pot in found.pots],
        "own": _own(found),
        "some": bool(found.years),
    }  # fmt: skip
    return page(request, "budgets/funds.html", context)


def _own(found: reads.Overview) -> dict[str, Any] | None:
    """The check of the own contribution, as a sentence with its numbers (R2)."""
    if found.asked is None or found.spent is None or found.regime is None:
        return None
    said = {
        "needed": euros(found.asked.needed),
        "there": euros(found.asked.there),
        "spent": euros(found.spent.there),
        "regime": found.regime.label,
        "ratio": str(found.regime.ratio),
    }
    return {
        "met": not found.asked.missing,
        "sentence": _("De gemeente legt minstens %(needed)s naast het trekkingsrecht. Voorzien: %(there)s.") % said,
        "missing": _("Er ontbreekt nog %(missing)s.") % {"missing": euros(found.asked.missing)},
        "spent": _("Betaald: %(spent)s. Regel: %(regime)s, %(ratio)s keer het trekkingsrecht.") % said,
    }


@require_safe
@acts(policy.SEE_FUNDS)
def fund(request: HouseRequest, network: Any, fund_year_id: uuid.UUID) -> HttpResponse:
    """One fund in one year: its bar, what it went to, and its lines."""
    today = timezone.localdate()
    most = reads.MOST if "alles" in request.GET else reads.SHOWN
    found = reads.ledger_of(request.actor, fund_year_id, today=today, most=most)
    pot, totals = found.pot, found.totals
    slots.prepare("budgets.fund.beside", request, pot.row)
    with_baskets = pot.fund.kind in WITH_BASKETS
    thresholds = dict(networks.Threshold.choices) | {"": _("Geen: voor de werking zelf")}
    context = {
        "pot": pot,
        "budget": euros(pot.put.whole),
        "brought": euros(pot.put.brought) if pot.put.brought else "",
        "bar": words.bar(pot),
        "baskets": [(BASKET_WORDS[name], words.cents(cents)) for name, cents in totals.baskets.items()]
        if with_baskets
        else [],
        "thresholds": [(thresholds[name], words.cents(cents)) for name, cents in sorted(totals.thresholds.items())],
        "lines": [words.line(entry, pot.row.year) for entry in found.entries],
        "more": totals.lines - len(found.entries),
        "sound": totals.sound,
        "carried": euros(totals.kinds.get(EntryKind.CARRY_OUT, 0)) if pot.row.closed_on else "",
        "lapsed": euros(totals.kinds.get(EntryKind.LAPSE, 0)) if pot.row.closed_on else "",
        "over": pot.row.year < today.year,
        "paid": words.cents(pot.balance.paid),
    }
    return page(request, "budgets/fund.html", context)


@acts(policy.MAKE_FUND)
def add(request: HouseRequest, network: Any) -> HttpResponse:
    """A new fund with its first year."""
    agreements = [(row.pk, row.name) for row in networks.agreements(request.actor)]
    initial = {"year": timezone.localdate().year, "kind": request.GET.get("soort"), "amount": request.GET.get("bedrag")}
    form = FundForm(request.POST or None, agreements=agreements, initial=initial)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: services.make_fund(request.actor, once=form.token, **form.said))
        if made is not None:
            done(request, _("Het fonds staat klaar. Noteer nu uitgaven."))
            return redirect_to(request, "budgets:fund", fund_year_id=made.pk)
    return asked(request, form, _("Nieuw fonds"), back=("budgets:funds", {}))


@acts(policy.CHANGE_FUND)
def change(request: HouseRequest, network: Any, fund_id: uuid.UUID) -> HttpResponse:
    """Who gives it, the conditions, what happens with what is left."""
    found = reads.fund(request.actor, fund_id)
    initial = {name: getattr(found, name) for name in ("funder", "conditions", "carry_percent")}
    form = ChangeFundForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        saved = attempt(form, lambda: services.change_fund(request.actor, found.pk, once=form.token, **form.answers))
        if saved is not None:
            done(request, _("Bewaard."))
            return redirect_to(request, "budgets:funds")
    return asked(request, form, found.name, back=("budgets:funds", {}))


@acts(policy.CHANGE_FUND)
def open_year(request: HouseRequest, network: Any, fund_id: uuid.UUID) -> HttpResponse:
    """One more year of a fund."""
    found = reads.fund(request.actor, fund_id)
    form = YearForm(request.POST or None, initial={"year": timezone.localdate().year + 1})
    if request.method == "POST" and form.is_valid():
        said = form.answers
        made = attempt(
            form,
            lambda: services.open_year(
                request.actor,
                found.pk,
                year=said["year"],
                cents=said["amount"],
                decision=said["decision"],
                once=form.token,
            ),
        )
        if made is not None:
            done(request, _("%(fund)s is open voor %(year)s.") % {"fund": found.name, "year": made.year})
            return redirect_to(request, "budgets:fund", fund_year_id=made.pk)
    title = _("Nieuw jaar voor %(fund)s") % {"fund": found.name}
    return asked(request, form, title, back=("budgets:funds", {}))


@acts(policy.CHANGE_BUDGET)
def budget(request: HouseRequest, network: Any, fund_year_id: uuid.UUID) -> HttpResponse:
    """The budget of a year higher or lower, with the decision it rests on."""
    pot = reads.pot(request.actor, fund_year_id)
    form = BudgetForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        key = str(form.token) if form.token else None
        made = attempt(
            form,
            lambda: services.change_budget(
                request.actor, fund_year_id, cents=form.cents, decision=form.cleaned_data["decision"], key=key
            ),
        )
        if made is not None:
            done(request, _("Het budget is aangepast."))
            return redirect_to(request, "budgets:fund", fund_year_id=fund_year_id)
    title = _("Budget van %(fund)s %(year)s") % {"fund": pot.fund.name, "year": pot.row.year}
    lead = _("Nu %(budget)s, waarvan %(free)s vrij.") % {
        "budget": euros(pot.balance.budget),
        "free": euros(pot.balance.free),
    }
    return asked(request, form, title, back=("budgets:fund", {"fund_year_id": fund_year_id}), lead=lead)


@acts(policy.CLOSE_YEAR)
def close(request: HouseRequest, network: Any, fund_year_id: uuid.UUID) -> HttpResponse:
    """Close a year, after one has read what happens with what is left."""
    pot = reads.pot(request.actor, fund_year_id)
    refused = None
    if request.method == "POST":
        form = HouseForm(request.POST)
        closed = None
        if form.is_valid():
            closed = attempt(form, lambda: services.close_year(request.actor, fund_year_id))
        if closed is not None:
            done(request, _("%(year)s is afgesloten.") % {"year": pot.row.year})
            return redirect_to(request, "budgets:fund", fund_year_id=fund_year_id)
        refused = form
    percent = pot.fund.carry_percent
    left = {"left": euros(pot.balance.free), "percent": percent, "next": pot.row.year + 1, "funder": pot.fund.funder}
    context = {
        "question": _("%(fund)s %(year)s afsluiten?") % {"fund": pot.fund.name, "year": pot.row.year},
        "consequences": [
            _("Er blijft %(left)s over.") % left,
            _("%(percent)s procent daarvan gaat naar %(next)s. De rest gaat terug naar %(funder)s.") % left,
            _("Daarna kan je in dit jaar niets meer noteren of verbeteren."),
        ],
        "form": refused or HouseForm(),
        "act": _("Sluit dit jaar af"),
        "kind": "primary",
        "back_url": reverse("budgets:fund", kwargs={"network": network.slug, "fund_year_id": fund_year_id}),
    }
    return page(request, "ui/confirm.html", context, status=422 if refused else 200)
