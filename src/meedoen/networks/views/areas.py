"""Areas: municipality, village, neighbourhood, each with its open figures and where they come from."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from meedoen.kernel.web import acts, page
from meedoen.kernel.web.request import HouseRequest

from .. import maps, policy, queries, rules
from ..geography import edition
from ..terms import UNITS, AreaKind

LAYERS = {"dorpen": AreaKind.VILLAGE, "wijken": AreaKind.NEIGHBOURHOOD}


def _address(network: Any, code: str) -> str:
    return reverse("networks:area", kwargs={"network": network.slug, "code": code})


def _credits(network: Any) -> list[str]:
    """The credit lines that go with outlines and names, each once."""
    found: dict[str, None] = {}
    for nis in network.municipalities:
        if nis in edition.known_municipalities():
            found.update(dict.fromkeys(source.credit for source in edition.load(nis).sources))
    return list(found)


def _lines(network: Any, rows: Iterable[Any], counts: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {
            "name": _("Onbekend: geen adres bekend") if row.unknown else row.name,
            "above": row.parent.name if row.parent else "",
            "href": _address(network, row.code),
            "figure": counts.get(row.code),
        }
        for row in rows
    ]


@require_safe
@acts(policy.SEE_NETWORK)
def areas(request: HouseRequest, network: Any) -> HttpResponse:
    """The map of villages or neighbourhoods, coloured by inhabitants, with the same figures in a table."""
    asked = request.GET.get("laag", "dorpen")
    layer = asked if asked in LAYERS else "dorpen"
    rows = queries.areas(request.actor, kind=LAYERS[layer])
    counts = queries.inhabitants(request.actor, [row.code for row in rows])
    texts = {
        code: _("%(name)s: %(number)s inwoners")
        % {"name": row.name, "number": number_format(int(counts[code].value or 0), use_l10n=True, force_grouping=True)}
        for row in rows
        if (code := row.code) in counts
    }
    drawing = maps.coloured(
        rows,
        {row.code: float(counts[row.code].value or 0) if row.code in counts else None for row in rows},
        title=_("Inwoners per dorp") if layer == "dorpen" else _("Inwoners per wijk"),
        links={row.code: _address(network, row.code) for row in rows},
        texts=texts,
    )
    here = reverse("networks:areas", kwargs={"network": network.slug})
    context = {
        "map": drawing,
        "lines": _lines(network, rows, counts),
        "municipalities": _lines(network, queries.areas(request.actor, kind=AreaKind.MUNICIPALITY), {}),
        "tabs": [
            {"label": _("Dorpen"), "href": here, "current": layer == "dorpen"},
            {"label": _("Wijken"), "href": f"{here}?laag=wijken", "current": layer == "wijken"},
        ],
        "caption": _("Inwoners per dorp") if layer == "dorpen" else _("Inwoners per wijk"),
        "credits": sorted({figure.source.credit for figure in counts.values()}),
        "outline_credits": _credits(network),
    }
    return page(request, "networks/areas.html", context)


@require_safe
@acts(policy.SEE_NETWORK)
def area(request: HouseRequest, network: Any, code: str) -> HttpResponse:
    """One area: where it lies, what lies in it, and its published figures with year, source and licence."""
    found = queries.area(request.actor, code)
    everything = queries.areas(request.actor)
    inside = [row for row in everything if row.parent_id == found.pk and row.kind != AreaKind.SECTOR]
    beside = [row for row in everything if row.kind == found.kind]
    figures = queries.figures(request.actor, code)
    counts = queries.inhabitants(request.actor, [row.code for row in inside])
    ages = [figure for figure in figures if ".age." in figure.indicator]
    context = {
        "area": found,
        "kind": found.get_kind_display(),
        "map": maps.pinned(beside, (), title=_("Waar %(name)s ligt") % {"name": found.name}, selected=found.code),
        "above": {"name": found.parent.name, "href": _address(network, found.parent.code)} if found.parent else None,
        "inside": _lines(network, inside, counts),
        "figures": [_figure(one) for one in figures if ".age." not in one.indicator],
        "bands": _bands(ages),
        "ages": ages[0] if ages else None,
    }
    return page(request, "networks/area.html", context)


def _figure(figure: Any) -> dict[str, Any]:
    name = _("Inwoners") if figure.indicator == "inhabitants" else figure.indicator
    return {"name": name, "unit": UNITS.get(figure.unit, figure.unit), "row": figure}


def _bands(ages: list[Any]) -> list[dict[str, Any]]:
    """Only the newest year: a sum over two years would be no count of people."""
    year = max((figure.year for figure in ages), default=0)
    found = rules.age_bands((figure.indicator, int(figure.value)) for figure in ages if figure.year == year)
    return [
        {
            "name": _("%(start)d jaar en ouder") % {"start": start}
            if end is None
            else _("%(start)d tot en met %(end)d jaar") % {"start": start, "end": end},
            "persons": persons,
        }
        for start, end, persons in found
    ]
