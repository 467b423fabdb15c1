"""Who may do what in networks: every role × every action, and on which partners."""

import pytest

from meedoen.kernel.access import registry
from meedoen.kernel.actors import Actor, Role
from meedoen.networks import policy
from tests.factories import actor_in, make_organisation

LEADS = {Role.COORDINATOR, Role.OPERATOR}
PLACES = LEADS | {Role.WORKER, Role.PROVIDER, Role.GROUP_GUIDE}
EVERYBODY = set(Role) - {Role.SYSTEM}
GRID = {
    "networks.accept_invitation": EVERYBODY,
    "networks.add_organisation": LEADS,
    "networks.add_place": PLACES,
    "networks.change_agreement": {Role.COORDINATOR},
    "networks.close_organisation": LEADS,
    "networks.create_network": {Role.OPERATOR},
    "networks.edit_network": LEADS,
    "networks.find_networks": EVERYBODY | {Role.OPERATOR},
    "networks.make_agreement": {Role.COORDINATOR},
    "networks.make_key": {Role.COORDINATOR},
    "networks.see_keys": {Role.COORDINATOR},
    "networks.see_colleagues": EVERYBODY - {Role.PUBLIC, Role.OPERATOR},
    "networks.see_logo": EVERYBODY | {Role.OPERATOR},
    "networks.withdraw_key": {Role.COORDINATOR},
    "networks.edit_organisation": LEADS | {Role.WORKER, Role.PROVIDER},
    "networks.edit_place": PLACES,
    "networks.end_membership": LEADS,
    "networks.invite": LEADS,
    "networks.let_in_again": LEADS,
    "networks.list_networks": {Role.OPERATOR},
    "networks.load_areas": LEADS,
    "networks.reset_second_factor": LEADS,
    "networks.note_figures": {Role.COORDINATOR},
    "networks.see_working_areas": EVERYBODY - {Role.PUBLIC},
    "networks.make_working_area": {Role.COORDINATOR, Role.ANALYST},
    "networks.change_working_area": {Role.COORDINATOR, Role.ANALYST},
    "networks.import_figures": {Role.COORDINATOR, Role.ANALYST},
    "networks.undo_figures": {Role.COORDINATOR, Role.ANALYST},
    "networks.see_agreements": {Role.COORDINATOR},
    "networks.see_areas": EVERYBODY,
    "networks.see_members": LEADS | {Role.DPO},
    "networks.see_network": EVERYBODY - {Role.PUBLIC},
    "networks.see_places": EVERYBODY,
    "networks.see_public_partners": EVERYBODY,
    "networks.withdraw_invitation": LEADS,
}


def allowed(name):
    """The roles for which the action is open, asked of the action itself."""
    found = set()
    for role in EVERYBODY:
        if registry[name].allows(Actor(network_id=None, roles=frozenset({role}), user_id=None, code="x")):
            found.add(role)
    return found


def test_the_grid_names_every_action():
    assert {name for name in registry if name.startswith("networks.")} == set(GRID)


@pytest.mark.parametrize("name", sorted(GRID))
def test_roles(name):
    assert allowed(name) == GRID[name]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "reach"),
    [(Role.COORDINATOR, {"Sociaal Huis", "De Kring", "Vertrokken"}), (Role.WORKER, {"Sociaal Huis"}),
     (Role.PROVIDER, {"Sociaal Huis"})],
)  # fmt: skip
def test_which_partners_one_may_change(in_noord, office, club, foreign, role, reach):
    make_organisation(in_noord, "Vertrokken", left_on="2020-01-01")
    rows = policy.EDIT_ORGANISATION.queryset(actor_in(office, role))
    assert {one.name for one in rows} == reach
