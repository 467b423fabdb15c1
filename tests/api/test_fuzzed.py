"""G10: whatever is asked of whichever operation, by anybody and by a worker, the answer is one that stands in the
document: no error of ours, no undeclared status, type or form, nothing accepted that the document forbids.

The addresses are steered half of the time to what exists, so that the questions get past the gate.
"""

import copy
import json
import random

import hypothesis
import pytest
import schemathesis
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from meedoen.config import api
from meedoen.kernel import tenancy
from meedoen.kernel.actors import Role
from meedoen.networks import services
from meedoen.networks.models import Membership
from tests.factories import actor_in, make_member

pytestmark = pytest.mark.django_db
SOME, BRIEF, WHOLE = 8, 6, 500
PLAIN = {"Accept-Encoding": "identity"}
OPERATIONS = sum(len(item) for item in api.schema()["paths"].values())


@pytest.fixture(autouse=True)
def one_transaction():
    """As Django's own client does: a request does not close the connection whose transaction the test is in."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def document(programme):
    """The document with, for every row that an address names, ids that exist beside those that may not."""
    real = {
        "network": ["noord"],
        "session_id": [str(programme.session.pk), str(programme.foreign.session.pk)],
        "activity_id": [str(programme.activity.pk)],
        "organisation_id": [str(programme.organisation.pk)],
        "place_id": [str(programme.place.pk)],
    }
    made = copy.deepcopy(json.loads(json.dumps(api.schema())))
    for item in made["paths"].values():
        for operation in item.values():
            for parameter in operation.get("parameters", ()):
                if parameter["in"] == "path" and parameter["name"] in real:
                    parameter["schema"] = {"type": "string", "enum": real[parameter["name"]]}
    return made


@pytest.fixture
def key(programme):
    user = make_member(programme.organisation, Role.WORKER)
    with tenancy.use_network(programme.organisation.network_id):
        member = Membership.objects.get(user=user)
        coordinator = actor_in(programme.organisation, Role.COORDINATOR)
        return services.make_key(coordinator, member.pk, name="fuzz", actions=["activities.enrol"], days=31)[1]


def ask_all(document, askers, *, most, seed, only=OPERATIONS):
    """Put ``most`` questions to so many operations, half of them wrong on purpose. How many were asked in all."""
    schema = schemathesis.openapi.from_dict(document)
    schema.app = get_wsgi_application()
    drawn = random.Random(seed).sample([found.ok() for found in schema.get_all_operations()], only)
    return sum(
        ask_one(operation, mode, askers, most=most // 2, seed=seed)
        for operation in drawn
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
    )


def ask_one(operation, mode, askers, *, most, seed):
    asked = 0

    @hypothesis.seed(seed)
    @hypothesis.settings(
        max_examples=most,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @hypothesis.given(case=operation.as_strategy(generation_mode=mode))
    def run(case):
        nonlocal asked
        asked += 1
        if asked % 10 == 0:
            cache.clear()  # the guard against floods is tested elsewhere; here it must not hide the rest
        headers = askers[asked % len(askers)]
        answer = case.call(headers=headers)
        case.validate_response(answer, headers=headers, excluded_checks=[positive_data_acceptance])
        if mode is GenerationMode.POSITIVE and answer.status_code == 422:
            # a question that fits the document may meet a rule of the house; it is never called malformed
            assert answer.json()["code"] != "invalid", answer.text

    run()
    return asked


@pytest.fixture
def askers(key):
    """Anybody, and the program of a worker."""
    return {"anonymous": PLAIN, "worker": PLAIN | {"Authorization": f"Bearer {key}"}}


def test_a_few_questions_to_some(document, askers, goal, seed):
    """Other operations every day, by anybody and by a worker in turn."""
    asked = ask_all(document, list(askers.values()), most=BRIEF, seed=seed, only=SOME)
    goal("G10-daily", 0, n=asked, seed=seed)
    assert asked >= SOME * BRIEF // 3


@pytest.mark.deep
@pytest.mark.parametrize("who", ["anonymous", "worker"])
def test_five_hundred_questions_to_each(document, askers, who, goal, seed):
    asked = ask_all(document, [askers[who]], most=WHOLE, seed=seed)
    goal(f"G10-{who}", 0, n=asked, seed=seed)
    assert asked >= OPERATIONS * WHOLE // 3
