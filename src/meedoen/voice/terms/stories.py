"""The choices of stories and of the yes of who is in them, with their Dutch words."""

from django.db import models
from django.utils.translation import gettext_lazy as _

MOST_PICTURES = 4


class SaidHow(models.TextChoices):
    """How somebody said yes to being shown."""

    PAPER = "paper", _("Op papier, met een handtekening")
    SPOKEN = "spoken", _("Mondeling")
    SCREEN = "screen", _("Op een scherm")


class Shown(models.TextChoices):
    """Where somebody may be shown."""

    BOTH = "both", _("Op de website en op papier")
    SITE = "site", _("Alleen op de website")
    PAPER = "paper", _("Alleen op papier")


class Standing(models.TextChoices):
    """How the yes of one person stands today."""

    WAITING = "waiting", _("nog geen ja")
    GIVEN = "given", _("zei ja")
    ENDS_SOON = "ends_soon", _("vraag het opnieuw")
    ENDED = "ended", _("de termijn is voorbij")
    WITHDRAWN = "withdrawn", _("nam het ja terug")


class StoryLanguage(models.TextChoices):
    """The language in which a story is written."""

    NL = "nl", _("Nederlands")
    FR = "fr", _("Frans")
    EN = "en", _("Engels")
    AR = "ar", _("Arabisch")
    TR = "tr", _("Turks")
