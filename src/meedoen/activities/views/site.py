"""The residents' noticeboard. No sign-in, no script."""

from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from meedoen.kernel.web import acts, page, words
from meedoen.kernel.web.request import HouseRequest
from meedoen.networks import public as networks

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
