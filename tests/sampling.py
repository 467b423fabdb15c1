"""Which part of a large grid a run walks: another part each day, on each database.

``MEEDOEN_SEED=20779`` walks the part of that seed again; ``MEEDOEN_DEEP=1`` walks every grid whole (``make deep``).
"""

import os
import random
import time
from collections.abc import Iterable

DEEP = os.environ.get("MEEDOEN_DEEP") == "1"


def seed() -> int:
    """The seed of this run; printed, so that a failure says how to repeat it."""
    today = 2 * int(time.time() // 86400) + (os.environ.get("MEEDOEN_TEST_DB") == "postgres")
    chosen = int(os.environ.get("MEEDOEN_SEED") or today)
    print(f"MEEDOEN_SEED={chosen}")
    return chosen


def sample(things: Iterable, size: int, *, seed: int) -> list:
    """So many of them, or all of them when the grids are walked whole."""
    things = list(things)
    return things if DEEP or len(things) <= size else random.Random(seed).sample(things, size)
