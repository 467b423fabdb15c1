"""One place in a text that could give somebody away."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What was found, in words for who typed it."""

    NAME = "name", _("een naam")
    PHONE = "phone", _("een telefoonnummer")
    REGISTER_NUMBER = "register_number", _("een rijksregisternummer")
    EMAIL = "email", _("een e-mailadres")
    ADDRESS = "address", _("een straat of adres")
    AGE = "age", _("een leeftijd")
    DATE = "date", _("een datum")
    IBAN = "iban", _("een rekeningnummer")
    PLATE = "plate", _("een nummerplaat")
    HANDLE = "handle", _("een naam op sociale media of een webadres")
    NUMBER = "number", _("een dossiernummer of ander nummer")
    CLASS = "class", _("een klas")


@dataclass(frozen=True)
class Hit:
    """``text[start:end]`` is of this kind; ``proposal`` says it without giving anybody away (may be empty)."""

    kind: str
    start: int
    end: int
    words: str
    proposal: str

    @property
    def kind_word(self) -> str:
        return str(Kind(self.kind).label)
