"""Reads of settlements: what each organiser gets, and the lines of one payment."""

import datetime
import uuid
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet, Sum
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.rows import one
from meedoen.networks import public as networks

from .. import policy
from ..models import Claim, PayAccount, Settlement
from ..rules.saying import places_words
from ..terms import ClaimState, Cost, PaidTo


@dataclass(frozen=True)
class Owed:
    """What one organiser gets for claims that are in no settlement yet; ``account``: whether its account is known."""

    organiser_id: uuid.UUID
    name: str
    cents: int
    claims: int
    account: bool


@dataclass(frozen=True)
class Statement:
    """A settlement and whose it is."""

    row: Settlement
    name: str


@dataclass(frozen=True)
class Line:
    """One line of a statement: a code, never a name."""

    code: str
    on: datetime.date
    what: str
    price: int
    granted: int


@query(policy.SETTLE)
def owed(actor: Actor, rows: None) -> list[Owed]:
    """Every organiser that gets something, most first."""
    names = networks.names_of_partners(actor)
    known = set(PayAccount.objects.values_list("organisation_id", flat=True))
    due = Claim.objects.filter(paid_to=PaidTo.ORGANISER, state=ClaimState.GRANTED, settlement=None)
    grouped = due.exclude(organiser=None).order_by().values_list("organiser_id")
    found = [
        Owed(organiser, names.get(organiser, ""), cents, number, organiser in known)
        for organiser, cents, number in grouped.annotate(cents=Sum("granted"), number=Count("pk"))
    ]
    return sorted(found, key=lambda one: (-one.cents, one.name))


@query(policy.NOTE_ACCOUNT)
def accounts(actor: Actor, rows: None) -> dict[uuid.UUID, PayAccount]:
    """The accounts of the partners."""
    return {row.organisation_id: row for row in PayAccount.objects.all()}


@query(policy.SEE_SETTLEMENTS)
def settlements(actor: Actor, rows: QuerySet[Settlement]) -> list[Statement]:
    """The settlements of the own organisation, of all for the coordinator, newest first."""
    return [Statement(row, row.organiser.name) for row in rows.select_related("organiser")[:100]]


@query(policy.SEE_SETTLEMENTS)
def statement(actor: Actor, rows: QuerySet[Settlement], settlement_id: uuid.UUID) -> Statement:
    """One settlement. Raises NotFound."""
    row = one(rows.select_related("organiser"), pk=settlement_id)
    return Statement(row, row.organiser.name)


@query(policy.PAY_SETTLEMENT)
def in_file(actor: Actor, rows: QuerySet[Settlement], settlement_id: uuid.UUID) -> list[Statement]:
    """What is not paid yet of the file in which this settlement went; alone where it is in none. Raises NotFound."""
    row = one(rows.select_related("organiser"), pk=settlement_id)
    if row.file_number is None:
        return [Statement(row, row.organiser.name)]
    same = rows.filter(file_number=row.file_number, paid_on=None).select_related("organiser").order_by("number")
    return [Statement(found, found.organiser.name) for found in same]


@query(policy.SEE_OWED)
def own_claims(actor: Actor, rows: QuerySet[Claim]) -> list[tuple[Line, str]]:
    """What the own organisation asked for, with how far it is, newest first. No names."""
    found = rows.filter(paid_to=PaidTo.ORGANISER).select_related("session__activity")[:100]
    return [(line_of(row), str(ClaimState(row.state).label)) for row in found]


@query(policy.CLAIM_SESSION)
def to_charge(actor: Actor, rows: QuerySet, session_id: uuid.UUID) -> Any:
    """One session of the own organisation, with its activity. Raises NotFound."""
    return one(rows.select_related("activity"), pk=session_id)


@query(policy.SETTLE)
def open_count(actor: Actor, rows: None) -> int:
    """How many settlements wait for the bank."""
    return Settlement.objects.filter(paid_on=None).count()


def lines(row: Settlement) -> list[Line]:
    """The lines of a settlement that came through its door, in order of day."""
    claims = Claim.objects.filter(settlement=row).select_related("session__activity").order_by("on", "code")
    return [line_of(claim) for claim in claims]


def line_of(claim: Claim) -> Line:
    """One claim that came through a door, as a line without a name."""
    what = claim.session.activity.title if claim.session_id else str(Cost(claim.cost).label)  # type: ignore[union-attr]
    if claim.places:
        what = _("%(what)s, groepspas: %(places)s") % {"what": what, "places": places_words(claim.places)}
    return Line(claim.code, claim.on, what, claim.price, claim.granted)
