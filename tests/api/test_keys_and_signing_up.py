"""Signing up through another system: the same rules as the site; keys that open what they say, until they are over."""

import datetime
import json
import uuid

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from meedoen.activities.models import Enrolment, Session
from meedoen.kernel import tenancy
from meedoen.kernel.actors import Role
from meedoen.kernel.guard import seeding
from meedoen.kernel.models import AuditEntry
from meedoen.kernel.refusals import Refused
from meedoen.networks import queries, services
from meedoen.networks.models import ApiKey, Membership
from tests.factories import actor_in, make_member, make_organisation

pytestmark = pytest.mark.django_db
WHO = {"first_name": "Amina", "channel": "phone", "reach": "0470 12 34 56"}


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


@pytest.fixture
def join(ask, programme, monkeypatch):
    """``join(adults=2)``: a sign-up by the public with a ticket that is old enough."""
    address = f"/networks/noord/sessions/{programme.session.pk}"

    def run(*, once=None, session=None, waited=True, **sent):
        place = address if session is None else f"/networks/noord/sessions/{session.pk}"
        ticket = ask(f"{place}/ticket").json()["ticket"]
        headers = {"Idempotency-Key": str(once)} if once else {}
        if waited:
            from meedoen.activities.views.join import GUARD

            real = timezone.now
            monkeypatch.setattr(timezone, "now", lambda: real() + datetime.timedelta(seconds=GUARD.least_seconds + 1))
        return ask(
            f"{place}/sign-ups",
            method="post",
            data={"ticket": ticket, **WHO, **sent},
            content_type="application/json",
            headers=headers,
        )

    return run


@pytest.fixture
def key(programme):
    """``key()``: the secret of a key of a worker of the house; ``key(role=…)`` of somebody else."""

    def make(*, role=Role.WORKER, actions=("activities.enrol",), days=31, organisation=None):
        house = organisation or programme.organisation
        user = make_member(house, role)
        with tenancy.use_network(house.network_id):
            member = Membership.objects.get(user=user)
            coordinator = actor_in(house, Role.COORDINATOR)
            made, secret = services.make_key(coordinator, member.pk, name="website", actions=list(actions), days=days)
        make.made, make.member = made, member
        return secret

    return make


@pytest.fixture
def enrol(ask, programme):
    def run(secret, *, session=None, once=None, **sent):
        headers = {"Authorization": f"Bearer {secret}"} if secret is not None else {}
        headers |= {"Idempotency-Key": str(once)} if once else {}
        which = (session or programme.session).pk
        return ask(
            f"/networks/noord/sessions/{which}/enrolments",
            method="post",
            data={**WHO, **sent},
            content_type="application/json",
            headers=headers,
        )

    return run


def taken(session):
    with tenancy.use_network(session.network_id):
        return Session.objects.get(pk=session.pk).taken


def test_a_resident_signs_up_and_nothing_of_the_person_comes_back(join, programme):
    answer = join(adults=1, children=2)
    body = answer.json()
    assert (answer.status_code, body["status"], body["children"]) == (201, "placed", 2)
    assert answer["Cache-Control"] == "no-store" and "Amina" not in answer.content.decode()
    assert taken(programme.session) == 6
    gone = Client().post("/noord/uitschrijven/", {"code": body["code"], "sure": "1", "once": uuid.uuid4()})
    assert gone.status_code == 303 and taken(programme.session) == 3


def test_the_same_key_gives_the_same_answer_and_counts_once(join, programme):
    once = uuid.uuid4()
    first, again = join(once=once, adults=2), join(once=once, adults=2)
    assert (first.status_code, again.status_code) == (201, 200) and first.json() == again.json()
    assert taken(programme.session) == 5
    other = join(once=once, adults=3)
    assert (other.status_code, other.json()["code"]) == (409, "key_reused") and taken(programme.session) == 5


@pytest.mark.parametrize(
    ("sent", "code", "field"),
    [
        ({"adults": 0}, "impossible_party", "adults"),
        ({"adults": 1, "childcare": 1}, "impossible_party", "adults"),
        ({"adults": 50}, "too_large", None),
        ({"reach": "geen nummer"}, "refused", "reach"),
        ({"first_name": "  "}, "refused", "first_name"),
        ({"first_name": "Jan 85.07.30-033.28"}, "refused", "first_name"),
        ({"adults": 61}, "invalid", "adults"),
        ({"adults": "2"}, "invalid", "adults"),
        ({"first_name": "A\x00"}, "invalid", "first_name"),
        ({"nummer": 1}, "invalid", "nummer"),
        ({"channel": "duif"}, "invalid", "channel"),
    ],
)
def test_refusals_are_those_of_the_site(join, programme, sent, code, field):
    answer = join(**sent)
    assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert [one["field"] for one in answer.json().get("errors", [])] == ([field] if field else [])
    assert taken(programme.session) == 3


def test_the_age_rule_the_waiting_list_and_what_is_over(join, programme):
    with seeding("rules"), tenancy.use_network(programme.session.network_id):
        programme.activity.age_max = 12
        programme.activity.save()
        Session.objects.update(taken=9)
    assert join(ages=[40]).json()["code"] == "age"
    assert join(adults=2, may_wait=False).json()["code"] == "full"
    assert join(adults=2, ages=[10]).json()["status"] == "waiting"
    with seeding("rules"), tenancy.use_network(programme.session.network_id):
        Session.objects.update(status="cancelled")
    assert join().json()["code"] == "cancelled"


