"""Reads of small help: the desk sees first names, everybody else only kinds and rounded counts."""

import datetime
import uuid
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.release import Released, Unit, release
from meedoen.kernel.rows import one
from meedoen.people import public as people

from .. import policy_of_help as policy
from ..models.small_help import HelpMatch, HelpNotice
from ..rules import small_help as rules
from ..terms_of_help import Help, Side, Stage

MOST = 200


@dataclass(frozen=True, slots=True)
class Notice:
    """One question or offer as the desk sees it. ``label`` is the first name, or the code of a card."""

    id: uuid.UUID
    label: str
    side: str
    kind: str
    area_code: str
    days: list[str]
    parts: list[str]
    until: datetime.date
    open: bool
    wider: bool = False
    waits: bool = False
    """Another desk proposed somebody, and this neighbour was not asked yet."""


@dataclass(frozen=True, slots=True)
class Match:
    """Two neighbours, and what each said. ``contacts`` is filled only once the contact may be passed.

    A neighbour of another desk has no name here before that; ``asks`` and ``offers``: whose answer this desk notes.
    """

    id: uuid.UUID
    asker: str
    offerer: str
    asker_said: str
    offerer_said: str
    stage: str
    may_pass: bool
    asks: bool = True
    offers: bool = True
    asker_id: uuid.UUID | None = None
    offerer_id: uuid.UUID | None = None
    contacts: list[Any] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Desk:
    """The page of one notice: itself, who could fit (with why), and what is going on.

    ``elsewhere``: who fits at another desk, with nothing but why. ``protected``: of this person no other desk hears.
    """

    notice: Notice
    candidates: list[tuple[Notice, rules.Candidate]]
    elsewhere: list[rules.Candidate]
    matches: list[Match]
    protected: bool = False


UNPROTECTED = people.open_to_all("person__")
"""Whose record is not hidden: of who is protected no other desk hears that there is somebody."""


def _open_on(today: datetime.date) -> Q:
    """What still counts on a day."""
    return Q(closed_on=None, until__gte=today)


@query(policy.SEE_HELP)
def notices(actor: Actor, rows: QuerySet[HelpNotice], *, today: datetime.date) -> list[Notice]:
    """What is asked and offered now at the desks of the own organisations, what ends first comes first."""
    found = _shown(actor, list(rows.filter(_open_on(today)).exclude(person=None)[:MOST]), today)
    asked = _asked(actor, policy.COUNT_ASKED.queryset(actor), today)
    return [replace(one, waits=one.id in asked) for one in found]


def _asked(actor: Actor, rows: QuerySet[HelpMatch], today: datetime.date) -> set[uuid.UUID]:
    """The own notices for which another desk proposed somebody, and whose neighbour was not asked yet; both still
    count."""
    own = actor.organisation_ids
    ours = Q(ask__organisation_id__in=own, asker_said="") | Q(offer__organisation_id__in=own, offerer_said="")
    both = HelpNotice.objects.filter(_open_on(today)).exclude(person=None)
    proposed = rows.filter(ours, stage=Stage.PROPOSED, ask__in=both, offer__in=both).exclude(organisation_id__in=own)
    found = proposed.order_by().values_list("ask_id", "ask__organisation_id", "offer_id")
    return {ask if desk in own else offer for ask, desk, offer in found}


@query(policy.COUNT_ASKED)
def count_asked(actor: Actor, rows: QuerySet[HelpMatch]) -> int:
    """How many own neighbours have to be asked because another desk proposed somebody."""
    return len(_asked(actor, rows, timezone.localdate()))


@query(policy.FIND_HELP)
def elsewhere(
    actor: Actor, rows: QuerySet[HelpNotice], wanted: HelpNotice, *, today: datetime.date
) -> list[rules.Candidate]:
    """Who could fit at another desk of the network: only why, and a key that opens nothing. ``wanted`` agreed to look
    wider (read through its own door before); of who is protected nothing is said, and for them nobody is looked for."""
    if not HelpNotice.objects.filter(UNPROTECTED, pk=wanted.pk).exists():
        return []
    other_side = Side.OFFER if wanted.side == Side.ASK else Side.ASK
    fitting = rows.filter(_open_on(today), UNPROTECTED, side=other_side, kind=wanted.kind).exclude(person=None)
    return rules.candidates(_wanted(wanted), map(_wanted, fitting[:MOST]), today=today)


