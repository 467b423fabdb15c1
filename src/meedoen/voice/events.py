"""What voice tells others about answers, after the commit."""

import uuid
from dataclasses import dataclass


@dataclass(frozen=True)
class AnswerReady:
    """There is an answer for these tokens: whoever knows the way to them brings it."""

    network_id: uuid.UUID
    answer_id: uuid.UUID
    tokens: tuple[uuid.UUID, ...]
