"""The prints by which people are found: made at the noting, made anew at a correction, gone with the person."""

import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, models
from django.db.models import QuerySet

from meedoen.kernel import tenancy, vault
from meedoen.kernel.identifiers import new_id

from .models import Mark, Participant
from .rules import likeness
from .rules.likeness import Said
from .terms import ADDRESS, FIRST_NAME, LAST_NAME, REACH

BATCH = 500
PRINT = 32
"""Signs of a print that are kept: 128 bits, so that two never meet by chance."""
_KEY = models.UUIDField()
_INSERT = 'INSERT INTO "people_mark" ("id", "print", "network_id", "participant_id") VALUES (%s, %s, %s, %s)'


def prints(organisation_id: uuid.UUID, texts: Iterable[str]) -> set[str]:
    """Keyed prints of what somebody is found by, within one organisation."""
    return set(by_print(organisation_id, texts))


def by_print(organisation_id: uuid.UUID, texts: Iterable[str]) -> dict[str, str]:
    """The same, each with the text that it was made of."""
    here = tenancy.here()
    return {vault.keyed_index(here, f"find {organisation_id} {text}")[:PRINT]: text for text in texts}


def remake(participant: Participant, said: Said) -> None:
    """The prints of a person, in the place of the earlier ones. Called inside a command."""
    Mark.objects.filter(participant=participant).delete()
    first_time(participant, said)


def first_time(participant: Participant, said: Said) -> None:
    """The prints of who was noted just now. Called inside a command.

    Written out: every sign-up does this, and building the statement each time costs more than running it.
    """
    wanted = prints(participant.organisation_id, likeness.texts(said))
    if not wanted:
        return
    network, person = (_stored(one) for one in (participant.network_id, participant.pk))
    with connection.cursor() as cursor:
        cursor.executemany(_INSERT, [(_stored(new_id()), one, network, person) for one in sorted(wanted)])


def _stored(key: uuid.UUID) -> Any:
    return _KEY.get_db_prep_value(key, connection)


def without_marks() -> QuerySet[Participant]:
    """Who has a name and cannot be found by it yet."""
    return Participant.objects.filter(erased_at=None, marks=None).exclude(first_name=None)


def mark_some() -> list[uuid.UUID]:
    """Make prints for up to 500 people who have none; gives whose. Called inside a command."""
    found = list(without_marks().order_by("pk")[:BATCH])
    for one, said in zip(found, opened(found), strict=True):
        first_time(one, said if said.first_name else Said(first_name=one.code))
    return [one.pk for one in found]


def opened(people: Sequence[Participant]) -> list[Said]:
    """What these people said of themselves, to make prints of. Called behind a door."""
    parts = ((FIRST_NAME, "first_name"), (LAST_NAME, "last_name"), (REACH, "reach"), (ADDRESS, "address"))
    texts = vault.open_many((one.pk, sealed, getattr(one, name)) for one in people for sealed, name in parts)
    rows = [[text or "" for text in texts[at : at + 4]] for at in range(0, len(texts), 4)]
    return [likeness.of_address(*row) for row in rows]
