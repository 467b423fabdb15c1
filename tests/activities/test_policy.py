"""Who may plan, change and see what: every role beside every state of an activity, by equality."""

import pytest

from meedoen.activities import policy
from meedoen.activities.models import Activity, Session
from meedoen.kernel.access import may
from meedoen.kernel.actors import STAFF, Actor, Role
from tests.factories import actor_in, make_activity, make_organisation, make_session

pytestmark = pytest.mark.django_db
STATES = ("draft", "published", "ended")
PLANNERS = {Role.COORDINATOR, Role.WORKER, Role.PROVIDER, Role.GROUP_GUIDE}
OWN, OTHER = "own", "other"
EVERYTHING = {(whose, state) for whose in (OWN, OTHER) for state in STATES}
OF_OWN = {(OWN, state) for state in STATES}
SEEN = OF_OWN | {(OTHER, "published"), (OTHER, "ended")}


@pytest.fixture
def offer(in_noord, zuid):
    """One activity in each state, of the own organisation and of another; and the same in another network."""
    own, other, foreign = make_organisation(in_noord), make_organisation(in_noord), make_organisation(zuid)
    found = {}
    for whose, organisation in ((OWN, own), (OTHER, other), ("foreign", foreign)):
        for state in STATES:
            activity = make_activity(organisation, f"{whose} {state}", status=state)
            found[whose, state] = (activity, make_session(activity))
    return own, found


def reach(action, actor, found):
    """The activities (or those of the sessions) on which this actor may do it."""
    place = 0 if action.model == "activities.Activity" else 1
    return {key for key, pair in found.items() if may(actor, action, pair[place].pk)}


def expected_to_change(role):
    if role == Role.COORDINATOR:
        return EVERYTHING
    return OF_OWN if role in PLANNERS else set()


@pytest.mark.parametrize("role", sorted(STAFF))
@pytest.mark.parametrize("action", [policy.EDIT, policy.CHANGE_SESSION], ids=lambda action: action.name)
def test_who_changes_what(offer, role, action):
    own, found = offer
    assert reach(action, actor_in(own, role), found) == expected_to_change(role)


@pytest.mark.parametrize("role", sorted(STAFF))
@pytest.mark.parametrize("action", [policy.SEE_OFFER, policy.SEE_CALENDAR], ids=lambda action: action.name)
def test_who_sees_what(offer, role, action):
    own, found = offer
    assert reach(action, actor_in(own, role), found) == (EVERYTHING if role == Role.COORDINATOR else SEEN)


@pytest.mark.parametrize("action", [policy.EDIT, policy.CHANGE_SESSION, policy.SEE_OFFER, policy.SEE_CALENDAR],
                         ids=lambda action: action.name)  # fmt: skip
def test_the_public_reaches_none_of_it(offer, action):
    own, found = offer
    assert reach(action, Actor.anonymous(own.network_id), found) == set()


def test_the_public_sees_what_is_published_and_nothing_else(offer):
    own, _found = offer
    rows = policy.SEE_PROGRAMME.queryset(Actor.anonymous(own.network_id))
    assert {session.activity.title for session in rows} == {"own published", "other published"}


@pytest.mark.parametrize("action", [policy.PLAN, policy.MAKE_INITIATIVE], ids=lambda action: action.name)
def test_who_may_begin_something(offer, action):
    own, _found = offer
    assert {role for role in STAFF if action.allows(actor_in(own, role))} == PLANNERS


def test_two_roles_open_what_either_opens(offer):
    own, found = offer
    both = actor_in(own, Role.ANALYST, Role.WORKER)
    assert reach(policy.EDIT, both, found) == OF_OWN


def test_the_grid_looks_at_both_networks(offer, zuid):
    own, _found = offer
    system = Actor.system(own.network_id, "test")
    assert policy.EDIT.queryset(system).count() == Activity.objects.count() == 6
    assert policy.CHANGE_SESSION.queryset(system).count() == Session.objects.count() == 6
