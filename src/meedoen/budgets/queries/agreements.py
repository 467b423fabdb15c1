"""Reads of what stands in agreements: promises with what happened, old beside new, what is due."""

import datetime
import uuid
from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet, Sum

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.rows import one
from meedoen.networks import public as networks

from .. import policy
from ..models import Entry, Evaluation, Evidence, Promise
from ..rules import agreements as rule
from ..rules import regimes
from ..rules.agreements import Reminder
from ..terms import EntryKind, FundKind, Level

PUT_IN = {EntryKind.BUDGET.value: 1, EntryKind.CUT.value: -1}


@dataclass(frozen=True)
class Shown:
    """A promise with its evidence, newest year first, and the smaller promises under it."""

    row: Promise
    owner: str
    evidence: list[Evidence] = field(default_factory=list)
    parts: list["Shown"] = field(default_factory=list)


@dataclass(frozen=True)
class Note:
    """An agreement as it stands: cover, regime, what is missing (R4), promises, evaluations, money, what is due."""

    cover: networks.Agreed
    regime: regimes.Regime
    missing: tuple[str, ...]
    promises: list[Shown]
    evaluations: list[Evaluation]
    money: list[tuple[str, int]]
    due: list[Reminder]


@query(policy.SEE_PROMISES)
def note(actor: Actor, rows: QuerySet[Promise], agreement_id: uuid.UUID, *, today: datetime.date) -> Note:
    """One agreement with all that was promised and shown. Raises NotFound."""
    cover = networks.agreement(actor, agreement_id)
    regime = regimes.regime(cover.row.regime, cover.row.first_day)
    evaluations = list(Evaluation.objects.filter(agreement_id=agreement_id))
    return Note(
        cover=cover,
        regime=regime,
        missing=cover.composition.missing if regime.composed else (),
        promises=_shown(actor, rows.filter(agreement_id=agreement_id)),
        evaluations=evaluations,
        money=_money(agreement_id),
        due=_due(cover.row, {one.year for one in evaluations}, today),
    )


@query(policy.SEE_PROMISES)
def promises_shown(actor: Actor, rows: QuerySet[Promise], agreements: Collection[uuid.UUID]) -> list[Shown]:
    """All that was promised in these agreements, with what shows it; three queries, however many there are."""
    return _shown(actor, rows.filter(agreement_id__in=agreements))


def _shown(actor: Actor, rows: QuerySet[Promise]) -> list[Shown]:
    """Large promises with the smaller under them; a smaller one without a larger stands by itself."""
    names = networks.names_of_partners(actor)
    found = list(rows.order_by("order", "pk"))
    evidence = defaultdict(list)
    for one_more in Evidence.objects.filter(promise__in=[row.pk for row in found]):
        evidence[one_more.promise_id].append(one_more)
    owner = {row.pk: names.get(row.owner_id, "") if row.owner_id else "" for row in found}
    shown = {row.pk: Shown(row, owner[row.pk], evidence[row.pk]) for row in found}
    for row in found:
        if row.under_id in shown:
            shown[row.under_id].parts.append(shown[row.pk])
    tops = [shown[row.pk] for row in found if row.under_id not in shown]
    return sorted(tops, key=lambda top: top.row.level != Level.STRATEGIC)


