"""The flat, pseudonymous rows of signals and their answers, for figures: no words, no token, no member of the staff."""

import uuid
from collections.abc import Iterator

from meedoen.kernel.actors import Actor

from .queries.answer_figures import fact_rows

COLUMNS = {
    "month": "DATE", "way_in": "VARCHAR", "state": "VARCHAR", "phase": "VARCHAR", "theme": "VARCHAR",
    "thresholds": "VARCHAR", "target_group": "VARCHAR", "people_band": "VARCHAR", "area": "VARCHAR",
    "promised_on": "DATE", "closed_on": "DATE", "in_bundle": "BOOLEAN",
    "days": "INTEGER", "in_time": "INTEGER", "delivered": "INTEGER", "good_enough": "INTEGER",
}  # fmt: skip


def rows(network_id: uuid.UUID) -> Iterator[tuple]:
    """A row for each signal that was no abuse; ``thresholds`` are codes with a space between."""
    yield from fact_rows(Actor.system(network_id, "feiten"))
