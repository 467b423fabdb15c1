"""The choices of press, with their Dutch words."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sheet(models.TextChoices):
    """What can be printed of the programme. The value stands in the address."""

    POSTER = "affiche", _("Weekaffiche")
    FOLDER = "folder", _("Folder")
    FRIDGE = "koelkast", _("Kalender voor de koelkast")
    LARGE = "groot", _("Grote letters")
    FAN = "waaier", _("Vrijetijdswaaier")
    LIST = "lijst", _("Lijst voor wie doorverwijst")


class Length(models.TextChoices):
    """How much time a print covers."""

    WEEK = "week", _("Een week")
    FORTNIGHT = "twee", _("Twee weken")
    MONTH = "maand", _("Een maand")
    SEASON = "seizoen", _("Drie maanden")


class Fold(models.TextChoices):
    THREE = "drie", _("In drie")
    TWO = "twee", _("In twee")


class Wish(models.TextChoices):
    """For whom somebody looks, in everyday words."""

    CHILDREN = "kinderen", _("met kinderen")
    LITTLE_DUTCH = "taal", _("met weinig Nederlands")
    WHEELCHAIR = "rolstoel", _("met een rolstoel")
    FREE = "gratis", _("gratis")
    EVENING = "avond", _("’s avonds")
    COMPANY = "mee", _("liever niet alleen")


WISH_PICTOGRAMS: dict[str, str] = {
    Wish.CHILDREN: "kinderen",
    Wish.LITTLE_DUTCH: "praten",
    Wish.WHEELCHAIR: "rolstoel",
    Wish.FREE: "cadeau",
    Wish.EVENING: "avond",
    Wish.COMPANY: "samen op stap",
}

LENGTHS: dict[str, tuple[str, ...]] = {
    Sheet.POSTER: (Length.WEEK,),
    Sheet.FOLDER: (Length.FORTNIGHT, Length.MONTH),
    Sheet.FRIDGE: (Length.MONTH,),
    Sheet.LARGE: (Length.WEEK, Length.FORTNIGHT, Length.MONTH),
    Sheet.FAN: (Length.SEASON,),
    Sheet.LIST: (Length.WEEK, Length.FORTNIGHT),
}
"""How much time each print can cover; the first is what is chosen by itself."""

MOST_PAGES: dict[str, tuple[int, ...]] = {
    Sheet.POSTER: (1, 2),
    Sheet.FOLDER: (2,),
    Sheet.FRIDGE: (1,),
    Sheet.LARGE: (12,),
    Sheet.FAN: (8,),
    Sheet.LIST: (1,),
}
"""How many pages each print may take; what comes later is tried when the type would become too small otherwise.

More than the last is no print any more: it is refused, with what to shorten.
"""

WELCOME_PAGES = 2


class SheetStatus(models.TextChoices):
    DRAFT = "draft", _("Nog niet zichtbaar")
    PUBLISHED = "published", _("Zichtbaar voor iedereen")


class Section(models.TextChoices):
    """The parts of a welcome sheet that hold text (K3), in their order on paper."""

    WHAT = "what", _("Wat is het?")
    FOR_WHOM = "for_whom", _("Voor wie?")
    STEPS = "steps", _("Stap voor stap")
    EXPECT = "expect", _("Wat mag je verwachten?")
    BRING = "bring", _("Wat breng je mee?")
    HOURS = "hours", _("Wanneer kan je komen of bellen?")


LANGUAGE_NAMES = {"nl": "Nederlands", "fr": "Français", "en": "English", "ar": "العربية", "tr": "Türkçe"}
"""The languages of paper, each called by its own name."""


class NewsletterStatus(models.TextChoices):
    """A draft goes out once; after that it is withdrawn, or replaced by its correction."""

    DRAFT = "draft", _("Nog niet zichtbaar")
    PUBLISHED = "published", _("Zichtbaar voor iedereen")
    REPLACED = "replaced", _("Verbeterd")
    WITHDRAWN = "withdrawn", _("Ingetrokken")


class NewsletterPart(models.TextChoices):
    """What an issue of the newsletter (H7) can hold, in the order that is usual."""

    ACTIVITIES = "activities", _("Wat is er te doen?")
    ANSWERS = "answers", _("Jij zei, wij deden")
    NEWS = "news", _("Nieuws")
    BOARD = "board", _("Een woord van de klankbordgroep")


PART_PICTOGRAMS: dict[str, str] = {
    NewsletterPart.ACTIVITIES: "kalender",
    NewsletterPart.ANSWERS: "praten",
    NewsletterPart.NEWS: "brief",
    NewsletterPart.BOARD: "samen",
}


class Shape(models.TextChoices):
    """How an issue is printed. The value stands in the address."""

    BOOKLET = "boekje", _("Boekje: A4, één keer gevouwen")
    SHEET = "blad", _("Eén blad A4")
    LARGE = "groot", _("Grote letters")


SHAPE_PAGES: dict[str, tuple[int, ...]] = {Shape.BOOKLET: (2,), Shape.SHEET: (1, 2), Shape.LARGE: (12,)}
"""How many pages each shape may take; what comes later is tried when the type would become too small otherwise."""
