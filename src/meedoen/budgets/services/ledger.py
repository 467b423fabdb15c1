"""The ledger itself: money moves only here (rule 11, G23). Called inside the commands of this feature and higher ones.

Each move is one conditional update of the fund in its year and one new line, in the transaction of the command: what is
not there cannot be moved, whoever asks at the same moment. The same key twice gives the first answer; another amount
under a known key is refused. Cents are whole; a year that is closed takes nothing any more.
"""

import uuid
from dataclasses import replace
from functools import cache
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from meedoen.kernel import tenancy
from meedoen.kernel.actors import Actor
from meedoen.kernel.identifiers import new_id
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.kernel.web.words import euros

from ..models import Entry, FundYear, Hold
from ..rules.ledger import HELD, MOVES, changes
from ..terms import Account, EntryKind, HoldState
from .rows import About, Line, add


def move(actor: Actor, fund_year_id: uuid.UUID, kind: EntryKind, line: Line) -> Entry:
    """Move cents in a fund of a year, once. Gives the line; the same line again when its key was there already.

    Raises Refused when the source does not hold so much (``code="overspent"``), when the year is closed (``closed``),
    or when the key stands for something else (``conflict``); NotFound for a fund that is not there.
    """
    try:
        with transaction.atomic():
            shift(fund_year_id, kind, line.cents)
            return add(entry_of(actor, fund_year_id, kind, line))
    except (IntegrityError, Refused):  # the key may have been here before: then its first answer stands
        known = _known(fund_year_id, kind, line)
        if known is None:
            raise
        return known


def shift(fund_year_id: uuid.UUID, kind: EntryKind, cents: int) -> None:
    """The balance changes, if its source holds so much and the year is open: one statement, which locks the row."""
    if cents <= 0:
        raise Refused(_("Een bedrag is minstens € 0,01."), field="amount", code="amount")
    sql, times = _shifting(kind)
    where = [_ID.get_db_prep_value(one, connection) for one in (fund_year_id, tenancy.here())]
    with connection.cursor() as cursor:
        cursor.execute(sql, [cents] * times + where + [cents])
        changed = cursor.rowcount
    if changed != 1:
        raise _why_not(fund_year_id, kind, cents)


_ID: Any = FundYear._meta.get_field("id")


@cache
def _shifting(kind: EntryKind) -> tuple[str, int]:
    """The one statement that moves cents, and how often it names them before its conditions.

    It is written out, since working it out anew each time costs more than running it.
    """
    source = MOVES[kind][0]
    moves = [f"{name} = {name} {'+' if sign > 0 else '-'} %s" for name, sign in changes(kind).items()]
    there = "budget - reserved - committed - paid" if source == Account.FREE else source.value
    enough = f"{there} >= %s" if source in (Account.FREE, *HELD) else "%s > 0"
    sql = (
        f'UPDATE "{FundYear._meta.db_table}" SET {", ".join(moves)} '  # noqa: S608 - names of our own columns
        f"WHERE id = %s AND network_id = %s AND closed_on IS NULL AND {enough}"
    )
    return sql, len(moves)


def _why_not(fund_year_id: uuid.UUID, kind: EntryKind, cents: int) -> Refused | NotFound:
    found = FundYear.objects.select_related("fund").filter(pk=fund_year_id).first()
    if found is None:
        return NotFound("fund year")
    if found.closed_on is not None:
        return Refused(
            _("Het jaar %(year)s van %(fund)s is afgesloten. Kies een ander jaar.")
            % {"year": found.year, "fund": found.fund.name},
            field="fund_year",
            code="closed",
        )
    there = found.balance.of(MOVES[kind][0]) or 0
    return Refused(
        _("In %(fund)s is nog %(there)s over. %(asked)s kan niet. Kies een kleiner bedrag of een ander fonds.")
        % {"fund": f"{found.fund.name} {found.year}", "there": euros(there), "asked": euros(cents)},
        field="amount",
        code="overspent",
    )


def _known(fund_year_id: uuid.UUID, kind: EntryKind, line: Line) -> Entry | None:
    found = Entry.objects.filter(key=line.key).first()
    if found is not None and (found.fund_year_id, found.kind, found.cents) != (fund_year_id, kind, line.cents):
        raise conflict()
    return found


