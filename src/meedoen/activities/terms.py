"""The choices of activities, with their Dutch words."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    ACTIVITY = "activity", _("Activiteit")
    TRAINING = "training", _("Vorming of cursus")
    DROP_IN = "drop_in", _("Inloop (binnenlopen)")
    WORKSHOP = "workshop", _("Atelier")
    HOLIDAY = "holiday", _("Vakantieaanbod")
    PUBLIC_SPACE = "public_space", _("Op straat of in het park")
    ENCOUNTER = "encounter", _("Ontmoeting in een dorp")
    MEETING = "meeting", _("Samenkomst of inspraak")


class Theme(models.TextChoices):
    MEETING_PEOPLE = "meeting_people", _("Mensen ontmoeten")
    SPORT = "sport", _("Bewegen en sport")
    CULTURE = "culture", _("Muziek, dans, toneel")
    CREATIVE = "creative", _("Maken en naaien")
    FOOD = "food", _("Koken en eten")
    NATURE = "nature", _("Tuin en natuur")
    CHILDREN = "children", _("Voor kinderen")
    LANGUAGE = "language", _("Nederlands oefenen")
    LEARNING = "learning", _("Iets leren")
    DIGITAL = "digital", _("Computer en telefoon")
    HEALTH = "health", _("Gezondheid")
    MONEY = "money", _("Geld en papieren")
    HOUSING = "housing", _("Wonen")
    PARENTING = "parenting", _("Opvoeden")
    WORK = "work", _("Werk zoeken")
    SHOP = "shop", _("Goedkoop winkelen")
    OUTING = "outing", _("Uitstap")
    VOICE = "voice", _("Zeg je mening")


THEME_PICTOGRAMS: dict[str, str] = {
    Theme.MEETING_PEOPLE: "koffie",
    Theme.SPORT: "voetbal",
    Theme.CULTURE: "muziek",
    Theme.CREATIVE: "naaien",
    Theme.FOOD: "koken",
    Theme.NATURE: "tuin",
    Theme.CHILDREN: "kinderen",
    Theme.LANGUAGE: "taal",
    Theme.LEARNING: "leren",
    Theme.DIGITAL: "computer",
    Theme.HEALTH: "gezondheid",
    Theme.MONEY: "geld",
    Theme.HOUSING: "huis",
    Theme.PARENTING: "gezin",
    Theme.WORK: "werk",
    Theme.SHOP: "winkel",
    Theme.OUTING: "bus",
    Theme.VOICE: "praten",
}


class Status(models.TextChoices):
    DRAFT = "draft", _("Nog niet zichtbaar")
    PUBLISHED = "published", _("Zichtbaar voor iedereen")
    ENDED = "ended", _("Afgelopen")


class SignUp(models.TextChoices):
    WALK_IN = "walk_in", _("Gewoon binnenlopen")
    SIGN_UP = "sign_up", _("Vooraf inschrijven")


class SessionStatus(models.TextChoices):
    PLANNED = "planned", _("Gaat door")
    MOVED = "moved", _("Verplaatst")
    CANCELLED = "cancelled", _("Gaat niet door")


class EnrolmentStatus(models.TextChoices):
    PLACED = "placed", _("Ingeschreven")
    WAITING = "waiting", _("Op de wachtlijst")
    CANCELLED = "cancelled", _("Uitgeschreven")


class Via(models.TextChoices):
    """How an enrolment came in."""

    SITE = "site", _("Via de site")
    PHONE = "phone", _("Telefoon")
    DESK = "desk", _("Aan het onthaal")
    GROUP = "group", _("Groep van een vereniging")


class Language(models.TextChoices):
    NL = "nl", _("Nederlands")
    FR = "fr", _("Frans")
    EN = "en", _("Engels")
    AR = "ar", _("Arabisch")
    TR = "tr", _("Turks")
    UK = "uk", _("Oekraïens")
    ES = "es", _("Spaans")
    FA = "fa", _("Farsi")
    PL = "pl", _("Pools")
    RO = "ro", _("Roemeens")


class TallyKind(models.TextChoices):
    """What may be counted as a tally, never as a trait of a person."""

    ORIGIN_COUNTRY = "origin_country", _("Land van herkomst")
    FOREIGN_ORIGIN = "foreign_origin", _("Van buitenlandse herkomst")
    SOCIAL_SERVICE = "social_service", _("Cliënt van de sociale dienst")
    AGE_BAND = "age_band", _("Leeftijd")
    LIVES_ALONE = "lives_alone", _("Alleenwonend")
    SINGLE_PARENT = "single_parent", _("Alleenstaande ouder")
    OTHER = "other", _("Andere")


class EffortBy(models.TextChoices):
    STAFF = "staff", _("Personeel")
    VOLUNTEER = "volunteer", _("Vrijwilligers")
