"""The state of play of a year: on screen, on paper, and closed so that it stands."""

from dataclasses import asdict
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from meedoen.kernel.documents import House, render_pdf
from meedoen.kernel.refusals import NotFound
from meedoen.kernel.web import acts, page
from meedoen.kernel.web.request import HouseRequest, number_asked
from meedoen.networks import public as networks

from .. import policy, queries, services
from ..rules.state_of_play import State
from ..rules.state_of_play import slides as in_slides
from .answers import brake, pdf

FIRST_YEAR = 2015


@require_safe
@acts(policy.SEE_STATE)
def state(request: HouseRequest, network: Any) -> HttpResponse:
    """One year: as it was closed, or for who makes it as it stands now; the last year that is over unless one is
    asked."""
    this = timezone.localdate().year
    closed_years = queries.closed_years(request.actor)
    year = number_asked(request, "jaar", next(iter(closed_years), this - 1), least=FIRST_YEAR, most=this)
    closed, found = _found(request, year)
    makes = policy.MAKE_STATE.allows(request.actor)
    years = sorted({*closed_years, *((this, this - 1) if makes else ())}, reverse=True)
    slug = request.network.slug
    edition = networks.edition_asked(request)
    asked_edition = f"?uitgave={edition}" if edition else ""
    context = {
        "found": found,
        "makes": makes,
        "running": year == this,
        "tabs": [{"label": str(one), "href": f"?jaar={one}", "current": one == year, "count": None} for one in years],
        "paper_href": reverse("press:state_paper", args=[slug, year]) + asked_edition,
        "slides_href": reverse("press:state_slides", args=[slug, year]) + asked_edition,
        **networks.of_closed_year(
            request, closed, year=year, span="jaar", close=policy.CLOSE_STATE, close_page="press:state_close"
        ),
    }
    return page(request, "press/state.html", context)


def _found(request: HouseRequest, year: int) -> tuple[networks.Kept[State] | None, State | None]:
    closed = queries.closed_state(request.actor, year, number=networks.edition_asked(request))
    if closed is not None:
        return closed, closed.figures
    if policy.MAKE_STATE.allows(request.actor):
        return None, queries.state_now(request.actor, year)
    return None, None


@require_safe
@acts(policy.SEE_STATE)
def paper(request: HouseRequest, network: Any, year: int) -> HttpResponse:
    """The same on paper: A4, tagged. Raises NotFound for a year that nobody can read yet."""
    return _printed(request, year, "state", f"stand-van-zaken-{year}")


@require_safe
@acts(policy.SEE_STATE)
def slides(request: HouseRequest, network: Any, year: int) -> HttpResponse:
    """The same as slides for a council committee: A4 on its side, in large type (H13). Raises NotFound alike."""
    return _printed(request, year, "slides", f"dias-{year}")


def _printed(request: HouseRequest, year: int, template: str, name: str) -> HttpResponse:
    if not FIRST_YEAR <= year <= timezone.localdate().year:
        raise NotFound("year")
    closed, found = _found(request, year)
    if found is None:
        raise NotFound("year")
    brake(request)
    with translation.override("nl"):
        title = _("Stand van zaken %(year)s") % {"year": year}
        data = _data(request, closed, found)
    house = House(network=request.network.name, accent=request.network.accent, made=data["said"])
    return pdf(render_pdf(f"press/{template}", data, language="nl", title=title, house=house), name)


def _data(request: HouseRequest, closed: networks.Kept[State] | None, found: State) -> dict[str, Any]:
    said = _("Voorlopig: nog niet vastgelegd. Gelezen op %(day)s.")
    if closed is not None:
        said = _("Vastgelegd op %(day)s. Uitgave %(number)s.")
    return {
        "network": request.network.name,
        "said": said % {"day": found.day, "number": closed.edition.number if closed else 0},
        "why": closed.edition.why if closed else "",
        "source": _("Bron"),
        "read": _("Gelezen op %(day)s.") % {"day": found.day},
        "round": _("Mensen zijn afgerond op 5. Onder de 5 staat altijd 0–4, zodat niemand te herkennen is."),
        "parts": [asdict(part) for part in found.parts],
        "slides": [asdict(part) for part in in_slides(found)],
    }


@acts(policy.CLOSE_STATE)
def close(request: HouseRequest, network: Any, year: int) -> HttpResponse:
    """The state of play of a year is kept as it is; with a reason for one that was closed already."""
    back = reverse("press:state", args=[network.slug]) + f"?jaar={year}"
    return networks.close_year_page(
        request, services.close_state, queries.closed_state, year=year, back=back, title=_("Stand van zaken")
    )
