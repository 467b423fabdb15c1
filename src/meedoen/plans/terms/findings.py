"""Choices of observations, findings and the four quadrants."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Seen(models.TextChoices):
    """Where something was seen or said."""

    STREET = "street", _("Op straat")
    TABLE = "table", _("Aan tafel")
    VISIT = "visit", _("Bij iemand thuis")
    MEETING = "meeting", _("In een bijeenkomst")
    READING = "reading", _("Bij de leesversie")


SEEN_PICTOGRAMS: dict[str, str] = {
    Seen.STREET: "wandelen",
    Seen.TABLE: "koffie",
    Seen.VISIT: "huis",
    Seen.MEETING: "praten",
}


class Verdict(models.TextChoices):
    """What a resident says of one line of the reading version."""

    GOOD = "good", _("Goed")
    NOT_GOOD = "not_good", _("Niet goed")
    SAY = "say", _("Ik wil iets zeggen")


VERDICT_PICTOGRAMS: dict[str, str] = {Verdict.GOOD: "goed", Verdict.NOT_GOOD: "niet goed", Verdict.SAY: "praten"}


class Right(models.TextChoices):
    """The basic social rights: articles 23 and 24 of the Constitution, in the order in which social work names them."""

    WORK = "work", _("Recht op werk")
    HEALTH = "health", _("Recht op gezondheid")
    LEGAL_AID = "legal_aid", _("Recht op juridische hulp")
    ASSISTANCE = "assistance", _("Recht op maatschappelijke hulp")
    SECURITY = "security", _("Recht op sociale zekerheid")
    FAMILY = "family", _("Recht op gezinsbijslag")
    HOUSING = "housing", _("Recht op wonen")
    ENVIRONMENT = "environment", _("Recht op een gezonde omgeving")
    CULTURE = "culture", _("Recht op cultuur en meedoen")
    EDUCATION = "education", _("Recht op onderwijs")


class Quadrant(models.TextChoices):
    """The four quadrants: what is here, and what comes from outside."""

    STRENGTH = "strength", _("Sterk")
    WEAKNESS = "weakness", _("Zwak")
    OPPORTUNITY = "opportunity", _("Kans")
    THREAT = "threat", _("Bedreiging")


class Missing(models.TextChoices):
    """What a finding still lacks before it stands."""

    FIGURE = "figure", _("een cijfer")
    VOICE = "voice", _("een stem")
    RIGHT = "right", _("een grondrecht")
    DUTY = "duty", _("wie moet handelen")
