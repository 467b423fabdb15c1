"""Actions: what can be done, by whom, on which rows, for which purpose. Declared once, in a feature's ``policy``.

From this one record follow the list filter, the check of a single object (the same filter plus the id), the
menu, the buttons, the audit label and the generated register. Closed unless opened: what is not declared is refused.
"""

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache

from django.apps import apps
from django.db import models
from django.db.models import Q, QuerySet
from django.utils.functional import Promise

from . import statements
from .actors import Actor, Role
from .refusals import Closed


class Sensitivity(models.IntegerChoices):
    """How much it hurts when this leaks. From PERSONAL on, a read is written in the log too."""

    OPEN = 0, "open"
    INTERNAL = 1, "intern"
    PERSONAL = 2, "persoonsgegevens"
    SECRET = 3, "beroepsgeheim"


Rows = Callable[[Actor], Q]


@dataclass(frozen=True, eq=False)
class Action:
    """One thing that can be done. ``rows`` says on which rows of ``model``; without a model it has no target.

    ``along`` names fields of related rows that a command needs of its target (``activity__age_min``): they come in
    the same query; other fields of those rows are fetched when asked for.
    """

    name: str
    label: str | Promise
    roles: frozenset[Role]
    purpose: str
    model: str = ""
    rows: Rows = field(default=lambda actor: Q())
    sensitivity: Sensitivity = Sensitivity.INTERNAL
    open_because: str = ""
    along: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.name in registry:
            raise ValueError(f"action {self.name} is declared twice")
        if Role.PUBLIC in self.roles and not self.open_because:
            raise ValueError(f"action {self.name} is open to all and says not why")
        registry[self.name] = self

    def allows(self, actor: Actor) -> bool:
        """Whether the actor has a role for it at all (the menu and the buttons ask this)."""
        if actor.is_system:
            return True
        return Role.PUBLIC in self.roles or actor.has(*self.roles)

    def queryset(self, actor: Actor) -> QuerySet:
        """The rows on which this actor may do it. Raises Closed for an actor without a role."""
        if not self.allows(actor):
            raise Closed(self.name)
        model = _model(self.model)
        condition = Q() if actor.is_system else self.rows(actor.within(self.roles))
        return statements.narrowed(model, condition)


@cache
def _model(label: str) -> type[models.Model]:
    return apps.get_model(label)


registry: dict[str, Action] = {}


def roles(*held: Role) -> frozenset[Role]:
    return frozenset(held)


EVERYONE = frozenset(Role) - {Role.SYSTEM}


def everything(actor: Actor) -> Q:
    """All rows of the network (the manager has narrowed them to the network already)."""
    return Q()


def own_organisation(column: str = "organisation_id") -> Rows:
    """Rows of the organisations the actor belongs to."""
    return lambda actor: Q(**{f"{column}__in": actor.organisation_ids})


def by_role(choices: Iterable[tuple[Iterable[Role], Rows]]) -> Rows:
    """The union of what each of the actor's roles opens, each in its own organisations; nothing for other roles."""
    table = [(frozenset(held), rows) for held, rows in choices]

    def union(actor: Actor) -> Q:
        opened = [rows(actor.within(held)) for held, rows in table if not actor.roles.isdisjoint(held)]
        if not opened:
            return Q(pk__in=[])
        if any(not condition for condition in opened):
            return Q()
        result = opened[0]
        for condition in opened[1:]:
            result |= condition
        return result

    return union


def can(actor: Actor, name: str) -> bool:
    """Whether a button for this action makes sense for this actor."""
    return name in registry and registry[name].allows(actor)


def may(actor: Actor, action: Action, target_id: uuid.UUID | int) -> bool:
    """Whether the actor may do it on this row (one query)."""
    return action.allows(actor) and action.queryset(actor).filter(pk=target_id).exists()
