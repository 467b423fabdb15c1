"""Which language a page is in: what residents see in five, what workers see in Dutch.

A resident's language is the one asked for on the page itself (``?in=fr`` in an address, a button ``taal`` in a form),
otherwise the cookie of an earlier choice, otherwise what the browser asks for, otherwise Dutch. A network that chose
its languages is shown in those only; Dutch is always there. Workers' addresses are Dutch, whatever was chosen.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.encoding import iri_to_uri
from django.utils.html import escape
from django.utils.http import urlencode
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation.trans_real import parse_accept_lang_header

from . import aids
from .request import full

SOURCE = "nl"
IN_ADDRESS = "in"
"""``/westerlo/?in=fr``: a link, a poster or a search engine names the language; it is kept from then on."""
IN_FORM = "taal"
"""The name of the buttons that send a form only to see the same question in another language."""
DUTCH_TREES = frozenset({"werk", "beheer", "account", "uitnodiging", "api", "kleur", "static", "media"})
"""First parts of addresses that are not a page for residents."""
_YEAR = 365 * 24 * 60 * 60


def is_for_residents(path: str) -> bool:
    """Whether an address belongs to the residents' tree: the front page, the networks, and what does not exist."""
    return path.lstrip("/").split("/", maxsplit=1)[0] not in DUTCH_TREES


def offered(network: Any = None) -> list[str]:
    """The languages of a network in the order of the settings; all of them where it chose none."""
    codes = [code for code, _name in settings.LANGUAGES]
    chosen = set(getattr(network, "languages", None) or codes) | {SOURCE}
    return [code for code in codes if code in chosen]


def spoken(network: Any) -> list[tuple[str, str]]:
    """The languages of a network with their own names."""
    names = dict(settings.LANGUAGES)
    return [(code, names[code]) for code in offered(network)]


def settle(request: HttpRequest, network: Any = None) -> str:
    """Speak from here on the language that fits best among those offered; gives its code."""
    there = offered(network)
    if network is not None and getattr(request, "LANGUAGE_CODE", "") in there:
        return request.LANGUAGE_CODE  # type: ignore[attr-defined]  # chosen among all of them, so among these too
    language = next((code for code in _wanted(request) if code in there), SOURCE)
    translation.activate(language)
    request.LANGUAGE_CODE = language  # type: ignore[attr-defined]
    return language


def asked_of(request: HttpRequest, network: Any) -> str:
    """The language that an address of the staff asks for (``?in=fr``), for what residents get in hand; else Dutch."""
    asked = _asked_in_address(request)
    return asked if asked in offered(network) else SOURCE


def switching(request: HttpRequest) -> bool:
    """Whether a form was sent only to go on in another language, or in larger letters: nothing is checked or done."""
    return bool(_asked_in_form(request) or aids.asked_in_form(request))


def links(request: HttpRequest) -> list[dict[str, Any]]:
    """The switch: each language by its own name, and the address that chooses it and comes back to this place."""
    if not is_for_residents(request.path_info):
        return []
    back = urlencode({"naar": address(request)})
    return choices(offered(getattr(request, "network", None)), translation.get_language(), back)


def choices(there: Iterable[str], here: str, back: str) -> list[dict[str, Any]]:
    """The switch from the language ``here`` to those that are ``there``; ``back`` is the question that comes back."""
    names = dict(settings.LANGUAGES)
    return [
        {"code": code, "name": names[code], "href": f"/taal/{code}/?{back}", "current": code == here} for code in there
    ]


def alternates(request: HttpRequest) -> SafeString:
    """Links to the same page in each language, for ``hreflang``; "x-default" lets the browser choose."""
    if request.method not in ("GET", "HEAD") or not is_for_residents(request.path_info):
        return SafeString()
    page, mark, question = address(request).partition("?")
    page, question = escape(full(request, iri_to_uri(page))), escape(question)
    begun = f"{page}?{question}&amp;" if mark else f"{page}?"
    told = [(code, f"{begun}{IN_ADDRESS}={code}") for code in offered(getattr(request, "network", None))]
    told.append(("x-default", f"{page}{mark}{question}"))
    links = "".join(f'<link rel="alternate" hreflang="{code}" href="{href}">' for code, href in told)
    return mark_safe(links)  # noqa: S308 - our own codes, and addresses that were escaped just above


def keep(response: HttpResponse, request: HttpRequest, code: str) -> None:
    """Remember a choice for a year, in this browser only."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME, code, max_age=_YEAR, httponly=True, samesite="Lax", secure=request.is_secure()
    )


class LanguagesMiddleware:
    """Chooses the language before the page is made, and says in the headers which one it was."""

    def __init__(self, get_response: Callable):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with translation.override(SOURCE):
            if not is_for_residents(request.path_info):
                request.LANGUAGE_CODE = SOURCE  # type: ignore[attr-defined]
                return self._said(self.get_response(request))
            settle(request)
            response = self._said(self.get_response(request))
        patch_vary_headers(response, ("Accept-Language", "Cookie"))
        if asked := _asked_in_form(request) or _asked_in_address(request):
            keep(response, request, asked)
        return response

    def _said(self, response: HttpResponse) -> HttpResponse:
        response.headers.setdefault("Content-Language", translation.get_language() or SOURCE)
        return response


def _wanted(request: HttpRequest) -> Iterable[str]:
    """Codes in the order of preference; the last resort is not among them."""
    yield _asked_in_form(request)
    yield _asked_in_address(request)
    yield request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    for code, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        yield code.split("-", maxsplit=1)[0].lower()


def _asked_in_form(request: HttpRequest) -> str:
    if request.method != "POST":
        return ""
    try:
        return _known(request.POST.get(IN_FORM, ""))
    except (SuspiciousOperation, OSError):  # too large or cut off: the view says so
        return ""


def _asked_in_address(request: HttpRequest) -> str:
    return _known(request.GET.get(IN_ADDRESS, ""))


def _known(code: str) -> str:
    return code if code and any(code == known for known, _name in settings.LANGUAGES) else ""


def address(request: HttpRequest) -> str:
    """This address with its question, without a language."""
    kept = request.__dict__
    if "_address" not in kept:
        asked: QueryDict = request.GET
        if IN_ADDRESS in asked:
            asked = asked.copy()
            asked.pop(IN_ADDRESS)
        question = asked.urlencode() if asked else ""
        kept["_address"] = f"{request.path}?{question}" if question else request.path
    return str(kept["_address"])
