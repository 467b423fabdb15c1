"""One demo account for each role in each network, all with the same password that ``make run`` prints.

They are made only where ``MEEDOEN_DEMO`` says that this is a demo: elsewhere a known password is an open door.
"""

import uuid
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth.hashers import make_password

from meedoen.kernel.actors import Actor, Role, actor_for
from meedoen.kernel.guard import seeding
from meedoen.kernel.models import User

from .calendar import Days
from .people import FAMILY_NAMES, FIRST_NAMES
from .script import Script

PASSWORD = "meedoen-demo-2026"  # noqa: S105 - of the demo only, and printed on purpose
ROLES = (
    Role.COORDINATOR,
    Role.WORKER,
    Role.REFERRER,
    Role.PROVIDER,
    Role.GROUP_GUIDE,
    Role.COUNCIL_CLERK,
    Role.POLICY_MAKER,
    Role.DPO,
    Role.CASHIER,
    Role.COMPANION,
    Role.ANALYST,
)
OPERATOR = "beheerder@demo.invalid"


class NotADemo(RuntimeError):
    """The demo is asked for where real people may be. A fault of whoever starts it."""


@dataclass(frozen=True)
class SignIn:
    """With which address and password one signs in, as whom, and where one arrives."""

    role: str
    email: str
    password: str
    path: str


def address_of(role: str, slug: str) -> str:
    """``group-guide@westerlo.demo.invalid``."""
    return f"{role.replace('_', '-')}@{slug}.demo.invalid"


def sign_ins(slugs: list[str]) -> list[SignIn]:
    """Every account of the demo, network by network, the operator last."""
    found = [
        SignIn(str(role.label), address_of(role.value, slug), PASSWORD, f"/werk/{slug}/")
        for slug in slugs
        for role in ROLES
    ]
    return [*found, SignIn(str(Role.OPERATOR.label), OPERATOR, PASSWORD, "/beheer/")]


def actors_of(script: Script, network_id: uuid.UUID) -> dict[Role, Actor]:
    """The demo accounts that are still there, as actors in their network, by the role that each still has."""
    users = {user.email: user for user in User.objects.filter(email__endswith=f"@{script.slug}.demo.invalid")}
    found = {role: users.get(address_of(role.value, script.slug)) for role in ROLES}
    actors = {role: actor_for(user, network_id) for role, user in found.items() if user is not None}
    return {role: actor for role, actor in actors.items() if actor.has(role)}


class Accounts:
    """Makes the accounts. The password is hashed once: hashing it for each of them would take half a minute."""

    def __init__(self) -> None:
        if not settings.DEMO:
            raise NotADemo("demo accounts have a known password and are made with MEEDOEN_DEMO=1 only")
        self._hash = make_password(PASSWORD)
        if not User.objects.filter(email=OPERATOR).exists():
            self._user(OPERATOR, "Bo Beheerder", is_operator=True)

    def of_network(self, script: Script, partners: dict[str, Any], days: Days) -> dict[Role, Actor]:
        """The accounts of one network, each with its role, as actors. Called while that network is named."""
        membership = apps.get_model("networks.Membership")
        network_id = partners[script.home].network_id
        elsewhere = {Role.PROVIDER: script.provider, Role.GROUP_GUIDE: script.association}
        users, rows = {}, []
        for number, role in enumerate(ROLES):
            name = f"{FIRST_NAMES[number * 5 + len(script.slug)]} {FAMILY_NAMES[number % len(FAMILY_NAMES)]}"
            users[role] = self._user(address_of(role.value, script.slug), name)
            organisation = partners[elsewhere.get(role, script.home)]
            rows.append(
                membership(
                    network_id=network_id, user=users[role], organisation=organisation, role=role, since=days.first
                )
            )
        with seeding("demo"):
            membership.objects.bulk_create(rows)
        return {role: actor_for(user, network_id) for role, user in users.items()}

    def _user(self, email: str, name: str, **fields: Any) -> User:
        return User.objects.create(email=email, name=name, password=self._hash, **fields)
