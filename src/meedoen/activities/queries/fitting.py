"""Three offers that fit what somebody answered (guide.7, guide.8), out of everything that is to come.

First the search is asked which kinds of offer there are (equal in all that decides what they cost), then which moments
of the best kinds come first, then all that a card says of those few: three questions, however large the region is.
Only the index on merits is read for the first two; the rules that weigh stand in ``rules.fitting`` alone.
"""

import datetime
import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import BigIntegerField, Case, Count, ExpressionWrapper, F, QuerySet, Value, When
from django.db.models.lookups import GreaterThan

from meedoen.kernel import search, tenancy
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query

from .. import policy
from ..models import Finding, Session
from ..rules import fitting
from ..rules.fitting import Answers, Fit, Merit
from ..terms import SessionStatus
from .programme import COLUMNS, Listed
from .searching import among

SHORTLIST, MOMENTS = 12, 3
"""So many activities of the best kinds are looked at whole, each at its first moments: some are full or cancelled."""

READ = 300
"""So many moments are read to find them: what is there every day has 42 of them soon."""

SOON = datetime.timedelta(days=42)
_MORE = ("capacity", "taken", "waiting", "village_code", "finding__merits", "place__bus_stop", "activity__languages",
         "activity__welcomed_by", "activity__contact_name")  # fmt: skip


@dataclass(slots=True)
class Offer(Listed):
    """A session with all that its reasons need. Counts of people are only whether there is a place."""

    capacity: int | None
    taken: int
    waiting: int
    village_code: str
    merits: int
    bus_stop: str | None
    languages: list[str]
    welcomed_by: str
    contact_name: str

    @property
    def pk(self) -> uuid.UUID:
        """The session: what a part of a higher feature hangs on."""
        return self.session_id

    @property
    def left(self) -> int | None:
        return None if self.capacity is None else max(0, self.capacity - self.taken)


@query(policy.SEE_PROGRAMME)
def offers(
    actor: Actor,
    rows: QuerySet[Session],
    answers: Answers,
    *,
    now: datetime.datetime,
    neighbours: Collection[str] = (),
    language: str = "nl",
) -> list[Fit]:
    """At most three offers of different activities, best first (``rules.fitting``); [] when nothing is to come.

    ``neighbours`` are the codes of the villages beside the one that was chosen. Always three questions.
    """
    found = _ahead(answers, now, neighbours, language)
    counted = dict(found.values("key").annotate(n=Count("*")).values_list("key", "n"))
    best = fitting.best_keys(answers, counted, most=READ, language=language)
    rank = {key: at for at, key in enumerate(best)}
    # of the last kind there may be thousands: the few of the better kinds come first
    last = Case(When(key__in=best[-1:], then=Value(1)), default=Value(0))
    moments = found.filter(key__in=best).order_by(last, "at").values_list("key", "pk", "activity_id")[:READ]
    numbers = _shortlist(sorted(moments, key=lambda one: (rank[one[0]], one[1])))
    wanted = among(rows.order_by(), numbers)
    going_on = wanted.exclude(status=SessionStatus.CANCELLED)
    told = sorted((Offer(*row) for row in going_on.values_list(*COLUMNS, *_MORE)), key=_in_time)
    weighed = [(one.activity_id, one, _whole(one, answers, now, neighbours)) for one in told]
    return fitting.choose(answers, weighed, language)


def _in_time(one: Offer) -> tuple[datetime.datetime, uuid.UUID]:
    return one.starts_at, one.session_id


def _shortlist(moments: Iterable[tuple[int, int, uuid.UUID]]) -> list[int]:
    """The first moments of the first activities, best first."""
    held: dict[uuid.UUID, list[int]] = {}
    for _key, number, activity in moments:
        if activity not in held and len(held) == SHORTLIST:
            continue
        if len(held.setdefault(activity, [])) < MOMENTS:
            held[activity].append(number)
    return [number for numbers in held.values() for number in numbers]


def _ahead(answers: Answers, now: datetime.datetime, neighbours: Collection[str], language: str) -> Any:
    """What is to come, each with its ``key``: the merits that count for these answers."""
    first, _last = search.numbers_between(tenancy.here(), now, None)
    later, _last = search.numbers_between(tenancy.here(), now + SOON, None)
    made = fitting.key_for(answers, language)
    key: Any = F("merits").bitand(made.bits)
    for group in made.alike:
        key += _number(When(GreaterThan(F("merits").bitand(group), 0), then=_value(fitting.lowest(group))))
    if answers.near:
        key += _number(When(village_code=answers.near, then=_value(Merit.IN_VILLAGE)),
                       When(village_code__in=list(neighbours), then=_value(Merit.NEARBY)))  # fmt: skip
    # "+ 0" keeps SQLite from walking through the wide rows by their number: the index on merits holds all it needs.
    at = Finding.objects.annotate(at=_large(F("pk") + 0)).filter(at__gte=first)
    key += _number(When(at__gte=later, then=_value(Merit.LATER)))
    return at.annotate(key=_large(key)).order_by()


def _large(sum_of: Any) -> ExpressionWrapper:
    """A sum that needs 64 bits: otherwise it would count as a small number, and PostgreSQL finds none that large."""
    return ExpressionWrapper(sum_of, output_field=BigIntegerField())


def _number(*whens: When) -> Case:
    return Case(*whens, default=Value(0, output_field=BigIntegerField()), output_field=BigIntegerField())


def _value(merits: int) -> Value:
    return Value(int(merits), output_field=BigIntegerField())


def _whole(one: Offer, answers: Answers, now: datetime.datetime, neighbours: Collection[str]) -> int:
    """The merits of a session, with what depends on who asks and when."""
    merits = one.merits | int(fitting.seat_merits(one.left, one.waiting))
    if answers.near and one.village_code == answers.near:
        merits |= int(Merit.IN_VILLAGE)
    elif one.village_code in neighbours:
        merits |= int(Merit.NEARBY)
    return merits | int(Merit.LATER) if one.starts_at >= now + SOON else merits
