"""A referrer in one organisation, one who receives in another, somebody who is led there, and a stranger."""

import datetime

import pytest
from django.utils import timezone

from meedoen.kernel.actors import Role
from meedoen.referrals import services
from meedoen.referrals.services import Needs, Target
from tests.factories import actor_in, make_activity, make_organisation, make_participant, make_session


@pytest.fixture
def home(in_noord):
    return make_organisation(in_noord, "OCMW Noord")


@pytest.fixture
def club(in_noord):
    return make_organisation(in_noord, "Naaiclub", kind="association")


@pytest.fixture
def referrer(home):
    return actor_in(home, Role.WORKER)


@pytest.fixture
def host(club):
    return actor_in(club, Role.PROVIDER)


@pytest.fixture
def activity(club):
    return make_activity(club, "Naaiatelier", sign_up="sign_up", themes=["creative"])


@pytest.fixture
def session(activity):
    return make_session(activity, timezone.now() + datetime.timedelta(hours=1), capacity=2, childcare_places=2)


@pytest.fixture
def amina(home):
    return make_participant(home)


@pytest.fixture
def lead(referrer, home, amina, activity, session):
    """Lead Amina (or somebody else) to the sewing studio; with a yes unless told otherwise."""

    def begin(person=None, *, asked="face", to=None, needs=None, actor=None):
        return services.refer(
            actor or referrer,
            organisation_id=home.pk,
            who={"who": "known", "person": (person or amina).pk},
            to=to or Target(activity_id=activity.pk, session_id=session.pk),
            needs=needs or Needs(transport=True, language="ar"),
            asked=asked,
        )

    return begin
