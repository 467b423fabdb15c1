"""The nameless rows of paths, for later analysis: kind, unit, steps, outcome, by month."""

import uuid
from collections.abc import Iterator

from meedoen.kernel.actors import Actor

from .queries.paths import path_facts

PATHS = {
    "month": "DATE", "kind": "VARCHAR", "unit": "VARCHAR", "organisation": "UUID", "steps": "INTEGER",
    "ended": "DATE", "outcome": "VARCHAR", "threshold": "VARCHAR",
}  # fmt: skip


def paths(network_id: uuid.UUID) -> Iterator[tuple]:
    """A row for each path."""
    return path_facts(Actor.system(network_id, "feiten"))
