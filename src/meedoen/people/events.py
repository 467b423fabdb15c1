"""What people tells to higher features, after the commit."""

import uuid
from dataclasses import dataclass


@dataclass(frozen=True)
class ConsentWithdrawn:
    """Somebody took a yes back. ``organisation_ids``: who had received something because of it."""

    person_id: uuid.UUID
    purpose: str
    organisation_ids: tuple[uuid.UUID, ...]


@dataclass(frozen=True)
class PersonMerged:
    """Two rows turned out to be one person, shown as ``kept_id`` from now on."""

    kept_id: uuid.UUID
    other_id: uuid.UUID


@dataclass(frozen=True)
class PersonSeparated:
    """The two were no one person after all."""

    kept_id: uuid.UUID
    other_id: uuid.UUID


@dataclass(frozen=True)
class OpenedUrgently:
    """Somebody was opened urgently: the lead and the officer hear of it. No person and no name is in it."""

    network_id: uuid.UUID | None
    organisation_id: uuid.UUID
