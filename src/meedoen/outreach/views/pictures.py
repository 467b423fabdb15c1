"""The network map and the flow of a group: a picture made on the server, with its table beside it."""

import uuid
from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from meedoen.kernel.release import Released
from meedoen.kernel.web import acts, page
from meedoen.kernel.web.request import HouseRequest

from ..policy import pictures as policy
from ..queries import flow as flows
from ..queries import network_map as maps
from ..rules import drawing, periods
from ..rules import flow as flow_rules
from ..rules.network_map import Tie
from .spans import choices

SHORT, LONGER = 28, 33
LEFT, MIDDLE, RIGHT, ROOM = 150, 300, 715, 262
GROUP = (310, 500, 690)


@require_safe
@acts(policy.SEE_MAP)
def network_map(request: HouseRequest, network: Any) -> HttpResponse:
    """Contacts, places and organisations of a period, as a picture and as a table."""
    today = timezone.localdate()
    span = periods.span_of(request.GET.get("periode", ""), today)
    found = maps.network_map(request.actor, span.period)
    context = {
        "picture": _map_picture(found),
        "total": found.total.text,
        "brought": [one.text_with_unit for one in found.brought if not one.is_small],
        "tables": [
            (_("Hoe we mensen ontmoetten, en waar"), _("Hoe"), _("Plaats"), _rows(found.ways, found)),
            (_("Waar en door welke organisatie"), _("Plaats"), _("Organisatie"), _rows(found.homes, found)),
            (_("Wie naar een activiteit kwam"), _("Plaats"), _("Organisatie"), _rows(found.came, found)),
            (_("Wie mensen naar een ander leidde"), _("Van"), _("Naar"), _rows(found.led, found)),
        ],
        "empty": not (found.ways or found.homes or found.came or found.led),
        **choices(span, today),
    }
    return page(request, "outreach/network_map.html", context)


def _rows(ties: Iterable[Tie], found: maps.NetworkMap) -> list[tuple[str, str, str]]:
    return [(found.words[tie.start], found.words[tie.end], tie.figure.text) for tie in ties]


def _map_picture(found: maps.NetworkMap) -> dict[str, Any]:
    kinds = list(dict.fromkeys(tie.start for tie in found.ways))
    places = list(dict.fromkeys([tie.end for tie in found.ways] + [tie.start for tie in [*found.homes, *found.came]]))
    partners = list(
        dict.fromkeys(
            [tie.end for tie in [*found.homes, *found.came]]
            + [key for tie in found.led for key in (tie.start, tie.end)]
        )
    )
    places = drawing.ordered(places, _pull(found.ways, kinds, back=True))
    partners = drawing.ordered(partners, _pull([*found.homes, *found.came], places, back=True))
    picture = drawing.columns(
        [kinds, places, partners], [LEFT, MIDDLE, RIGHT], ["end", "between", "start"], between=ROOM
    )
    visitors = [*found.came, *found.led]
    lines = [
        {"sort": sort, "line": _curve(picture, tie, beside), "title": _title(tie, found)}
        for sort, ties, beside in (
            ("came", found.came, visitors),
            ("met", found.homes, found.homes),
            ("met", found.ways, found.ways),
            ("led", found.led, visitors),
        )
        for tie in ties
    ]
    return {
        "box": picture.box,
        "lines": lines,
        "dots": [
            {"dot": dot, "word": short(found.words[dot.key], LONGER if dot.x == RIGHT else SHORT)}
            for dot in picture.dots.values()
        ],
        "sorts": {line["sort"] for line in lines},
        "heads": [
            (LEFT - 14, "end", _("Hoe")),
            (MIDDLE + 14, "start", _("Waar")),
            (RIGHT + 14, "start", _("Organisaties")),
        ],
    }


def _pull(ties: Iterable[Tie], ranked: list[str], *, back: bool) -> dict[str, list[tuple[int, int]]]:
    found: dict[str, list[tuple[int, int]]] = {}
    for tie in ties:
        key, other = (tie.end, tie.start) if back else (tie.start, tie.end)
        if other in ranked:
            found.setdefault(key, []).append((ranked.index(other), tie.figure.value))
    return found


