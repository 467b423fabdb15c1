"""What voice tells others about groups and answers, after the commit."""

import uuid
from dataclasses import dataclass


@dataclass(frozen=True)
class PointDebriefed:
    """A delegate came back from a council: what became of a bundle there, ready to become an answer for its givers."""

    bundle_id: uuid.UUID
    point_id: uuid.UUID
    outcome: str
    said: str


@dataclass(frozen=True)
class AnswerReady:
    """There is an answer for these tokens: whoever knows the way to them brings it."""

    network_id: uuid.UUID
    answer_id: uuid.UUID
    tokens: tuple[uuid.UUID, ...]