def conflict() -> Refused:
    """A key stands for another amount already."""
    return Refused(_("Dit werd al genoteerd, met een ander bedrag. Open de bladzijde opnieuw."), code="conflict")


def entry_of(actor: Actor, fund_year_id: uuid.UUID, kind: EntryKind, line: Line) -> Entry:
    """A line as a row, not written yet."""
    about = line.about
    return Entry(
        **alike(actor, fund_year_id, kind),
        cents=line.cents,
        on=about.on,
        what=about.what,
        basket=about.basket,
        threshold=about.threshold,
        about_kind=about.kind,
        about_id=about.id,
        hold_id=line.hold_id,
        corrects_id=line.corrects_id,
        key=line.key,
    )


def alike(actor: Actor, fund_year_id: uuid.UUID, kind: EntryKind) -> dict[str, Any]:
    """What all lines of one kind say that one writer adds to a fund in its year."""
    source, target = MOVES[kind]
    return {
        "fund_year_id": fund_year_id,
        "kind": kind.value,
        "source": source.value,
        "target": target.value,
        "by_code": actor.code,
    }


# Money set aside: reserve, then confirm, then pay; or release.


def reserve(actor: Actor, fund_year_id: uuid.UUID, cents: int, *, key: str, about: About) -> Hold:
    """Set cents of a fund aside under this key, once. Raises Refused as ``move`` does: nothing is ever promised twice.

    The same key with the same amount gives the same hold, in whatever state it is by now.
    """
    try:
        with transaction.atomic():
            shift(fund_year_id, EntryKind.RESERVATION, cents)
            hold = Hold(fund_year_id=fund_year_id, key=key, cents=cents, left=cents)
            hold.save(force_insert=True)
            line = Line(f"{key}/reserve", cents, about, hold.pk)
            add(entry_of(actor, fund_year_id, EntryKind.RESERVATION, line))
            return hold
    except (IntegrityError, Refused):
        known = _held(key, fund_year_id, cents)
        if known is None:
            raise
        return known


def year_of(fund_id: uuid.UUID, year: int) -> uuid.UUID:
    """The fund in this calendar year, for who reserves in it. Raises Refused where that year was not opened."""
    found = FundYear.objects.filter(fund_id=fund_id, year=year).values_list("pk", flat=True).first()
    if found is None:
        raise Refused(
            _("Het fonds heeft nog geen budget voor %(year)s. Vraag de coördinator om dat jaar te openen.")
            % {"year": year},
            code="no_year",
        )
    return found


def _held(key: str, fund_year_id: uuid.UUID, cents: int) -> Hold | None:
    found = Hold.objects.filter(key=key).first()
    if found is not None and (found.fund_year_id, found.cents) != (fund_year_id, cents):
        raise conflict()
    return found


def confirm(actor: Actor, hold_id: uuid.UUID, *, about: About, cents: int | None = None) -> Hold:
    """What was reserved is committed: it was decided. With ``cents`` a smaller part; the rest is free again.

    Twice is no fault. Raises Refused for a hold that was released, or for more than was reserved.
    """
    hold = _locked(hold_id)
    if hold.state in (HoldState.COMMITTED, HoldState.PAID):
        return hold
    if hold.state == HoldState.RELEASED:
        raise Refused(_("Deze reservatie is al vrijgegeven. Reserveer opnieuw."), code="released")
    wanted = hold.left if cents is None else cents
    if not 0 < wanted <= hold.left:
        raise Refused(
            _("Er is %(there)s gereserveerd. Kies een bedrag tot daar.") % {"there": euros(hold.left)},
            field="amount",
            code="overspent",
        )
    if wanted < hold.left:
        line = Line(f"{hold.key}/less", hold.left - wanted, about, hold.pk)
        move(actor, hold.fund_year_id, EntryKind.RELEASE, line)
    move(actor, hold.fund_year_id, EntryKind.COMMITMENT, Line(f"{hold.key}/confirm", wanted, about, hold.pk))
    hold.left, hold.state = wanted, HoldState.COMMITTED
    hold.save(update_fields=["left", "state"])
    return hold