@query(policy.SEE_HELP)
def desk(actor: Actor, rows: QuerySet[HelpNotice], notice_id: uuid.UUID, *, today: datetime.date) -> Desk:
    """One notice with who could fit. Raises NotFound."""
    row = one(rows, pk=notice_id)
    other_side = Side.OFFER if row.side == Side.ASK else Side.ASK
    near = rows.filter(_open_on(today), side=other_side, kind=row.kind, organisation_id=row.organisation_id)
    others = list(near.exclude(person=None)[:MOST])
    going = list(HelpMatch.objects.filter(Q(ask=row) | Q(offer=row)).select_related("ask", "offer"))
    together = {match.offer_id if row.side == Side.ASK else match.ask_id for match in going}
    shown = {item.id: item for item in _shown(actor, [row, *others], today)}
    open_now = row.closed_on is None and row.until >= today
    ranked = rules.candidates(_wanted(row), map(_wanted, others), today=today) if open_now else []
    return Desk(
        notice=shown[row.pk],
        elsewhere=[
            found
            for found in (elsewhere(actor, row, today=today) if open_now and row.wider else [])
            if found.id not in together
        ],
        candidates=[(shown[found.id], found) for found in ranked if found.id in shown and found.id not in together],
        matches=_matches(actor, going),
        protected=not rows.filter(UNPROTECTED, pk=row.pk).exists(),
    )


def _matches(actor: Actor, rows: list[HelpMatch]) -> list[Match]:
    ids = [person for row in rows for person in (row.ask.person_id, row.offer.person_id) if person]
    passed = {
        person
        for row in rows
        if row.stage == Stage.PASSED
        for person in (row.ask.person_id, row.offer.person_id)
        if person
    }
    labels = _labels(actor, ids)
    known = people.names(actor, list(passed)) if passed else {}
    found = []
    for row in rows:
        pair = (row.ask.person_id, row.offer.person_id)
        contacts = [known[person] for person in pair if person in known] if row.stage == Stage.PASSED else []
        found.append(
            Match(
                id=row.pk,
                asker=labels.get(pair[0], ""),
                offerer=labels.get(pair[1], ""),
                asker_said=row.asker_said,
                offerer_said=row.offerer_said,
                stage=row.stage,
                may_pass=row.stage == Stage.PROPOSED and row.asker_said == row.offerer_said == "yes",
                asks=row.ask.organisation_id in actor.organisation_ids,
                offers=row.offer.organisation_id in actor.organisation_ids,
                asker_id=pair[0],
                offerer_id=pair[1],
                contacts=contacts,
            )
        )
    return found


def _shown(actor: Actor, rows: list[HelpNotice], today: datetime.date) -> list[Notice]:
    labels = _labels(actor, [row.person_id for row in rows if row.person_id])
    return [
        Notice(
            id=row.pk,
            label=labels.get(row.person_id, ""),
            side=row.side,
            kind=row.kind,
            area_code=row.area_code,
            days=list(row.days),
            parts=list(row.parts),
            until=row.until,
            open=row.closed_on is None and row.until >= today,
            wider=row.wider,
        )
        for row in rows
    ]


def _labels(actor: Actor, ids: list[uuid.UUID]) -> dict[uuid.UUID | None, str]:
    return {person: name for person, name in people.first_names(actor, ids).items()} if ids else {}  # noqa: C416


def _wanted(row: HelpNotice) -> rules.Wanted:
    return rules.Wanted(
        row.pk, row.person_id, row.kind, row.area_code, frozenset(row.days), frozenset(row.parts), row.until
    )


@query(policy.READ_HELP)
def kinds(actor: Actor, rows: QuerySet[HelpNotice], *, today: datetime.date) -> dict[str, list[str]]:
    """Which kinds of help are asked and offered now in the network: by side, in a fixed order. Nothing about who."""
    found = set(rows.filter(_open_on(today)).order_by().values_list("side", "kind").distinct())
    return {side: [kind for kind in Help.values if (side, kind) in found] for side in Side.values}


@dataclass(frozen=True, slots=True)
class Figures:
    """One year of small help, rounded: persons who asked and offered, contacts that were passed; by kind."""

    year: int
    asked: Released
    offered: Released
    passed: Released
    by_kind: list[tuple[str, Released, Released]]


@query(policy.COUNT_HELP)
def figures(actor: Actor, rows: QuerySet[HelpNotice], year: int) -> Figures:
    """What was asked, offered and brought together in a year, over all partners. Counts of people leave rounded."""
    of_year = rows.filter(since__year=year)
    counted = Counter(of_year.order_by().values_list("side", "kind"))
    sides = Counter(side for side, _kind in counted.elements())
    passed = HelpMatch.objects.filter(passed_on__year=year).count()
    return Figures(
        year=year,
        asked=release(sides[Side.ASK], Unit.CONTACTS),
        offered=release(sides[Side.OFFER], Unit.CONTACTS),
        passed=release(passed, Unit.CONTACTS),
        by_kind=[
            (kind, release(counted[Side.ASK, kind], Unit.CONTACTS), release(counted[Side.OFFER, kind], Unit.CONTACTS))
            for kind in Help.values
            if counted[Side.ASK, kind] or counted[Side.OFFER, kind]
        ],
    )
