"""Selling at a till: ask publiq for each card, register all tickets at once, cancel. Between the doors, never in one.

A question to publiq takes seconds; so every read and write of ours passes its own door, with no transaction open while
the answer is on its way. What we do not hear stays unsure, and is never paid (R13).
"""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meedoen.kernel.actors import Actor
from meedoen.kernel.identifiers import new_id
from meedoen.kernel.refusals import Refused
from meedoen.kernel.web.words import euros

from .. import services
from ..models import UitpasSale
from ..queries import uitpas as reads
from ..terms import Sale
from . import words
from .answers import Problem, Tariff, Ticket
from .client import Client
from .wire import Trouble

NO_PRICES: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True)
class Asked:
    """What publiq says of one card for one session, at this usual price.

    ``message``: what to tell, as given when publiq words it itself (``given``); ``unknown``: this number is nobody's.
    """

    number: str
    tariffs: tuple[Tariff, ...]
    regular_cents: int
    message: str = ""
    given: bool = False
    unknown: bool = False

    @property
    def tail(self) -> str:
        """The last four digits: enough to tell two cards apart on a screen."""
        return self.number[-4:]


def ask(
    client: Client, actor: Actor, session_id: uuid.UUID, numbers: Sequence[str], prices: Mapping[str, int] = NO_PRICES
) -> list[Asked]:
    """The tariffs of each card. ``prices``: cards of which the usual price is another, of a child say, in cents.

    Raises NotFound, and Refused for a usual price above that of the activity, or when publiq gives no answer at all.
    """
    activity = reads.to_sell(actor, session_id).activity
    if any(not 0 < cents <= activity.price_cents for cents in prices.values()):
        most = euros(activity.price_cents, exact=True)
        raise Refused(
            _("De gewone prijs is ten hoogste %(most)s. Kijk na wat je schreef.") % {"most": most}, field="price",
            code="price",
        )  # fmt: skip
    return [
        _of_card(client, activity.source_id, number, prices.get(number, activity.price_cents)) for number in numbers
    ]


def _of_card(client: Client, event_id: str, number: str, regular_cents: int) -> Asked:
    try:
        found = client.tariffs(event_id=event_id, number=number, regular_cents=regular_cents)
    except Problem as problem:
        unknown = problem.kind in words.UNKNOWN_CARD
        return Asked(number, (), regular_cents, words.of_problem(problem), bool(problem.message), unknown)
    except Trouble as trouble:
        raise Refused(words.of_trouble(trouble), code=trouble.kind) from None
    if not found.available and not found.message:
        return Asked(number, (), regular_cents, _("Met deze kaart is er geen UiTPAS-tarief. Vraag de gewone prijs."))
    usable = tuple(tariff for tariff in found.available if tariff.remaining)
    return Asked(number, usable, regular_cents, found.message, bool(found.message))


class NotSold(Refused):
    """publiq said no, and nothing was registered. ``at``: which ticket of the sale it is about; None if unsaid."""

    def __init__(self, sentence: str, *, at: int | None):
        super().__init__(sentence, code="not_sold")
        self.at = at


def sell(
    client: Client, actor: Actor, session_id: uuid.UUID, tickets: Sequence[Ticket], *, once: uuid.UUID | None = None
) -> UitpasSale:
    """Register these tickets, all or none; the sale as it stands then. Sent twice (``once``), it is asked once.

    A sale that comes back ``unsure`` was asked, and nobody heard whether it was done; ``asked``: the form was sent
    twice, and the first is still on its way. Raises NotSold, or Refused, when nothing was registered: then nothing is
    kept either.
    """
    event_id = reads.to_sell(actor, session_id).activity.source_id
    mine = new_id()
    sale = services.begin_sale(actor, session_id, sale_id=mine, number=len(tickets), once=once)
    if sale is None:
        raise Refused(_("Dit werd al gevraagd. Vraag de tarieven opnieuw."), code="again")
    if sale.pk != mine:
        return sale
    try:
        sold = client.register(event_id, tickets)
    except Problem as problem:
        services.drop_sale(actor, mine)
        raise NotSold(words.of_problem(problem), at=problem.at) from None
    except Trouble as trouble:
        if trouble.arrived:
            return services.lost_sale(actor, mine)
        services.drop_sale(actor, mine)
        raise Refused(words.of_trouble(trouble), code=trouble.kind) from None
    return services.registered_sale(actor, mine, sold=sold)


def cancel(client: Client, actor: Actor, sale_id: uuid.UUID) -> UitpasSale:
    """Cancel every ticket of a sale that is not cancelled yet. What publiq cancelled is kept, also when the next one
    fails; trying again goes on with the rest. Raises Refused when some are left."""
    sale = reads.sale(actor, sale_id)
    if sale.state == Sale.CANCELLED:
        return sale
    if not sale.tickets:
        raise Refused(_("Van deze verkoop kennen we het nummer niet. Annuleer ze in de balie-app van UiTPAS."))
    open_ids = [ticket["id"] for ticket in sale.tickets if not ticket["cancelled"]]
    gone: list[str] = []
    why = ""
    for one in open_ids:
        try:
            client.cancel(one)
        except Problem as problem:
            why = words.of_problem(problem)
            break
        except Trouble as trouble:
            why = words.why(trouble)
            break
        gone.append(one)
    sale = services.cancelled_sale(actor, sale_id, ids=gone) if gone else sale
    left = len(open_ids) - len(gone)
    if left:
        said = ngettext(
            "%(n)s ticket is nog niet geannuleerd. Probeer opnieuw.",
            "%(n)s tickets zijn nog niet geannuleerd. Probeer opnieuw.", left,
        ) % {"n": left}  # fmt: skip
        raise Refused(f"{why} {said}", code="left")
    return sale
