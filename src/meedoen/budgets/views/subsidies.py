"""Subsidies to associations: granted, paid in parts, accounted for."""

import datetime
import uuid
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from meedoen.kernel.web import acts, asked, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest
from meedoen.networks import public as networks

from .. import policy, services
from ..forms.funds import AccountForm, PayForm, SubsidyForm
from ..queries import funds
from ..queries import subsidies as reads
from . import words
from .spending import pot_choices
from .tabs import tabs


@require_safe
@acts(policy.SEE_SUBSIDIES)
def subsidies(request: HouseRequest, network: Any) -> HttpResponse:
    """Every subsidy: to whom, how far it is paid, whether its account is there."""
    found = reads.subsidies(request.actor, today=timezone.localdate())
    context = {
        "tabs": tabs(request, "subsidies"),
        "subsidies": [
            {
                "row": one.row,
                "name": one.name,
                "fund": one.fund,
                "cents": words.cents(one.cents),
                "paid": words.cents(one.paid),
                "left": words.cents(one.left) if one.left else "",
                "accounted": words.cents(one.row.accounted_cents or 0) if one.row.accounted_on else "",
                "account_by": words.day(one.row.account_by),
                "late": one.late,
            }
            for one in found
        ],
    }
    return page(request, "budgets/subsidies.html", context)


@acts(policy.GRANT)
def grant(request: HouseRequest, network: Any) -> HttpResponse:
    """A subsidy to a partner, out of a fund that is open."""
    today = timezone.localdate()
    pots = funds.open_pots(request.actor, today=today)
    if not pots:
        done(request, _("Er is nog geen fonds dat open is. Maak er eerst een."))
        return redirect_to(request, "budgets:add")
    partners = [(one.pk, one.name) for one in networks.partners(request.actor)]
    initial = {
        "fund_year": str(pots[0].row.pk),
        "account_by": datetime.date(today.year + 1, 3, 31),
        "threshold": words.NO_THRESHOLD,
    }
    form = SubsidyForm(
        request.POST or None,
        partners=partners,
        pots=pot_choices(pots),
        thresholds=words.threshold_choices(),
        initial=initial,
    )
    if request.method == "POST" and form.is_valid():
        said = form.answers
        fund_year, amount = said.pop("fund_year"), said.pop("amount")
        key = str(form.token) if form.token else None
        if said["threshold"] == words.NO_THRESHOLD:
            said["threshold"] = ""
        made = attempt(form, lambda: services.grant(request.actor, fund_year, cents=amount, key=key, **said))
        if made is not None:
            done(request, _("De subsidie is toegekend. Het geld staat opzij."))
            return redirect_to(request, "budgets:subsidies")
    return asked(request, form, _("Nieuwe subsidie"), back=("budgets:subsidies", {}))


@acts(policy.SETTLE_SUBSIDY)
def pay(request: HouseRequest, network: Any, subsidy_id: uuid.UUID) -> HttpResponse:
    """Pay a part, or all that is left."""
    found = reads.subsidy(request.actor, subsidy_id, today=timezone.localdate())
    form = PayForm(request.POST or None, initial={"amount": found.left})
    if request.method == "POST" and form.is_valid():
        key = str(form.token) if form.token else None
        amount = form.cleaned_data["amount"]
        made = attempt(form, lambda: services.pay_part(request.actor, subsidy_id, cents=amount, key=key))
        if made is not None:
            done(
                request,
                _("%(amount)s is betaald aan %(name)s.") % {"amount": words.cents(made.cents), "name": found.name},
            )
            return redirect_to(request, "budgets:subsidies")
    return asked(request, form, _("Subsidie uitbetalen"), back=("budgets:subsidies", {}), lead=_lead(found))


@acts(policy.SETTLE_SUBSIDY)
def account(request: HouseRequest, network: Any, subsidy_id: uuid.UUID) -> HttpResponse:
    """What the association spent; what it did not spend comes back."""
    found = reads.subsidy(request.actor, subsidy_id, today=timezone.localdate())
    form = AccountForm(request.POST or None, initial={"amount": found.paid})
    if request.method == "POST" and form.is_valid():
        said = form.answers
        made = attempt(
            form,
            lambda: services.account(
                request.actor, subsidy_id, cents=said["amount"], said=said["said"], once=form.token
            ),
        )
        if made is not None:
            done(request, _("De verantwoording van %(name)s is genoteerd.") % {"name": found.name})
            return redirect_to(request, "budgets:subsidies")
    return asked(request, form, _("Verantwoording van de subsidie"), back=("budgets:subsidies", {}), lead=_lead(found))


def _lead(found: reads.Granted) -> str:
    return _("%(name)s: %(what)s. Toegekend %(cents)s, betaald %(paid)s.") % {
        "name": found.name,
        "what": found.row.what_for,
        "cents": words.cents(found.cents),
        "paid": words.cents(found.paid),
    }
