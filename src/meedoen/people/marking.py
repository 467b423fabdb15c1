"""The prints by which people are found: made at the noting, made anew at a correction, gone with the person."""

import uuid
from collections.abc import Iterable

from django.db.models import QuerySet

from meedoen.kernel import tenancy, vault

from . import rules
from .models import Mark, Participant
from .terms import FIRST_NAME, REACH

BATCH = 500


def prints(organisation_id: uuid.UUID, texts: Iterable[str]) -> set[str]:
    """Keyed prints of what somebody is found by, within one organisation."""
    return {vault.keyed_index(tenancy.here(), f"find {organisation_id} {text}") for text in texts}


def remake(participant: Participant, first_name: str, reach: str) -> None:
    """The prints of a person, in the place of the earlier ones. Called inside a command."""
    Mark.objects.filter(participant=participant).delete()
    _add(participant, first_name, reach)


def first_time(participant: Participant, first_name: str, reach: str) -> None:
    """The prints of who was noted just now. Called inside a command."""
    _add(participant, first_name, reach)


def _add(participant: Participant, first_name: str, reach: str) -> None:
    wanted = prints(participant.organisation_id, rules.search_texts(first_name, reach))
    Mark.objects.bulk_create(
        Mark(network_id=participant.network_id, participant=participant, print=one) for one in sorted(wanted)
    )


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
