"""The choices of budgets, with their Dutch words."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.release import Unit


class FundKind(models.TextChoices):
    """Where money comes from (``domain.md §1a``, ``§1b``)."""

    DRAWING_RIGHT = "drawing_right", _("Trekkingsrecht (Vlaanderen)")
    OWN = "own_contribution", _("Eigen inbreng van de gemeente")
    FEDERAL = "federal_participation", _("Federaal fonds voor participatie en sociale activering")
    OTHER = "other", _("Andere middelen")


WITH_BASKETS = (FundKind.DRAWING_RIGHT, FundKind.OWN)
"""The kinds of which every expense names its basket (R5)."""


class Basket(models.TextChoices):
    """What the money of a local network may be spent on (R5)."""

    PARTICIPATION = "participation_cost", _("Deelnemen: lidgeld, ticket, materiaal, vervoer")
    INITIATIVE = "own_initiative", _("Initiatief van en voor mensen in armoede")


BASKET_WORDS = {Basket.PARTICIPATION: _("Deelnemen"), Basket.INITIATIVE: _("Initiatief"), "": _("Zonder korf")}


class Account(models.TextChoices):
    """Where a cent can be. ``OUTSIDE`` is the funder, ``CARRIED`` the way to the next year of the same fund."""

    OUTSIDE = "outside", _("buiten")
    CARRIED = "carried", _("overgedragen")
    FREE = "free", _("vrij")
    RESERVED = "reserved", _("gereserveerd")
    COMMITTED = "committed", _("vastgelegd")
    PAID = "paid", _("betaald")


class EntryKind(models.TextChoices):
    """What one line of the ledger did."""

    BUDGET = "budget", _("Budget erbij")
    CUT = "cut", _("Budget eraf")
    CARRY_IN = "carry_in", _("Overgedragen van vorig jaar")
    CARRY_OUT = "carry_out", _("Overgedragen naar volgend jaar")
    LAPSE = "lapse", _("Terug naar wie het gaf")
    RESERVATION = "reservation", _("Gereserveerd")
    RELEASE = "release", _("Reservatie weg")
    COMMITMENT = "commitment", _("Vastgelegd")
    WITHDRAWAL = "withdrawal", _("Vastlegging weg")
    PAYMENT = "payment", _("Betaald")
    EXPENSE = "expense", _("Uitgave")
    CORRECTION = "correction", _("Terug in het fonds")
    RETURN = "return", _("Betaling terug, weer opzij")


class HoldState(models.TextChoices):
    """How far money that was set aside for one thing has come."""

    RESERVED = "reserved", _("gereserveerd")
    COMMITTED = "committed", _("vastgelegd")
    PAID = "paid", _("betaald")
    RELEASED = "released", _("vrijgegeven")


class Level(models.TextChoices):
    """How far a promise of the agreement reaches (``domain.md §1a``: strategic and operational goals)."""

    STRATEGIC = "strategic", _("Groot doel")
    OPERATIONAL = "operational", _("Concrete belofte")


class Kept(models.TextChoices):
    """How a promise stands, in the fixed set that yearly accounts use."""

    OPEN = "open", _("Nog te doen")
    BUSY = "busy", _("Bezig")
    KEPT = "kept", _("Waargemaakt")
    NOT_KEPT = "not_kept", _("Niet waargemaakt")
    CHANGED = "changed", _("Anders aangepakt")


EURO = "euro"
COUNTED = (
    Unit.PERSONS, Unit.HOUSEHOLDS, Unit.VISITS, Unit.SESSIONS, Unit.ACTIVITIES, Unit.ORGANISATIONS, Unit.MEETINGS,
)  # fmt: skip
"""What a piece of evidence can count, beside euro; units are never added to one another."""


CONTENT_WORDS = {
    "goals": _("doelen"),
    "partners": _("partners en hun rol"),
    "actions": _("acties"),
    "money": _("geld"),
    "context_analysis": _("omgevingsanalyse"),
    "strategic_goals": _("strategische doelen"),
    "operational_goals": _("operationele doelen"),
    "vision": _("visie op drempels"),
    "regional_analysis": _("omgevingsanalyse van de regio"),
    "feasible_actions": _("concrete, haalbare acties"),
    "business_plan": _("zakelijk plan"),
}
