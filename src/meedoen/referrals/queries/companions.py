"""Who goes along, who fits a referral, and what one companion was entrusted with."""

import datetime
import uuid
from dataclasses import dataclass

from django.db.models import Q, QuerySet, Sum

from meedoen.activities import public as activities
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query, saw
from meedoen.kernel.rows import one
from meedoen.people import public as people

from .. import fitting, lines, policy
from ..models import Companion, Referral
from ..terms import Day, Limit, Part


@dataclass(frozen=True)
class CompanionLine:
    """One companion for who guides them: name, how to reach ("" with an account), what was agreed, what is asked."""

    id: uuid.UUID
    name: str
    reach: str
    with_account: bool
    languages: tuple[str, ...]
    when: str
    limits: tuple[str, ...]
    tasks: int
    at_once: int
    hours: float
    hours_a_month: int
    stopped_on: datetime.date | None


@dataclass(frozen=True)
class Companions:
    """The companions of the own organisations, by name, and those who stopped lately."""

    active: list[CompanionLine]
    stopped: list[CompanionLine]


@dataclass(frozen=True)
class Match:
    """A companion for one referral, with the reasons; ``not_now`` says why this one cannot be asked ("" when so)."""

    line: CompanionLine
    yes: tuple[str, ...]
    mind: tuple[str, ...]
    not_now: str


@dataclass(frozen=True)
class Matches:
    """Who could go along with one referral, who fits best first."""

    referral: lines.Line
    version: int
    rows: list[Match]


@dataclass(frozen=True)
class Task:
    """What a companion needs to go along, and nothing else: first name, where, when, language, children, a lift."""

    id: uuid.UUID
    companion_id: uuid.UUID
    line: lines.Line
    place: str
    address: str
    children: int
    minutes: int


@query(policy.SEE_COMPANIONS)
def companions(actor: Actor, rows: QuerySet[Companion], *, today: datetime.date) -> Companions:
    """Everybody who goes along for the own organisations. Three queries, however many there are."""
    lately = today - datetime.timedelta(days=60)
    found = _lines(actor, rows.filter(Q(stopped_on=None) | Q(stopped_on__gte=lately)), today)
    return Companions(
        active=[line for line in found if line.stopped_on is None],
        stopped=[line for line in found if line.stopped_on is not None],
    )


@query(policy.SEE_COMPANIONS)
def companion(actor: Actor, rows: QuerySet[Companion], companion_id: uuid.UUID) -> Companion:
    """One companion as it was agreed, with the organisation and the account. Raises NotFound."""
    found = one(rows.select_related("organisation", "user"), pk=companion_id)
    if found.person_id:
        saw(found.person_id)
    return found


@query(policy.SEE_COMPANIONS)
def matches(
    actor: Actor, rows: QuerySet[Companion], referral: Referral, line: lines.Line, *, today: datetime.date
) -> Matches:
    """Who fits this referral (read through its own door before), best first."""
    found = {one.id: (one, row) for one, row in _both(actor, rows.filter(stopped_on=None), today)}
    ranked = fitting.ranked(referral, [(row, one.hours) for one, row in found.values()])
    return Matches(line, referral.version, [Match(found[fit.id][0], fit.yes, fit.mind, fit.not_now) for fit in ranked])


@query(policy.SEE_TASKS)
def my_tasks(actor: Actor, rows: QuerySet[Referral], *, today: datetime.date) -> list[Task]:
    """With whom the actor goes along: first name, where and when, what is needed on the way."""
    found = list(
        rows.select_related("activity__place", "receiver", "session__place", "companion")
        .annotate(minutes_given=Sum("hours__minutes"))
        .order_by("expected_on", "pk")
    )
    ids = [row.person_id for row in found if row.person_id]
    saw(*ids)
    names = people.first_names(actor, ids) if ids else {}
    return [_task(row, names, today) for row in found]


def _task(row: Referral, names: dict[uuid.UUID, str], today: datetime.date) -> Task:
    place = (row.session.place if row.session else None) or (row.activity.place if row.activity else None)
    return Task(
        id=row.pk,
        companion_id=row.companion_id,  # type: ignore[arg-type]  # the rows of this action have one
        line=lines.of_receiver(row, lines.label_of(row, names), today),
        place=place.name if place else row.receiver.name,
        address=place.address if place else "",
        children=row.children,
        minutes=row.minutes_given or 0,  # type: ignore[attr-defined]
    )


def _both(actor: Actor, rows: QuerySet[Companion], today: datetime.date) -> list[tuple[CompanionLine, Companion]]:
    found = fitting.counted(rows.select_related("user"), today)
    ids = [row.person_id for row, _hours in found if row.person_id]
    saw(*ids)
    known = people.names(actor, ids) if ids else {}
    shown = [(_line(row, known.get(row.person_id) if row.person_id else None, hours), row) for row, hours in found]
    return sorted(shown, key=lambda pair: pair[0].name.casefold())


def _lines(actor: Actor, rows: QuerySet[Companion], today: datetime.date) -> list[CompanionLine]:
    return [line for line, _row in _both(actor, rows, today)]


def _line(row: Companion, known: people.Known | None, hours: float) -> CompanionLine:
    return CompanionLine(
        id=row.pk,
        name=row.user.name if row.user else (known.label if known else ""),
        reach=known.reach if known else "",
        with_account=row.user_id is not None,
        languages=tuple(str(activities.Language(code).label) for code in row.languages),
        when=_when(row),
        limits=tuple(str(Limit(code).label) for code in row.limits),
        tasks=row.busy,  # type: ignore[attr-defined]
        at_once=row.at_once,
        hours=hours,
        hours_a_month=row.hours_a_month,
        stopped_on=row.stopped_on,
    )


def _when(row: Companion) -> str:
    """The days and the parts of a day: maandag, dinsdag · namiddag."""
    days = ", ".join(str(Day(code).label) for code in sorted(row.days))
    parts = ", ".join(str(Part(code).label) for code in Part.values if code in row.parts)
    return " · ".join(word for word in (days, parts) if word)
