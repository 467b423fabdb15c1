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


class How(models.TextChoices):
    """By what somebody who calls is found again."""

    NAME = "name", _("Voornaam")
    REACH = "reach", _("Telefoonnummer of e-mailadres")
    CODE = "code", _("Code van een inschrijving of stempelkaart")


class Ask(models.TextChoices):
    """What somebody asks about the own data (GDPR art. 15 to 17 and 20)."""

    TELL = "tell", _("Weten wat we bewaren")
    CORRECT = "correct", _("Iets laten verbeteren")
    ERASE = "erase", _("Gewist worden")


class Identified(models.TextChoices):
    """How a worker knows that it is really this person who asks."""

    CALLED_BACK = "called_back", _("Ik belde terug op het nummer dat bij ons staat")
    CODE = "code", _("De persoon gaf de code van de inschrijving of de stempelkaart")
    FACE = "face", _("De persoon staat voor mij en ik ken hem of haar")
    HELPER = "helper", _("Een helper vraagt het, en de persoon zei zelf ja")


class Outcome(models.TextChoices):
    """How a request ended."""

    TOLD = "told", _("Verteld en meegegeven")
    CORRECTED = "corrected", _("Verbeterd")
    ERASED = "erased", _("Gewist")
    STOPPED = "stopped", _("Toch niet meer nodig")


FIRST_NAME, REACH = "people.Participant.first_name", "people.Participant.reach"
"""The names under which the vault seals these fields: a value copied to another field does not open."""
