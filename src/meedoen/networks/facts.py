"""Published figures as flat rows: exact, because everybody may see them; those in use, each with why there is none."""

import uuid
from collections.abc import Iterator
from typing import Any

from meedoen.kernel.actors import Actor

from .queries import figure_facts

FIGURES = {
    "area": "VARCHAR", "level": "VARCHAR", "indicator": "VARCHAR", "period": "VARCHAR", "year": "INTEGER",
    "unit": "VARCHAR", "value": "DOUBLE", "missing": "VARCHAR", "version": "INTEGER", "source": "VARCHAR",
}  # fmt: skip


def figures(network_id: uuid.UUID) -> Iterator[tuple[Any, ...]]:
    """A row for each figure in use; ``value`` is empty where ``missing`` says why."""
    return figure_facts(Actor.system(network_id, "feiten"))
