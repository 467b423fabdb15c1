"""A sale with UiTPAS in our own books: begun unsure, registered by an answer of publiq, and only then paid (R13).

Who calls these asks publiq in between (``uitpas.selling``): no transaction is open while a question is on its way.
"""

import uuid
from collections.abc import Collection, Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember
from meedoen.kernel.refusals import Refused

from ..models import UitpasSale
from ..rules.uitpas import cannot
from ..terms import Sale
from ..uitpas import policy
from ..uitpas.answers import Sold


@command(policy.SELL_UITPAS)
def begin_sale(actor: Actor, session: Any, *, sale_id: uuid.UUID, number: int) -> UitpasSale:
    """A sale of so many tickets is about to be asked. A form that was sent before gives the
    sale of then, under its own id. Raises Refused for what cannot be sold with UiTPAS."""
    if cannot(session):
        raise Refused(_("Hiervoor kan je geen tarief vragen bij UiTPAS."), code="cannot")
    return UitpasSale.objects.create(pk=sale_id, session_id=session.pk, number=number, by_code=actor.code)


@command(policy.FINISH_UITPAS)
def registered_sale(actor: Actor, row: UitpasSale, *, sold: Sequence[Sold]) -> UitpasSale:
    """publiq registered all of it, at these prices."""
    row.tickets = [
        {"id": one.id, "name": one.name, "kind": one.kind, "cents": one.cents, "cancelled": False} for one in sold
    ]
    row.cents, row.state = sum(one.cents for one in sold), Sale.REGISTERED
    row.save(update_fields=["tickets", "cents", "state"])
    remember(tickets=len(sold))
    return row


@command(policy.FINISH_UITPAS)
def lost_sale(actor: Actor, row: UitpasSale) -> UitpasSale:
    """It was asked, and the answer is lost: nobody knows whether publiq has it."""
    row.state = Sale.UNSURE
    row.save(update_fields=["state"])
    return row


@command(policy.FINISH_UITPAS)
def found_sale(actor: Actor, row: UitpasSale) -> UitpasSale:
    """Somebody saw it in UiTPAS: it is registered there, at a price that stands there. Twice is no fault."""
    if row.state == Sale.REGISTERED:
        return row
    _open(row)
    row.state = Sale.REGISTERED
    row.save(update_fields=["state"])
    return row


@command(policy.FINISH_UITPAS)
def drop_sale(actor: Actor, row: UitpasSale) -> None:
    """Nothing was registered: nothing stays of it. Raises Refused for what was registered after all."""
    _open(row)
    row.delete()


def _open(row: UitpasSale) -> None:
    if row.state not in (Sale.ASKED, Sale.UNSURE):
        raise Refused(_("Deze verkoop is geregistreerd. Annuleer ze als ze niet doorgaat."), code="state")


@command(policy.FINISH_UITPAS)
def pay_sale(actor: Actor, row: UitpasSale) -> UitpasSale:
    """It was paid at the till. Twice is no fault. Raises Refused for what UiTPAS did not register (R13)."""
    if row.state == Sale.PAID:
        return row
    if row.state == Sale.CANCELLED:
        raise Refused(_("Deze verkoop is geannuleerd. Er is niets te betalen."), code="state")
    if row.state != Sale.REGISTERED:
        raise Refused(_("UiTPAS heeft dit nog niet geregistreerd. Laat nog niets betalen."), code="unsure")
    row.state, row.paid_at = Sale.PAID, timezone.now()
    row.save(update_fields=["state", "paid_at"])
    return row


@command(policy.FINISH_UITPAS)
def cancelled_sale(actor: Actor, row: UitpasSale, *, ids: Collection[str]) -> UitpasSale:
    """publiq cancelled these tickets; the sale is cancelled when it has no other. Twice is no fault."""
    for ticket in row.tickets:
        ticket["cancelled"] = ticket["cancelled"] or ticket["id"] in ids
    left = [ticket for ticket in row.tickets if not ticket["cancelled"]]
    row.cents = sum(ticket["cents"] for ticket in left)
    if row.tickets and not left:
        row.state = Sale.CANCELLED
    row.save(update_fields=["tickets", "cents", "state"])
    remember(cancelled=len(row.tickets) - len(left), left=len(left))
    return row
