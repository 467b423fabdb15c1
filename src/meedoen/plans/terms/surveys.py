"""The choices of surveys, with their Dutch words."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    """Who is asked."""

    RESIDENTS = "residents", _("Bewoners")
    STAFF = "staff", _("Wie hier werkt (beroepskrachten)")


class SurveyState(models.TextChoices):
    DRAFT = "draft", _("in voorbereiding")
    OPEN = "open", _("loopt")
    CLOSED = "closed", _("afgesloten")


class QuestionKind(models.TextChoices):
    """How a question is answered. A scale is one question here and as many screens as it has statements."""

    SCALE = "scale", _("Een hele schaal uit de vragenbank")
    ONE = "one", _("Eén antwoord kiezen")
    SEVERAL = "several", _("Meer antwoorden kiezen")
    FACES = "faces", _("Vijf gezichten, van heel slecht tot heel goed")
    NUMBER = "number", _("Een aantal, in groepen")
    SENTENCE = "sentence", _("Eén zin in eigen woorden")


OWN_KINDS = tuple(kind for kind in QuestionKind if kind is not QuestionKind.SCALE)


class Way(models.TextChoices):
    """How an answer set came in."""

    PHONE = "phone", _("zelf, op een telefoon of computer")
    PAPER = "paper", _("op papier")
    ASKED = "asked", _("gevraagd door iemand van ons")


class AgeBand(models.TextChoices):
    """The groups of ages that are published for neighbourhoods: who answered is laid beside the newest figures."""

    UNDER_18 = "0", _("jonger dan 18")
    TO_34 = "18", _("18 tot en met 34")
    TO_59 = "35", _("35 tot en met 59")
    TO_79 = "60", _("60 tot en met 79")
    OLDEST = "80", _("80 of ouder")


class MissingRule(models.TextChoices):
    """What is done with a scale of which an answer is missing."""

    NONE = "none", _("Niet meetellen als er één antwoord ontbreekt")
    ONE = "one", _("Meetellen als er hoogstens één antwoord ontbreekt")


class RemarkState(models.TextChoices):
    NEW = "new", _("nog na te kijken")
    KEPT = "kept", _("nagekeken")


class Face(models.TextChoices):
    """The five answers that need no reading."""

    ONE = "1", _("heel slecht")
    TWO = "2", _("slecht")
    THREE = "3", _("gaat zo")
    FOUR = "4", _("goed")
    FIVE = "5", _("heel goed")


FACE_PICTOGRAMS = {
    Face.ONE: "boos",
    Face.TWO: "verdrietig",
    Face.THREE: "gewoon",
    Face.FOUR: "tevreden",
    Face.FIVE: "blij",
}
"""Only these five get a picture by themselves: a validated scale is asked in its own words and no others."""
