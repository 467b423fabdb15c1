"""The flat, pseudonymous rows of activities: all that features below ``people`` may ever know of who came."""

import uuid
from collections.abc import Iterator

from meedoen.kernel.actors import Actor

from .queries import outcome

COLUMNS = {
    "day": "DATE", "kind": "VARCHAR", "themes": "VARCHAR", "organisation": "UUID", "area": "VARCHAR",
    "village": "VARCHAR", "session": "UUID", "person": "VARCHAR", "adults": "INTEGER", "children": "INTEGER",
    "childcare": "INTEGER", "households": "INTEGER", "first_time": "INTEGER", "brought": "INTEGER",
}  # fmt: skip


def attendance(network_id: uuid.UUID) -> Iterator[tuple]:
    """A row for each party that was there, and one a session for those without a name (``person`` is empty)."""
    return outcome.fact_rows(Actor.system(network_id, "feiten"))
