"""The reading version of a plan: its lines, in the order in which residents read them."""

import uuid
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One line that a resident can say something of: a goal or an action in plain words."""

    kind: str
    id: uuid.UUID
    words: str

    @property
    def key(self) -> str:
        return f"{self.kind}_{self.id.hex}"


GOAL, ACTION = "goal", "action"
