"""The till with UiTPAS: a card, its tariffs, the sale; then paid, or cancelled. No number is kept."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from meedoen.kernel.refusals import Refused
from meedoen.kernel.web import HouseForm, acts, attempt, done, page, redirect_to
from meedoen.kernel.web import words as house_words
from meedoen.kernel.web.request import HouseRequest
from meedoen.kernel.web.throttle import Throttle

from .. import services
from ..forms.uitpas import NumberForm, TariffForm
from ..queries import uitpas as reads
from ..rules.uitpas import cannot, nobody_knows
from ..terms import Sale
from ..uitpas import Client, client_for, is_on, policy, selling
from . import words

GUESSES = Throttle("uitpas_card", 20, 900)
"""Numbers that are nobody's, by one member of the staff in a quarter of an hour: more is searching, not selling."""
OFF = gettext_lazy("UiTPAS staat niet aan voor dit netwerk. Vraag het aan de coördinator.")
WHY_NOT = {
    "cancelled": gettext_lazy("Dit gaat niet door."),
    "elsewhere": gettext_lazy("Dit staat niet in UiTdatabank. Voer het daar in, en lees het aanbod opnieuw in."),
    "price": gettext_lazy("Dit heeft geen prijs. Een UiTPAS-tarief kan enkel op een prijs."),
}


