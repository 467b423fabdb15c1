"""Choices of goals, actions and milestones."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Block(models.TextChoices):
    """The eight building blocks of a caring neighbourhood (SAAMO, ``domain.md §1c``), as tags."""

    ANALYSIS = "analysis", _("Buurtanalyse en plan")
    VISION = "vision", _("Visie en organisatie")
    DETECTION = "detection", _("Detectie")
    REFERRAL = "referral", _("Toeleiding")
    NETWORKS = "networks", _("Sociale netwerken")
    INCLUSION = "inclusion", _("Inclusie")
    COMMUNICATION = "communication", _("Communiceren")
    PARTNERSHIPS = "partnerships", _("Partnerschappen")


class Progress(models.TextChoices):
    """How far an action is."""

    TO_DO = "to_do", _("Nog te doen")
    BUSY = "busy", _("Bezig")
    DONE = "done", _("Klaar")
    STOPPED = "stopped", _("Gestopt")


class Light(models.TextChoices):
    """The traffic light of an action; its word always stands beside it."""

    GREEN = "green", _("groen")
    ORANGE = "orange", _("oranje")
    RED = "red", _("rood")
    GREY = "grey", _("grijs")


class Why(models.TextChoices):
    """Why the light has its colour."""

    DONE = "done", _("Klaar")
    STOPPED = "stopped", _("Gestopt")
    LATE = "late", _("Te laat")
    NOT_BEGUN = "not_begun", _("Had al moeten beginnen")
    SOON = "soon", _("Bijna tijd, nog niet begonnen")
    BEHIND = "behind", _("Loopt achter op het cijfer")
    ON_COURSE = "on_course", _("Op schema")
    AHEAD = "ahead", _("Begint later")


class Stone(models.TextChoices):
    """What kind of point on the time line."""

    START = "start", _("Begin")
    MILESTONE = "milestone", _("Mijlpaal")
    REPORT = "report", _("Verslag")
    REVISION = "revision", _("Herziening")
    END = "end", _("Einde")


class ToolKind(models.TextChoices):
    """What lies in the tool library (L7)."""

    SCENARIO = "scenario", _("Draaiboek")
    FILM = "film", _("Film")
    DOCUMENT = "document", _("Document")
    WORKED = "worked", _("Wat werkte")
