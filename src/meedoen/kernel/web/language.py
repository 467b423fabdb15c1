"""The language of a page: only one in which everything is said (``LANGUAGES_COMPLETE``), never half of one."""

from django.conf import settings
from django.http import HttpRequest
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.translation.trans_real import parse_accept_lang_header


class CompleteLanguages(LocaleMiddleware):
    """As Django's own, but a browser that asks for a language that is not complete gets the next it asks for."""

    def process_request(self, request: HttpRequest) -> None:
        translation.activate(chosen(request))
        request.LANGUAGE_CODE = translation.get_language()


def chosen(request: HttpRequest) -> str:
    """What was chosen on the site, else what the browser asks for, else Dutch."""
    asked = [request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")]
    asked += [code for code, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", ""))]
    plain = (code.split("-")[0].lower() for code in asked)
    return next((code for code in plain if code in settings.LANGUAGES_COMPLETE), settings.LANGUAGE_CODE)
