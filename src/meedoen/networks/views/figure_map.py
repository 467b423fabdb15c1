"""A map of one figure with its legend, its table and its list to choose from: the same on every page."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel.web.request import HouseRequest

from .. import maps, queries
from ..rules.measures import Measure
from ..rules.telling import between, is_old, number, with_unit
from ..rules.working_out import Worked
from ..terms import AreaKind

FIRST = "inhabitants"


@dataclass(frozen=True)
class FigureMap:
    """What the part ``networks/figure_map.html`` shows."""

    measure: Measure
    period: str
    old: bool
    title: str
    svg: str
    legend: list[dict[str, Any]]
    missing: bool
    lines: list[dict[str, Any]]
    choices: list[tuple[str, str]]
    credits: list[str]


def figure_map(
    request: HouseRequest, rows: Sequence[Any], *, asked: str, key: str, chosen: Collection[str] = ()
) -> FigureMap:
    """The map of the figure that was asked for (inhabitants unless there is such a figure) for these areas."""
    codes = [row.code for row in rows]
    choices = queries.indicators_by_area(request.actor, codes)
    code = asked if asked in dict(choices) else FIRST
    measure, period, found = queries.by_area(request.actor, codes, code)
    title = _("%(name)s, %(period)s") % {"name": measure.name, "period": period} if period else str(measure.name)
    drawn = maps.coloured(
        rows,
        {code: _plain(one) for code, one in found.items()},
        title=title,
        links={
            row.code: reverse("networks:area", kwargs={"network": request.network.slug, "code": row.code})
            for row in rows
        },
        texts={row.code: f"{row.name}: {with_unit(found[row.code].value, measure)}" for row in rows},
        numbers={code: number(one.value, measure) for code, one in found.items() if one.known},
        chosen=chosen,
        key=key,
    )
    sources = {source for one in found.values() for source in one.sources}
    return FigureMap(
        measure,
        period,
        bool(period) and is_old(period, timezone.localdate().year),
        title,
        drawn.svg,
        legend_of(drawn, measure),
        drawn.missing,
        [
            _line(request, row, found[row.code], measure, chosen)
            for row in rows
            if found[row.code].known or not row.unknown
        ],
        choices,
        queries.credit_lines(request.actor, sources),
    )


def legend_of(drawn: maps.Coloured, measure: Measure) -> list[dict[str, Any]]:
    """The steps in words: "20 tot 25"."""
    return [
        {
            "colour": colour,
            "text": between(low, high, measure),
        }
        for colour, low, high in drawn.legend
    ]


def _plain(one: Worked) -> float | None:
    return float(one.value) if isinstance(one.value, Decimal) else None


def _line(request: HouseRequest, row: Any, one: Worked, measure: Measure, chosen: Collection[str]) -> dict[str, Any]:
    return {
        "name": _("Onbekend: geen adres bekend") if row.unknown else row.name,
        "above": row.parent.name if row.parent and row.kind == AreaKind.NEIGHBOURHOOD else "",
        "href": reverse("networks:area", kwargs={"network": request.network.slug, "code": row.code}),
        "text": with_unit(one.value, measure),
        "chosen": row.code in chosen,
    }
