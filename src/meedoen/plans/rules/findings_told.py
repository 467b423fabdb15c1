"""What is said when a finding is written."""

import uuid
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """A figure in words with its source. One of the network's own names its ``indicator``, ``period`` and ``place``,
    and the ``number`` that it was."""

    words: str
    source: str = ""
    indicator: str = ""
    period: str = ""
    place: str = ""
    number: str = ""


@dataclass(frozen=True)
class Stale:
    """A figure that is otherwise than when it was taken over. ``revised``: the number of the same period, empty when it
    did not change; ``newer``: a later period, with its number; ``gone``: not known any more, and nothing newer."""

    revised: str = ""
    newer: str = ""
    newer_number: str = ""
    gone: bool = False


def stale(*, period: str, number: str, now: str, newest: str, newest_number: str) -> Stale | None:
    """How a figure differs from what it was when it was taken over; None while it is the same and the newest. A figure
    taken over before its number was kept (``number`` empty) can be too old, not revised."""
    revised = now if number and now and now != number else ""
    newer = newest if newest > period else ""
    gone = not now and not newer
    if not (revised or newer or gone):
        return None
    return Stale(revised, newer, newest_number if newer else "", gone)


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
