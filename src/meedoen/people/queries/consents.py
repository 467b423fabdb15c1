"""What somebody said yes to."""

import datetime
import uuid
from dataclasses import dataclass

from django.db.models import QuerySet, UUIDField
from django.utils import timezone

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query, saw
from meedoen.kernel.rows import one
from meedoen.kernel.statements import Statement, every

from .. import policy
from ..models import Consent, Participant
from ..rules import consents as rules


@dataclass(frozen=True)
class Yes:
    """One consent, for the page: what for, how and when it was given, until when, whether it holds."""

    id: uuid.UUID
    purpose: str
    purpose_word: str
    given_word: str
    given_on: datetime.date
    until: datetime.date
    withdrawn_at: datetime.datetime | None
    holds: bool


_OF_PERSON = Statement(lambda rows, *, pk: rows.filter(participant_id=pk), pk=UUIDField())


def consents_of(person_id: uuid.UUID) -> list[Yes]:
    """Every yes of this person, those that hold first; also what was taken back. Called behind a door."""
    today = timezone.localdate()
    found = [
        Yes(
            id=row.pk,
            purpose=row.purpose,
            purpose_word=row.get_purpose_display(),
            given_word=row.get_given_display(),
            given_on=row.given_on,
            until=row.until,
            withdrawn_at=row.withdrawn_at,
            holds=rules.holds(row.until, row.withdrawn_at is not None, today),
        )
        for row in _OF_PERSON(every(Consent), pk=person_id)
    ]
    return sorted(found, key=lambda yes: not yes.holds)


@query(policy.SAFE_CONTACT)
def holding(actor: Actor, rows: QuerySet[Participant], person_id: uuid.UUID, purpose: str) -> uuid.UUID | None:
    """The yes of this person for a purpose that holds today, for ``share``; None when there is none."""
    given = Consent.objects.filter(participant_id=person_id, participant__in=rows, purpose=purpose, withdrawn_at=None)
    return given.filter(until__gte=timezone.localdate()).values_list("pk", flat=True).first()


@query(policy.SEE_PERSON)
def consent_of(actor: Actor, rows: QuerySet[Participant], person_id: uuid.UUID, consent_id: uuid.UUID) -> uuid.UUID:
    """That this yes is of this person. Raises NotFound."""
    saw(person_id)
    return one(Consent.objects.filter(participant__in=rows), pk=consent_id, participant_id=person_id).pk
