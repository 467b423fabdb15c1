"""The start of the residents' site: what is on, today first. No sign-in, no script."""

from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from meedoen.kernel.ui import slots
from meedoen.kernel.web import acts, page, words
from meedoen.kernel.web.request import HouseRequest

from .. import policy
from ..queries import programme as queries
from ..rules.wishes import Wishes
from . import board, filters, notices, offer_map, search_box, site_choices


@require_safe
@acts(policy.SEE_PROGRAMME)
def programme(request: HouseRequest, network: Any) -> HttpResponse:
    """What is on: today, this week and later, with the everyday filters."""
    now = timezone.now()
    today = words.local(now).date()
    wishes = Wishes.read(request.GET)
    names = site_choices.villages(request)
    found = queries.programme(request.actor, wishes, now=now, any_lasting=site_choices.any_lasting(request))
    context = {
        "groups": board.groups(found, wishes, network, today=today),
        "some_in_dutch": board.some_in_dutch(found),
        "wishes": wishes,
        "search": search_box.search_box(wishes, found.hunt),
        "choices": filters.choices(wishes, names, place=site_choices.place_name(request, wishes)),
        "ways": filters.ways(network, wishes, "list"),
        "map": offer_map.drawn(request, wishes, now=now),
        "previous": wishes.address(page=wishes.page - 1) if wishes.page > 1 else "",
        "next": wishes.address(page=wishes.page + 1) if found.more else "",
        "fit_picture": notices.picture("samen op stap"),
        "phone": notices.phone(network.phone),
        "empty_picture": notices.picture("zoeken" if wishes.any else "kalender"),
    }
    slots.prepare("site.ways", request, network)
    slots.prepare("site.links", request, network)
    return page(request, "activities/site/programme.html", context)