def _money(agreement_id: uuid.UUID) -> list[tuple[str, int]]:
    """What was given to the funds of the agreement in a year, on average, by kind of fund. A year that only carries on
    what was left of the one before was given nothing and is not counted."""
    lines = Entry.objects.filter(fund_year__fund__agreement_id=agreement_id, kind__in=PUT_IN).order_by()
    cents: Counter[str] = Counter()
    years = defaultdict(set)
    of = ("fund_year__fund__kind", "fund_year__year", "kind")
    for kind, year, line, total in lines.values_list(*of).annotate(total=Sum("cents")):
        cents[kind] += PUT_IN[line] * total
        years[kind].add(year)
    return [(str(FundKind(kind).label), cents[kind] // len(years[kind])) for kind in FundKind.values if years[kind]]


def _due(row: object, done: set[int], today: datetime.date) -> list[Reminder]:
    filing = rule.filing(row.file_by, row.filed_on, today)  # type: ignore[attr-defined]
    years = rule.evaluations(row.first_day, row.last_day, done, today)  # type: ignore[attr-defined]
    return [*([filing] if filing else []), *years]


@query(policy.SEE_PROMISES)
def reminders(actor: Actor, rows: QuerySet[Promise], *, today: datetime.date) -> list[Reminder]:
    """All that is due about the agreements of the network; also the note of the next term that nobody made yet, where
    there was one before."""
    done = defaultdict(set)
    for agreement_id, year in Evaluation.objects.order_by().values_list("agreement_id", "year"):
        done[agreement_id].add(year)
    notes = networks.agreements(actor)
    found = [due for row in notes for due in _due(row, done[row.pk], today)]
    ahead = regimes.next_term(today)
    if ahead is None or not notes or any(row.first_day <= ahead[1].first <= row.last_day for row in notes):
        return found
    filing = rule.filing(ahead[1].file_by, None, today)
    return [*found, *([filing] if filing else [])]


@dataclass(frozen=True)
class Beside:
    """Two agreements beside each other: covers, parties that came and went, money, promises in pairs."""

    old: Note
    new: Note
    came: list[str]
    left: list[str]
    pairs: list[rule.Pair]


@query(policy.SEE_PROMISES)
def side_by_side(
    actor: Actor, rows: QuerySet[Promise], old_id: uuid.UUID, new_id: uuid.UUID, *, today: datetime.date
) -> Beside:
    """The old agreement beside the new one. Raises NotFound."""
    old, new = note(actor, old_id, today=today), note(actor, new_id, today=today)
    before = {party.pk: party.name for party in old.cover.parties}
    after = {party.pk: party.name for party in new.cover.parties}
    flat = {one.pk: one for one in rows.filter(agreement_id__in=(old_id, new_id)).order_by("order", "pk")}
    pairs = rule.beside(
        [(key, row) for key, row in flat.items() if row.agreement_id == old_id],
        [(key, row.follows_id, row) for key, row in flat.items() if row.agreement_id == new_id],
    )
    came = [name for key, name in after.items() if key not in before]
    left = [name for key, name in before.items() if key not in after]
    return Beside(old, new, came, left, pairs)


@query(policy.FOLLOW_PROMISE)
def promise(actor: Actor, rows: QuerySet[Promise], promise_id: uuid.UUID) -> Promise:
    """One promise. Raises NotFound."""
    return one(rows, pk=promise_id)


@query(policy.CHANGE_PROMISE)
def stands_alone(actor: Actor, rows: QuerySet[Promise], promise_id: uuid.UUID) -> bool:
    """Whether nothing hangs on a promise: no evidence, no smaller promise, no later agreement. Raises NotFound."""
    row = one(rows, pk=promise_id)
    later = Promise.objects.filter(Q(under=row) | Q(follows=row))
    return not (later.exists() or row.evidence.exists())


@query(policy.SEE_PROMISES)
def larger_promises(
    actor: Actor, rows: QuerySet[Promise], agreement_id: uuid.UUID, *, but: uuid.UUID | None = None
) -> list[tuple[uuid.UUID, str]]:
    """The large promises of an agreement (``but`` this one), to put a smaller one under. Raises NotFound for an
    agreement not there."""
    networks.agreement(actor, agreement_id)
    larger = rows.filter(agreement_id=agreement_id, level=Level.STRATEGIC).values_list("pk", "text")
    return [(pk, text) for pk, text in larger if pk != but]


@query(policy.SEE_PROMISES)
def promises(actor: Actor, rows: QuerySet[Promise], agreement_id: uuid.UUID) -> list[Promise]:
    """The promises of an agreement, in their order."""
    return list(rows.filter(agreement_id=agreement_id).order_by("order", "pk"))
