"""What a person used of each scheme, for the decision and for the screen. Called inside doors.

It is counted over the whole network: who is noted twice, or lives with somebody who asked too, has one ceiling.
"""

import datetime
import uuid
from dataclasses import dataclass, field

from django.db.models import DateField, Q

from meedoen.kernel.actors import Actor
from meedoen.kernel.statements import Statement
from meedoen.people import public as people

from .models import Claim, GroupPass, SchemeVersion
from .rules import periods, renewal
from .rules import schemes as rules
from .rules.deciding import Past
from .rules.schemes import Terms
from .terms import COUNTS

RUNS = Statement(
    lambda rows, *, today: (
        rows.filter(Q(scheme__ended_on=None) | Q(scheme__ended_on__gte=today), starts_on__lte=today)
        .order_by()
        .values_list("pk", flat=True)[:1]
    ),
    today=DateField(),
)
"""One version of a scheme that counts on this day, if there is any."""


@dataclass(frozen=True)
class Running:
    """A scheme as it counts today."""

    version: SchemeVersion
    terms: Terms

    @property
    def scheme_id(self) -> uuid.UUID:
        return self.version.scheme_id


def running(today: datetime.date) -> list[Running]:
    """The version of each scheme that counts today, for schemes that did not end."""
    rows = SchemeVersion.objects.filter(starts_on__lte=today).select_related("scheme").order_by("starts_on")
    latest = {row.scheme_id: row for row in rows if row.scheme.ended_on is None or row.scheme.ended_on >= today}
    found = [Running(row, rules.read(row.terms)) for row in latest.values()]
    return sorted(found, key=lambda one: (one.version.scheme.made_on, one.version.scheme.name))


def renewal_before(today: datetime.date) -> datetime.timedelta:
    """How long before its end a pass of a person is on the list. It serves every scheme: the longest of those."""
    return renewal.before(one.terms.renewal_weeks for one in running(today))


def renewal_before_of(group: GroupPass, every: list[Running]) -> datetime.timedelta:
    """The same of the pass of a group: as its own scheme says, or as usual when that ended."""
    return renewal.before(one.terms.renewal_weeks for one in every if one.scheme_id == group.scheme_id)


@dataclass(frozen=True)
class Used:
    """What a person and the household got: by scheme. ``same``: every row of the person; ``homes``: where they live."""

    household: uuid.UUID | None
    past: dict[uuid.UUID, list[Past]]
    same: set[uuid.UUID] = field(default_factory=set)
    homes: set[uuid.UUID] = field(default_factory=set)

    def of(self, scheme_id: uuid.UUID) -> list[Past]:
        return self.past.get(scheme_id, [])

    def clashes(self, one: Running, every: list[Running], on: datetime.date) -> bool:
        """Whether a scheme that does not go together with this one gave something to this person near that day."""
        return bool(self.clashing(one, every, on))

    def clashing(self, one: Running, every: list[Running], on: datetime.date) -> list[uuid.UUID]:
        """Which schemes those are."""
        terms = {str(other.scheme_id): other.terms for other in every}
        shut = rules.excluded(str(one.scheme_id), one.terms, terms)
        return [
            scheme_id
            for scheme_id, rows in self.past.items()
            if str(scheme_id) in shut
            and any(before.mine and periods.near(one.terms.period, before.on, on) for before in rows)
        ]


NOTHING = Used(None, {})
"""What a group used: nothing of a ceiling. Its places are counted on its own pass."""


def used_by(actor: Actor, person_id: uuid.UUID) -> Used:
    """Every claim that takes room for this person or this household; a few small reads, no name is opened."""
    known, same, home, theirs = _theirs(actor, person_id)
    rows = Claim.objects.filter(theirs, state__in=COUNTS)
    past: dict[uuid.UUID, list[Past]] = {}
    for scheme, whose, on, granted in rows.values_list("version__scheme_id", "person_id", "on", "granted"):
        past.setdefault(scheme, []).append(Past(on, granted, whose in same))
    return Used(home, past, same, known.every_home(person_id))


def _theirs(actor: Actor, person_id: uuid.UUID) -> tuple[people.Together, set[uuid.UUID], uuid.UUID, Q]:
    """Who is the same person, where they live, and which claims are of the person or the household."""
    known = people.together_around(actor, person_id)
    same, home = known.same(person_id), known.home(person_id)
    mates = same | {one for one in known.homes if known.home(one) == home}
    return known, same, home, Q(person_id__in=mates) | Q(household=home)


def got_since(actor: Actor, row: Claim) -> bool:
    """Whether somebody asked something for this person or household since this claim got its no: that was counted
    without it."""
    _known, _same, _home, theirs = _theirs(actor, row.person_id)  # type: ignore[arg-type]
    return Claim.objects.filter(theirs, state__in=COUNTS, pk__gt=row.pk, asked_on__gte=row.decided_on).exists()
