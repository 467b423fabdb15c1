"""The choices of signals and bundles (``domain.md §1d``)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class WayIn(models.TextChoices):
    """How a signal came in."""

    PUBLIC = "public", _("Op de site")
    NOTE = "note", _("Na een contact")
    MEETING = "meeting", _("In een vergadering")
    DESK = "desk", _("Aan de balie")
    PHONE = "phone", _("Aan de telefoon")
    REFERRAL = "referral", _("Na een toeleiding")


class SignalState(models.TextChoices):
    """Raw until a second person looked; only what is checked is bundled."""

    RAW = "raw", _("Nog na te kijken")
    CHECKED = "checked", _("Nagekeken")
    SET_ASIDE = "set_aside", _("Opzij gelegd")


class SetAside(models.TextChoices):
    """Why a signal is not followed up."""

    ONE_PERSON = "one_person", _("Het gaat over één persoon: die helpen we zelf")
    SOLVED = "solved", _("Het is al opgelost")
    DOUBLE = "double", _("Het stond er al")
    NOT_OURS = "not_ours", _("Het is geen signaal")
    ABUSE = "abuse", _("Reclame of misbruik")


ASIDE_IS_DONE = frozenset({SetAside.ONE_PERSON, SetAside.SOLVED, SetAside.DOUBLE})
"""Why a signal is not followed up while something is done about it all the same."""


class Theme(models.TextChoices):
    """What it is about. The first five are the main themes of Harelbeke (H3)."""

    SERVICES = "services", _("Diensten")
    LEISURE = "leisure", _("Vrije tijd")
    INCOME = "income", _("Inkomen")
    WORK = "work", _("Werk en opleiding")
    MOBILITY = "mobility", _("Mobiliteit")
    HOUSING = "housing", _("Wonen")
    HEALTH = "health", _("Gezondheid")
    PARENTING = "parenting", _("Opvoeden")
    COMPANY = "company", _("Mensen ontmoeten")
    DIGITAL = "digital", _("Computer en telefoon")
    LANGUAGE = "language", _("Taal")
    FOOD = "food", _("Eten")
    OTHER = "other", _("Iets anders")


THEME_PICTOGRAMS: dict[str, str] = {
    Theme.SERVICES: "lijst",
    Theme.LEISURE: "voetbal",
    Theme.INCOME: "geld",
    Theme.WORK: "leren",
    Theme.MOBILITY: "bus",
    Theme.HOUSING: "huis",
    Theme.HEALTH: "gezondheid",
    Theme.PARENTING: "gezin",
    Theme.COMPANY: "koffie",
    Theme.DIGITAL: "computer",
    Theme.LANGUAGE: "taal",
    Theme.FOOD: "koken",
    Theme.OTHER: "praten",
}


class Origin(models.TextChoices):
    """Where it comes from: the list of Gent (``domain.md §1d``)."""

    UNKNOWN = "unknown", _("Nog niet duidelijk")
    DAILY_WORK = "daily_work", _("Er loopt iets mis in de dagelijkse werking")
    COORDINATION = "coordination", _("Diensten werken naast elkaar of dubbel")
    RULES = "rules", _("Een regel werkt verkeerd")
    RISK_GROUP = "risk_group", _("Een groep dreigt uit de boot te vallen")
    INFORMATION = "information", _("Er is te weinig informatie")
    POLICY_GAP = "policy_gap", _("Er is nog geen beleid voor")


class TargetGroup(models.TextChoices):
    """Whom it concerns, as a group and never as a person."""

    EVERYONE = "everyone", _("Iedereen")
    CHILDREN = "children", _("Kinderen")
    YOUNG = "young", _("Jongeren")
    FAMILIES = "families", _("Gezinnen met kinderen")
    SINGLE_PARENTS = "single_parents", _("Alleenstaande ouders")
    OLDER = "older", _("Ouderen")
    SMALL_INCOME = "small_income", _("Mensen die moeilijk rondkomen")
    NEWCOMERS = "newcomers", _("Nieuwkomers en anderstaligen")
    DISABILITY = "disability", _("Mensen met een beperking")
    CARERS = "carers", _("Mantelzorgers")
    ALONE = "alone", _("Mensen die veel alleen zijn")


class PeopleBand(models.TextChoices):
    """About how many people met this: bands, nobody counts heads."""

    UNKNOWN = "unknown", _("Weet ik niet")
    ONE = "one", _("Eén persoon of gezin")
    FEW = "few", _("Enkele (2 tot 4)")
    SEVERAL = "several", _("5 tot 19")
    MANY = "many", _("20 of meer")


class Often(models.TextChoices):
    """Once, or again and again."""

    UNKNOWN = "unknown", _("Weet ik niet")
    ONCE = "once", _("Eén keer")
    AGAIN = "again", _("Het komt terug")


class Tried(models.TextChoices):
    """Whether somebody tried to solve it already."""

    UNKNOWN = "unknown", _("Weet ik niet")
    NO = "no", _("Nog niets geprobeerd")
    INSIDE = "inside", _("De eigen dienst probeerde al iets")
    TOGETHER = "together", _("Diensten probeerden al samen iets")


class Addressee(models.TextChoices):
    """Who can change it."""

    UNKNOWN = "unknown", _("Nog niet duidelijk")
    SERVICE = "service", _("Een dienst of vereniging")
    COMMITTEE = "committee", _("Bijzonder comité voor de sociale dienst")
    COLLEGE = "college", _("College van burgemeester en schepenen")
    COUNCIL = "council", _("Gemeenteraad of raad voor maatschappelijk welzijn")
    REGION = "region", _("Regio of provincie")
    FLEMISH = "flemish", _("Vlaamse overheid")
    FEDERAL = "federal", _("Federale overheid")


class Urgency(models.TextChoices):
    """How long it can wait."""

    NORMAL = "normal", _("Gewoon")
    SOON = "soon", _("Liefst snel")
    NOW = "now", _("Dringend: er dreigt schade")


class Phase(models.TextChoices):
    """The eight phases of Gent in order, and the end (R16)."""

    NOTICE = "notice", _("Opmerken")
    COLLECT = "collect", _("Verzamelen")
    BUNDLE = "bundle", _("Bundelen")
    ANALYSE = "analyse", _("Uitzoeken")
    REPORT = "report", _("Bekendmaken")
    DECIDE = "decide", _("Beslissen")
    ACT = "act", _("Doen")
    FEEDBACK = "feedback", _("Terugkoppelen")
    CLOSED = "closed", _("Rond")


class ApprovalState(models.TextChoices):
    """What an organisation says before a bundle is published."""

    ASKED = "asked", _("Nog geen antwoord")
    APPROVED = "approved", _("Akkoord")
    REFUSED = "refused", _("Niet akkoord")
