"""The flat, pseudonymous rows of signals and their answers: what ``reach`` may know of what was said."""

import uuid
from collections.abc import Iterator

from meedoen.kernel.actors import Actor

from .queries.answer_figures import fact_rows

COLUMNS = {
    "month": "DATE", "way_in": "VARCHAR", "theme": "VARCHAR", "thresholds": "VARCHAR", "area": "VARCHAR",
    "phase": "VARCHAR", "days": "INTEGER", "in_time": "INTEGER", "delivered": "INTEGER", "good_enough": "INTEGER",
}  # fmt: skip


def rows(network_id: uuid.UUID) -> Iterator[tuple]:
    """A row for each signal that was not set aside; no words and no token."""
    yield from fact_rows(Actor.system(network_id, "feiten"))
