"""The flat, pseudonymous rows of outreach: by month, without name, code, worker or text."""

import uuid
from collections.abc import Iterator

from meedoen.kernel.actors import Actor

from .queries import figures

CONTACTS = {
    "month": "DATE", "kind": "VARCHAR", "organisation": "UUID", "area": "VARCHAR", "person": "VARCHAR",
    "answered": "INTEGER", "persons": "INTEGER", "households": "INTEGER", "met": "VARCHAR", "brought": "INTEGER",
    "themes": "VARCHAR", "thresholds": "VARCHAR", "signal": "INTEGER", "duration": "VARCHAR",
}  # fmt: skip
FOLLOW_UPS = {
    "month": "DATE", "kind": "VARCHAR", "organisation": "UUID", "area": "VARCHAR", "outcome": "VARCHAR",
    "days": "INTEGER",
}  # fmt: skip
RIGHTS = {
    "month": "DATE", "right": "VARCHAR", "organisation": "UUID", "area": "VARCHAR", "state": "VARCHAR",
    "by": "VARCHAR",
}  # fmt: skip


def contacts(network_id: uuid.UUID) -> Iterator[tuple]:
    """A row for each contact that counts."""
    return figures.contact_facts(Actor.system(network_id, "feiten"))


def follow_ups(network_id: uuid.UUID) -> Iterator[tuple]:
    """A row for each question, promise and next contact."""
    return figures.follow_up_facts(Actor.system(network_id, "feiten"))


def rights(network_id: uuid.UUID) -> Iterator[tuple]:
    """A row for each right that was found."""
    return figures.right_facts(Actor.system(network_id, "feiten"))
