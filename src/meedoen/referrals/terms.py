"""The choices of referrals, with their Dutch words."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """How far a referral is (guide.3). What counts is that somebody arrived, not that somebody was sent."""

    PROPOSED = "proposed", _("Voorgesteld")
    AGREED = "agreed", _("De persoon zei ja")
    ACCOMPANIED = "accompanied", _("Er gaat iemand mee")
    FIRST_TIME = "first_time", _("Eerste keer geweest")
    STAYED = "stayed", _("Na zes weken nog erbij")
    ENDED = "ended", _("Afgelopen")


UNDERWAY = (State.AGREED, State.ACCOMPANIED)
"""The person said yes and was not there yet: the one who receives knows of it, and is asked for an answer."""
ARRIVED = (State.FIRST_TIME, State.STAYED)


class Asked(models.TextChoices):
    """How the person was asked. That it was asked, and how, is all that is noted: no reason, no proof (W12)."""

    FACE = "face", _("In een gesprek")
    PHONE = "phone", _("Aan de telefoon")
    HELPER = "helper", _("Met iemand die helpt of vertaalt")
    SIGNED = "signed", _("Met een handtekening")


class Because(models.TextChoices):
    """Why a referral ended. Of a threshold it is noted which one."""

    THRESHOLD = "threshold", _("Een drempel was te hoog")
    OWN_CHOICE = "own_choice", _("Eigen keuze")
    GOAL = "goal", _("Doel bereikt")
    MOVED = "moved", _("Verhuisd")
    ERASED = "erased", _("Gewist")


class Answer(models.TextChoices):
    """What goes back to who referred: arrived or not, and nothing more."""

    ARRIVED = "arrived", _("Aangekomen")
    NOT_ARRIVED = "not_arrived", _("Niet aangekomen")


class Day(models.TextChoices):
    """The days on which somebody can go along; Monday is 0, as dates count."""

    MONDAY = "0", _("maandag")
    TUESDAY = "1", _("dinsdag")
    WEDNESDAY = "2", _("woensdag")
    THURSDAY = "3", _("donderdag")
    FRIDAY = "4", _("vrijdag")
    SATURDAY = "5", _("zaterdag")
    SUNDAY = "6", _("zondag")


class Part(models.TextChoices):
    """The part of a day."""

    MORNING = "morning", _("voormiddag")
    AFTERNOON = "afternoon", _("namiddag")
    EVENING = "evening", _("avond")


class Limit(models.TextChoices):
    """What was agreed with a companion."""

    NO_CHILDREN = "no_children", _("Niet met kinderen erbij")
    NO_CAR = "no_car", _("Niemand meenemen met de auto")
    NOT_AT_HOME = "not_at_home", _("Afspreken buiten, niet bij iemand thuis")
    FIRST_TOGETHER = "first_together", _("De eerste keer met een werker erbij")


class Told(models.TextChoices):
    """What became of telling somebody that another worker helps from now on."""

    TOLD = "told", _("Verteld")
    NOT_WANTED = "not_wanted", _("Wil het niet horen")


class Due(models.TextChoices):
    """What has to be done now, as who has to do it reads it."""

    ANSWERED = "answered", _("Er is een antwoord")
    ASK_PERSON = "ask_person", _("Vraag het aan de persoon")
    NEW_MOMENT = "new_moment", _("Het moment gaat niet door: kies een ander")
    FIND_COMPANY = "find_company", _("Zoek iemand die meegaat")
    EXPECT = "expect", _("Er komt iemand voor het eerst")
    DID_ARRIVE = "did_arrive", _("Kwam deze persoon?")
    STILL_THERE = "still_there", _("Komt deze persoon nog?")


OF_SENDER = (Due.ANSWERED, Due.ASK_PERSON, Due.NEW_MOMENT, Due.FIND_COMPANY)
OF_RECEIVER = (Due.EXPECT, Due.DID_ARRIVE, Due.STILL_THERE)
