"""Settling: the organiser charges passes at its session; the coordinator pays everybody in one go."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.web import HouseForm, acts, asked, attempt, done, page, redirect_to
from meedoen.kernel.web.files import file
from meedoen.kernel.web.request import HouseRequest
from meedoen.kernel.web.throttle import Throttle
from meedoen.networks import public as networks

from .. import policy, services
from ..forms.settlements import AccountForm, BankForm, ChargeForm
from ..queries import settlements as reads
from ..rules.saying import day
from . import words
from .papers import statement_pdf

GUESSES = Throttle("pass_charge", 20, 900)


@acts(policy.CLAIM_SESSION)
def charge(request: HouseRequest, network: Any, session_id: uuid.UUID) -> HttpResponse:
    """A pass of somebody who is ticked here: what the fund pays, and what the person pays at the till."""
    session = reads.to_charge(request.actor, session_id)
    form = ChargeForm(request.POST or None, initial={"cents": session.activity.price_cents})
    made = charged(
        request, form, lambda: services.claim_session(request.actor, session_id, once=form.token, **form.answers)
    )
    if made is not None:
        said = {"own": words.exact(made.own_part), "fund": words.exact(made.granted)}
        done(request, _("De persoon betaalt %(own)s. Het fonds betaalt jou %(fund)s.") % said)
        return redirect_to(request, "passes:charge", session_id=session_id)
    other_url = reverse("passes:charge_group", kwargs={"network": network.slug, "session_id": session_id})
    other = {"other": _("Groepspas aanrekenen"), "other_url": other_url}
    return charging(request, form, session, _("Pas aanrekenen"), **other)


def charged(request: HouseRequest, form: ChargeForm, call: Callable[[], Any]) -> Any:
    """What was charged; None when nothing was sent, or with the reason in the form. A wrong code counts as a guess."""
    made = None
    if request.method == "POST" and GUESSES.full(request.actor.code):
        form.is_valid()
        form.add_error("code", _("Te veel foute codes. Wacht een kwartier."))
    elif request.method == "POST" and form.is_valid():
        made = attempt(form, call)
        if "code" in form.errors:
            GUESSES.take(request.actor.code)
    return made


def charging(request: HouseRequest, form: ChargeForm, session: Any, title: str, **other: str) -> HttpResponse:
    """The page on which a pass is charged at this session."""
    what = {"title": session.activity.title, "day": day(timezone.localdate(session.starts_at))}
    back = ("activities:session", {"session_id": session.pk})
    return asked(request, form, title, back=back, lead=_("%(title)s, %(day)s") % what, act=_("Reken aan"), **other)


@require_safe
@acts(policy.SEE_OWED)
def owed(request: HouseRequest, network: Any) -> HttpResponse:
    """What the own organisation asked for and when it is paid, without names."""
    context = {
        "lines": [
            {"code": line.code, "day": day(line.on), "what": line.what, "amount": words.exact(line.granted),
             "state": state}
            for line, state in reads.own_claims(request.actor)
        ],
        "statements": _statements(request),
    }  # fmt: skip
    return page(request, "passes/owed.html", context)


def _statements(request: HouseRequest) -> list[dict[str, Any]]:
    return [
        {
            "id": one.row.pk,
            "number": one.row.number,
            "name": one.name,
            "amount": words.exact(one.row.cents),
            "claims": one.row.claims_count,
            "period": _("%(first)s tot %(last)s") % {"first": day(one.row.first_day), "last": day(one.row.last_day)},
            "paid": day(one.row.paid_on),
            "file": one.row.file_number,
            "file_on": day(one.row.file_on),
            "cents": one.row.cents,
        }
        for one in reads.settlements(request.actor)
    ]


@require_safe
@acts(policy.SETTLE)
def settlements(request: HouseRequest, network: Any) -> HttpResponse:
    """What each organiser gets, and the settlements that wait for the bank."""
    return _settlements(request, _seen(request), None)


@dataclass(frozen=True)
class _Seen:
    """What the page of settlements and its form both show, read once."""

    names: dict[uuid.UUID, str]
    accounts: dict[uuid.UUID, Any]
    statements: list[dict[str, Any]]


def _seen(request: HouseRequest) -> _Seen:
    return _Seen(networks.names_of_partners(request.actor), reads.accounts(request.actor), _statements(request))


def _bank_form(request: HouseRequest, seen: _Seen, data: Any) -> BankForm:
    own = [key for key in seen.accounts if key in request.actor.organisation_ids]
    payers = [(key, f"{seen.names.get(key, '')} · {seen.accounts[key].iban}") for key in own or seen.accounts]
    start = {"on": timezone.localdate(), "payer_id": payers[0][0] if len(payers) == 1 else None}
    made = any(one["file"] and not one["paid"] for one in seen.statements)
    return BankForm(data, payers=payers, made=made, initial=start)


def _settlements(request: HouseRequest, seen: _Seen, form: HouseForm | None) -> HttpResponse:
    found = seen.statements
    bank = form if isinstance(form, BankForm) else _bank_form(request, seen, None)
    form = form or bank
    owed = reads.owed(request.actor)
    ready = [one.cents for one in owed if one.account]
    context = {
        "form": form,
        "owed": [
            {"id": one.organiser_id, "name": one.name, "amount": words.exact(one.cents), "claims": one.claims,
             "account": one.account}
            for one in owed
        ],
        "all": words.exact(sum(ready)) if len(ready) > 1 else "",
        "open": [one for one in found if not one["paid"] and not one["file"]],
        "files": _files(found),
        "paid": [one for one in found if one["paid"]],
        "pays": True,
        "partners": _partners(seen),
        "bank": bank,
    }  # fmt: skip
    return page(request, "passes/settlements.html", context, status=422 if form.errors else 200)


def _files(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The files of which the bank did not pay everything yet, newest first, each with its settlements."""
    waiting = [one for one in found if one["file"] and not one["paid"]]
    numbers = sorted({one["file"] for one in waiting}, reverse=True)
    files = []
    for number in numbers:
        rows = [one for one in waiting if one["file"] == number]
        total = words.exact(sum(one["cents"] for one in rows))
        files.append({"rows": rows, "id": rows[0]["id"], "on": rows[0]["file_on"], "sum": total})
    return files


