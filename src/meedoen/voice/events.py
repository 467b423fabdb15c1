"""What voice tells others about answers, after the commit."""

import uuid
from dataclasses import dataclass


@dataclass(frozen=True)
class AnswerReady:
    """There is an answer for these tokens: whoever knows the way to them brings it."""

    network_id: uuid.UUID
    answer_id: uuid.UUID
    tokens: tuple[uuid.UUID, ...]


@dataclass(frozen=True)
class AnswerRead:
    """Who spoke read the answer on the site with the code: nobody has to bring it any more."""

    network_id: uuid.UUID
    tokens: tuple[uuid.UUID, ...]


@dataclass(frozen=True)
class AnswerOwedAgain:
    """The answer to these tokens was not good enough: another is looked for, and the way to them stays."""

    network_id: uuid.UUID
    tokens: tuple[uuid.UUID, ...]
