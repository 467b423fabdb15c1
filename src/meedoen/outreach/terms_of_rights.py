"""Situations to begin a rights check with: asked, used for a moment, and kept nowhere (L3, rule 1)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Situation(models.TextChoices):
    """What a worker and somebody tap together. No table has a field for it."""

    RENTS = "rents", _("Huurt een woning")
    OWNS = "owns", _("Is eigenaar van de woning")
    CHILDREN = "children", _("Heeft kinderen")
    ONE_PARENT = "one_parent", _("Staat er alleen voor met de kinderen")
    OLDER = "older", _("Is 65 of ouder")
    CARE = "care", _("Heeft veel zorg nodig")
    NO_WORK = "no_work", _("Heeft geen werk")
    BILLS = "bills", _("Kan rekeningen moeilijk betalen")
    DEBTS = "debts", _("Heeft schulden")
    MOVED = "moved", _("Verhuisde pas, of moet weg")
    CONFLICT = "conflict", _("Kreeg een brief van een advocaat of rechter")
    GOES_OUT = "goes_out", _("Wil meer buitenkomen")


PICTURES = {
    Situation.RENTS: "sleutel",
    Situation.OWNS: "huis",
    Situation.CHILDREN: "kind",
    Situation.ONE_PARENT: "gezin",
    Situation.OLDER: "ouderen",
    Situation.CARE: "rolstoel",
    Situation.NO_WORK: "werk",
    Situation.BILLS: "lamp",
    Situation.DEBTS: "rekening",
    Situation.MOVED: "koffer",
    Situation.CONFLICT: "brief",
    Situation.GOES_OUT: "bal",
}


class Answer(models.TextChoices):
    """What is said about one right. Only the last two are counted."""

    NOT_NOW = "", _("Niet nu")
    USED = "used", _("Gebruikt het al")
    FOUND = "found", _("Nog te regelen")
    ARRANGED = "arranged", _("Nu geregeld")
