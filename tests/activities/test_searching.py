"""Found under the words that people use: the index follows the offer, and keeps the walls between networks."""

import datetime

import pytest
from django.utils import timezone

from meedoen.activities.models import Finding
from meedoen.activities.queries import programme as queries
from meedoen.activities.rules.wishes import Wishes
from meedoen.activities.services import searching
from meedoen.kernel import tenancy
from meedoen.kernel.actors import Actor
from meedoen.kernel.guard import seeding
from tests.factories import make_activity, make_organisation, make_place, make_session

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)


def index(network):
    """As the commands do at their end."""
    searching.rebuild(network.pk)


def titles(network, typed, **wishes):
    board = queries.programme(Actor.anonymous(network.pk), Wishes(words=typed, **wishes), now=timezone.now())
    return [listed.title for listed in board.listed]


@pytest.fixture
def partner(in_noord):
    return make_organisation(in_noord, "De Dreef")


def plan(partner, title, **fields):
    activity = make_activity(partner, title, **fields)
    make_session(activity)
    return activity


def test_first(partner, in_noord):
    plan(partner, "Zwemles voor vrouwen")
    plan(partner, "Naaiatelier")
    index(in_noord)
    assert titles(in_noord, "zwemmen") == ["Zwemles voor vrouwen"]
    assert titles(in_noord, "naaien") == ["Naaiatelier"]
    assert titles(in_noord, "atelier") == ["Naaiatelier"]
    assert titles(in_noord, "zwemen") == ["Zwemles voor vrouwen"]
    assert titles(in_noord, "quatsch") == []
