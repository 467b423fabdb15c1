"""The offer: the list, one activity, and what happens to it as a whole."""

import uuid
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.access import may
from meedoen.kernel.ui import slots
from meedoen.kernel.web import acts, done, page, redirect_to, words
from meedoen.kernel.web.request import HouseRequest, number_asked
from meedoen.networks import public as networks

from .. import policy, services
from ..queries import offer as queries
from ..rules import plainness
from ..rules.freshness import Freshness
from ..terms import Status
from . import cards, preview, translations

STALE = "na-te-kijken"
HARD = "moeilijk"
TONES = {Freshness.FRESH: "ok", Freshness.SOON: "warn", Freshness.STALE: "bad", Freshness.OVER: "plain"}


@require_safe
@acts(policy.SEE_OFFER)
def offer(request: HouseRequest, network) -> HttpResponse:
    """The offer of all partners, forty a page, narrowed by state and by organisation."""
    asked = {name: request.GET.get(name, "") for name in ("stand", "van")}
    organisations = networks.partners(request.actor)
    shown = queries.offer(
        request.actor,
        today=timezone.localdate(),
        status=asked["stand"] if asked["stand"] in Status.values else "",
        organisation_id=next((one.pk for one in organisations if str(one.pk) == asked["van"]), None),
        stale=asked["stand"] == STALE,
        hard=asked["stand"] == HARD,
        page=number_asked(request, "bladzijde", 1, most=99_999),
    )
    context = {
        "offers": shown,
        "lines": [_line(request, one) for one in shown.rows],
        "filters": _filters(asked),
        "organisations": organisations,
        "asked": asked,
        "pages": _pages(asked, shown),
    }
    return page(request, "activities/offer.html", context)


@require_safe
@acts(policy.SEE_OFFER)
def activity(request: HouseRequest, network, activity_id: uuid.UUID) -> HttpResponse:
    """One activity: when it comes, how fresh it is, what a resident sees, what can be done with it."""
    now = timezone.localtime()
    one = queries.activity(request.actor, activity_id)
    line = queries.line(request.actor, activity_id, today=now.date())
    rows = [cards.row(session, now=now) for session in queries.sessions_of(request.actor, activity_id, now=now)]
    ahead = next((row.session for row in rows if row.session.status != "cancelled"), None)
    context = {
        "activity": one,
        "line": _line(request, line),
        "rows": rows,
        "series": preview.of_series(one.series) if one.series else None,
        "may_edit": may(request.actor, policy.EDIT, one.pk),
        "languages": translations.in_words(one),
        "card": cards.card(
            one,
            href="#inhoud",
            start=ahead.starts_at if ahead else None,
            end=ahead.ends_at if ahead else None,
            place=(ahead.place if ahead else None) or one.place,
            today=now.date(),
        ),
        "confirmed_by_me": one.confirmed_by == request.actor.code,
    }
    slots.prepare("activities.activity", request, one)
    return page(request, "activities/offer_activity.html", context)


@require_POST
@acts(policy.EDIT)
def publish(request: HouseRequest, network, activity_id: uuid.UUID) -> HttpResponse:
    services.publish(request.actor, activity_id)
    undo = reverse("activities:unpublish", args=[network.slug, activity_id])
    return _said(request, activity_id, _("Iedereen ziet het nu in het programma."), undo=undo)


@require_POST
@acts(policy.EDIT)
def unpublish(request: HouseRequest, network, activity_id: uuid.UUID) -> HttpResponse:
    services.unpublish(request.actor, activity_id)
    undo = reverse("activities:publish", args=[network.slug, activity_id])
    return _said(request, activity_id, _("Bewoners zien het niet meer."), undo=undo)


@require_POST
@acts(policy.EDIT)
def end(request: HouseRequest, network, activity_id: uuid.UUID) -> HttpResponse:
    services.end(request.actor, activity_id)
    undo = reverse("activities:publish", args=[network.slug, activity_id])
    return _said(request, activity_id, _("Dit is gestopt. Wat geteld werd, blijft bewaard."), undo=undo)


@require_POST
@acts(policy.EDIT)
def confirm(request: HouseRequest, network, activity_id: uuid.UUID) -> HttpResponse:
    services.confirm(request.actor, activity_id)
    return _said(request, activity_id, _("Genoteerd: alles klopt nog."))


def _said(request: HouseRequest, activity_id: uuid.UUID, sentence: str, *, undo: str = "") -> HttpResponse:
    done(request, sentence, undo=undo)
    return redirect_to(request, "activities:activity", activity_id=activity_id)


def _line(request: HouseRequest, one: queries.Offered) -> dict[str, Any]:
    """One activity in words, with its address."""
    today = timezone.localdate()
    return {
        "activity": one.activity,
        "href": reverse("activities:activity", args=[request.network.slug, one.activity.pk]),
        "picture": cards.picture_of(one.activity),
        "next": words.day(one.next_start, today=today) if one.next_start else "",
        "freshness": one.freshness.label,
        "tone": TONES[one.freshness],
        "hard": plainness.to_rewrite(one.activity),
        "stale": one.freshness in (Freshness.STALE, Freshness.SOON),
        "confirmed_on": words.day(one.activity.confirmed_at, today=today),
    }


def _address(asked: dict[str, str], **changed: Any) -> str:
    said = {name: value for name, value in {**asked, **changed}.items() if value}
    return f"?{urlencode(said)}" if said else "?"


def _filters(asked: dict[str, str]) -> list[dict[str, Any]]:
    states = [("", _("Alles")), (STALE, _("Na te kijken")), (HARD, _("Moeilijk geschreven")), *Status.choices]
    return [
        {"label": label, "href": _address(asked, stand=state), "active": asked["stand"] == state}
        for state, label in states
    ]


def _pages(asked: dict[str, str], shown: queries.Offers) -> dict[str, str] | None:
    """Where the pager leads; None when everything is on one page."""
    if shown.page == 1 and not shown.more:
        return None
    return {
        "previous": _address(asked, bladzijde=shown.page - 1) if shown.page > 1 else "",
        "next": _address(asked, bladzijde=shown.page + 1) if shown.more else "",
        "position": _("bladzijde %(n)s") % {"n": shown.page},
    }
