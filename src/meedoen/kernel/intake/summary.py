"""What an import did or would do, in the same keys for every kind of file."""

import uuid
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Summary:
    """What an import did or would do. ``refused`` holds row, id, field and reason of each faulty row."""

    read: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    refused: list[dict[str, Any]] = field(default_factory=list)
    applied: bool = False
    run_id: uuid.UUID | None = None

    def as_json(self) -> dict[str, Any]:
        keys = ("read", "created", "updated", "unchanged", "refused", "applied")
        return {key: getattr(self, key) for key in keys}
