"""A file with offer that was read waits between the preview and the yes (``kernel.intake.held``)."""

import uuid

from meedoen.kernel.intake import held
from meedoen.kernel.intake.held import drop, sweep

from .intake.drafts import Reading

__all__ = ["drop", "hold", "sweep", "take"]


def hold(reading: Reading, filename: str, *, owner: str) -> uuid.UUID:
    """Keep what was read; ``owner`` is the code of the network and the person."""
    return held.hold(reading.to_json(), filename, owner=owner)


def take(token: uuid.UUID, *, owner: str) -> tuple[Reading, str] | None:
    """What was held, with the name of its file; None when it is gone or somebody else's."""
    found = held.take(token, owner=owner)
    return (Reading.from_json(found[0]), found[1]) if found else None
