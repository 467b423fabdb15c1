"""Reads of talents and ideas. Who is of a colleague is found as a kind, never as a name, until both agreed."""

import datetime
import uuid
from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, DateField, Q, QuerySet, UUIDField

from meedoen.kernel.access import registry
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.release import Period, Released, Unit, release
from meedoen.kernel.rows import one
from meedoen.kernel.statements import Statement
from meedoen.people import public as people

from ..models import Talent, TalentAsk
from ..policy import talents as policy
from ..rules import talents as rules

MOST = 200
VISIBLE = "people.see_person"
"""The action whose rows leave out who is protected: they are found by nobody (trust.md T3)."""


@dataclass(frozen=True)
class Offered:
    """One thing that somebody offered. ``label`` and ``person_id`` stand there for one's own people alone."""

    id: uuid.UUID
    kind: str
    wish: str
    mine: bool
    label: str
    person_id: uuid.UUID | None
    until: datetime.date
    asked: bool
    activity_id: uuid.UUID | None
    activity: str

    @property
    def kind_word(self) -> str:
        return str(rules.Talent(self.kind).label)

    @property
    def wish_word(self) -> str:
        return str(rules.Wish(self.wish).label)


@dataclass(frozen=True)
class Asked:
    """A question to somebody: mine to ask (``to_ask``), or mine that was answered or waits."""

    id: uuid.UUID
    kind: str
    wish: str
    label: str
    person_id: uuid.UUID | None
    activity: str
    asked_on: datetime.date
    answer: str

    @property
    def kind_word(self) -> str:
        return str(rules.Talent(self.kind).label)


def _living(actor: Actor, rows: QuerySet[Talent], today: datetime.date) -> QuerySet[Talent]:
    visible = registry[VISIBLE].queryset(actor).filter(erased_at=None).values("pk")
    return rows.filter(ended_on=None, until__gte=today, participant_id__in=visible)


@query(policy.SEE_TALENTS)
def kinds_here(actor: Actor, rows: QuerySet[Talent], *, today: datetime.date) -> dict[str, int]:
    """How many offers of each kind stand in the own organisation now; only kinds that are there."""
    found = _living(actor, rows, today).order_by().values_list("kind").annotate(number=Count("pk"))
    return dict(found)


@query(policy.SEE_TALENTS)
def offered(
    actor: Actor, rows: QuerySet[Talent], *, today: datetime.date, kind: str = "", wish: str = ""
) -> list[Offered]:
    """The offers of the own organisation, of one kind or wish; own people by name, those of colleagues without."""
    found = _living(actor, rows, today).select_related("activity")
    if kind:
        found = found.filter(kind=kind)
    if wish:
        found = found.filter(wish=wish)
    listed = list(found.order_by("kind", "offered_on", "pk")[:MOST])
    mine = [row for row in listed if _mine(actor, row)]
    known = people.names(actor, [row.participant_id for row in mine]) if mine else {}
    asked = set(
        TalentAsk.objects.filter(asked_by_id=actor.user_id, answered_on=None, talent__in=listed).values_list(
            "talent_id", flat=True
        )
    )
    shown = [_offered(actor, row, known, row.pk in asked) for row in listed]
    return sorted(shown, key=lambda row: (not row.mine, row.kind, row.label.casefold()))


def _mine(actor: Actor, row: Talent) -> bool:
    return actor.user_id is not None and row.worker_id == actor.user_id


def _offered(actor: Actor, row: Talent, known: dict[uuid.UUID, people.Known], asked: bool) -> Offered:
    person = known.get(row.participant_id) if row.participant_id else None
    return Offered(
        id=row.pk,
        kind=row.kind,
        wish=row.wish,
        mine=_mine(actor, row),
        label=person.label if person else "",
        person_id=person.id if person else None,
        until=row.until,
        asked=asked,
        activity_id=row.activity_id,
        activity=row.activity.title if row.activity else "",
    )


_OFFERED_BY = Statement(
    lambda rows, *, pk, today: (
        rows.filter(participant_id=pk, ended_on=None, until__gte=today)
        .select_related("activity")
        .order_by("kind", "wish")
    ),
    pk=UUIDField(),
    today=DateField(),
)


@query(policy.SEE_TALENTS)
def offered_by(actor: Actor, rows: QuerySet[Talent], person_id: uuid.UUID, *, today: datetime.date) -> list[Offered]:
    """What one person offers, for the page of that person, which was opened with a reason."""
    return [_offered(actor, row, {}, False) for row in _OFFERED_BY(rows, pk=person_id, today=today)]