def test_the_guard_of_the_site_stands_here_too(join, ask, programme):
    assert join(waited=False).json()["code"] == "too_fast"
    codes = [join().status_code for _number in range(25)]
    assert codes.count(429) >= 5 and codes[-1] == 429
    assert taken(programme.session) <= 10


@pytest.mark.parametrize("ticket", ["", "x", "gAAAAABn" + "x" * 100])
def test_without_a_good_ticket_nothing_happens(ask, programme, ticket):
    place = f"/networks/noord/sessions/{programme.session.pk}/sign-ups"
    answer = ask(place, method="post", data={"ticket": ticket, **WHO}, content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (422, "bad_ticket")


def test_a_page_elsewhere_cannot_post(ask, programme):
    place = f"/api/v1/networks/noord/sessions/{programme.session.pk}/sign-ups"
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"):
        answer = Client().post(place, json.dumps(WHO), content_type=kind)
        assert (answer.status_code, answer.json()["code"]) == (415, "json_only")
    assert Client().post(place, "{", content_type="application/json").status_code == 400
    assert Client().post(place, "x" * 30_000, content_type="application/json").status_code == 413


def test_a_worker_with_a_key_signs_somebody_up_as_at_the_desk(enrol, key, programme):
    answer = enrol(key(), adults=2)
    assert (answer.status_code, answer.json()["status"]) == (201, "placed")
    with tenancy.use_network(programme.session.network_id):
        made = Enrolment.objects.get()
        assert (made.via, made.by_organisation_id) == ("desk", programme.organisation.pk)
        entry = AuditEntry.objects.get(action="activities.enrol")
        assert entry.actor_code == key.member.user.code and "website" in entry.reason
    again = enrol(key(), once="0" * 8 + "-0000-4000-8000-" + "0" * 12)
    assert again.status_code == 201


def test_a_key_that_is_not_good_opens_nothing(enrol, key, programme, zuid):
    assert enrol(None).status_code == 401 and enrol("onzin").json()["code"] == "key_needed"
    secret = key()
    assert secret.startswith("meedoen_")
    with tenancy.use_network(programme.session.network_id):
        assert ApiKey.objects.get().key_hash != secret
    foreign = key(organisation=make_organisation(zuid))
    assert enrol(foreign).status_code == 401
    assert enrol(key(role=Role.ANALYST)).status_code == 404
    with seeding("over"), tenancy.use_network(programme.session.network_id):
        ApiKey.objects.update(expires_at=timezone.now())
    assert enrol(secret).status_code == 401
    assert taken(programme.session) == 3


def test_a_key_stops_with_the_role_and_when_it_is_withdrawn(enrol, key, programme):
    secret, member, made = key(), key.member, key.made
    assert enrol(secret).status_code == 201
    with tenancy.use_network(programme.session.network_id):
        coordinator = actor_in(programme.organisation, Role.COORDINATOR)
        assert [one.pk for one in queries.keys(coordinator)] == [made.pk]
        services.withdraw_key(coordinator, made.pk)
        services.withdraw_key(coordinator, made.pk)
        assert queries.keys(coordinator) == []
    assert enrol(secret).status_code == 401
    other, member = key(), key.member
    with seeding("ended"), tenancy.use_network(programme.session.network_id):
        Membership.objects.filter(pk=member.pk).update(until=timezone.localdate() - datetime.timedelta(days=1))
    assert enrol(other).status_code == 401


def test_only_what_is_granted(key):
    for actions in ([], ["networks.make_key"], ["activities.enrol", "people.erase"]):
        with pytest.raises(Refused):
            key(actions=actions)
    with pytest.raises(Refused):
        key(days=5000)


def test_a_browser_needs_the_token_of_a_page(programme, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    place = f"/api/v1/networks/noord/sessions/{programme.session.pk}/enrolments"
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_member(programme.organisation))
    bare = client.post(place, WHO, content_type="application/json")
    assert (bare.status_code, bare.json()["code"]) == (403, "csrf")
    client.get("/werk/noord/aanbod/nieuw/")
    token = client.cookies["csrftoken"].value
    good = client.post(place, WHO, content_type="application/json", headers={"X-CSRFToken": token})
    assert good.status_code == 201


def test_keys_on_screen(programme, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    client = Client()
    client.force_login(make_member(programme.organisation, Role.COORDINATOR))
    with tenancy.use_network(programme.session.network_id):
        member = Membership.objects.get(role=Role.COORDINATOR)
    form = f"/werk/noord/partners/mensen/{member.pk}/sleutel/"
    sent = {"name": "De bib", "actions": ["activities.enrol"], "days": "31", "once": str(uuid.uuid4())}
    made = client.post(form, sent)
    assert "meedoen_" in made.content.decode() and made["Cache-Control"] == "no-store"
    assert "meedoen_" not in client.post(form, sent).content.decode()
    shown = client.get("/werk/noord/partners/sleutels/").content.decode()
    assert "De bib" in shown and shown.count("intrekken") == 1
    with tenancy.use_network(programme.session.network_id):
        made = ApiKey.objects.get()
    assert client.post(f"/werk/noord/partners/sleutels/{made.pk}/intrekken/").status_code == 303
    assert "De bib" not in client.get("/werk/noord/partners/sleutels/").content.decode().partition("<h1>")[2]
