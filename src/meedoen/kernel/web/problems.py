"""Problems in the form of RFC 9457, with a sentence in the language that the asker reads."""

import json
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from django.utils.translation.trans_real import parse_accept_lang_header

TREE = "/api/"
ROOT = "/api/v1/"
MEDIA_TYPE = "application/problem+json"

HTTPS_ONLY = _("Dit adres werkt alleen met https. Maak een nieuwe sleutel: deze reisde leesbaar.")
KNOWN: dict[int, tuple[str, Any]] = {
    400: ("unreadable", _("Deze vraag konden we niet lezen. Kijk na of het geldige JSON is.")),
    401: ("key_needed", _("Hiervoor heb je een sleutel nodig. Vraag er een aan de coördinator van het netwerk.")),
    403: ("not_with_this_key", _("Dat mag niet met deze sleutel. Vraag een sleutel die dit mag.")),
    404: ("not_found", _("Dit bestaat niet, of is niet voor jou.")),
    405: ("method_not_allowed", _("Dit adres kun je zo niet gebruiken. Kijk welke methode er wel mag.")),
    409: ("key_reused", _("Deze Idempotency-Key is al gebruikt voor iets anders. Maak een nieuwe.")),
    413: ("too_large", _("Dit is te groot. Stuur minder tegelijk.")),
    415: ("json_only", _("Stuur de vraag als application/json.")),
    422: ("invalid", _("Iets in deze vraag klopt niet. Bij elk veld staat wat.")),
    429: ("busy", _("Dat zijn er te veel na elkaar. Wacht even en probeer opnieuw.")),
    500: ("broken", _("Er ging iets mis bij ons. Probeer het over enkele minuten opnieuw.")),
}
TITLES = {
    400: gettext_noop("Onleesbare vraag"),
    401: gettext_noop("Sleutel nodig"),
    403: gettext_noop("Niet toegelaten"),
    404: gettext_noop("Niet gevonden"),
    405: gettext_noop("Verkeerde methode"),
    409: gettext_noop("Al gebruikt"),
    413: gettext_noop("Te groot"),
    415: gettext_noop("Verkeerd soort inhoud"),
    422: gettext_noop("Dat klopt niet"),
    429: gettext_noop("Te veel na elkaar"),
    500: gettext_noop("Fout bij ons"),
}


def wanted(request: HttpRequest) -> bool:
    """Whether who asks is another system, and so gets problems in place of pages."""
    return request.path_info.startswith(TREE)


def language_of(request: HttpRequest) -> str:
    """The first language of ours that the asker accepts; otherwise Dutch."""
    ours = {code for code, _name in settings.LANGUAGES}
    for code, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        if code.split("-")[0] in ours:
            return code.split("-")[0]
    return "nl"


def answer(
    request: HttpRequest, status: int, *, code: str = "", detail: str = "", errors: Iterable[dict[str, str]] = ()
) -> HttpResponse:
    """A problem: ``code`` is the stable word for programs, ``detail`` the sentence for people, ``errors`` by field."""
    known, sentence = KNOWN[status]
    with translation.override(language_of(request)):
        body: dict[str, Any] = {
            "type": f"{ROOT}#{code or known}",
            "title": translation.gettext(TITLES[status]),
            "status": status,
            "code": code or known,
            "detail": detail or str(sentence),
        }
        if found := list(errors):
            body["errors"] = found
        response = HttpResponse(json.dumps(body, ensure_ascii=False), content_type=MEDIA_TYPE, status=status)
        response.headers["Content-Language"] = translation.get_language() or "nl"
    response.headers["Cache-Control"] = "no-store"
    if status == 401:
        response.headers["WWW-Authenticate"] = 'Bearer realm="Meedoen"'
    if status == 429:
        response.headers["Retry-After"] = "600"
    return response