def _curve(picture: drawing.Picture, tie: Tie, ties: list[Tie]) -> drawing.Curve:
    largest = max(one.figure.value for one in ties)
    start, end = picture.dots[tie.start], picture.dots[tie.end]
    draw = drawing.arc if start.x == end.x else drawing.curve
    return draw(start, end, tie.figure.value, largest)


def _title(tie: Tie, found: maps.NetworkMap) -> str:
    return f"{found.words[tie.start]} – {found.words[tie.end]}: {tie.figure.text_with_unit}"


def short(word: str, most: int = SHORT) -> str:
    """A name as it fits beside a point; the table has it whole."""
    return word if len(word) <= most else f"{word[: most - 1].rstrip()}…"


@require_safe
@acts(policy.SEE_FLOW)
def flow_groups(request: HouseRequest, network: Any) -> HttpResponse:
    """The groups of which a flow can be shown."""
    found = [
        {
            "name": one.name,
            "organisation": one.organisation,
            "href": reverse("outreach:flow", kwargs={"network": network.slug, "initiative_id": one.id}),
        }
        for one in flows.groups(request.actor)
    ]
    return page(request, "outreach/flow_groups.html", {"groups": found})


@require_safe
@acts(policy.SEE_FLOW)
def flow(request: HouseRequest, network: Any, initiative_id: uuid.UUID) -> HttpResponse:
    """In, through, out and to where, of one group in one period."""
    today = timezone.localdate()
    span = periods.span_of(request.GET.get("periode", ""), today)
    found = flows.flow(request.actor, initiative_id, span)
    ways = [(_way_words()[way], figure) for way, figure in found.flow.ways_in]
    on_to = [(found.words[key], figure) for key, figure in found.flow.on_to if key in found.words]
    context = {
        "group": found,
        "now": found.flow.now.text,
        "now_unit": found.flow.now.text_with_unit,
        "small": found.flow.now.is_small,
        "picture": _flow_picture(found, ways, on_to),
        "ways": [(word, figure.text) for word, figure in ways],
        "left": found.flow.left.text,
        "went_on": found.flow.went_on.text,
        "on_to": [(word, figure.text) for word, figure in on_to],
        **choices(span, today),
    }
    return page(request, "outreach/flow.html", context)


def _way_words() -> dict[str, str]:
    return {
        flow_rules.NEW: _("Nieuw bij ons"),
        flow_rules.ELSEWHERE: _("Nieuw hier, kwam al ergens anders"),
        flow_rules.STAYED: _("Was er vorige periode ook"),
        flow_rules.BACK: _("Kwam terug na een tijd"),
    }


def _flow_picture(
    found: flows.GroupFlow, ways: list[tuple[str, Released]], on_to: list[tuple[str, Released]]
) -> dict[str, Any]:
    ins = [(word, figure, "in") for word, figure in ways if not figure.is_small]
    outs = [(word, figure, "on") for word, figure in on_to]
    if not found.flow.left.is_small:
        outs.append((_("Kwam deze periode niet meer"), found.flow.left, "out"))
    keys = [[f"in{at}" for at in range(len(ins))], ["group"], [f"out{at}" for at in range(len(outs))]]
    picture = drawing.columns(keys, GROUP, ["end", "middle", "start"])
    largest = max((figure.value for _word, figure, _sort in [*ins, *outs]), default=0)
    lines, words = [], []
    for side, rows in (("in", ins), ("out", outs)):
        for at, (word, figure, sort) in enumerate(rows):
            dot, middle = picture.dots[f"{side}{at}"], picture.dots["group"]
            start, end = (dot, middle) if side == "in" else (middle, dot)
            line = drawing.curve(start, end, figure.value, largest)
            lines.append({"sort": sort, "line": line, "title": f"{word}: {figure.text_with_unit}"})
            words.append({"dot": dot, "word": short(word, LONGER), "figure": figure.text})
    return {
        "box": picture.box,
        "lines": lines,
        "words": words,
        "middle": picture.dots["group"],
        "name": short(found.name),
        "drawn": bool(lines),
    }
