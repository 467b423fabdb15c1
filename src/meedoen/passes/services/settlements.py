"""Settling with organisers: their granted claims as one payment, with a statement and a file for the bank."""

import datetime
import uuid
from decimal import Decimal
from typing import Any

from django.db.models import Count, Max, Min, Model, QuerySet, Sum
from django.utils import timezone
from django.utils.translation import gettext as _
from stdnum import iban as ibans
from stdnum.exceptions import ValidationError

from meedoen.budgets import public as budgets
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember
from meedoen.kernel.identifiers import new_id
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.kernel.spreadsheets import Cell
from meedoen.kernel.taking_out import Export, Sheet, take_out
from meedoen.networks import public as networks

from .. import policy, sepa
from ..models import Claim, PayAccount, Settlement
from ..queries import settlements as reads
from ..terms import ClaimState, PaidTo
from .claims import about, one_at_a_time

DAYS = 3650


@command(policy.NOTE_ACCOUNT)
def note_account(actor: Actor, *, organisation_id: uuid.UUID, iban: str, holder: str) -> PayAccount:
    """The account of a partner. Raises Refused for a number that is none; NotFound for a partner that is not there."""
    if organisation_id not in networks.names_of_partners(actor):
        raise NotFound("organisation")
    try:
        number = ibans.validate(iban, check_country=False)  # the list of banks changes, the sum does not
    except ValidationError:
        raise Refused(_("Dit is geen rekeningnummer. Kijk de cijfers na."), field="iban", code="iban") from None
    said = {"iban": number, "holder": " ".join(holder.split()), "by_code": actor.code}
    row, _made = PayAccount.objects.update_or_create(organisation_id=organisation_id, defaults=said)
    return row


@command(policy.SETTLE)
def settle(actor: Actor, *, organiser_id: uuid.UUID, until: datetime.date) -> Settlement:
    """The granted claims of an organiser for activities up to this day, in one payment. Each goes with one settlement.

    Raises Refused when there is nothing, or when the account of the organiser is not known; NotFound.
    """
    if organiser_id not in networks.names_of_partners(actor):
        raise NotFound("organisation")
    account = PayAccount.objects.filter(organisation_id=organiser_id).first()
    if account is None:
        raise Refused(_("Noteer eerst de rekening van deze organisator."), code="no_account")
    one_at_a_time()
    row = _taken(actor, account, until)
    if row is None:
        raise Refused(_("Tot die dag is er niets te betalen."), field="until", code="nothing")
    remember(claims=row.claims_count, cents=row.cents)
    return row


@command(policy.SETTLE)
def settle_all(actor: Actor, *, until: datetime.date) -> list[Settlement]:
    """The same for every organiser of which the account is known. Raises Refused when nobody gets anything."""
    one_at_a_time()
    owed = _ready(until).exclude(organiser=None).order_by().values("organiser_id")
    accounts = PayAccount.objects.filter(organisation_id__in=owed).order_by("organisation__name")
    rows = [row for account in accounts if (row := _taken(actor, account, until)) is not None]
    if not rows:
        raise Refused(_("Tot die dag is er niets te betalen."), field="until", code="nothing")
    remember(settlements=len(rows), claims=sum(row.claims_count for row in rows), cents=sum(row.cents for row in rows))
    return rows


def _ready(until: datetime.date) -> QuerySet[Claim]:
    return Claim.objects.filter(paid_to=PaidTo.ORGANISER, state=ClaimState.GRANTED, settlement=None, on__lte=until)


def _taken(actor: Actor, account: PayAccount, until: datetime.date) -> Settlement | None:
    """The claims of whose account this is, as one payment; None when there are none."""
    # First taken in one statement, then summed: what is withdrawn or granted at this moment is in both or in neither.
    key, organiser_id = new_id(), account.organisation_id
    if not _ready(until).filter(organiser_id=organiser_id).update(settlement_id=key):
        return None
    return Settlement.objects.create(
        pk=key, organiser_id=organiser_id, iban=account.iban, holder=account.holder, by_code=actor.code,
        **statement_of(Settlement, Claim.objects.filter(settlement_id=key)),
    )  # fmt: skip


def statement_of(table: type[Model], taken: QuerySet[Claim]) -> dict[str, Any]:
    """The next number of these statements, and what the claims on it come to; some are on it."""
    last = table._default_manager.aggregate(number=Max("number"))["number"] or 0
    sums = taken.aggregate(cents=Sum("granted"), claims_count=Count("pk"), first_day=Min("on"), last_day=Max("on"))
    return {"number": last + 1, **sums}


