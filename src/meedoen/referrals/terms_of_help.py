"""The choices of small help among neighbours (L6), with their Dutch words and pictograms."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Side(models.TextChoices):
    ASK = "ask", _("Gevraagd")
    OFFER = "offer", _("Aangeboden")


class Help(models.TextChoices):
    """Small things that neighbours do for one another. No care, no money, nothing that needs a diploma."""

    SHOPPING = "shopping", _("Boodschappen doen")
    RIDE = "ride", _("Ergens naartoe brengen")
    WALK = "walk", _("Samen wandelen")
    VISIT = "visit", _("Op bezoek komen")
    REPAIR = "repair", _("Iets kleins herstellen")
    GARDEN = "garden", _("Helpen in de tuin")
    PAPERS = "papers", _("Een brief lezen")
    PHONE = "phone", _("Gsm of computer")
    CHILDREN = "children", _("Even op kinderen letten")
    PETS = "pets", _("Voor een dier zorgen")
    COOKING = "cooking", _("Samen koken")
    DUTCH = "dutch", _("Nederlands oefenen")
    LENDING = "lending", _("Iets uitlenen")


HELP_PICTOGRAMS: dict[str, str] = {
    Help.SHOPPING: "winkelkar",
    Help.RIDE: "auto",
    Help.WALK: "wandelen",
    Help.VISIT: "koffie",
    Help.REPAIR: "herstellen",
    Help.GARDEN: "moestuin",
    Help.PAPERS: "brief",
    Help.PHONE: "gsm",
    Help.CHILDREN: "kind",
    Help.PETS: "hond",
    Help.COOKING: "koken",
    Help.DUTCH: "gesprek",
    Help.LENDING: "gereedschap",
}


class Said(models.TextChoices):
    """What a side answered at the desk."""

    YES = "yes", _("Zei ja")
    NO = "no", _("Zei nee")


class Stage(models.TextChoices):
    """How far two neighbours are. Nothing of the one reaches the other before PASSED."""

    PROPOSED = "proposed", _("Nog te vragen")
    PASSED = "passed", _("Contact doorgegeven")
    DECLINED = "declined", _("Iemand zei nee")
