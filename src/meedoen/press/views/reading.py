"""Welcome sheets as residents read them: the list, one sheet, and the same on paper. No sign-in, no script."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from meedoen.kernel.web import acts, page
from meedoen.kernel.web.phones import phone
from meedoen.kernel.web.request import HouseRequest

from .. import policy, queries
from ..papers import making, notices, welcome
from .answers import brake, languages_of, pdf, setting_of
from .sheets import picture_of, public_address


@require_safe
@acts(policy.READ_SHEET)
def sheets(request: HouseRequest, network: Any) -> HttpResponse:
    """Every sheet that is shown, with its picture."""
    listed = [
        {"sheet": one, "picture": picture_of(one), "title": notices.own(one, "title")}
        for one in queries.public_sheets(request.actor)
    ]
    return page(request, "press/site/sheets.html", {"listed": listed})


@require_safe
@acts(policy.READ_SHEET)
def sheet(request: HouseRequest, network: Any, sheet_slug: str) -> HttpResponse:
    """One sheet: what, for whom, step by step, whom to call and when."""
    found = queries.public_sheet(request.actor, sheet_slug)
    told = welcome.data(found, setting_of(request), "")
    context = {
        "sheet": found,
        "told": told,
        "picture": picture_of(found),
        "phone": phone(told["contact"]["phone"]),
    }
    return page(request, "press/site/sheet.html", context)


@require_safe
@acts(policy.READ_SHEET)
def paper(request: HouseRequest, network: Any, sheet_slug: str) -> HttpResponse:
    """The sheet as a PDF, in the language of the reader."""
    found = queries.public_sheet(request.actor, sheet_slug)
    here = (get_language() or "nl").split("-")[0]
    language = here if here in languages_of(network) else "nl"
    brake(request)
    made = making.make_welcome(found, setting_of(request), language, address=public_address(request, found))
    return pdf(made.pdf, f"{network.slug}-{found.slug}-{language}")
