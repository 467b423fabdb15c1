"""The second key is compulsory for staff; a lost one can be taken away, and then every session is over."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from meedoen.kernel import tenancy
from meedoen.kernel.actors import Role
from meedoen.networks import services
from tests.factories import actor_in, make_member, make_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(noord):
    return make_organisation(noord, "Sociaal Huis")


@pytest.fixture
def worker(office):
    return make_member(office, Role.WORKER)


@pytest.fixture
def compulsory(settings):
    settings.SECOND_FACTOR_REQUIRED = True


def give_key(user):
    TOTP.activate(user, generate_totp_secret())


def test_staff_without_a_second_key_are_led_to_the_page_that_explains(client, sign_in, worker, compulsory):
    sign_in(worker.email)
    answer = client.get("/werk/noord/partners/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/account/2fa/")
    assert "tweede sleutel" in client.get("/account/2fa/", HTTP_ACCEPT_LANGUAGE="nl").content.decode()


def test_with_a_second_key_the_password_alone_does_not_open(client, sign_in, worker, compulsory):
    give_key(worker)
    assert sign_in(worker.email).headers["Location"] == "/account/2fa/authenticate/"
    assert client.get("/werk/noord/partners/").headers["Location"].startswith("/account/login/")


def test_in_the_demo_it_is_not_asked(client, sign_in, worker, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    sign_in(worker.email)
    assert client.get("/werk/noord/partners/").status_code == 200


def test_public_pages_never_ask_for_it(client, sign_in, worker, compulsory):
    sign_in(worker.email)
    assert client.get("/").status_code == 200


def test_a_leaver_sees_nothing_at_the_next_request(client, sign_in, worker, office, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    sign_in(worker.email)
    assert client.get("/werk/noord/partners/").status_code == 200
    boss = actor_in(office, Role.COORDINATOR)
    with tenancy.use_network(office.network_id):
        services.end_membership(boss, worker.memberships.get().pk)
    assert client.get("/werk/noord/partners/").status_code == 404


def test_a_lost_key_is_taken_away_and_the_session_ends(client, worker, office, compulsory):
    give_key(worker)
    client.force_login(worker)
    assert client.get("/werk/noord/partners/").status_code == 200
    boss = actor_in(office, Role.COORDINATOR)
    with tenancy.use_network(office.network_id):
        services.reset_second_factor(boss, worker.memberships.get().pk)
    assert not Authenticator.objects.filter(user=worker).exists()
    assert client.get("/werk/noord/partners/").headers["Location"].startswith("/account/login/")


def test_who_just_signed_in_makes_the_first_key_without_typing_the_password_again(client, sign_in, worker, monkeypatch):
    sign_in(worker.email)
    assert client.get("/account/2fa/totp/activate/").status_code == 200
    monkeypatch.setattr("meedoen.kernel.accounts.adapter.JUST_NOW", 0)
    assert client.get("/account/2fa/totp/activate/").headers["Location"].startswith("/account/reauthenticate/")
