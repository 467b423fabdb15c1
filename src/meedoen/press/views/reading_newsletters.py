"""The newsletter as residents read it: the newest issue, the earlier ones, and the same on paper. No sign-in."""

from dataclasses import replace
from typing import Any
from urllib.parse import quote

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from meedoen.kernel.web import acts, page
from meedoen.kernel.web.phones import phone
from meedoen.kernel.web.request import HouseRequest
from meedoen.wording.public import get_pictogram

from .. import policy, queries
from ..papers import making, newsletter, notices
from ..terms import Shape
from .answers import brake, languages_of, pdf, setting_of
from .newsletters import known_shape, public_address


@require_safe
@acts(policy.READ_NEWSLETTER)
def newest(request: HouseRequest, network: Any) -> HttpResponse:
    """The newest issue, and below it the earlier ones."""
    listed = queries.public_newsletters(request.actor)
    if not listed:
        return page(request, "press/site/newsletter_none.html", {"phone": phone(network.phone)})
    return _shown(request, network, queries.public_newsletter(request.actor, listed[0].number), listed)


@require_safe
@acts(policy.READ_NEWSLETTER)
def issue(request: HouseRequest, network: Any, issue_number: int) -> HttpResponse:
    """One issue. Raises NotFound, also for one that was withdrawn."""
    found = queries.public_newsletter(request.actor, issue_number)
    return _shown(request, network, found, queries.public_newsletters(request.actor))


def _shown(request: HouseRequest, network: Any, found: Any, listed: list[Any]) -> HttpResponse:
    address = public_address(request, found)
    told = newsletter.data(found, setting_of(request))
    _for_screen(told)
    context = {
        "issue": found,
        "over": found.last_day < timezone.localdate(),
        "told": told,
        "phone": phone(told["contact"]["phone"]),
        "papers": [
            {"label": one.label, "href": reverse("newsletter:paper", args=[network.slug, found.number, one.value])}
            for one in Shape
        ],
        "whatsapp": f"https://wa.me/?text={quote(f'{newsletter.heading(found)}. {network.name}. {address}')}",
        "earlier": [{"issue": one, "title": notices.own(one, "title")} for one in listed if one.number != found.number],
    }
    return page(request, "press/site/newsletter.html", context)


def _for_screen(told: Any) -> None:
    """Beside each picture that is named, where it stands among the static files; beside each number, how to dial it."""
    if isinstance(told, list):
        for one in told:
            _for_screen(one)
    elif isinstance(told, dict):
        if told.get("picture"):
            told["src"] = get_pictogram(told["picture"]).path
        if told.get("phone"):
            told["dial"] = phone(told["phone"])
        for value in list(told.values()):
            _for_screen(value)


@require_safe
@acts(policy.READ_NEWSLETTER)
def paper(request: HouseRequest, network: Any, issue_number: int, paper_shape: str) -> HttpResponse:
    """The issue as a PDF, in the language of the reader."""
    found = queries.public_newsletter(request.actor, issue_number)
    known_shape(paper_shape)
    here = (get_language() or "nl").split("-")[0]
    language = here if here in languages_of(network) else "nl"
    brake(request)
    setting = replace(setting_of(request), today=found.published_on or found.first_day)
    made = making.make_newsletter(found, setting, paper_shape, language, address=public_address(request, found))
    return pdf(made.pdf, f"{network.slug}-nieuwsbrief-{found.number}-{paper_shape}-{language}")
