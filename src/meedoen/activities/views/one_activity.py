"""One activity as a resident sees it, and the map of its place. No sign-in, no script."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.templatetags.static import static
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from meedoen.kernel.refusals import NotFound
from meedoen.kernel.web import acts, page, words
from meedoen.kernel.web.request import HouseRequest, full
from meedoen.networks import public as networks

from .. import event_data, policy
from ..queries import programme as queries
from ..terms import SessionStatus, SignUp
from . import addresses, notices, sharing


@dataclass(frozen=True, slots=True)
class Said:
    """What an organiser wrote; ``lang`` is empty when that is the language of the page."""

    words: str
    lang: str


@require_safe
@acts(policy.SEE_ACTIVITY)
def activity(request: HouseRequest, network: Any, activity_id: UUID) -> HttpResponse:
    """One activity: what, when, where, what it costs, whom to call, who is there, what makes it easier to come."""
    now = timezone.now()
    found = queries.activity(request.actor, activity_id)
    sessions = queries.coming(request.actor, found, now=now)
    times = notices.times(sessions, found, network, now=now)
    here = notices.reads()
    said = {name: Said(*notices.own_words(found, name, here)) for name in ("title", "text", "bring", "for_whom")}
    place, picture = found.place, notices.picture_of(found) or notices.picture("kalender")
    goes_on = [session for session in sessions if session.status != SessionStatus.CANCELLED]
    url = full(request, addresses.activity(network.slug, found.pk))
    context = {
        "activity": found,
        "said": said,
        "dutch": "" if here == "nl" else "nl",
        "only_dutch": bool(said["text"].lang or (said["title"].lang and not said["text"].words)),
        "picture": picture,
        "times": times,
        "join": next((time.join for time in times if time.join), ""),
        "walk_in": found.sign_up == SignUp.WALK_IN and bool(goes_on),
        "place": place,
        "map": _map(network, place),
        "leaflet": addresses.leaflet(network.slug, found.pk),
        "price": words.prices(found.price_cents, found.social_price_cents),
        "ages": notices.ages(found),
        "thresholds": notices.thresholds(found, place),
        "phone": notices.phone(found.contact_phone, found.organisation.phone, network.phone, who=found.contact_name),
        "share": _share(said["title"].words, goes_on, place, url, today=words.local(now).date()),
        "event_data": event_data.as_script(
            event_data.events(
                found,
                sessions,
                url=url,
                image=full(request, static(picture)),
                said={name: said[name].words for name in ("title", "text")},
            )
        ),
    }
    return page(request, "activities/site/activity.html", context)


def _map(network: Any, place: Any) -> str:
    """The address of the map of a place; empty where nobody knows where it lies."""
    known = place is not None and place.latitude is not None and place.longitude is not None
    return addresses.place_map(network.slug, place.pk) if known else ""


def _share(title: str, goes_on: list[Any], place: Any, url: str, *, today: Any) -> sharing.Share:
    first = goes_on[0] if goes_on else None
    there = (first.place if first else None) or place
    return sharing.share(
        title,
        when=words.when(first.starts_at, first.ends_at, today=today) if first else "",
        where=there.name if there else "",
        url=url,
    )


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