@query(policy.SEE_TALENTS)
def idea(actor: Actor, rows: QuerySet[Talent], talent_id: uuid.UUID) -> Offered:
    """One offer, by its key. Raises NotFound, also for one that ended or of somebody who is protected."""
    visible = registry[VISIBLE].queryset(actor).values("pk")
    row = one(rows.filter(ended_on=None, participant_id__in=visible).select_related("activity"), pk=talent_id)
    known = people.names(actor, [row.participant_id]) if _mine(actor, row) else {}
    return _offered(actor, row, known, False)


@query(policy.ANSWER_ASK)
def to_ask(actor: Actor, rows: QuerySet[TalentAsk]) -> list[Asked]:
    """The questions that this actor has to put to people, oldest first."""
    found = rows.filter(answered_on=None, talent__ended_on=None).exclude(talent__participant=None)
    listed = list(found.select_related("talent", "activity").order_by("asked_on", "pk")[:MOST])
    ids = [row.talent.participant_id for row in listed]
    return _asked(listed, people.names(actor, ids) if ids else {})


@query(policy.ANSWER_ASK)
def question(actor: Actor, rows: QuerySet[TalentAsk], ask_id: uuid.UUID) -> Asked:
    """One question that this actor puts to somebody, answered or not. Raises NotFound."""
    row = one(rows.select_related("talent", "activity").exclude(talent__participant=None), pk=ask_id)
    return _asked([row], people.names(actor, [row.talent.participant_id]))[0]


@query(policy.SEE_ASKS)
def my_questions(actor: Actor, rows: QuerySet[TalentAsk]) -> list[Asked]:
    """What this actor asked: who said yes by name, the others by kind alone; newest first."""
    listed = list(rows.select_related("talent", "activity").order_by("-asked_on", "pk")[:MOST])
    agreed = [row.talent.participant_id for row in listed if row.answer == rules.Answer.YES]
    ids = [person for person in agreed if person is not None]
    return _asked(listed, people.names(actor, ids) if ids else {}, agreed_only=True)


def _asked(listed: list[TalentAsk], known: dict[uuid.UUID, people.Known], *, agreed_only: bool = False) -> list[Asked]:
    shown = []
    for row in listed:
        named = not agreed_only or row.answer == rules.Answer.YES
        person = known.get(row.talent.participant_id) if named and row.talent.participant_id else None
        shown.append(
            Asked(
                id=row.pk,
                kind=row.talent.kind,
                wish=row.talent.wish,
                label=person.label if person else "",
                person_id=person.id if person else None,
                activity=row.activity.title if row.activity else "",
                asked_on=row.asked_on,
                answer=row.answer,
            )
        )
    return shown


@query(policy.COUNT_ASKS)
def asks_waiting(actor: Actor, rows: QuerySet[TalentAsk], *, today: datetime.date) -> tuple[int, int]:
    """How many questions this actor has to put to people, and how many of them came since yesterday; one query."""
    found = rows.filter(answered_on=None, talent__ended_on=None).exclude(talent__participant=None)
    days = list(found.values_list("asked_on", flat=True))
    return len(days), sum(day >= today - datetime.timedelta(days=1) for day in days)


@dataclass(frozen=True)
class TalentFigures:
    """A period: by kind how many people offered it, how many offered anything, ideas and what became of them."""

    kinds: list[tuple[str, Released]]
    people: Released
    ideas: Released
    became: int
    asked: Released
    agreed: Released


@query(policy.SEE_TALENT_FIGURES)
def figures(actor: Actor, rows: QuerySet[Talent], period: Period) -> TalentFigures:
    """Counts of people rounded; activities that began as an idea are things, and exact. Kinds overlap: never add."""
    span = (period.first, period.last)
    new = rows.filter(offered_on__range=span)
    known = Counter(kind for kind, _person in set(new.exclude(participant=None).values_list("kind", "participant_id")))
    gone = Counter(new.filter(participant=None).values_list("kind", flat=True))
    persons = new.exclude(participant=None).order_by().values("participant_id").distinct().count()
    asks = TalentAsk.objects.filter(asked_on__range=span)
    answers = asks.aggregate(all=Count("pk"), yes=Count("pk", filter=Q(answer=rules.Answer.YES)))
    became = rows.filter(became_on__range=span).exclude(activity=None).order_by().values("activity_id").distinct()
    return TalentFigures(
        kinds=[(str(one.label), release(known[one.value] + gone[one.value], Unit.PERSONS)) for one in rules.Talent],
        people=release(persons, Unit.PERSONS),
        ideas=release(new.filter(wish=rules.Wish.STARTS).count(), Unit.PERSONS),
        became=became.count(),
        asked=release(answers["all"], Unit.CONTACTS),
        agreed=release(answers["yes"], Unit.CONTACTS),
    )
