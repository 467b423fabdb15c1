"""What workers see of a row in other languages: the list of them, and its own words each beside the Dutch."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from meedoen.kernel.refusals import NotFound
from meedoen.kernel.web import attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest

from ..forms import BesideForm
from ..terms import LANGUAGE_NAMES
from .answers import known_language, languages_of


def in_languages(
    network: Any, row: Any, *, paper: Callable[[str], str], translate: Callable[[str], str]
) -> list[dict[str, Any]]:
    """The languages of a row with translations: whether it is told in each, and where its paper and translation are."""
    return [
        {
            "name": LANGUAGE_NAMES[code],
            "lang": code,
            "told": code == "nl" or code in row.translations,
            "paper": paper(code),
            "translate": translate(code) if code != "nl" else "",
        }
        for code in languages_of(network)
    ]


def translating(
    request: HouseRequest,
    row: Any,
    language: str,
    *,
    form: type[BesideForm],
    save: Callable[..., Any],
    back: tuple[str, dict[str, Any]],
) -> HttpResponse:
    """The own words of a row in another language, each beside the Dutch. ``save`` is the command that keeps them.

    Raises NotFound for a language that the network does not have, and for Dutch.
    """
    if known_language(request.network, language) == "nl":
        raise NotFound("language")
    asked = form(request.POST or None, row=row, language=language, initial=row.translations.get(language) or None)
    name, keys = back
    if request.method == "POST" and asked.is_valid():
        texts = asked.answers
        if attempt(asked, lambda: save(request.actor, row.pk, once=asked.token, language=language, **texts)):
            done(request, _("De vertaling in %(language)s is bewaard.") % {"language": LANGUAGE_NAMES[language]})
            return redirect_to(request, name, **keys)
    context = {
        "form": asked,
        "row": row,
        "language": LANGUAGE_NAMES[language],
        "code": language,
        "back_url": reverse(name, kwargs={"network": request.network.slug, **keys}),
    }
    return page(request, "press/translate.html", context, status=422 if asked.errors else 200)
