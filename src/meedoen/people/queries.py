"""Reads of people: each one stands in the log, with whose data was seen."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from meedoen.kernel import vault
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query, saw
from meedoen.kernel.messages import Reach
from meedoen.kernel.privacy import exports
from meedoen.kernel.refusals import NotFound

from . import policy
from .models import Participant
from .terms import FIRST_NAME, REACH


@dataclass(frozen=True)
class Known:
    """What the door shows of a person: code, first name ('' for a code alone), how to reach.

    ``confirmed``: the staff knows that the address is theirs, so that messages may go to it.
    """

    id: uuid.UUID
    code: str
    first_name: str
    channel: str
    reach: str
    confirmed: bool = False
    language: str = "nl"
    no_reminder: bool = False

    @property
    def label(self) -> str:
        return self.first_name or self.code


@query(policy.READ_NAMES)
def names(actor: Actor, rows: QuerySet[Participant], ids: list[uuid.UUID]) -> dict[uuid.UUID, Known]:
    """First name, code and reach of these people, for those the actor may see; the others are left out."""
    return _known(rows, ids)


@query(policy.READ_TO_CALL)
def to_call(actor: Actor, rows: QuerySet[Participant], ids: list[uuid.UUID]) -> dict[uuid.UUID, Known]:
    """First name and way to reach of these people, for who calls them; the caller names only who must be called."""
    return _known(rows, ids)


def _known(rows: QuerySet[Participant], ids: list[uuid.UUID]) -> dict[uuid.UUID, Known]:
    found = list(rows.filter(pk__in=ids, erased_at=None))
    items = [(person.pk, FIRST_NAME, person.first_name) for person in found]
    items += [(person.pk, REACH, person.reach) for person in found]
    opened = vault.open_many(items)
    first_names, ways = opened[: len(found)], opened[len(found) :]
    saw(*(person.pk for person in found if person.first_name is not None))
    return {
        person.pk: Known(
            id=person.pk,
            code=person.code,
            first_name=name or "",
            channel=person.channel,
            reach=reach or "",
            confirmed=person.reach_confirmed_at is not None,
            language=person.language,
            no_reminder=person.no_reminder,
        )
        for person, name, reach in zip(found, first_names, ways, strict=True)
    }


@query(policy.READ_FIRST_NAMES)
def first_names(actor: Actor, rows: QuerySet[Participant], ids: list[uuid.UUID]) -> dict[uuid.UUID, str]:
    """Only the first name of these people, for the list at the door; who has none or is not shared is left out."""
    found = list(rows.filter(pk__in=ids, erased_at=None).exclude(first_name=None).only("pk", "first_name"))
    opened = vault.open_many([(person.pk, FIRST_NAME, person.first_name) for person in found])
    saw(*(person.pk for person in found))
    return {person.pk: name for person, name in zip(found, opened, strict=True) if name}


@query(policy.RECOGNISE_CODE)
def by_code(actor: Actor, rows: QuerySet[Participant], code: str) -> uuid.UUID | None:
    """Whose card this is, as a key without a name; None for a code that this network does not know.

    Small letters, spaces and dashes do not matter: it is read aloud or typed at a door.
    """
    plain = "".join(sign for sign in code.upper() if sign.isalnum())[:12]
    return rows.filter(code=plain).values_list("pk", flat=True).first()


@query(policy.SEND_WORD)
def way_to_reach(actor: Actor, rows: QuerySet[Participant], person_id: uuid.UUID) -> Reach | None:
    """How to send somebody word, read at the moment of sending.

    None for who was erased, has no address, or gave one on the site that nobody of the staff confirmed yet (G33).
    """
    known = rows.filter(pk=person_id, erased_at=None).exclude(reach=None)
    person = known.exclude(reach_confirmed_at=None).first()
    if person is None:
        return None
    saw(person.pk)
    (address,) = vault.open_many([(person.pk, REACH, person.reach)])
    return Reach(person.channel, address, person.language) if address else None


@query(policy.TELL)
def everything_known(actor: Actor, rows: QuerySet[Participant], person_id: uuid.UUID) -> dict[str, dict[str, Any]]:
    """All that every feature knows of one person, for that person (right of access). Raises NotFound."""
    if not rows.filter(pk=person_id).exists():
        raise NotFound("person")
    saw(person_id)
    return exports.export_person(person_id)