def _partners(seen: _Seen) -> list[dict[str, Any]]:
    return [
        {"id": key, "name": name, "iban": seen.accounts[key].iban if key in seen.accounts else ""}
        for key, name in sorted(seen.names.items(), key=lambda pair: pair[1].casefold())
    ]


@acts(policy.NOTE_ACCOUNT)
def account(request: HouseRequest, network: Any, organisation_id: uuid.UUID) -> HttpResponse:
    """The account of a partner."""
    partner = networks.partner(request.actor, organisation_id)
    known = reads.accounts(request.actor).get(organisation_id)
    start = {"iban": known.iban, "holder": known.holder} if known else {"holder": partner.name}
    form = AccountForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            lambda: services.note_account(
                request.actor, organisation_id=organisation_id, once=form.token, **form.answers
            ),
        )
        if made is not None:
            done(request, _("De rekening is genoteerd."))
            return redirect_to(request, "passes:settlements")
    return asked(request, form, _("Rekening"), back=("passes:settlements", {}), lead=partner.name)


@require_POST
@acts(policy.SETTLE)
def settle(request: HouseRequest, network: Any, organisation_id: uuid.UUID) -> HttpResponse:
    """All that an organiser gets up to today becomes one payment."""
    form = HouseForm(request.POST)
    form.is_valid()
    made = attempt(
        form,
        lambda: services.settle(
            request.actor, organiser_id=organisation_id, until=timezone.localdate(), once=form.token
        ),
    )
    if made is None:
        return _settlements(request, _seen(request), form)
    done(request, _("Afrekening %(number)s staat klaar: %(amount)s.") % {
        "number": made.number, "amount": words.exact(made.cents)})  # fmt: skip
    return redirect_to(request, "passes:settlements")


