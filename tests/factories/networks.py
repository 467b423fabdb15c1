"""Networks, partners, places, users with a role."""

import itertools

from meedoen.kernel import tenancy
from meedoen.kernel.actors import Role
from meedoen.kernel.guard import seeding
from meedoen.kernel.models import User
from meedoen.networks.identity import actor_of
from meedoen.networks.models import Membership, Network, Organisation, Place

_number = itertools.count(1)


def make_network(slug, **fields):
    with seeding("test"):
        return Network.objects.create(slug=slug, name=slug.capitalize(), municipalities=["13049"], **fields)


def make_organisation(network, name=None, kind="social_welfare_centre", **fields):
    with seeding("test"), tenancy.use_network(network.pk):
        return Organisation.objects.create(name=name or f"Partner {next(_number)}", kind=kind, **fields)


def make_user(name="An Werker", **fields):
    number = next(_number)
    with seeding("test"):
        return User.objects.create_user(f"mens{number}@voorbeeld.be", "wachtwoord-voor-test", name=name, **fields)


def make_member(organisation, role=Role.WORKER, user=None, **fields):
    with seeding("test"), tenancy.use_network(organisation.network_id):
        user = user or make_user()
        Membership.objects.create(user=user, organisation=organisation, role=role, **fields)
    return user


def actor_in(organisation, *roles):
    """An actor with these roles (worker when none is named) in this organisation, with an account of its own."""
    user = make_user()
    for role in roles or (Role.WORKER,):
        make_member(organisation, role, user)
    with tenancy.use_network(organisation.network_id):
        return actor_of(user, organisation.network_id)


def make_place(network, name="De Dreef", **fields):
    with seeding("test"), tenancy.use_network(network.pk):
        return Place.objects.create(name=name, locality="Westerlo", **fields)