@command(policy.PAY_SETTLEMENT)
def pay_settlement(actor: Actor, row: Settlement) -> Settlement:
    """The bank paid it: every claim in it is paid in its fund. Twice is no fault."""
    return _paid(actor, row)


@command(policy.PAY_SETTLEMENT)
def pay_file(actor: Actor, row: Settlement) -> list[Settlement]:
    """The bank paid the whole file in which this settlement went. Twice is no fault.

    Raises Refused for a settlement that is in no file.
    """
    if row.file_number is None:
        raise Refused(_("Hiervan is nog geen bestand gemaakt. Maak eerst het SEPA-bestand."), code="no_file")
    rows = Settlement.objects.select_for_update().filter(file_number=row.file_number).order_by("number")
    return [_paid(actor, one) for one in rows]


def _paid(actor: Actor, row: Settlement) -> Settlement:
    if row.paid_on is not None:
        return row
    today = timezone.localdate()
    claims = Claim.objects.filter(settlement=row).select_for_update().order_by()
    fields = claims.values_list("hold_id", "pk", "code", "cost", "on")
    budgets.pay_all(actor, {hold: about(pk, code, cost, on) for hold, pk, code, cost, on in fields})
    Claim.objects.filter(settlement=row).update(state=ClaimState.PAID, paid_on=today)
    row.paid_on = today
    row.save(update_fields=["paid_on"])
    return row


@command(policy.SEE_SETTLEMENTS)
def statement_list(actor: Actor, row: Settlement, *, kind: str) -> Export:
    """The lines of a settlement with their sum, as ``csv`` or ``xlsx``: codes and amounts, no names."""
    title = _("Afrekening %(number)s") % {"number": row.number}
    sheet = lines_sheet(title, reads.lines(row), row.cents, what=_("Activiteit"), granted=_("Fonds betaalt"))
    about = {_("Rekening"): row.iban, _("Op naam van"): row.holder}
    name = f"afrekening-{row.number}"
    return take_out(actor, policy.SEE_SETTLEMENTS, sheet, name=name, kind=kind, days=DAYS, about=about)


def lines_sheet(title: str, lines: list[reads.Line], cents: int, *, what: str, granted: str) -> Sheet:
    """The lines of a statement and their sum; ``what`` and ``granted`` head their column."""
    columns = [_("Aanvraag"), _("Dag"), what, _("Prijs"), granted]
    rows: list[list[Cell]] = [
        [line.code, line.on, line.what, _euros(line.price), _euros(line.granted)] for line in lines
    ]
    return Sheet(title, columns, rows, [_("Samen"), None, None, None, _euros(cents)])


def _euros(cents: int) -> Decimal:
    return Decimal(cents) / 100


@command(policy.SETTLE)
def bank_file(actor: Actor, *, payer_id: uuid.UUID, on: datetime.date, again: bool = False) -> bytes:
    """Every settlement that was not paid yet as one SEPA file (pain.001), from the account of this partner.

    What is in a file already goes into no second one, unless ``again`` says that the bank never got the first: nobody
    is paid twice. Raises Refused without settlements, without an account, and for a day that is past.
    """
    one_at_a_time()
    payer = PayAccount.objects.filter(organisation_id=payer_id).first()
    if payer is None:
        raise Refused(_("Noteer eerst de rekening waarvan je betaalt."), field="payer_id", code="no_account")
    if on < timezone.localdate():
        raise Refused(_("Kies vandaag of een latere dag."), field="on", code="order")
    waiting = list(Settlement.objects.select_for_update().filter(paid_on=None).order_by("number"))
    if not waiting:
        raise Refused(_("Er is geen afrekening die wacht op betaling."), code="nothing")
    rows = [row for row in waiting if again or row.file_on is None]
    if not rows:
        raise Refused(
            _("Het bestand is al gemaakt. Kreeg de bank het niet? Vink dat aan."), field="again", code="again"
        )
    last = Settlement.objects.aggregate(number=Max("file_number"))["number"] or 0
    Settlement.objects.filter(pk__in=[row.pk for row in rows]).update(
        file_number=last + 1, file_on=timezone.localdate()
    )
    remember(settlements=len(rows), cents=sum(row.cents for row in rows))
    payments = [
        sepa.Payment(row.holder, row.iban, row.cents, _("Afrekening %(number)s") % {"number": row.number}, row.number)
        for row in rows
    ]
    return sepa.write(sepa.Account(payer.holder, payer.iban), payments, on=on)
