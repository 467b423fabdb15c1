"""Error pages: a code, a plain sentence and a next step; nothing of the inside."""

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..refusals import NoLink, Refused
from . import addressed, languages, problems


def _answer(request: HttpRequest, template: str, status: int, **context: object) -> HttpResponse:
    if problems.wanted(request):
        return problems.answer(request, status)
    frame = {"frame": _frame(request), "alternates": ""}  # an error is no page that stands in other languages too
    response = render(request, template, {**frame, **context}, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response


def _frame(request: HttpRequest) -> str:
    """On the site of a network an error keeps the frame of the site: help, languages, the way out."""
    inside = getattr(request, "network", None) is not None and languages.is_for_residents(request.path_info)
    return "ui/base_resident.html" if inside else "ui/base_plain.html"


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    addressed.name_network(request)
    return _answer(request, "404.html", 404)


def sign_in_first(request: HttpRequest) -> HttpResponse:
    """To the page for signing in, and back here after that."""
    if problems.wanted(request):
        return problems.answer(request, 401)
    return redirect_to_login(request.get_full_path(), reverse(settings.LOGIN_URL))


def second_factor_first(request: HttpRequest) -> HttpResponse:
    """To the page where a second key is made."""
    if problems.wanted(request):
        return problems.answer(request, 403)
    return HttpResponseRedirect(reverse("mfa_index"))


def refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    return _answer(request, "422.html", 422, sentence=refusal.sentence, code=refusal.code)


def by_button(request: HttpRequest, allowed: str) -> HttpResponse:
    """The address takes what a button sends alone (``allowed``: its methods). Who typed it, or came back to it after
    signing in again, has no button here."""
    sentence = _("Dit adres kan je zo niet openen. Er is niets veranderd. Ga terug en druk op de knop.")
    response = _answer(request, "403.html", 405, sentence=sentence)
    response.headers["Allow"] = allowed
    return response


def no_link(request: HttpRequest, gone: NoLink) -> HttpResponse:
    return _answer(request, "ui/reason.html", 403, sentence=str(gone))


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _answer(request, "403.html", 403)


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form is too old or came from elsewhere; what was typed is still in the browser's previous page."""
    sentence = _("Deze pagina stond te lang open. Ga terug, laad de pagina opnieuw en verstuur nog eens.")
    return _answer(request, "403.html", 403, sentence=sentence)


@require_safe
def broken(request: HttpRequest) -> HttpResponse:
    return server_error(request)


def server_error(request: HttpRequest) -> HttpResponse:
    """Without context or database: something inside broke."""
    try:
        return _answer(request, "500.html", 500)
    except Exception:  # the page itself cannot be made: plain words are better than nothing
        return HttpResponse("Er ging iets mis. Probeer het over enkele minuten opnieuw.", status=500)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    sentence = _("Deze vraag konden we niet lezen. Ga terug en probeer opnieuw.")
    return _answer(request, "422.html", 400, sentence=sentence, code="unreadable")
