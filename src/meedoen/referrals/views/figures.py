"""The figures of referrals as they may be seen: per offer and per threshold, never per worker."""

from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from meedoen.kernel.web import acts, page
from meedoen.kernel.web.request import HouseRequest

from .. import policy, queries
from . import tabs

EARLIEST = 2015


@require_safe
@acts(policy.SEE_FIGURES)
def figures(request: HouseRequest, network: Any) -> HttpResponse:
    """One year, beside the year before."""
    this = timezone.localdate().year
    asked = request.GET.get("jaar", "")
    year = int(asked) if asked.isascii() and asked.isdigit() and EARLIEST <= int(asked) <= this else this
    context = {
        "tabs": tabs.of(request, "figures"),
        "found": queries.of_year(request.actor, year),
        "year": year,
        "before": year - 1,
        "previous": f"?jaar={year - 1}" if year > EARLIEST else "",
        "next": f"?jaar={year + 1}" if year < this else "",
    }
    return page(request, "referrals/figures.html", context)
