"""Error pages: a code, a plain sentence and a next step; nothing of the inside."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..refusals import NoLink, Refused


def _answer(request: HttpRequest, template: str, status: int, **context: object) -> HttpResponse:
    response = render(request, template, context, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _answer(request, "404.html", 404)


def refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    return _answer(request, "422.html", 422, sentence=refusal.sentence, code=refusal.code)


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
