"""From a slug to a network, from a signed-in user to an actor. Runs before any door: reads nothing of residents."""

import uuid

from django.db.models import Q
from django.utils import timezone

from meedoen.kernel import tenancy
from meedoen.kernel.actors import Actor, Role

from . import rules
from .models import Invitation, Membership, Network


def network_by_slug(slug: str) -> Network | None:
    """The network at this address; None when there is none."""
    return Network.objects.filter(slug=slug).first()


def actor_of(user, network_id: uuid.UUID | None) -> Actor:
    """The roles of this user in this network today. A membership that ended gives nothing from the next request on."""
    operator = {Role.OPERATOR} if user.is_operator else set()
    if network_id is None:
        return Actor(network_id=None, roles=frozenset(operator | {Role.PUBLIC}), user_id=user.pk, code=user.code)
    today = timezone.localdate()
    live = Membership.objects.filter(Q(until=None) | Q(until__gte=today), user_id=user.pk, since__lte=today)
    held = tuple((Role(role), organisation) for role, organisation in live.values_list("role", "organisation_id"))
    return Actor(
        network_id=network_id,
        roles=frozenset({role for role, _ in held} | operator | {Role.PUBLIC}),
        user_id=user.pk,
        code=user.code,
        organisation_ids=frozenset(organisation for _, organisation in held),
        organisations_by_role=held,
    )


def network_of_invitation(secret: str) -> Network | None:
    """The network that an invitation belongs to, whatever its state; None for an unknown secret."""
    with tenancy.all_networks("the secret of an invitation is all that its holder has"):
        found = (
            Invitation.objects.filter(token_hash=rules.token_hash(secret)).values_list("network_id", flat=True).first()
        )
    return Network.objects.filter(pk=found).first() if found else None


def networks_of(user) -> list[Network]:
    """The networks in which this user works today, by name."""
    today = timezone.localdate()
    with tenancy.all_networks("one person may work in several networks"):
        ids = set(
            Membership.objects.filter(
                Q(until=None) | Q(until__gte=today), user_id=user.pk, since__lte=today
            ).values_list("network_id", flat=True)
        )
    return list(Network.objects.filter(pk__in=ids))


def all_open_networks() -> list[Network]:
    """The networks of this server, by name: what the front door shows."""
    return list(Network.objects.all())