@require_POST
@acts(policy.SETTLE)
def settle_all(request: HouseRequest, network: Any) -> HttpResponse:
    """One payment for each organiser of which the account is known, up to today."""
    form = HouseForm(request.POST)
    form.is_valid()
    made = attempt(form, lambda: services.settle_all(request.actor, until=timezone.localdate()))
    if made is None:
        return _settlements(request, _seen(request), form)
    said = {"n": len(made), "amount": words.exact(sum(one.cents for one in made))}
    done(request, ngettext("%(n)s afrekening staat klaar: %(amount)s.", "%(n)s afrekeningen staan klaar: %(amount)s.",
                           len(made)) % said)  # fmt: skip
    return redirect_to(request, "passes:settlements")


@require_POST
@acts(policy.SETTLE)
def bank(request: HouseRequest, network: Any) -> HttpResponse:
    """The payment file for every settlement that waits."""
    seen = _seen(request)
    form = _bank_form(request, seen, request.POST)
    if form.is_valid():
        made = attempt(form, lambda: services.bank_file(request.actor, **form.answers))
        if made is not None:
            return file(made, "betalingen.xml", to_keep=True)
    return _settlements(request, seen, form)


@acts(policy.PAY_SETTLEMENT)
def pay(request: HouseRequest, network: Any, settlement_id: uuid.UUID) -> HttpResponse:
    """Note that the bank paid it, after one has read the amount."""
    found = reads.statement(request.actor, settlement_id)
    form = HouseForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: services.pay_settlement(request.actor, settlement_id))
        if made is not None:
            done(request, _("Afrekening %(number)s is betaald.") % {"number": made.number})
            return redirect_to(request, "passes:settlements")
    row = found.row
    context = {
        "question": _("%(amount)s betaald aan %(name)s?") % {"amount": words.exact(row.cents), "name": found.name},
        "consequences": [_("Op rekening %(iban)s.") % {"iban": row.iban}, _("Het fonds toont ze dan als betaald.")],
        "form": form,
        "act": _("Noteer als betaald"),
        "kind": "primary",
        "back_url": reverse("passes:settlements", kwargs={"network": network.slug}),
    }
    return page(request, "ui/confirm.html", context, status=422 if form.errors else 200)


@acts(policy.PAY_SETTLEMENT)
def pay_file(request: HouseRequest, network: Any, settlement_id: uuid.UUID) -> HttpResponse:
    """Note that the bank paid a whole file, after one has read what is in it."""
    form = HouseForm(request.POST if request.method == "POST" else None)
    rows = reads.in_file(request.actor, settlement_id)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: services.pay_file(request.actor, settlement_id))
        if made is not None:
            done(request, _("Alles van dit bestand is betaald."))
            return redirect_to(request, "passes:settlements")
    context = {
        "question": _("%(amount)s betaald?") % {"amount": words.exact(sum(one.row.cents for one in rows))},
        "consequences": [
            _("%(name)s: %(amount)s") % {"name": one.name, "amount": words.exact(one.row.cents)} for one in rows
        ] + [_("Het fonds toont ze dan als betaald.")],
        "form": form,
        "act": _("De bank betaalde alles"),
        "kind": "primary",
        "back_url": reverse("passes:settlements", kwargs={"network": network.slug}),
    }  # fmt: skip
    return page(request, "ui/confirm.html", context, status=422 if form.errors else 200)


@require_safe
@acts(policy.SEE_SETTLEMENTS)
def statement(request: HouseRequest, network: Any, settlement_id: uuid.UUID) -> HttpResponse:
    """The statement on paper, for the organiser."""
    found = reads.statement(request.actor, settlement_id)
    row = found.row
    title = _("Afrekening %(number)s") % {"number": row.number}
    settled = _("Betaald op %(day)s") % {"day": day(row.paid_on)} if row.paid_on else ""
    pdf = statement_pdf(
        network, row, reads.lines(row), title=title, to=found.name, account=f"{row.holder} · {row.iban}",
        what=_("Activiteit"), granted=_("Fonds betaalt"), settled=settled,
    )  # fmt: skip
    return file(pdf, f"afrekening-{row.number}.pdf")


@require_safe
@acts(policy.SEE_SETTLEMENTS)
def export(request: HouseRequest, network: Any, settlement_id: uuid.UUID) -> HttpResponse:
    """The lines as an Excel list."""
    made = services.statement_list(request.actor, settlement_id, kind="xlsx")
    return file(made.content, made.name, to_keep=True)