def release(actor: Actor, hold_id: uuid.UUID, *, about: About, keep: int = 0) -> Hold:
    """What still stands aside above ``keep`` cents is free again; what was paid stays paid. Twice is no fault."""
    hold = _locked(hold_id)
    if hold.left > keep:
        kind = EntryKind.RELEASE if hold.state == HoldState.RESERVED else EntryKind.WITHDRAWAL
        line = Line(f"{hold.key}/release/{new_id()}", hold.left - keep, about, hold.pk)
        move(actor, hold.fund_year_id, kind, line)
        hold.left = keep
        if not keep:
            hold.state = HoldState.PAID if hold.paid else HoldState.RELEASED
        hold.save(update_fields=["left", "state"])
    return hold


def settle(actor: Actor, hold_id: uuid.UUID, cents: int, *, about: About) -> Hold:
    """It comes to these cents: what was paid above comes back, what is still owed stays aside, the rest is free."""
    hold = _locked(hold_id)
    over = hold.paid - cents
    payments = Entry.objects.filter(fund_year_id=hold.fund_year_id, hold=hold, kind=EntryKind.PAYMENT)
    for payment in payments.order_by("-made_at", "-pk") if over > 0 else ():
        back = min(over, payment.cents - payment.come_back)
        if back > 0:
            correct(actor, payment, back, key=f"{hold.key}/back/{new_id()}", about=about)
            over -= back
    return release(actor, hold_id, about=about, keep=max(cents - hold.paid, 0))


def come_back(actor: Actor, hold_id: uuid.UUID, *, about: About) -> Hold:
    """Somebody else paid for it after all: all that was paid is in the fund again, with a line that says so."""
    return settle(actor, hold_id, 0, about=about)


def pay(actor: Actor, hold_id: uuid.UUID, *, key: str, about: About, cents: int | None = None) -> Entry:
    """What was committed is paid, whole or in part (``key`` names the part). The same key again gives the same line.

    Raises Refused for what was not confirmed, and for more than is left.
    """
    hold = _locked(hold_id)
    wanted = hold.left if cents is None else cents
    known = Entry.objects.filter(key=f"{hold.key}/pay/{key}").first()
    if known is not None:
        if cents is not None and known.cents != cents:
            raise conflict()
        return known
    if hold.state != HoldState.COMMITTED or not 0 < wanted <= hold.left:
        there = hold.left if hold.state == HoldState.COMMITTED else 0
        raise Refused(
            _("Hiervan kan nog %(there)s betaald worden.") % {"there": euros(there)}, field="amount", code="overspent"
        )
    made = move(actor, hold.fund_year_id, EntryKind.PAYMENT, Line(f"{hold.key}/pay/{key}", wanted, about, hold.pk))
    hold.left -= wanted
    hold.state = HoldState.COMMITTED if hold.left else HoldState.PAID
    hold.save(update_fields=["left", "state"])
    return made


def _locked(hold_id: uuid.UUID) -> Hold:
    """The hold, held until the end of the transaction: two that decide at once go one after the other."""
    found = Hold.objects.select_for_update().filter(pk=hold_id).first()
    if found is None:
        raise NotFound("hold")
    return found


def correct(actor: Actor, entry: Entry, cents: int, *, key: str, about: About) -> Entry:
    """Money of an expense comes back into its fund, of a payment it stands aside again for what was promised; the line
    itself stays, with this one beside it. The same key again gives the same line.

    Raises Refused for another kind of line, and for more than is left of it after earlier corrections.
    """
    if entry.kind not in (EntryKind.EXPENSE, EntryKind.PAYMENT):
        raise Refused(_("Alleen een uitgave of een betaling kan je verbeteren."), code="kind")
    hold = _locked(entry.hold_id) if entry.hold_id else None
    FundYear.objects.select_for_update().get(pk=entry.fund_year_id)
    kind = EntryKind.RETURN if hold else EntryKind.CORRECTION
    about = replace(about, basket=entry.basket, threshold=entry.threshold)
    line = Line(key, cents, about, entry.hold_id, entry.pk)
    if (known := _known(entry.fund_year_id, kind, line)) is not None:
        return known
    there = entry.cents - entry.come_back
    if cents > there:
        raise Refused(
            _("Van deze regel kan nog %(there)s terugkomen.") % {"there": euros(there)},
            field="amount",
            code="overspent",
        )
    made = move(actor, entry.fund_year_id, kind, line)
    if hold:
        hold.left, hold.state = hold.left + cents, HoldState.COMMITTED
        hold.save(update_fields=["left", "state"])
    return made
