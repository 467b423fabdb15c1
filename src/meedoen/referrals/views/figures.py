"""The figures of referrals as they may be seen: per offer and per threshold, never per worker."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from meedoen.kernel.web import acts, page
from meedoen.kernel.web.request import HouseRequest, number_asked
from meedoen.networks import public as networks

from .. import policy, queries, services
from . import tabs

EARLIEST = 2015


@require_safe
@acts(policy.SEE_FIGURES)
def figures(request: HouseRequest, network: Any) -> HttpResponse:
    """One year, beside the year before."""
    this = timezone.localdate().year
    year = number_asked(request, "jaar", this, least=EARLIEST, most=this)
    closed = queries.closed_year(request.actor, year, number=networks.edition_asked(request))
    context = {
        "tabs": tabs.of(request, "figures"),
        "found": closed.figures if closed else queries.of_year(request.actor, year),
        "before": year - 1,
        "previous": f"?jaar={year - 1}" if year > EARLIEST else "",
        "next": f"?jaar={year + 1}" if year < this else "",
        **networks.of_closed_year(
            request, closed, year=year, span="jaar", close=policy.CLOSE_YEAR, close_page="referrals:year_close"
        ),
    }
    return page(request, "referrals/figures.html", context)


@acts(policy.CLOSE_YEAR)
def close_year(request: HouseRequest, network: Any, year: int) -> HttpResponse:
    """The figures of a year are kept as they are; with a reason for one that was closed already."""
    back = reverse("referrals:figures", args=[network.slug]) + f"?jaar={year}"
    title = _("Cijfers van de toeleiding")
    return networks.close_year_page(
        request, services.close_year, queries.closed_year, year=year, back=back, title=title
    )
