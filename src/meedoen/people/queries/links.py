"""Who stands on my list, and the page of one person: a read that needs a live link."""

import datetime
import uuid
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import because, query, saw
from meedoen.kernel.refusals import NoLink, NotFound
from meedoen.kernel.rows import one

from .. import policy, reasons
from ..models import Link, Participant, Same
from ..rules import keeping
from ..rules.links import Reason
from ..terms import LinkKind
from .consents import Yes, consents_of
from .households import Home, homes_of
from .participants import Known, SafeWays, known_of, safe_ways_of


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
    live = Link.objects.filter(kind=LinkKind.CASELOAD, until__gt=timezone.now())
    return live.filter(user_id=actor.user_id) if actor.user_id else live.none()


@query(policy.SEE_PERSON)
def person(actor: Actor, rows: QuerySet[Participant], person_id: uuid.UUID) -> Person:
    """The page of one person, in one read. The reason stands in the log of that person, with every read.

    Who was found to be somebody else gives the page of that one. Raises NotFound (absent, erased, of another
    organisation, protected) and NoLink: own organisation, no live link.
    """
    alive = rows.filter(erased_at=None).select_related("safe_contact")
    found = one(alive, pk=person_id)
    kept = Same.objects.filter(other=found).values_list("kept_id", flat=True).first()
    if kept is not None:
        found = one(alive, pk=kept)
    reason = reasons.of(actor, found.pk)
    if reason is None:
        raise NoLink(_("Je hebt op dit moment geen lopende opdracht voor deze persoon."))
    because(reason.sentence)
    merged = list(Same.objects.filter(kept=found).values_list("other_id", flat=True))
    opened = known_of(actor, rows, [found.pk, *merged], whole=True)
    saw(found.pk)
    return Person(
        known=opened[found.pk],
        reason=reason,
        on_my_list=_my_list(actor).filter(participant=found).exists(),
        since=found.since,
        last_seen_on=found.last_seen_on,
        protected_until=found.protected_until,
        level_word=found.get_level_display(),
        ends_on=keeping.ends_on(found.since, found.last_seen_on, found.kept_until),
        same=[known for key, known in opened.items() if key != found.pk],
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
