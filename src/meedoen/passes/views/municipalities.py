"""Settling with other municipalities: what they still pay back, a statement for each, and that it came."""

import datetime
import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from meedoen.kernel.web import HouseForm, acts, asked, attempt, done, page, redirect_to
from meedoen.kernel.web.files import file
from meedoen.kernel.web.request import HouseRequest

from .. import policy, services
from ..forms.settlements import ALL, OWN, MunicipalityForm, RepaymentForm
from ..queries import municipalities as reads
from ..queries.settlements import accounts
from ..rules.saying import day
from ..rules.statement_periods import Span, offered
from . import words
from .papers import statement_pdf


@require_safe
@acts(policy.SEE_MUNICIPALITIES)
def municipalities(request: HouseRequest, network: Any) -> HttpResponse:
    """What each municipality still has to be asked, and the statements that wait for their money."""
    found = [_shown(one) for one in reads.repayments(request.actor)]
    context = {
        "towns": [
            {"id": one.row.pk, "name": one.row.name, "amount": words.exact(one.cents), "claims": one.claims,
             "coming": words.exact(one.coming) if one.coming else ""}
            for one in reads.municipalities(request.actor)
        ],
        "waiting": [one for one in found if not one["received"]],
        "received": [one for one in found if one["received"]],
    }  # fmt: skip
    return page(request, "passes/municipalities.html", context)


def _shown(row: Any) -> dict[str, Any]:
    return {
        "id": row.pk,
        "number": row.number,
        "name": row.municipality.name,
        "amount": words.exact(row.cents),
        "period": _period(row),
        "received": day(row.received_on),
    }


def _period(row: Any) -> str:
    return _("%(first)s tot %(last)s") % {"first": day(row.first_day), "last": day(row.last_day)}


@acts(policy.MAKE_MUNICIPALITY)
def add(request: HouseRequest, network: Any) -> HttpResponse:
    """A municipality with which there is an agreement."""
    form = MunicipalityForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: services.agree_municipality(request.actor, once=form.token, **form.answers))
        if made is not None:
            done(request, _("%(name)s staat erbij. Noteer ze bij het recht van wie daar woont.") % {"name": made.name})
            return redirect_to(request, "passes:municipalities")
    return asked(request, form, _("Nieuwe gemeente"), back=("passes:municipalities", {}))


@acts(policy.BILL_MUNICIPALITY)
def ask(request: HouseRequest, network: Any, municipality_id: uuid.UUID) -> HttpResponse:
    """What was paid for who lives there, in a time that one chooses, on one statement."""
    today = timezone.localdate()
    row, days = reads.to_ask(request.actor, municipality_id)
    spans = {span.key: span for span in offered(days)}
    upto = sum(cents for on, cents in days.items() if on <= today)
    whole = _("Alles tot vandaag: %(amount)s") % {"amount": words.exact(upto)}
    periods = [(ALL, whole), *((key, _span(span)) for key, span in spans.items()), (OWN, _("Eigen dagen"))]
    form = RepaymentForm(request.POST or None, periods=periods)
    if request.method == "POST" and form.is_valid():
        since, until = _chosen(form, spans, today)
        made = attempt(
            form,
            lambda: services.ask_repayment(request.actor, municipality_id, since=since, until=until, once=form.token),
        )
        if made is not None:
            said = {"number": made.number, "amount": words.exact(made.cents)}
            done(request, _("Afrekening %(number)s staat klaar: %(amount)s. Stuur ze naar de gemeente.") % said)
            return redirect_to(request, "passes:municipalities")
    title = _("Afrekening met %(name)s") % {"name": row.name}
    act = _("Maak de afrekening")
    return asked(
        request, form, title, back=("passes:municipalities", {}), act=act, template="passes/ask_repayment.html"
    )


def _chosen(
    form: RepaymentForm, spans: dict[str, Span], today: datetime.date
) -> tuple[datetime.date | None, datetime.date]:
    said = form.cleaned_data
    if said["period"] == OWN:
        return said["since"], said["until"]
    span = spans.get(said["period"])
    return (span.first, span.last) if span else (None, today)


def _span(span: Span) -> str:
    """ "4e kwartaal 2026: € 120,00", "november 2026: € 20,00" """
    told = {"n": span.quarter, "year": span.first.year, "month": date_format(span.first, "F Y")}
    name = (_("%(n)se kwartaal %(year)s") if span.quarter else "%(month)s") % told
    return _("%(name)s: %(amount)s") % {"name": name, "amount": words.exact(span.cents)}


@acts(policy.RECEIVE_REPAYMENT)
def receive(request: HouseRequest, network: Any, repayment_id: uuid.UUID) -> HttpResponse:
    """Note that the money came, after one has read the amount."""
    row = reads.to_receive(request.actor, repayment_id)
    form = HouseForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: services.receive_repayment(request.actor, repayment_id))
        if made is not None:
            done(request, _("%(amount)s is terug in het fonds.") % {"amount": words.exact(made.cents)})
            return redirect_to(request, "passes:municipalities")
    said = {"amount": words.exact(row.cents), "name": row.municipality.name}
    context = {
        "question": _("%(amount)s gekregen van %(name)s?") % said,
        "consequences": [_("Elk bedrag komt terug in zijn eigen fonds, en staat zo in de rekening.")],
        "form": form,
        "act": _("Noteer als gekregen"),
        "kind": "primary",
        "back_url": reverse("passes:municipalities", kwargs={"network": network.slug}),
    }
    return page(request, "ui/confirm.html", context, status=422 if form.errors else 200)


def _pay_on(request: HouseRequest) -> str:
    """On which of our own accounts the other municipality pays, once one is known."""
    known = accounts(request.actor)
    own = next((known[key] for key in known if key in request.actor.organisation_ids), None)
    if own is None:
        return _("Voor wie daar woont en hier meedeed.")
    return _("Voor wie daar woont en hier meedeed. Betaal op %(iban)s, %(holder)s.") % {
        "iban": own.iban,
        "holder": own.holder,
    }


@require_safe
@acts(policy.SEE_REPAYMENTS)
def statement(request: HouseRequest, network: Any, repayment_id: uuid.UUID) -> HttpResponse:
    """The statement on paper, for the other municipality: codes and amounts, no names."""
    row = reads.repayment(request.actor, repayment_id)
    title = _("Afrekening %(number)s met %(name)s") % {"number": row.number, "name": row.municipality.name}
    settled = _("Gekregen op %(day)s") % {"day": day(row.received_on)} if row.received_on else ""
    pdf = statement_pdf(
        network, row, reads.lines_of(row), title=title, to=row.municipality.name, account=_pay_on(request),
        what=_("Waarvoor"), granted=_("Te betalen"), settled=settled,
    )  # fmt: skip
    return file(pdf, f"gemeente-{row.number}.pdf")


@require_safe
@acts(policy.SEE_REPAYMENTS)
def export(request: HouseRequest, network: Any, repayment_id: uuid.UUID) -> HttpResponse:
    """The lines as an Excel list."""
    made = services.repayment_list(request.actor, repayment_id, kind="xlsx")
    return file(made.content, made.name, to_keep=True)
