"""One calm screen: what, which days, which languages, for whom; what page 1 looks like; take it along."""

from typing import Any

from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from meedoen.activities import public as activities
from meedoen.kernel.actors import Role
from meedoen.kernel.refusals import NotFound
from meedoen.kernel.web import acts, page
from meedoen.kernel.web.request import HouseRequest
from meedoen.networks import public as networks

from .. import policy
from ..forms import PrintForm
from ..papers import making, notices
from ..papers.setting import Paper
from ..rules import orders
from ..rules.orders import Order
from ..terms import LANGUAGE_NAMES, Sheet
from .answers import brake, known_language, languages_of, pdf, png, setting_of, tried

PPI = {Sheet.POSTER: 50}
USUAL_PPI = 72


@require_safe
@acts(policy.PRINT)
def prints(request: HouseRequest, network: Any, paper_kind: str = "") -> HttpResponse:
    """Choose a print and see what it will be. Who refers people starts with the list for one of them."""
    sheet = _known(paper_kind or (Sheet.POSTER if request.actor.has(*_PLANNERS) else Sheet.LIST))
    villages = networks.village_names(request.actor)
    order = _order(request, sheet)
    languages = [code for code in languages_of(network) if code in request.GET.getlist("taal")] or ["nl"]
    usual = {"van": order.since.isoformat(), "duur": order.length, "vouw": order.fold, "taal": languages}
    form = PrintForm(
        _asked(request, usual),
        sheet=sheet,
        languages=languages_of(network),
        villages=villages,
        initial=usual,
    )
    right = not form.is_bound or form.is_valid()
    made, refusal = tried(lambda: _make(request, order, languages[0], villages)) if right else (None, "")
    context = {
        "kinds": kinds_of(request, sheet),
        "sheet": sheet,
        "sheet_name": Sheet(sheet).label,
        "form": form,
        "narrowed": not right or bool(order.wishes or order.themes or order.villages or order.age is not None),
        "refusal": refusal,
        "preview": _address("press:preview", network, order, languages[0]) if made else "",
        "preview_alt": _("Voorbeeld van blad 1: %(what)s, %(days)s")
        % {"what": Sheet(sheet).label, "days": _days(order)},
        "downloads": [
            {"label": LANGUAGE_NAMES[code], "lang": code, "href": _address("press:paper", network, order, code)}
            for code in languages
        ]
        if made
        else [],
        "facts": _facts(order, made) if made else "",
        "left_off": made.left_off if made else 0,
    }
    return page(request, "press/prints.html", context, status=200 if right else 422)


def _asked(request: HouseRequest, usual: dict[str, Any]) -> QueryDict | None:
    """What the address asks, filled up with what is usual; None when it asks nothing."""
    if not request.GET:
        return None
    asked = request.GET.copy()
    for name, value in usual.items():
        if name not in asked:
            asked.setlist(name, value if isinstance(value, list) else [value])
    return asked


_PLANNERS = (Role.COORDINATOR, Role.WORKER, Role.PROVIDER)


@require_safe
@acts(policy.PRINT)
def paper(request: HouseRequest, network: Any, paper_kind: str, language: str) -> HttpResponse:
    """The print as a PDF in one language. Raises Refused with what to shorten when it does not fit."""
    sheet = _known(paper_kind)
    known_language(network, language)
    order = _order(request, sheet)
    made = _make(request, order, language, networks.village_names(request.actor))
    return pdf(made.pdf, f"{network.slug}-{sheet}-{order.first.isoformat()}-{language}")


@require_safe
@acts(policy.PRINT)
def preview(request: HouseRequest, network: Any, paper_kind: str, language: str) -> HttpResponse:
    """The first page of the print as a picture."""
    sheet = _known(paper_kind)
    known_language(network, language)
    made = _make(request, _order(request, sheet), language, networks.village_names(request.actor))
    return png(making.picture_of(made, ppi=PPI.get(Sheet(sheet), USUAL_PPI)))


def _known(kind: str) -> str:
    if kind not in Sheet.values:
        raise NotFound("print")
    return kind


def _order(request: HouseRequest, sheet: str) -> Order:
    return orders.read(dict(request.GET.lists()), sheet, today=timezone.localdate())


def _make(request: HouseRequest, order: Order, language: str, villages: dict[str, str]) -> Paper:
    brake(request)
    since, until = order.moments()
    found = activities.programme(request.actor, since=since, until=until, villages=order.villages)
    setting = setting_of(request, with_map=order.sheet == Sheet.FOLDER, villages=villages)
    return making.make(order, [item for item in found if order.fits(item)], setting, language)


def kinds_of(request: HouseRequest, current: str) -> list[dict[str, Any]]:
    """The papers to choose from; welcome sheets and newsletters have pages of their own."""
    network = request.network
    made = [
        {
            "label": sheet.label,
            "name": sheet.value,
            "href": reverse("press:print", kwargs={"network": network.slug, "paper_kind": sheet.value}),
            "current": sheet.value == current,
        }
        for sheet in Sheet
    ]
    welcome = {"label": _("Onthaalbladen"), "name": "onthaal", "current": current == "onthaal"}
    made.append(welcome | {"href": reverse("press:sheets", kwargs={"network": network.slug})})
    if policy.SEE_NEWSLETTERS.allows(request.actor):
        letter = {"label": _("Nieuwsbrief"), "name": "nieuwsbrief", "current": current == "nieuwsbrief"}
        made.append(letter | {"href": reverse("press:newsletters", kwargs={"network": network.slug})})
    return made


def _address(route: str, network: Any, order: Order, language: str) -> str:
    keys = {"network": network.slug, "paper_kind": order.sheet, "language": language}
    return reverse(route, kwargs=keys) + order.address()


def _days(order: Order) -> str:
    return notices.span(order.first, order.last)


def _facts(order: Order, made: Paper) -> str:
    """ "2 bladzijden op A4, van 23 november tot 6 december"."""
    size = "A3" if order.sheet == Sheet.POSTER else "A4"
    pages = ngettext("%(n)s bladzijde", "%(n)s bladzijden", made.pages) % {"n": made.pages}
    return _("%(pages)s op %(size)s, van %(days)s") % {"pages": pages, "size": size, "days": _days(order)}
