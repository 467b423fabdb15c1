"""The choices of decisions, answers and their delivery (``domain.md §1d`` and §3.3)."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from .signals import Addressee


class DecidingBody(models.TextChoices):
    """Who decides: the Flemish code list of administrative bodies, and two that stand outside it."""

    COUNCIL = "council", _("Gemeenteraad")
    COLLEGE = "college", _("College van burgemeester en schepenen")
    WELFARE_COUNCIL = "welfare_council", _("Raad voor maatschappelijk welzijn")
    STANDING_BUREAU = "standing_bureau", _("Vast bureau")
    COMMITTEE = "committee", _("Bijzonder comité voor de sociale dienst")
    MAYOR = "mayor", _("Burgemeester")
    SERVICE = "service", _("Een dienst of partner zelf")
    HIGHER = "higher", _("Een hogere overheid")


BODY_OF: dict[str, str] = {
    Addressee.SERVICE: DecidingBody.SERVICE,
    Addressee.COMMITTEE: DecidingBody.COMMITTEE,
    Addressee.COLLEGE: DecidingBody.COLLEGE,
    Addressee.COUNCIL: DecidingBody.COUNCIL,
    Addressee.REGION: DecidingBody.HIGHER,
    Addressee.FLEMISH: DecidingBody.HIGHER,
    Addressee.FEDERAL: DecidingBody.HIGHER,
}
"""Who most likely decided, by who could change it; where that is not clear, nobody is proposed."""

_CODE = "http://data.vlaanderen.be/id/concept/BestuursorgaanClassificatieCode/"
BODY_CODES: dict[str, str] = {
    DecidingBody.COUNCIL: f"{_CODE}5ab0e9b8a3b2ca7c5e000005",
    DecidingBody.COLLEGE: f"{_CODE}5ab0e9b8a3b2ca7c5e000006",
    DecidingBody.WELFARE_COUNCIL: f"{_CODE}5ab0e9b8a3b2ca7c5e000007",
    DecidingBody.STANDING_BUREAU: f"{_CODE}5ab0e9b8a3b2ca7c5e000008",
    DecidingBody.COMMITTEE: f"{_CODE}5ab0e9b8a3b2ca7c5e000009",
    DecidingBody.MAYOR: f"{_CODE}4955bd72cd0e4eb895fdbfab08da0284",
}
"""The concept of each body in the code list ``BestuursorgaanClassificatieCode``; the others have none."""


class Outcome(models.TextChoices):
    """What was decided. Each of the four is an answer; "no" is one too."""

    TAKEN_UP = "taken_up", _("Ja, we doen het")
    PARTLY = "partly", _("We doen een deel")
    LATER = "later", _("Later: nu nog niet")
    NOT = "not", _("Nee, we doen het niet")


ASKS_ACTION = frozenset({Outcome.TAKEN_UP, Outcome.PARTLY})
"""Who says yes, says who does it and by when."""

OUTCOME_SHORT = {
    Outcome.TAKEN_UP: _("gedaan"),
    Outcome.PARTLY: _("het lukt voor een deel"),
    Outcome.LATER: _("later"),
    Outcome.NOT: _("nee, omdat …"),
}
OUTCOME_PICTOGRAMS = {
    Outcome.TAKEN_UP: "duim omhoog",
    Outcome.PARTLY: "afspraak",
    Outcome.LATER: "kalender",
    Outcome.NOT: "duim omlaag",
}


class Progress(models.TextChoices):
    """How far an action is."""

    TO_DO = "to_do", _("Nog te beginnen")
    BUSY = "busy", _("Bezig")
    DONE = "done", _("Klaar")
    STOPPED = "stopped", _("Gestopt")


PROGRESS_SHORT: dict[str, Any] = {Progress.BUSY: _("bezig"), Progress.STOPPED: _("gestopt")}
"""What is taken up but not done, for everybody."""

ENDED = frozenset({Progress.DONE, Progress.STOPPED})


class GroupSays(models.TextChoices):
    """What the group says of an answer before it goes out, where it wants that."""

    NOT_ASKED = "not_asked", _("Niet gevraagd")
    ASKED = "asked", _("Nog niet gezegd")
    AGREES = "agrees", _("De groep vindt het goed")
    CHANGE = "change", _("De groep wil het anders")


class DeliveryState(models.TextChoices):
    """Where the answer for one giver stands."""

    WAITING = "waiting", _("Te brengen")
    ON_ITS_WAY = "on_its_way", _("Onderweg")
    DELIVERED = "delivered", _("Gebracht")
    IMPOSSIBLE = "impossible", _("Niet te brengen")


ON_THE_SITE = "site"
"""The way of an answer that was read on the site with the code of who spoke; the other ways belong to ``people``."""
ARRIVED = frozenset({DeliveryState.DELIVERED, DeliveryState.IMPOSSIBLE})
"""Nothing has to be done any more for this giver (R16)."""
UNDERWAY = frozenset({DeliveryState.WAITING, DeliveryState.ON_ITS_WAY})


class VerdictBy(models.TextChoices):
    """How a giver said whether the answer is good enough."""

    CODE = "code", _("Met de code van de brief")
    SPOKEN = "spoken", _("Gezegd aan de telefoon of op bezoek")
    PAPER = "paper", _("Op papier")
