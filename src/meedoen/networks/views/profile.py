"""The profile of an area or a working area on one page."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from meedoen.kernel.web import acts, page
from meedoen.kernel.web.request import HouseRequest

from .. import charts, drawing, maps, policy, queries
from ..queries.profile import Bars, Point, Profile, Row
from ..rules.measures import Measure
from ..rules.telling import with_unit
from ..terms import AreaKind, Theme
from .figure_map import figure_map

FIRST_SERIES = "inhabitants"


@require_safe
@acts(policy.SEE_NETWORK)
def area(request: HouseRequest, network: Any, code: str) -> HttpResponse:
    """The profile of a municipality, a village, a neighbourhood or a sector."""
    found = queries.area(request.actor, code)
    inside = [row for row in queries.areas(request.actor) if row.parent_id == found.pk]
    context = {
        "area": found,
        "kind": found.get_kind_display(),
        "inside": [_place(network, row) for row in inside if row.kind != AreaKind.SECTOR],
        "above": _place(network, found.parent) if found.parent else None,
    }
    return _page(request, network, code, context)


@require_safe
@acts(policy.SEE_WORKING_AREAS)
def working_area(request: HouseRequest, network: Any, working_area_id: uuid.UUID) -> HttpResponse:
    """The profile of a working area, with its zones."""
    found = queries.working_area(request.actor, working_area_id)
    known = queries.working_areas(request.actor, over_too=True)
    context = {
        "working_area": found,
        "kind": _("Zone van %(name)s") % {"name": found.part_of.name} if found.part_of else _("Werkgebied"),
        "whole": found.part_of,
        "zones": [one for one in known if one.part_of == found.pk],
    }
    return _page(request, network, found.pk, context)


def _page(request: HouseRequest, network: Any, where: uuid.UUID | str, context: dict[str, Any]) -> HttpResponse:
    profile = queries.profile(request.actor, where)
    layer = queries.areas_of_municipality(request.actor, profile.municipality)
    series = request.GET.get("reeks", "")
    series = series if series in dict(profile.series) else FIRST_SERIES
    context |= {
        "profile": profile,
        "rest": _("Rest van %(name)s") % {"name": profile.municipality_name},
        "themes": [_theme(theme, profile) for theme in Theme if theme in profile.rows],
        "ages": _bars(profile.ages, profile, "leeftijd"),
        "sizes": _bars(profile.sizes, profile, "gezinnen"),
        "notable": [row.difference for row in profile.notable],
        "series": _series(*queries.series(request.actor, where, series), profile, series),
        "figure_map": figure_map(
            request, layer, asked=request.GET.get("cijfer", ""), key="kaart", chosen=profile.codes_on_map
        ),
        "outline_credits": maps.credits_of_outlines(network.municipalities),
    }
    return page(request, "networks/profile.html", context)


def _place(network: Any, row: Any) -> dict[str, str]:
    return {
        "name": _("Onbekend: geen adres bekend") if row.unknown else row.name,
        "href": reverse("networks:area", kwargs={"network": network.slug, "code": row.code}),
    }


def _theme(theme: Theme, profile: Profile) -> dict[str, Any]:
    return {"code": theme.value, "name": theme.label, "lines": [_line(row) for row in profile.rows[theme]]}


def _line(row: Row) -> dict[str, Any]:
    return {
        "name": row.measure.name,
        "period": row.period,
        "old": row.old,
        **{
            part: {"text": row.text(part), "known": getattr(row, part).known}
            for part in ("here", "rest", "whole", "flanders")
        },
        "difference": row.difference,
    }


def _bars(bars: Bars | None, profile: Profile, key: str) -> dict[str, Any] | None:
    if bars is None:
        return None
    title = f"{bars.title}, {bars.period}"
    around = not profile.is_whole
    return {
        "title": title,
        "bars": bars,
        "svg": charts.bars(drawing.bars_of(bars, whole=profile.is_whole), key=key, title=title),
        "around": around and bars.of_here,
    }


def _series(measure: Measure, points: list[Point], profile: Profile, code: str) -> dict[str, Any]:
    around = not profile.is_whole
    return {
        "code": code,
        "name": measure.name,
        "choices": profile.series,
        "svg": charts.line(
            drawing.dots_of(points, whole=profile.is_whole),
            key="verloop",
            title=_("%(name)s door de jaren") % {"name": measure.name},
        ),
        "around": around,
        "here_known": any(one.here.known for one in points),
        "lines": [
            {
                "period": one.period,
                "here": with_unit(one.here.value, measure),
                "whole": with_unit(one.whole.value, measure),
            }
            for one in points
        ],
    }
