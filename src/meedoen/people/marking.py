"""The prints by which people are found: made at the noting, made anew at a correction, gone with the person."""

import uuid
from collections.abc import Iterable
from typing import Any

from django.db import connection, models
from django.db.models import QuerySet

from meedoen.kernel import tenancy, vault
from meedoen.kernel.identifiers import new_id

from . import rules
from .models import Mark, Participant
from .terms import FIRST_NAME, REACH

BATCH = 500
_KEY = models.UUIDField()
_INSERT = 'INSERT INTO "people_mark" ("id", "print", "network_id", "participant_id") VALUES (%s, %s, %s, %s)'


def prints(organisation_id: uuid.UUID, texts: Iterable[str]) -> set[str]:
    """Keyed prints of what somebody is found by, within one organisation."""
    return {vault.keyed_index(tenancy.here(), f"find {organisation_id} {text}") for text in texts}


def remake(participant: Participant, first_name: str, reach: str, last_name: str = "") -> None:
    """The prints of a person, in the place of the earlier ones. Called inside a command."""
    Mark.objects.filter(participant=participant).delete()
    _add(participant, first_name, reach, last_name)


def first_time(participant: Participant, first_name: str, reach: str, last_name: str = "") -> None:
    """The prints of who was noted just now. Called inside a command."""
    _add(participant, first_name, reach, last_name)


def _add(participant: Participant, first_name: str, reach: str, last_name: str = "") -> None:
    """Written out: every sign-up does this, and building the statement each time costs more than running it."""
    wanted = prints(participant.organisation_id, rules.search_texts(first_name, reach, last_name))
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
    sealed = [(one.pk, FIRST_NAME, one.first_name) for one in found] + [(one.pk, REACH, one.reach) for one in found]
    opened = vault.open_many(sealed)
    for one, name, reach in zip(found, opened[: len(found)], opened[len(found) :], strict=True):
        _add(one, name or one.code, reach or "")
    return [one.pk for one in found]
