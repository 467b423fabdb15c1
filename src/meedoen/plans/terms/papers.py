"""Choices of the papers of a plan."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Paper(models.TextChoices):
    """What is printed of a plan."""

    FOLDER = "folder", _("Folder")
    REPORT = "verslag", _("Verslag")


class Reader(models.TextChoices):
    """Who reads it. Both versions say the same of the same plan; the words and the detail differ."""

    RESIDENTS = "bewoners", _("Voor bewoners")
    COUNCIL = "raad", _("Voor de raad")
