"""How somebody reads best: larger letters, more contrast, nothing that moves. A choice for this browser only.

It works without script: a link keeps the choice in a cookie and comes back to the same page; in the middle of a form
a button of that form does it, so that nothing typed is lost. What the device itself asks for (``prefers-contrast``,
``prefers-reduced-motion``) holds without any choice.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

COOKIE = "lezen"
IN_FORM = "lezen"
"""The name of the buttons that send a form only to see the same question in another way."""
_SAID = re.compile(r"[0-2][01][01]")
_YEAR = 365 * 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Aids:
    """``size`` is 0 (normal), 1 (larger) or 2 (largest)."""

    size: int = 0
    contrast: bool = False
    calm: bool = False

    @property
    def code(self) -> str:
        """Three digits: in the cookie, in the address of a choice, and in the key of a page that is kept."""
        return f"{self.size}{int(self.contrast)}{int(self.calm)}"

    @property
    def classes(self) -> str:
        """The classes of the page."""
        told = [(self.size == 1, "text-larger"), (self.size == 2, "text-largest"),
                (self.contrast, "contrast"), (self.calm, "calm")]  # fmt: skip
        return " ".join(word for on, word in told if on)


def read(code: str) -> Aids | None:
    """The choice that a code stands for; None for anything else."""
    if not _SAID.fullmatch(code):
        return None
    return Aids(int(code[0]), code[1] == "1", code[2] == "1")


def of(request: HttpRequest) -> Aids:
    """What was chosen in this browser, or just now with a button of a form."""
    return asked_in_form(request) or read(request.COOKIES.get(COOKIE, "")) or Aids()


def asked_in_form(request: HttpRequest) -> Aids | None:
    """The choice made with a button of a form: nothing else of that form counts then."""
    if request.method != "POST":
        return None
    try:
        return read(request.POST.get(IN_FORM, ""))
    except (SuspiciousOperation, OSError):  # too large or cut off: the view says so
        return None


def choices(now: Aids, back: str) -> list[dict[str, Any]]:
    """The three choices with their words; each leads to the same place, shown otherwise: ``back`` asks for it."""
    asked: list[tuple[str, list[tuple[str, dict[str, Any]]]]] = [
        (_("Letters"), [(_("gewoon"), {"size": 0}), (_("groter"), {"size": 1}), (_("grootst"), {"size": 2})]),
        (_("Kleuren"), [(_("gewoon"), {"contrast": False}), (_("veel contrast"), {"contrast": True})]),
        (_("Beweging"), [(_("gewoon"), {"calm": False}), (_("geen"), {"calm": True})]),
    ]
    return [
        {"label": label, "options": [_option(now, word, told, back) for word, told in options]}
        for label, options in asked
    ]


def _option(now: Aids, word: str, told: dict[str, Any], back: str) -> dict[str, Any]:
    then = replace(now, **told)
    return {"label": word, "code": then.code, "href": f"/stijl/{then.code}/?{back}", "current": then == now}


def keep(response: HttpResponse, request: HttpRequest, chosen: Aids) -> None:
    """Remember a choice for a year; all as usual needs no cookie."""
    if chosen == Aids():
        response.delete_cookie(COOKIE, samesite="Lax")
        return
    response.set_cookie(COOKIE, chosen.code, max_age=_YEAR, httponly=True, samesite="Lax", secure=request.is_secure())


class AidsMiddleware:
    """Keeps what was chosen with a button of a form."""

    def __init__(self, get_response: Callable):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if chosen := asked_in_form(request):
            keep(response, request, chosen)
        return response
