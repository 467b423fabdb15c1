"""What is said when a finding is written."""

import uuid
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """A figure in words with its source; ``indicator``, ``period``, ``place`` when it is one of the network's own."""

    words: str
    source: str = ""
    indicator: str = ""
    period: str = ""
    place: str = ""


@dataclass(frozen=True)
class Voice:
    """An observation, or a bundle of signals, by its key."""

    observation_id: uuid.UUID | None = None
    bundle_id: uuid.UUID | None = None


@dataclass(frozen=True)
class Told:
    """A finding with its evidence. ``keep`` are the figures that stay of those it had."""

    text: str
    theme: str
    right: str = ""
    duty: str = ""
    partner_id: uuid.UUID | None = None
    working_area_id: uuid.UUID | None = None
    follows_id: uuid.UUID | None = None
    keep: tuple[uuid.UUID, ...] = ()
    figures: tuple[Figure, ...] = ()
    voices: tuple[Voice, ...] = ()
