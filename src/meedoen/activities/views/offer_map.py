"""The map beside the list: the villages, and where something is on. A picture with links, never instead of the list."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from meedoen.kernel import editions
from meedoen.kernel.web import acts, page, shelf
from meedoen.kernel.web.request import HouseRequest
from meedoen.networks import public as networks

from .. import policy
from ..queries import board as queries
from ..queries.board import Spot
from ..rules.wishes import Wishes
from . import filters, notices, site_choices


@dataclass(frozen=True, slots=True)
class Row:
    """One place of the list below the map."""

    place_id: Any
    name: str
    href: str
    count: str


@require_safe
@acts(policy.SEE_PROGRAMME)
def offer_map(request: HouseRequest, network: Any) -> HttpResponse:
    """The map on a page of its own, for a phone, with the same places as a list below it."""
    now = timezone.now()
    wishes = Wishes.read(request.GET)
    names = site_choices.villages(request)
    spots = queries.spots(request.actor, wishes, now=now)
    context = {
        "choices": filters.choices(wishes, names, place=site_choices.place_name(request, wishes), searched=True),
        "ways": filters.ways(network, wishes, "map"),
        "map": drawn(request, wishes, now=now, spots=spots),
        "villages": _by_village(spots, names, wishes, network),
        "wishes": wishes,
        "phone": notices.phone(network.phone),
        "empty_picture": notices.picture("kaart"),
    }
    return page(request, "activities/site/map.html", context)


def drawn(
    request: HttpRequest, wishes: Wishes, *, now: datetime.datetime, spots: Sequence[Spot] | None = None
) -> SafeString:
    """The map with what fits these wishes; empty where the network has no outlines.

    Kept until a row changes that it was made from, and never longer than a minute: what is on moves with the clock.
    """
    network, actor, marks = request.network, request.actor, shelf.marks_of(request)  # type: ignore[attr-defined]
    base = editions.remembered(
        ("ground", network.pk, timezone.localdate(now)), editions.of(marks, "networks_area"), lambda: _ground(actor)
    )
    if base is None:
        return SafeString()
    name = ("offer map", network.pk, get_language(), int(now.timestamp()) // 60, wishes.but())

    def make() -> SafeString:
        found = queries.spots(actor, wishes, now=now) if spots is None else spots
        return _draw(base, found, site_choices.villages(request), wishes, network)

    return editions.remembered(name, marks, make)


def _ground(actor: Any) -> Any:
    return networks.ground_of_notices(
        networks.villages(actor), networks.areas(actor, kind=networks.AreaKind.MUNICIPALITY)
    )


def _draw(base: Any, spots: Sequence[Spot], names: dict[str, str], wishes: Wishes, network: Any) -> SafeString:
    root = f"/{network.slug}/"
    dots = [
        networks.noticemap.Dot(
            spot.latitude, spot.longitude, spot.name, root + wishes.address(place=spot.place_id, village=""),
            spot.count, spot.village, f"plaats-{spot.place_id}",
        )
        for spot in spots
        if spot.latitude is not None and spot.longitude is not None
    ]  # fmt: skip
    targets = networks.noticemap.gather(base.view, dots)
    counts: dict[str, int] = {}
    for spot in spots:
        counts[spot.village] = counts.get(spot.village, 0) + spot.count
    villages = {
        code: (root + wishes.address(village=code, place=None), f"{name}: {times(counts.get(code, 0))}")
        for code, name in names.items()
    }
    told = [_told(item.dots, names, wishes, root) for item in targets]
    title = _("Kaart: waar is er iets te doen?")
    svg = networks.noticemap.draw(base, targets, title=title, villages=villages, told=told, selected=wishes.village)
    return mark_safe(svg)  # noqa: S308 - every word in it is escaped by the drawing


def _told(dots: Sequence[Any], names: dict[str, str], wishes: Wishes, root: str) -> tuple[str, str]:
    """Where a target leads, and what is read out."""
    if len(dots) == 1:
        return dots[0].href, f"{dots[0].name}: {times(dots[0].count)}"
    villages = {dot.group for dot in dots}
    count = times(sum(dot.count for dot in dots))
    named = {"places": _places(len(dots)), "count": count}
    if len(villages) == 1 and (code := next(iter(villages))) in names:
        words = _("%(places)s in %(village)s: %(count)s") % {**named, "village": names[code]}
        return root + wishes.address(village=code, place=None), words
    first = min(dots, key=lambda dot: dot.name)
    words = _("%(places)s dicht bij elkaar: %(count)s. Kies in de lijst.") % named
    return f"{root}kaart/{wishes.but().removesuffix('?')}#{first.anchor}", words


def _places(number: int) -> str:
    return ngettext("%(n)s plaats", "%(n)s plaatsen", number) % {"n": number}


def times(number: int) -> str:
    """How often something is on: sessions, exact (things are no people)."""
    if not number:
        return _("niets te doen")
    return ngettext("%(n)s keer iets te doen", "%(n)s keer iets te doen", number) % {"n": number}


def _by_village(
    spots: Sequence[Spot], names: dict[str, str], wishes: Wishes, network: Any
) -> list[tuple[str, list[Row]]]:
    """The places under the name of their village; those of which nobody knows it come last."""
    rows: dict[str, list[Row]] = {}
    for spot in spots:
        href = f"/{network.slug}/{wishes.address(place=spot.place_id, village='')}"
        row = Row(spot.place_id, spot.name, href, times(spot.count))
        rows.setdefault(names.get(spot.village, ""), []).append(row)
    return sorted(rows.items(), key=lambda item: (not item[0], item[0]))
