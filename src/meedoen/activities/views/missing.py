"""Who is missing: neighbourhoods and groups beside who lives there, the largest gap first."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from meedoen.kernel.release import unit_word
from meedoen.kernel.web import acts, page
from meedoen.kernel.web.request import HouseRequest

from .. import policy
from ..queries import missing as reads
from ..rules.missing import PlaceLine
from .outcome import FIRST_YEAR, year_asked

FIRST = 3
"""So many gaps are told in a sentence; the table has them all."""


@require_safe
@acts(policy.SEE_MISSING)
def missing(request: HouseRequest, network: Any) -> HttpResponse:
    """One year beside the year before, with the way to plan something where the gap is."""
    today = timezone.localdate()
    year = year_asked(request, today.year)
    found = reads.who_is_missing(request.actor, year)
    plan = reverse("activities:plan", args=[request.network.slug]) if policy.PLAN.allows(request.actor) else ""
    rows = [_place(line, plan) for line in found.places]
    gaps = [row for row in rows if row["gap"]]
    context = {
        "year": year,
        "before": year - 1,
        "running": year == today.year,
        "previous": f"?jaar={year - 1}" if year > FIRST_YEAR else "",
        "next": f"?jaar={year + 1}" if year < today.year else "",
        "first": [{**row, "said": _said(row, found.population)} for row in gaps[:FIRST]],
        "rows": rows,
        "elsewhere": [(name, old.text, new.text) for name, new, old in found.elsewhere],
        "population": found.population,
        "plan": plan,
        "groups": [_group(one) for one in found.groups],
        "without_source": found.without_source,
        "sources": sorted({one.there_are.source for one in found.groups if one.there_are.source}),
    }
    return page(request, "activities/missing.html", context)


def _place(line: PlaceLine, plan: str) -> dict[str, Any]:
    place = line.place
    return {
        "name": place.name,
        "inhabitants": "" if place.inhabitants is None else _number(place.inhabitants),
        "now": place.now.text,
        "before": place.before.text,
        "rate": line.rate.text if line.rate else "",
        "rate_before": line.rate_before.text if line.rate_before else "",
        "gap": line.gap,
        "few": line.few,
        "plan": f"{plan}?{urlencode({'buurt': place.name})}" if plan else "",
    }


def _said(row: dict[str, Any], population: Any) -> str:
    words = {"name": row["name"], "number": row["inhabitants"], "year": population.period, "now": capfirst(row["now"])}
    return _("In %(name)s woonden %(number)s mensen (%(year)s). %(now)s deden mee.") % words


def _group(one: reads.GroupLine) -> dict[str, Any]:
    return {
        "name": one.name,
        "there": f"{_number(one.number)} {unit_word(one.unit, one.number)}",
        "period": one.there_are.period,
        "old": one.there_are.old,
        "now": _("niet geteld") if one.now is None else one.now.text,
        "before": _("niet geteld") if one.before is None else one.before.text,
        "rate": one.rate.text_at_least if one.rate else "–",
    }


def _number(number: int) -> str:
    return str(formats.number_format(number, force_grouping=True))
