"""Opening what is sealed, many at once: lines of questions and promises, and who they are about."""

import datetime
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from meedoen.kernel import vault
from meedoen.kernel.actors import Actor
from meedoen.people import public as people

from ..models import FollowUp
from ..rules import sealing
from ..terms import FollowKind, Outcome, Who


@dataclass(frozen=True)
class Line:
    """One thing to follow up, opened."""

    id: uuid.UUID
    contact_id: uuid.UUID
    person_id: uuid.UUID | None
    label: str
    kind: str
    kind_word: str
    what: str
    due: datetime.date
    mine: bool
    closed_on: datetime.date | None
    outcome_word: str


NEEDED = (
    *("participant_id", "organisation_id", "worker_id", "kind", "what", "due", "closed_on", "outcome"),
    *("contact_id", "contact__who"),
)
"""The columns that a line is made of."""


def lines(actor: Actor, rows: list[FollowUp]) -> list[Line]:
    """These follow-ups with their words; their contact was read along. Called inside reads."""
    names = people.first_names(actor, [row.participant_id for row in rows if row.participant_id])
    words = texts((row.participant_id, row.organisation_id, sealing.what(row.pk), row.what) for row in rows)
    return [
        Line(
            id=row.pk,
            contact_id=row.contact_id,
            person_id=row.participant_id,
            label=label_of(row.participant_id, row.contact.who, names),
            kind=row.kind,
            kind_word=str(FollowKind(row.kind).label),
            what=what,
            due=row.due,
            mine=row.worker_id in (None, actor.user_id),
            closed_on=row.closed_on,
            outcome_word=str(Outcome(row.outcome).label) if row.outcome else "",
        )
        for row, what in zip(rows, words, strict=True)
    ]


def texts(sealed: Iterable[tuple[uuid.UUID | None, uuid.UUID, str, bytes | memoryview | None]]) -> list[str]:
    """What (person or None, organisation, field, bytes) say, in order; "" where nothing is or the person was erased."""
    items = list(sealed)
    own = [(person, field, blob) for person, _owner, field, blob in items if person is not None]
    opened = iter(vault.open_many(own))
    return [
        (next(opened) or "") if person is not None else (vault.open_shared(owner, field, bytes(blob)) if blob else "")
        for person, owner, field, blob in items
    ]


def label_of(person_id: uuid.UUID | None, who: str, names: Mapping[uuid.UUID, str]) -> str:
    """A first name, or what stands there in its place."""
    if person_id is not None and person_id in names:
        return names[person_id]
    if person_id is not None:
        return _("Iemand met een kaart") if who == Who.CODE else _("Iemand")
    return _("Zonder naam")
