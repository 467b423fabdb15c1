"""What a euro took away: by threshold, with first times beside it and the lines behind it."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from meedoen.kernel.release import Released
from meedoen.kernel.web import acts, page
from meedoen.kernel.web.files import file
from meedoen.kernel.web.request import HouseRequest
from meedoen.kernel.web.words import euros
from meedoen.networks import public as networks

from .. import policy, services
from ..queries import lowered as reads
from ..rules.spending import threshold_word
from . import words
from .funds import asked_year
from .tabs import tabs


@require_safe
@acts(policy.SEE_FUNDS)
def lowered(request: HouseRequest, network: Any) -> HttpResponse:
    """A year over all funds: each threshold with its euros and its first times, and the lines behind it."""
    found = reads.lowered(request.actor, year=asked_year(request))
    years = sorted({*found.years, found.year}, reverse=True)
    context = {
        "tabs": tabs(request, "lowered"),
        "years": [{"label": year, "href": f"?jaar={year}", "current": year == found.year} for year in years],
        "year": found.year,
        "paid": words.cents(found.paid),
        "whole": found.whole.text_with_unit if found.whole else "",
        "rows": [_row(row, found.year) for row in found.rows],
        "some": any(row.entries for row in found.rows),
        "uncounted": _(" en ").join(threshold_word(row.name) for row in found.rows if row.name and row.times is None),
    }
    return page(request, "budgets/lowered.html", context)


def _row(row: reads.Lowered, year: int) -> dict[str, Any]:
    said = str(networks.Threshold(row.name).label) if row.name else _("Geen: voor de werking zelf")
    word, _mark, why = said.partition(": ")
    return {
        "word": word,
        "why": why,
        "cents": words.cents(row.cents),
        "times": _short(row.times),
        "each": euros(row.each * 100) if row.each is not None else "",
        "lines": [{**words.line(entry, year), "fund": entry.fund_year.fund.name} for entry in row.entries],
        "more": row.more,
        "id": row.name or "geen",
        "number": len(row.entries) + row.more,
    }


def _short(times: Released | None) -> str:
    """ "± 35", "0–4": for a column on a telephone."""
    if times is None or times.is_small:
        return times.text if times else ""
    return f"±\N{NO-BREAK SPACE}{times.value}"


@require_safe
@acts(policy.EXPORT_YEAR)
def export(request: HouseRequest, network: Any, year: int, kind: str) -> HttpResponse:
    """Every line of the year with its threshold and the first times there."""
    made = services.export_lowered(request.actor, year=year, kind=kind)
    return file(made.content, made.name, to_keep=True)
