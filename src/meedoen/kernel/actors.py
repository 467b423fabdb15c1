"""Who acts: a person of the staff with roles in one network, the public, or the system itself."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """Roles within one network (issue 2 §3). One person may have several, through several organisations."""

    COORDINATOR = "coordinator", _("Coördinator")
    WORKER = "worker", _("Werker")
    REFERRER = "referrer", _("Toeleider")
    PROVIDER = "provider", _("Aanbieder")
    GROUP_GUIDE = "group_guide", _("Groepsbegeleider")
    COUNCIL_CLERK = "council_clerk", _("Griffier van de raad")
    POLICY_MAKER = "policy_maker", _("Beleidsmaker")
    DPO = "dpo", _("Functionaris gegevensbescherming")
    CASHIER = "cashier", _("Kassamedewerker")
    COMPANION = "companion", _("Vrijwillige gids")
    ANALYST = "analyst", _("Analist")
    OPERATOR = "operator", _("Beheerder van de server")
    PUBLIC = "public", _("Iedereen")
    SYSTEM = "system", _("Het systeem")


STAFF = frozenset(Role) - {Role.PUBLIC, Role.SYSTEM, Role.OPERATOR}


@dataclass(frozen=True)
class Actor:
    """Who asks, in which network, with which roles. Built anew for each request, so a withdrawn right is gone."""

    network_id: uuid.UUID | None
    roles: frozenset[Role]
    user_id: uuid.UUID | None = None
    code: str = "publiek"
    organisation_ids: frozenset[uuid.UUID] = field(default_factory=frozenset)
    organisations_by_role: tuple[tuple[Role, uuid.UUID], ...] = ()

    @classmethod
    def anonymous(cls, network_id: uuid.UUID | None) -> "Actor":
        return cls(network_id=network_id, roles=frozenset({Role.PUBLIC}))

    @classmethod
    def system(cls, network_id: uuid.UUID | None, name: str) -> "Actor":
        """The program itself (a nightly job, an import by command line); ``name`` stands in the log."""
        return cls(network_id=network_id, roles=frozenset(Role), code=f"systeem:{name}")

    def has(self, *roles: Role) -> bool:
        return not self.roles.isdisjoint(roles)

    def organisations_as(self, role: Role) -> frozenset[uuid.UUID]:
        """The organisations in which this person has this role."""
        return frozenset(organisation for held, organisation in self.organisations_by_role if held == role)

    def within(self, roles: frozenset[Role]) -> "Actor":
        """The same actor, with only the organisations in which one of these roles is held.

        Who is worker in one organisation and volunteer in another, is a volunteer there: rights do not walk over.
        """
        if Role.PUBLIC in roles or not self.organisation_ids:
            return self
        held = self.organisation_ids & {
            organisation for role, organisation in self.organisations_by_role if role in roles
        }
        return self if held == self.organisation_ids else replace(self, organisation_ids=held)

    @property
    def is_staff(self) -> bool:
        return self.user_id is not None and not self.roles.isdisjoint(STAFF)

    @property
    def is_system(self) -> bool:
        return self.user_id is None and Role.SYSTEM in self.roles


Resolver = Callable[[Any, uuid.UUID | None], Actor]
_resolvers: list[Resolver] = []


def set_resolver(resolver: Resolver) -> None:
    """``networks`` tells here how a signed-in user becomes an actor in a network."""
    _resolvers[:] = [resolver]


def actor_for(user: Any, network_id: uuid.UUID | None) -> Actor:
    """The actor of this user in this network; the public where there is no live membership."""
    if user is None or not user.is_authenticated or not user.is_active:
        return Actor.anonymous(network_id)
    return _resolvers[0](user, network_id)
