"""Settling with other municipalities: what was paid here for who lives there is asked back, and comes into its fund."""

import datetime
from dataclasses import replace

from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.budgets import public as budgets
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember
from meedoen.kernel.identifiers import new_id
from meedoen.kernel.refusals import Refused
from meedoen.kernel.taking_out import Export, take_out

from .. import policy
from ..models import Claim, Municipality, Repayment
from ..queries import municipalities as reads
from .claims import about, one_at_a_time
from .settlements import DAYS, lines_sheet, statement_of


@command(policy.MAKE_MUNICIPALITY)
def agree_municipality(actor: Actor, *, name: str) -> Municipality:
    """It was agreed that this municipality pays for who lives there. The same name twice is no fault."""
    said = " ".join(name.split())
    if not said:
        raise Refused(_("Schrijf de naam van de gemeente."), field="name", code="name")
    known = Municipality.objects.filter(name__iexact=said).first()
    return known or Municipality.objects.create(name=said, by_code=actor.code)


@command(policy.BILL_MUNICIPALITY)
def ask_repayment(
    actor: Actor, row: Municipality, *, until: datetime.date, since: datetime.date | None = None
) -> Repayment:
    """Every claim of who lives there that was paid, for activities up to this day, on one statement; with ``since``
    only of that day and later.

    Each claim goes on one statement, also when two periods overlap. Raises Refused when there is nothing to ask, and
    for days in the wrong order.
    """
    if since is not None and since > until:
        raise Refused(_("De laatste dag komt na de eerste. Kijk de dagen na."), field="until", code="order")
    one_at_a_time()
    # First taken in one statement, then summed: what changes at this moment is in both or in neither.
    key = new_id()
    open_claims = reads.to_ask_of(row).filter(on__lte=until)
    if since is not None:
        open_claims = open_claims.filter(on__gte=since)
    if not open_claims.update(repayment_id=key):
        said = _("In die tijd is er niets te vragen aan %(name)s.")
        raise Refused(said % {"name": row.name}, code="nothing")
    found = statement_of(Repayment, Claim.objects.filter(repayment_id=key))
    if since is not None:
        found |= {"first_day": since, "last_day": until}
    remember(claims=found["claims_count"], cents=found["cents"])
    return Repayment.objects.create(pk=key, municipality=row, by_code=actor.code, **found)


@command(policy.RECEIVE_REPAYMENT)
def receive_repayment(actor: Actor, row: Repayment) -> Repayment:
    """The money came: every claim on it comes back into its own fund, to the cent. Twice is no fault.

    Raises Refused when the year of a fund is closed already: then nothing of it is noted.
    """
    if row.received_on is not None:
        return row
    said = _("Terugbetaald door %(name)s, afrekening %(number)s: %(code)s")
    for claim in Claim.objects.filter(repayment=row).select_for_update().order_by("pk"):
        what = said % {"name": row.municipality.name, "number": row.number, "code": claim.code}
        told = about(claim.pk, claim.code, claim.cost, claim.on)
        budgets.come_back(actor, claim.hold_id, about=replace(told, what=what))
    row.received_on = timezone.localdate()
    row.save(update_fields=["received_on"])
    remember(cents=row.cents)
    return row


@command(policy.SEE_REPAYMENTS)
def repayment_list(actor: Actor, row: Repayment, *, kind: str) -> Export:
    """The lines of a statement with their sum, as ``csv`` or ``xlsx``: codes and amounts, no names."""
    title = _("Afrekening gemeente %(number)s") % {"number": row.number}
    told = {_("Gemeente"): row.municipality.name}
    name = f"gemeente-{row.number}"
    sheet = lines_sheet(title, reads.lines_of(row), row.cents, what=_("Waarvoor"), granted=_("Te betalen"))
    return take_out(actor, policy.SEE_REPAYMENTS, sheet, name=name, kind=kind, days=DAYS, about=told)