@require_safe
@acts(policy.SELL_UITPAS)
def sessions(request: HouseRequest, network: Any) -> HttpResponse:
    """For what a ticket can be sold now; straight on when there is one thing only."""
    found = reads.sessions_at_till(request.actor, now=timezone.now()) if is_on(network.slug) else []
    unsure = reads.unsure(request.actor, now=timezone.now())
    if len(found) == 1 and not unsure:
        return redirect_to(request, "passes:till", session_id=found[0].pk)
    today = timezone.localdate()
    context = {
        "on": is_on(network.slug),
        "off": OFF,
        "sessions": [{"id": one.pk, "title": one.activity.title, "when": _when(one, today)} for one in found],
        "unsure": [_line(one) for one in unsure],
    }
    return page(request, "passes/till_sessions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@acts(policy.SELL_UITPAS)
def till(request: HouseRequest, network: Any, session_id: uuid.UUID) -> HttpResponse:
    """A card, its tariffs, one more card; sent with ``sell``, all tickets are registered at once."""
    session = reads.to_sell(request.actor, session_id)
    client, why = client_for(network.slug), _why_not(session)
    if client is None or why:
        context = {"why": why or OFF, **_about(session), "sales": _sales(request, session_id)}
        return page(request, "passes/till_closed.html", context, status=422 if request.method == "POST" else 200)
    if request.method != "POST":
        return _till(request, session, NumberForm(), None)
    form = NumberForm(request.POST)
    if not form.is_valid():
        return _till(request, session, form, _still(request, client, session, form))
    numbers = form.numbers
    if (away := request.POST.get("away", "")) in numbers:
        numbers.remove(away)
        if not numbers:
            return redirect_to(request, "passes:till", session_id=session_id)
    cards = _asked(request, client, session, numbers, form)
    if cards is None:
        return _till(request, session, form, None)
    sells = request.POST.get("act") == "sell" and not form.cleaned_data.get("number")
    tariffs = TariffForm(request.POST if sells else None, cards=cards)
    if sells and tariffs.is_valid():
        sale = _sold(request, client, session, tariffs)
        if sale is not None:
            return redirect_to(request, "passes:sale", sale_id=sale.pk)
    if not sells and not away:
        tariffs.keep(request.POST)
    fresh = NumberForm(initial={"held": form.held_with(numbers)})
    return _till(request, session, fresh, tariffs)


def _still(request: HouseRequest, client: Client, session: Any, form: NumberForm) -> TariffForm | None:
    """The cards that stood there already, when the next number is wrong."""
    held = form.cleaned_data.get("held") or []
    cards = _asked(request, client, session, held, form) if held else None
    return TariffForm(None, cards=cards) if cards else None


def _asked(
    request: HouseRequest, client: Client, session: Any, numbers: list[str], form: NumberForm
) -> list[selling.Asked] | None:
    """What publiq says of each card; None when there is no answer, or after too many numbers that are nobody's."""
    if GUESSES.full(request.actor.code):
        form.add_error("number", _("Te veel verkeerde nummers. Wacht een kwartier."))
        return None
    prices = {number: cents for number, cents in form.prices.items() if number in numbers}
    cards = attempt(form, lambda: selling.ask(client, request.actor, session.pk, numbers, prices))
    for card in cards or ():
        if card.unknown:
            GUESSES.take(request.actor.code)
    return cards


def _sold(request: HouseRequest, client: Client, session: Any, form: TariffForm) -> Any:
    try:
        return selling.sell(client, request.actor, session.pk, form.tickets(), once=form.token)
    except selling.NotSold as no:
        field = None if no.at is None else f"tariff_{form.card_of(no.at)}"
        form.add_error(field, _("%(why)s Er is niets geregistreerd.") % {"why": no.sentence})
    except Refused as refusal:
        form.add_error(None, str(refusal.sentence))
    return None


def _till(request: HouseRequest, session: Any, form: NumberForm, tariffs: TariffForm | None) -> HttpResponse:
    wrong = bool(form.errors or (tariffs is not None and tariffs.errors))
    context = {
        "form": form,
        "tariffs": tariffs,
        "cards": _cards(tariffs, session.activity.price_cents) if tariffs else [],
        "can_sell": tariffs is not None and any(card.tariffs for card in tariffs.cards),
        "sales": _sales(request, session.pk),
        **_about(session),
    }
    return page(request, "passes/till.html", context, status=422 if wrong else 200)


def _cards(form: TariffForm, usual: int) -> list[dict[str, Any]]:
    return [
        {
            "number": card.number,
            "tail": card.tail,
            "message": card.message,
            "given": card.given,
            "regular": house_words.euros(card.regular_cents, exact=True),
            "other": card.regular_cents != usual,
            "tariff": form[f"tariff_{at}"] if f"tariff_{at}" in form.fields else None,
            "count": form[f"count_{at}"] if f"count_{at}" in form.fields else None,
        }
        for at, card in enumerate(form.cards)
    ]


def _about(session: Any) -> dict[str, Any]:
    return {
        "session_id": session.pk,
        "title": session.activity.title,
        "when": _when(session, timezone.localdate()),
        "price": house_words.euros(session.activity.price_cents, exact=True) if session.activity.price_cents else "",
    }


def _when(session: Any, today: Any) -> str:
    return house_words.when(session.starts_at, session.ends_at, today=today)


def _why_not(session: Any) -> str:
    code = cannot(session)
    return str(WHY_NOT[code]) if code else ""


def _sales(request: HouseRequest, session_id: uuid.UUID) -> list[dict[str, Any]]:
    return [_line(one) for one in reads.sales_of(request.actor, session_id)]


def _line(one: Any) -> dict[str, Any]:
    return {
        "id": one.pk,
        "at": house_words.clock(one.at),
        "number": one.number,
        "amount": words.exact(one.cents) if one.tickets else "",
        "state": one.get_state_display(),
        "unsure": nobody_knows(one.state, one.at, timezone.now()),
    }


@require_safe
@acts(policy.FINISH_UITPAS)
def sale(request: HouseRequest, network: Any, sale_id: uuid.UUID) -> HttpResponse:
    """What there is to pay, once publiq registered it; or what to do when nobody knows."""
    return _sale(request, reads.sale(request.actor, sale_id), HouseForm())


def _sale(request: HouseRequest, row: Any, form: HouseForm) -> HttpResponse:
    context = {
        "sale": row,
        "state": Sale.UNSURE if nobody_knows(row.state, row.at, timezone.now()) else row.state,
        "amount": words.exact(row.cents) if row.tickets else "",
        "tickets": [
            {"name": one["name"], "price": words.exact(one["cents"]), "cancelled": one["cancelled"]}
            for one in row.tickets
        ],
        "paid": house_words.clock(row.paid_at) if row.paid_at else "",
        "form": form,
        **_about(row.session),
    }  # fmt: skip
    return page(request, "passes/sale.html", context, status=422 if form.errors else 200)


@require_POST
@acts(policy.FINISH_UITPAS)
def pay(request: HouseRequest, network: Any, sale_id: uuid.UUID) -> HttpResponse:
    """It was paid: on to the next one."""
    row = reads.sale(request.actor, sale_id)
    form = HouseForm(request.POST)
    form.is_valid()
    if attempt(form, lambda: services.pay_sale(request.actor, sale_id)) is None:
        return _sale(request, row, form)
    done(request, _("Betaald. Volgende kaart."))
    return redirect_to(request, "passes:till", session_id=row.session_id)


@require_POST
@acts(policy.FINISH_UITPAS)
def looked(request: HouseRequest, network: Any, sale_id: uuid.UUID) -> HttpResponse:
    """Somebody looked in UiTPAS: it stands there, or it does not."""
    row = reads.sale(request.actor, sale_id)
    form = HouseForm(request.POST)
    form.is_valid()
    if request.POST.get("there") == "1":
        if attempt(form, lambda: services.found_sale(request.actor, sale_id)) is None:
            return _sale(request, row, form)
        return redirect_to(request, "passes:sale", sale_id=sale_id)
    attempt(form, lambda: services.drop_sale(request.actor, sale_id))
    if form.errors:
        return _sale(request, row, form)
    done(request, _("Er is niets geregistreerd. Vraag het tarief opnieuw."))
    return redirect_to(request, "passes:till", session_id=row.session_id)


@require_http_methods(["GET", "HEAD", "POST"])
@acts(policy.FINISH_UITPAS)
def cancel(request: HouseRequest, network: Any, sale_id: uuid.UUID) -> HttpResponse:
    """Cancel all tickets of a sale at publiq, after one has read what happens."""
    row = reads.sale(request.actor, sale_id)
    form = HouseForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        client = client_for(network.slug)
        made = attempt(form, lambda: _cancelled(client, request, sale_id))
        if made is not None:
            done(request, _("Geannuleerd bij UiTPAS."))
            return redirect_to(request, "passes:till", session_id=row.session_id)
    consequences = [_("UiTPAS zet het kansentarief of de bon terug.")]
    if row.state == Sale.PAID:
        consequences.append(_("Geef %(amount)s terug.") % {"amount": words.exact(row.cents)})
    context = {
        "question": _("Deze verkoop annuleren?"),
        "consequences": consequences,
        "form": form,
        "act": _("Annuleer bij UiTPAS"),
        "back_url": reverse("passes:sale", kwargs={"network": network.slug, "sale_id": sale_id}),
    }
    return page(request, "ui/confirm.html", context, status=422 if form.errors else 200)


def _cancelled(client: Client | None, request: HouseRequest, sale_id: uuid.UUID) -> Any:
    if client is None:
        raise Refused(str(OFF), code="off")
    return selling.cancel(client, request.actor, sale_id)
