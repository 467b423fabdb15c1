"""What is over its term goes, every night, in every network (trust.md rule 18, G32).

The term of a table is declared on its model (``privacy = Privacy(keep=Keep.SESSION, …)``); a feature hands in what
"over its term" means for its rows and what then happens. Nothing goes early: a row goes when more than its days have
passed, at the next run, so at most a day late.
"""

import datetime
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..access import Action, roles
from ..actors import Actor, Role
from ..doors import command, remember
from .classes import Keep

BATCH = 500
ROUNDS = 2000
Expire = Callable[[datetime.datetime], int]

RUN = Action(
    name="privacy.keep_terms",
    label=_("Wissen of naamloos maken wat over zijn termijn is"),
    roles=roles(Role.SYSTEM),
    purpose="niets langer bewaren dan nodig",
)


@dataclass(frozen=True)
class Rule:
    """How one table ends. ``expire(cutoff)`` deals with up to BATCH rows whose term ended before the cutoff."""

    label: str
    expire: Expire
    everywhere: bool


_rules: dict[str, Rule] = {}


def register(label: str, expire: Expire, *, everywhere: bool = False) -> None:
    """Hand in how the rows of a model end. Runs inside a command with the network named, oldest table first.

    ``expire(cutoff)`` destroys, or makes anonymous, at most BATCH rows whose last use lies before ``cutoff`` (an aware
    moment; of a day, use the days before ``cutoff``'s own day), and gives their number. ``everywhere``: the rows belong
    to the server and not to a network, such as accounts.
    """
    rule = Rule(label, expire, everywhere)
    if label in _rules and _rules[label] != rule:
        raise ValueError(f"the term of {label} is registered already")
    _rules[label] = rule


def registered() -> frozenset[str]:
    """The tables whose end is handed in."""
    return frozenset(_rules)


def cutoff(label: str, now: datetime.datetime) -> datetime.datetime:
    """The moment before which rows of this model are over their term."""
    keep: Keep = apps.get_model(label).privacy.keep
    return now - datetime.timedelta(days=keep.days)


def before_day(moment: datetime.datetime) -> datetime.date:
    """Rows with a day lie before this one when their whole last day has passed."""
    return timezone.localdate(moment)


@command(RUN)
def keep_terms(actor: Actor, *, now: datetime.datetime, everywhere: bool) -> dict[str, int]:
    """One batch of every table; the counts stand in the log. Nothing over its term gives {}."""
    found = {}
    for rule in _rules.values():
        if rule.everywhere == everywhere:
            count = rule.expire(cutoff(rule.label, now))
            if count:
                found[rule.label] = count
    remember(**found)
    return found


def run(network_id: uuid.UUID | None, now: datetime.datetime | None = None) -> dict[str, Any]:
    """All that is over its term, batch after batch so that others can write in between; counts by table."""
    actor = Actor.system(network_id, "bewaartermijnen")
    total: dict[str, int] = {}
    for _round in range(ROUNDS):
        found = keep_terms(actor, now=now or timezone.now(), everywhere=network_id is None)
        for label, count in found.items():
            total[label] = total.get(label, 0) + count
        if not any(count >= BATCH for count in found.values()):
            break
    return total
