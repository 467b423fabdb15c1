"""Who stands on my list, and the page of one person: a read that needs a live link."""

import datetime
import uuid
from dataclasses import dataclass
from typing import Any

from django.db.models import DateTimeField, QuerySet, UUIDField
from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import because, query, saw
from meedoen.kernel.refusals import NoLink, NotFound
from meedoen.kernel.statements import Statement, every

from .. import policy, reasons
from ..models import Link, Participant, Same
from ..rules import keeping
from ..rules.links import Reason
from ..terms import LinkKind
from .consents import Yes, consents_of
from .households import Home, homes_of
from .participants import Known, SafeWays, known_of, opened, safe_ways_of


@dataclass(frozen=True)
class Person:
    """The page of one person: who it is, why it may be read, since when, until when; ``same``: also noted as."""

    known: Known
    reason: Reason
    on_my_list: bool
    since: datetime.date
    last_seen_on: datetime.date | None
    protected_until: datetime.date | None
    level_word: str
    ends_on: datetime.date
    same: list[Known]
    consents: list[Yes]
    homes: list[Home]
    safe: SafeWays | None

    @property
    def pk(self) -> uuid.UUID:
        """The key of the person: slots tell two pages apart by it."""
        return self.known.id


@query(policy.SEE_PEOPLE)
def caseload(actor: Actor, rows: QuerySet[Participant]) -> list[Known]:
    """Who stands on the actor's own list, by first name. Who turned out to be somebody else is shown as that one."""
    mine = _my_list(actor)
    ids = list(rows.filter(pk__in=mine.values("participant_id"), merged_into=None).values_list("pk", flat=True))
    return sorted(
        known_of(actor, rows, ids, whole=True).values(), key=lambda known: (known.label.casefold(), known.code)
    )


def _my_list(actor: Actor) -> QuerySet[Link]:
    """The links of the actor's own list that live."""
    return _mine_now(Link.objects.all(), actor.user_id, timezone.now())


def _mine_now(rows: QuerySet[Link], user: Any, now: Any) -> QuerySet[Link]:
    return rows.filter(kind=LinkKind.CASELOAD, until__gt=now, user_id=user) if user is not None else rows.none()


_PERSON = Statement(
    lambda rows, *, pk: rows.filter(pk=pk, erased_at=None).select_related("safe_contact"), pk=UUIDField()
)
_SAME_AS = Statement(lambda rows, *, pk: rows.filter(other_id=pk).values_list("kept_id", flat=True), pk=UUIDField())
_ALSO = Statement(lambda rows, *, pk: rows.filter(kept_id=pk).values_list("other_id", flat=True), pk=UUIDField())
_ON_MY_LIST = Statement(
    lambda rows, *, pk, user, now: _mine_now(rows, user, now).filter(participant_id=pk).values_list("pk", flat=True),
    pk=UUIDField(),
    user=UUIDField(),
    now=DateTimeField(),
)


def _found(rows: QuerySet[Participant], person_id: uuid.UUID) -> Participant:
    found = _PERSON(rows, pk=person_id)
    if not found:
        raise NotFound("person")
    return found[0]


@query(policy.SEE_PERSON)
def person(actor: Actor, rows: QuerySet[Participant], person_id: uuid.UUID) -> Person:
    """The page of one person, in one read. The reason stands in the log of that person, with every read.

    Who was found to be somebody else gives the page of that one. Raises NotFound (absent, erased, of another
    organisation, protected) and NoLink: own organisation, no live link.
    """
    found = _found(rows, person_id)
    kept = _SAME_AS(every(Same), pk=found.pk)
    if kept:
        found = _found(rows, kept[0])
    reason = reasons.of(actor, found.pk)
    if reason is None:
        raise NoLink(_("Je hebt op dit moment geen lopende opdracht voor deze persoon."))
    because(reason.sentence)
    merged = _ALSO(every(Same), pk=found.pk)
    known = opened(actor, [found], whole=True)[found.pk]
    saw(found.pk)
    return Person(
        known=known,
        reason=reason,
        on_my_list=bool(_ON_MY_LIST(every(Link), pk=found.pk, user=actor.user_id, now=timezone.now())),
        since=found.since,
        last_seen_on=found.last_seen_on,
        protected_until=found.protected_until,
        level_word=found.get_level_display(),
        ends_on=keeping.ends_on(found.since, found.last_seen_on, found.kept_until),
        same=list(known_of(actor, rows, merged, whole=True).values()),
        consents=consents_of(found.pk),
        homes=homes_of(actor, rows, found.pk),
        safe=safe_ways_of(found),
    )


@query(policy.SEE_PERSON)
def purpose_of(actor: Actor, rows: QuerySet[Participant], person_id: uuid.UUID) -> Reason | None:
    """Why the actor may open this person now; None when a reason has to be typed first. Raises NotFound."""
    if not rows.filter(pk=person_id, erased_at=None).exists():
        raise NotFound("person")
    return reasons.of(actor, person_id)


@query(policy.SEE_PERSON)
def organisation_of(actor: Actor, rows: QuerySet[Participant], person_id: uuid.UUID) -> uuid.UUID:
    """Which of the actor's own organisations this person belongs to. Raises NotFound."""
    found = rows.filter(pk=person_id, erased_at=None).values_list("organisation_id", flat=True).first()
    if found is None:
        raise NotFound("person")
    return found
