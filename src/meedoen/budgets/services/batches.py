"""Many lines at once: a settlement, an import. One change of the balance for all, one prepared insertion.

Called inside a command, as the rest of the ledger: all stand, or none.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.kernel.web.words import euros

from ..models import Entry, FundYear, Hold
from ..terms import EntryKind, HoldState
from .ledger import alike, conflict, shift
from .rows import About, Line, insert

CHUNK = 500
"""Keys that are looked up in one question; SQLite takes at most 999 values in one."""


@dataclass(frozen=True)
class Batch:
    """What became of many lines: those written now, those whose key was there already, those that did not fit."""

    written: int
    known: int
    refused: tuple[str, ...]


def spend_all(actor: Actor, fund_year_id: uuid.UUID, lines: Sequence[Line]) -> Batch:
    """Many expenses of one fund in one go: all that fit, in their order; what does not fit is named by its key.

    A key that is there already counts as done when its amount is the same; otherwise Refused. One change of the balance
    for all of them, in the transaction of the command: all stand, or none.
    """
    if not lines:
        return Batch(0, 0, ())
    keys, cents, *_said = zip(*lines, strict=True)
    if min(cents) <= 0:
        raise Refused(_("Een bedrag is minstens € 0,01."), field="amount", code="amount")
    if len(set(keys)) != len(lines):
        raise ValueError("a key stands twice in one batch")
    total = sum(cents)
    try:
        with transaction.atomic():  # nearly always all of it is new and fits: then nothing is read at all
            shift(fund_year_id, EntryKind.EXPENSE, total)
            insert(alike(actor, fund_year_id, EntryKind.EXPENSE), lines)
            return Batch(len(lines), 0, ())
    except (IntegrityError, Refused):
        return _one_by_one(actor, fund_year_id, lines)


def _one_by_one(actor: Actor, fund_year_id: uuid.UUID, lines: Sequence[Line]) -> Batch:
    """Of lines of which some are known or do not fit: those that are new and fit, in their order."""
    # Whoever writes in this fund waits from here on: the free amount and the keys stay as they are read.
    pot = FundYear.objects.select_for_update().filter(pk=fund_year_id).first()
    if pot is None:
        raise NotFound("fund year")
    known = _known_keys(fund_year_id, lines)
    fresh = [line for line in lines if line.key not in known] if known else list(lines)
    fitting, refused, total, free = [], [], 0, pot.balance.free
    for line in fresh:
        if total + line.cents <= free:
            fitting.append(line)
            total += line.cents
        else:
            refused.append(line.key)
    if fitting:
        shift(fund_year_id, EntryKind.EXPENSE, total)
        insert(alike(actor, fund_year_id, EntryKind.EXPENSE), fitting)
    return Batch(len(fitting), len(known), tuple(refused))


def _known_keys(fund_year_id: uuid.UUID, lines: Sequence[Line]) -> set[str]:
    found: dict[str, tuple[Any, ...]] = {}
    for keys in _chunks([line.key for line in lines]):
        there = Entry.objects.filter(key__in=keys).order_by()
        found |= {key: tuple(rest) for key, *rest in there.values_list("key", "fund_year_id", "kind", "cents")}
    for line in lines if found else ():
        if line.key in found and found[line.key] != (fund_year_id, EntryKind.EXPENSE, line.cents):
            raise conflict()
    return set(found)


def _chunks(values: Iterable[Any]) -> Iterable[list[Any]]:
    left = iter(values)
    while chunk := list(islice(left, CHUNK)):
        yield chunk


def pay_all(actor: Actor, holds: Mapping[uuid.UUID, About]) -> int:
    """Everything that stands committed under these holds is paid, whole: one change of each fund and year, one line
    for each hold. Gives how many lines were written; a hold that was paid already is no fault.

    Raises Refused for a hold that was not confirmed or is free again, and then nothing is paid; NotFound for one that
    is not there. The line of a hold has the key that ``pay(…, key="all")`` gives it: paid once, whichever way.
    """
    due: dict[uuid.UUID, list[Line]] = defaultdict(list)
    there = 0
    for keys in _chunks(sorted(holds)):
        rows = Hold.objects.select_for_update().filter(pk__in=keys).order_by("pk")
        for pk, key, left, state, year in rows.values_list("pk", "key", "left", "state", "fund_year_id"):
            there += 1
            if state == HoldState.PAID:
                continue
            if state != HoldState.COMMITTED:
                raise Refused(
                    _("Hiervan kan nog %(there)s betaald worden.") % {"there": euros(0)},
                    field="amount",
                    code="overspent",
                )
            due[year].append(Line(f"{key}/pay/all", left, holds[pk], pk))
    if there != len(holds):
        raise NotFound("hold")
    for year, lines in sorted(due.items()):
        shift(year, EntryKind.PAYMENT, sum(line.cents for line in lines))
        insert(alike(actor, year, EntryKind.PAYMENT), lines)
        for chunk in _chunks(lines):
            Hold.objects.filter(pk__in=[line.hold_id for line in chunk]).update(left=0, state=HoldState.PAID)
    return sum(len(lines) for lines in due.values())
