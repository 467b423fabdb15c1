"""Who brought whom (W10)."""

import uuid
from collections.abc import Mapping


def makes_circle(brought_by: Mapping[uuid.UUID, uuid.UUID], person: uuid.UUID, by: uuid.UUID) -> bool:
    """Whether "``by`` brought ``person``" would close a circle in who brought whom."""
    step: uuid.UUID | None = by
    seen = set()
    while step is not None and step not in seen:
        if step == person:
            return True
        seen.add(step)
        step = brought_by.get(step)
    return False
