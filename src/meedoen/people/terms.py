"""The choices of people, with their Dutch words."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    """How much is known: always the lowest that serves. Who is only counted has no row at all."""

    CODE = "code", _("Alleen een code (stempelkaart)")
    FIRST_NAME = "first_name", _("Voornaam en één manier om te bereiken")


class Channel(models.TextChoices):
    """How someone can be reached. E-mail is never required."""

    PHONE = "phone", _("Bellen")
    SMS = "sms", _("Sms")
    EMAIL = "email", _("E-mail")
    LETTER = "letter", _("Brief")
    VISIT = "visit", _("Bij het volgende bezoek")
    HELPER = "helper", _("Via iemand die helpt")
    NONE = "none", _("Niet")


FIRST_NAME, REACH = "people.Participant.first_name", "people.Participant.reach"
"""The names under which the vault seals these fields: a value copied to another field does not open."""
