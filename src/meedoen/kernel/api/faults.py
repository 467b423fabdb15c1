"""What is wrong with a question, field by field, in plain sentences and with stable words."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from ninja.errors import ValidationError

from ..web import problems

_SENTENCES = {
    "missing": ("missing", gettext_noop("Dit ontbreekt.")),
    "int_parsing": ("not_a_number", gettext_noop("Schrijf een geheel getal.")),
    "int_type": ("not_a_number", gettext_noop("Schrijf een geheel getal.")),
    "int_from_float": ("not_a_number", gettext_noop("Schrijf een geheel getal.")),
    "bool_parsing": ("not_a_choice", gettext_noop("Schrijf true of false.")),
    "bool_type": ("not_a_choice", gettext_noop("Schrijf true of false.")),
    "uuid_parsing": ("not_an_id", gettext_noop("Dit is geen kenmerk (UUID).")),
    "uuid_type": ("not_an_id", gettext_noop("Dit is geen kenmerk (UUID).")),
    "literal_error": ("not_a_choice", gettext_noop("Dit is geen van de keuzes.")),
    "enum": ("not_a_choice", gettext_noop("Dit is geen van de keuzes.")),
    "greater_than_equal": ("out_of_range", gettext_noop("Dit getal is te klein.")),
    "less_than_equal": ("out_of_range", gettext_noop("Dit getal is te groot.")),
    "string_too_short": ("too_short", gettext_noop("Dit is te kort.")),
    "string_too_long": ("too_long", gettext_noop("Dit is te lang.")),
    "too_long": ("too_long", gettext_noop("Dit zijn er te veel.")),
    "extra_forbidden": ("unknown_field", gettext_noop("Dit veld kennen we niet.")),
}
_DATES = ("not_a_day", gettext_noop("Schrijf een dag als 2026-12-31."))
_OTHER = ("wrong", gettext_noop("Deze waarde klopt niet."))
UNKNOWN = ("unknown_parameter", gettext_noop("Deze vraag kennen we niet. Kijk in de uitleg van de API."))
TWICE = ("twice", gettext_noop("Vraag dit maar één keer tegelijk."))
UNREADABLE = ("unreadable", gettext_noop("Hier staan tekens in die geen tekst zijn."))


def explained(request: HttpRequest, invalid: ValidationError) -> HttpResponse:
    """All fields that are not what the schema says. Nothing of what was sent is repeated."""
    return problems.answer(request, 422, errors=[_told(error) for error in invalid.errors])


def in_question(request: HttpRequest, named: frozenset[str]) -> HttpResponse | None:
    """A problem for a parameter that nobody knows, comes twice, or holds signs that no text has."""
    found = []
    for name, values in request.GET.lists():
        if name not in named:
            found.append((name[:60], *UNKNOWN))
        elif len(values) > 1:
            found.append((name, *TWICE))
        elif any(sign < " " or sign == "\x7f" for sign in values[0]):
            found.append((name, *UNREADABLE))
    if not found:
        return None
    errors = [{"field": name, "code": code, "detail": _(sentence)} for name, code, sentence in found]
    return problems.answer(request, 422, errors=errors)


def _told(error: dict[str, Any]) -> dict[str, str]:
    kind = error["type"]
    code, sentence = _DATES if kind.startswith(("date_", "datetime_")) else _SENTENCES.get(kind, _OTHER)
    where = [str(part) for part in error["loc"] if part not in ("body", "query", "path", "header")]
    if where[:1] in (["asked"], ["sent"]):
        where = where[1:]
    return {"field": ".".join(where), "code": code, "detail": _(sentence)}
