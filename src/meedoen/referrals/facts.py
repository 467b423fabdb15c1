"""The flat, pseudonymous rows of referrals: all that features below ``people`` may ever know of who was led where."""

import uuid
from collections.abc import Iterator

from meedoen.kernel.actors import Actor

from .queries import fact_rows

COLUMNS = {
    "month": "DATE", "kind": "VARCHAR", "themes": "VARCHAR", "receiver": "UUID", "area": "VARCHAR",
    "person": "VARCHAR", "accompanied": "INTEGER", "arrived": "INTEGER", "stayed": "INTEGER", "because": "VARCHAR",
    "threshold": "VARCHAR",
}  # fmt: skip


def referrals(network_id: uuid.UUID) -> Iterator[tuple]:
    """A row for each referral to which somebody said yes."""
    return fact_rows(Actor.system(network_id, "feiten"))
