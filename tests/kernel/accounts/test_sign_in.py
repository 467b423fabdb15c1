"""Signing in: by address or code, few guesses, no hint whether an account exists, no door of one's own (G31)."""

import pytest
from django.contrib.auth.hashers import check_password
from django.core import mail

from meedoen.kernel.accounts import sign_in as names
from meedoen.kernel.guard import seeding
from tests.factories import make_user
from tests.sampling import DEEP

pytestmark = pytest.mark.django_db
GUESSES = 1000 if DEEP else 250


@pytest.fixture
def worker(db):
    return make_user("An Werker")


@pytest.fixture
def volunteer(db):
    user = make_user("Vera Vrijwilliger")
    with seeding("test"):
        user.email = f"x{user.code.lower()}@{names.WITHOUT_MAIL}"
        user.save()
    return user


def signed_in(client):
    return client.session.get("_auth_user_id")


def test_by_address(client, sign_in, worker):
    assert sign_in(worker.email).status_code == 302
    assert signed_in(client) == str(worker.pk)


@pytest.mark.parametrize("typed", ["{0}", "{1}", " {1} "])
def test_by_code_however_it_is_typed(client, sign_in, volunteer, typed):
    written = names.sign_in_name(volunteer)
    assert written == f"{volunteer.code[:3]}-{volunteer.code[3:]}"
    sign_in(typed.format(volunteer.code, written.lower()))
    assert signed_in(client) == str(volunteer.pk)


def test_a_wrong_name_and_a_wrong_password_give_the_same_page(client, sign_in, worker):
    def body(name):
        return sign_in(name, "helemaal fout").content.decode().replace(name, "NAAM").split("csrfmiddlewaretoken")

    known, unknown, code = body(worker.email), body("niemand@voorbeeld.be"), body("XYZ-234")
    cut = [[part[90:] if number else part for number, part in enumerate(parts)] for parts in (known, unknown, code)]
    assert cut[0] == cut[1] == cut[2]


def test_an_unknown_name_costs_a_password_check_too(sign_in, worker, monkeypatch):
    """The time tells nothing: both hash once."""
    from django.contrib.auth import hashers

    seen = []
    plain = hashers.make_password
    monkeypatch.setattr("django.contrib.auth.base_user.make_password", lambda raw: seen.append("hash") or plain(raw))
    sign_in("niemand@voorbeeld.be", "helemaal fout")
    sign_in("XYZ-234", "helemaal fout")
    assert seen == ["hash", "hash"]


def test_of_many_guesses_at_most_ten_are_looked_at(client, worker, goal, monkeypatch):
    tested = []
    monkeypatch.setattr(
        "django.contrib.auth.base_user.check_password",
        lambda raw, encoded, setter=None: tested.append(raw) or check_password(raw, encoded),
    )
    for number in range(GUESSES):
        name = worker.email if number % 2 else worker.code
        client.post(
            "/account/login/",
            {"login": name, "password": f"gok {number}"},
            REMOTE_ADDR=f"10.{number % 7}.1.{number % 250}",
        )
    goal("G31", len(tested), n=GUESSES)
    assert 0 < len(tested) <= 10


def test_after_too_many_guesses_the_right_password_waits_too(client, sign_in, worker):
    for number in range(6):
        sign_in(worker.email, f"gok {number}")
    answer = sign_in(worker.email)
    assert "Te veel pogingen" in answer.content.decode()
    assert signed_in(client) is None


def test_nobody_makes_an_account_alone(client):
    assert client.get("/account/signup/").status_code == 404
    form = {"email": "zelf@voorbeeld.be", "password1": "groene fiets zingt"}
    assert client.post("/account/signup/", form).status_code == 404


def test_a_closed_account_is_out_at_the_next_request(client, sign_in, worker):
    sign_in(worker.email)
    assert client.get("/account/2fa/").status_code == 200
    with seeding("test"):
        worker.is_active = False
        worker.save()
    assert client.get("/account/2fa/").status_code == 302


def test_a_forgotten_password_says_the_same_to_all_and_mails_only_who_has_an_address(client, worker, volunteer):
    answers = [
        client.post("/account/password/reset/", {"email": address}, follow=True).redirect_chain
        for address in (worker.email, "niemand@voorbeeld.be", volunteer.email)
    ]
    assert answers[0] == answers[1] == answers[2]
    assert [letter.to for letter in mail.outbox] == [[worker.email]]


def test_pasting_is_not_hindered_and_the_form_speaks_dutch(client):
    page = client.get("/account/login/", HTTP_ACCEPT_LANGUAGE="nl").content.decode()
    assert "E-mailadres of aanmeldcode" in page
    assert "onpaste" not in page
    assert 'autocomplete="current-password"' in page


@pytest.mark.parametrize(
    "address",
    ["/account/2fa/", "/account/2fa/totp/activate/", "/account/2fa/webauthn/add/", "/account/2fa/webauthn/",
     "/account/password/change/", "/account/reauthenticate/", "/account/logout/",
     "/account/2fa/recovery-codes/generate/"],
)  # fmt: skip
def test_every_page_of_an_account_opens_and_keeps_to_the_content_policy(client, sign_in, worker, address):
    sign_in(worker.email)
    answer = client.get(address, HTTP_ACCEPT_LANGUAGE="nl", follow=True)
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "plain-page" in text
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert "onclick" not in text
    assert "<style" not in text
