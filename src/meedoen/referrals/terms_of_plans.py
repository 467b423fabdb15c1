"""The choices of own plans, with their Dutch words."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PlanState(models.TextChoices):
    """How it goes with a goal. It is no test: pausing and stopping are as good as reaching."""

    RUNNING = "running", _("We zijn bezig")
    PAUSED = "paused", _("Even rust")
    REACHED = "reached", _("Gelukt")
    STOPPED = "stopped", _("Gestopt")


class Move(models.TextChoices):
    """What can be done with a plan."""

    PAUSE = "pause", _("Even rust")
    GO_ON = "go_on", _("We gaan weer verder")
    REACH = "reach", _("Het is gelukt")
    STOP = "stop", _("Stop dit plan")


class Helper(models.TextChoices):
    """Who does a step, in kinds: a name of somebody else never stands in it."""

    SELF = "self", _("Ik zelf")
    WORKER = "worker", _("Mijn werker")
    COMPANION = "companion", _("Een gids of vrijwilliger")
    CIRCLE = "circle", _("Familie of een vriend")
    SERVICE = "service", _("Een dienst")
