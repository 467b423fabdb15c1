"""One activity as a resident sees it, and the map of its place. No sign-in, no script."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from meedoen.kernel.refusals import NotFound
from meedoen.kernel.web import acts, page, words
from meedoen.kernel.web.request import HouseRequest
from meedoen.networks import public as networks

from .. import policy
from ..queries import programme as queries
from . import notices


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
