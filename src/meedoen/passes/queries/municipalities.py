"""What other municipalities still have to pay back, and what was asked of them."""

import datetime
import uuid
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet, Sum

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query, saw
from meedoen.kernel.rows import one

from .. import policy
from ..models import Claim, Municipality, Repayment, Right
from ..terms import ClaimState
from .settlements import Line, line_of


@dataclass(frozen=True)
class Owes:
    """One municipality: what was paid for it and not asked yet, and what is granted and not paid yet."""

    row: Municipality
    cents: int
    claims: int
    coming: int


@query(policy.SEE_MUNICIPALITIES)
def municipalities(actor: Actor, rows: QuerySet[Municipality]) -> list[Owes]:
    """Every municipality with which there is an agreement, by name. Two queries, however many."""
    paid = Q(state=ClaimState.PAID)
    open_claims = Claim.objects.filter(repayment=None, state__in=(ClaimState.PAID, ClaimState.GRANTED)).order_by()
    sums = {
        key: (cents or 0, number, coming or 0)
        for key, cents, number, coming in open_claims.exclude(municipality=None)
        .values_list("municipality_id")
        .annotate(
            cents=Sum("granted", filter=paid), number=Count("pk", filter=paid), coming=Sum("granted", filter=~paid)
        )
    }
    return [Owes(row, *sums.get(row.pk, (0, 0, 0))) for row in rows]


@query(policy.SEE_REPAYMENTS)
def repayments(actor: Actor, rows: QuerySet[Repayment]) -> list[Repayment]:
    """The statements, newest first."""
    return list(rows.select_related("municipality")[:100])


@query(policy.SEE_REPAYMENTS)
def repayment(actor: Actor, rows: QuerySet[Repayment], repayment_id: uuid.UUID) -> Repayment:
    """One statement. Raises NotFound."""
    return one(rows.select_related("municipality"), pk=repayment_id)


@query(policy.RECEIVE_REPAYMENT)
def to_receive(actor: Actor, rows: QuerySet[Repayment], repayment_id: uuid.UUID) -> Repayment:
    """One statement of which the money came. Raises NotFound."""
    return one(rows.select_related("municipality"), pk=repayment_id)


@query(policy.BILL_MUNICIPALITY)
def to_ask(
    actor: Actor, rows: QuerySet[Municipality], municipality_id: uuid.UUID
) -> tuple[Municipality, dict[datetime.date, int]]:
    """A municipality, with the cents that are still to be asked of it by the day of the activity. Raises NotFound."""
    row = one(rows, pk=municipality_id)
    days = to_ask_of(row).order_by("on").values_list("on").annotate(cents=Sum("granted"))
    return row, dict(days)


@query(policy.CHECK_RIGHT)
def to_note(actor: Actor, rows: None, person_id: uuid.UUID) -> tuple[dict[uuid.UUID, str], uuid.UUID | None]:
    """The municipalities that pay back, by key, and which of them was noted of this person until now."""
    saw(person_id)
    known = Right.objects.filter(person_id=person_id).values_list("municipality_id", flat=True).first()
    return dict(Municipality.objects.values_list("pk", "name")), known


def to_ask_of(row: Municipality) -> QuerySet[Claim]:
    """The paid claims of a municipality that stand on no statement; called inside the doors that make one."""
    return Claim.objects.filter(municipality=row, state=ClaimState.PAID, repayment=None)


def lines_of(row: Repayment) -> list[Line]:
    """The lines of a statement that came through its door, in order of day."""
    claims = Claim.objects.filter(repayment=row).select_related("session__activity").order_by("on", "code")
    return [line_of(claim) for claim in claims]
