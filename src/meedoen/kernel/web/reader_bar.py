"""The choices of letters and of language at the top of a page: alike on every page but for where they lead back to.

What they say is worked out once for each language, choice and form; the address to come back to is filled in.
"""

from functools import lru_cache

from django.http import HttpRequest
from django.template.loader import get_template
from django.utils import translation
from django.utils.http import urlencode
from django.utils.safestring import SafeString, mark_safe

from . import aids, languages

_AIDS_PLACE, _LANGUAGES_PLACE = "naar=1-2-3", "naar=4-5-6"
"""No page has these addresses: every address begins with a slash."""


def reader_bar(request: HttpRequest, form: str = "") -> SafeString:
    """The two choices; empty on pages of workers. ``form``: the form whose buttons choose, where links would lose what
    was typed in it."""
    if not languages.is_for_residents(request.path_info):
        return SafeString()
    offered = tuple(languages.offered(getattr(request, "network", None)))
    said = _said(translation.get_language(), offered, aids.of(request), form)
    said = said.replace(_AIDS_PLACE, urlencode({"naar": request.get_full_path()}))
    said = said.replace(_LANGUAGES_PLACE, urlencode({"naar": languages.address(request)}))
    return mark_safe(said)  # noqa: S308 - a template's own text, and addresses in which every sign is quoted


@lru_cache(maxsize=256)
def _said(language: str, offered: tuple[str, ...], chosen: aids.Aids, form: str) -> str:
    told = {
        "language_links": languages.choices(offered, language, _LANGUAGES_PLACE),
        "reading_aids": aids.choices(chosen, _AIDS_PLACE),
        "language_form": form,
    }
    return str(get_template("ui/reader_bar.html").render(told))
