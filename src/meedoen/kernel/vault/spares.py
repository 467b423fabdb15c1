"""Keys made beforehand, a few at a time, so that noting somebody waits for one commit instead of two.

On SQLite one writes at a time: the key of a new person was committed in its own database while the queue of the other
was held. Now the first command after somebody was noted makes some keys before its transaction begins. Only their ids
are remembered here, never a key; one that is not used before the process ends belongs to nobody and opens nothing.
"""

import os
import threading
from collections import deque
from uuid import UUID

from django.db import connections

from .rings import PERSONS
from .router import ALIAS

FEW, MOST = 4, 12
_ids: dict[tuple[int, UUID], deque[UUID]] = {}
_filling = threading.Lock()


def top_up(network_id: UUID | None) -> None:
    """Make keys when few are left in a network where this process noted somebody before. Never inside a transaction."""
    if network_id is None or any(connections[name].in_atomic_block for name in ("default", ALIAS)):
        return
    waiting = _ids.get((os.getpid(), network_id))
    if waiting is None or len(waiting) >= FEW:
        return
    with _filling:
        if len(waiting) < FEW:
            waiting.extend(PERSONS.reserve(network_id, MOST - len(waiting)))


def take(network_id: UUID) -> UUID | None:
    """The id of a person to be, whose key is there; None when none was made beforehand."""
    waiting = _ids.setdefault((os.getpid(), network_id), deque())
    try:
        return waiting.popleft()
    except IndexError:
        return None
