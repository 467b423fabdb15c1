"""The residents' site: the noticeboard, one activity, the map of a place, who is behind it. No sign-in, no script."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from meedoen.kernel.refusals import NotFound
from meedoen.kernel.web import acts, page, words
from meedoen.kernel.web.request import HouseRequest
from meedoen.networks import public as networks
from meedoen.wording.public import credits

from .. import policy
from ..queries import programme as queries
from ..rules.wishes import Wishes
from . import notices


@require_safe
@acts(policy.SEE_PROGRAMME)
def programme(request: HouseRequest, network: Any) -> HttpResponse:
    """What is on: today, this week and later, with the everyday filters."""
    now = timezone.now()
    wishes = Wishes.read(request.GET)
    board = queries.programme(request.actor, wishes, now=now)
    villages = networks.village_names(request.actor)
    context = {
        "groups": notices.groups(board.listed, network, today=words.local(now).date()),
        "wishes": wishes,
        "filters": _filters(wishes),
        "villages": _villages(wishes, villages),
        "village": villages.get(wishes.village, ""),
        "clear": request.path if wishes.any else "",
        "previous": wishes.address(page=wishes.page - 1) if wishes.page > 1 else "",
        "next": wishes.address(page=wishes.page + 1) if board.more else "",
        "phone": notices.phone(network.phone),
        "empty_picture": notices.picture("zoeken" if wishes.any else "kalender"),
    }
    return page(request, "activities/site/programme.html", context)


def _filters(wishes: Wishes) -> list[dict[str, Any]]:
    """The everyday words; each leads to the board with that wish on, or off again."""
    told = [
        ("today", "uur", _("Vandaag")),
        ("weekend", "agenda", _("Dit weekend")),
        ("free", "cadeau", _("Gratis")),
        ("children", "kinderen", _("Met kinderen")),
        ("little_dutch", "praten", _("Weinig Nederlands")),
        ("wheelchair", "rolstoel", _("Met rolstoel")),
        ("evening", "avond", _("’s Avonds")),
    ]
    return [
        {
            "label": label,
            "href": wishes.address(**{flag: not getattr(wishes, flag)}),
            "pictogram": notices.picture(word),
            "active": getattr(wishes, flag),
        }
        for flag, word, label in told
    ]


def _villages(wishes: Wishes, names: dict[str, str]) -> list[dict[str, Any]]:
    """The villages to choose from; none where there is only one."""
    if len(names) < 2:
        return []
    return [
        {
            "label": name,
            "href": wishes.address(village="" if code == wishes.village else code),
            "active": code == wishes.village,
        }
        for code, name in names.items()
    ]


@require_safe
@acts(policy.SEE_ACTIVITY)
def activity(request: HouseRequest, network: Any, activity_id: UUID) -> HttpResponse:
    """One activity: what, when, where, what it costs, whom to call, what makes it easier to come."""
    now = timezone.now()
    found = queries.activity(request.actor, activity_id)
    times = notices.times(queries.coming(request.actor, found.pk, now=now), found, network, now=now)
    title, title_lang = notices.own_words(found, "title")
    text, text_lang = notices.own_words(found, "text")
    place = found.place
    context = {
        "activity": found,
        "title": title,
        "title_lang": title_lang,
        "text": text,
        "text_lang": text_lang,
        "picture": notices.picture_of(found) or notices.picture("kalender"),
        "times": times,
        "join": next((time.join for time in times if time.join), ""),
        "walk_in": found.sign_up == "walk_in" and any(not time.cancelled for time in times),
        "place": place,
        "map": place is not None and place.latitude is not None and place.longitude is not None,
        "price": words.prices(found.price_cents, found.social_price_cents),
        "for_whom": notices.for_whom(found),
        "thresholds": notices.thresholds(found, place),
        "phone": notices.phone(found.contact_phone, found.organisation.phone, network.phone, who=found.contact_name),
    }
    return page(request, "activities/site/activity.html", context)


@require_safe
@cache_control(public=True, max_age=86400)
@acts(policy.SEE_PROGRAMME)
def place_map(request: HouseRequest, network: Any, place_id: UUID) -> HttpResponse:
    """Where a place lies among the villages of its municipality, as a picture."""
    place = networks.place(request.actor, place_id)
    drawn = ""
    if place.latitude is not None and place.longitude is not None:
        rows = networks.villages(request.actor)
        drawn = networks.map_of_place(rows, place.latitude, place.longitude, title=place.name)
    if not drawn:
        raise NotFound("map")
    return HttpResponse(drawn, content_type="image/svg+xml; charset=utf-8")


@require_safe
@acts(policy.SEE_PROGRAMME)
def about(request: HouseRequest, network: Any) -> HttpResponse:
    """Who is behind this network, and who made what the site shows."""
    context = {
        "partners": networks.public_partners(request.actor),
        "credits": credits(),
        "phone": notices.phone(network.phone),
    }
    return page(request, "activities/site/about.html", context)


@require_safe
@acts(policy.SEE_PROGRAMME)
def privacy(request: HouseRequest, network: Any) -> HttpResponse:
    """What is kept of whom, in plain words."""
    return page(request, "activities/site/privacy.html", {"phone": notices.phone(network.phone)})


@require_safe
@acts(policy.SEE_PROGRAMME)
def accessible(request: HouseRequest, network: Any) -> HttpResponse:
    """What was done so that everybody can use the site, and whom to call when it fails."""
    return page(request, "activities/site/accessible.html", {"phone": notices.phone(network.phone)})
