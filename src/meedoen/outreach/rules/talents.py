"""Talents and ideas (H6): what somebody likes to do or wants to start, offered by themselves."""

import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

LASTS = datetime.timedelta(days=365)
"""An offer is asked again after a year: what somebody liked then need not hold for ever."""


class Talent(models.TextChoices):
    """Kinds with a pictogram. Nothing is typed, so nothing can tell more than was offered."""

    COOKING = "cooking", _("Koken")
    BAKING = "baking", _("Bakken")
    GARDEN = "garden", _("Tuinieren")
    SEWING = "sewing", _("Naaien")
    REPAIRING = "repairing", _("Herstellen")
    CRAFT = "craft", _("Knutselen en maken")
    MUSIC = "music", _("Muziek en zingen")
    SPORT = "sport", _("Sporten")
    WALKING = "walking", _("Wandelen en fietsen")
    GAMES = "games", _("Spelletjes")
    CHILDREN = "children", _("Spelen met kinderen")
    LANGUAGE = "language", _("Taal en vertalen")
    DIGITAL = "digital", _("Computer en telefoon")
    LISTENING = "listening", _("Luisteren en praten")
    WELCOMING = "welcoming", _("Mensen ontvangen")
    DRIVING = "driving", _("Rijden en meenemen")
    SELLING = "selling", _("Een verkoop voor het goede doel")


PICTOGRAMS: dict[str, str] = {
    Talent.COOKING: "koken",
    Talent.BAKING: "taart",
    Talent.GARDEN: "tuin",
    Talent.SEWING: "naaien",
    Talent.REPAIRING: "herstellen",
    Talent.CRAFT: "knutselen",
    Talent.MUSIC: "muziek",
    Talent.SPORT: "voetbal",
    Talent.WALKING: "wandelen",
    Talent.GAMES: "spel",
    Talent.CHILDREN: "speelgoed",
    Talent.LANGUAGE: "taal",
    Talent.DIGITAL: "computer",
    Talent.LISTENING: "gesprek",
    Talent.WELCOMING: "koffie",
    Talent.DRIVING: "auto",
    Talent.SELLING: "boodschappen",
}


DRAFTS: dict[str, tuple[object, str]] = {
    Talent.COOKING: (_("Samen koken"), "food"),
    Talent.BAKING: (_("Samen bakken"), "food"),
    Talent.GARDEN: (_("Samen tuinieren"), "nature"),
    Talent.SEWING: (_("Samen naaien"), "creative"),
    Talent.REPAIRING: (_("Samen herstellen"), "creative"),
    Talent.CRAFT: (_("Samen knutselen"), "creative"),
    Talent.MUSIC: (_("Samen muziek maken"), "culture"),
    Talent.SPORT: (_("Samen sporten"), "sport"),
    Talent.WALKING: (_("Samen wandelen en fietsen"), "sport"),
    Talent.GAMES: (_("Spelletjes spelen"), "meeting_people"),
    Talent.CHILDREN: (_("Spelen met kinderen"), "children"),
    Talent.LANGUAGE: (_("Praten in het Nederlands"), "language"),
    Talent.DIGITAL: (_("Hulp met computer en telefoon"), "digital"),
    Talent.LISTENING: (_("Een babbel met koffie"), "meeting_people"),
    Talent.WELCOMING: (_("Een open huis"), "meeting_people"),
    Talent.DRIVING: (_("Samen op uitstap"), "outing"),
    Talent.SELLING: (_("Een verkoop voor het goede doel"), "meeting_people"),
}
"""What an idea is called and stands under as a draft, until somebody says it better."""


class Wish(models.TextChoices):
    """What somebody wants with it."""

    LIKES = "likes", _("Doet dit graag")
    SHOWS = "shows", _("Toont het graag aan anderen")
    STARTS = "starts", _("Wil hiermee iets beginnen")


class Answer(models.TextChoices):
    """What somebody answered who was asked."""

    YES = "yes", _("Ja, graag")
    NO = "no", _("Nee, nu niet")


class How(models.TextChoices):
    """How somebody was asked."""

    FACE = "face", _("In een gesprek")
    PHONE = "phone", _("Aan de telefoon")
    HELPER = "helper", _("Met iemand die helpt of vertaalt")


def lasts_until(offered_on: datetime.date) -> datetime.date:
    """The last day on which an offer is shown to somebody who looks."""
    return offered_on + LASTS
