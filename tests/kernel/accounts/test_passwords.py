"""Passwords, sessions and what the log says of signing in: one test for each promise of docs/asvs.csv."""

import logging

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client

from meedoen.kernel.guard import seeding
from tests.factories import make_user

from .conftest import PASSWORD

NEW = "groene fiets zingt"


def refused(password):
    with pytest.raises(ValidationError):
        validate_password(password)
    return True


def test_too_short_is_refused():
    assert refused("elf tekens!")
    validate_password("zeven ezels") if False else validate_password("zeven ezels4")


@pytest.mark.parametrize(
    "password", ["password2026!", "iloveyou12345", "qwertyuiop2026", "sunshinesunshine", "123456789012345"]
)
def test_a_common_password_made_longer_is_refused(password):
    assert refused(password)


@pytest.mark.parametrize("password", ["meedoen-demo-2026", "Welkom-2026-welkom", "OCMWgemeente12", "Coördinator2026!"])
def test_words_of_the_house_are_refused(password):
    assert refused(password)


@pytest.mark.parametrize(
    "password",
    [
        NEW,
        "مرحبا بالجميع هنا",
        "🚲🚲🚲 drie fietsen",
        "a" * 20 + "é" * 108,
        "welkom bij de groene fiets",
        "  spaties  vooraan",
    ],
)
def test_any_signs_will_do(password):
    validate_password(password)
    with_it = make_user.__globals__["User"](email="an@voorbeeld.be")
    with_it.set_password(password)
    assert with_it.check_password(password) and not with_it.check_password(password.strip()[:-1])


@pytest.fixture
def worker(db):
    return make_user("An Werker")


def test_changing_needs_the_old_one_and_ends_the_other_sessions(client, sign_in, worker):
    elsewhere = Client()
    elsewhere.post("/account/login/", {"login": worker.email, "password": PASSWORD})
    sign_in(worker.email)
    page = "/account/password/change/"
    wrong = client.post(page, {"oldpassword": "gok", "password1": NEW, "password2": NEW})
    worker.refresh_from_db()
    assert wrong.status_code in (200, 422) and worker.check_password(PASSWORD)
    client.post(page, {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
    worker.refresh_from_db()
    assert worker.check_password(NEW)
    assert client.get("/account/2fa/").status_code == 200
    assert elsewhere.get("/account/2fa/").status_code == 302


def test_signing_in_gives_another_session(client, sign_in, worker):
    session = client.session
    session["before"] = 1
    session.save()
    client.cookies["sessionid"] = before = session.session_key
    sign_in(worker.email)
    after = client.cookies["sessionid"].value
    assert after != before and len(after) >= 32
    thief = Client()
    thief.cookies["sessionid"] = before
    assert thief.get("/account/2fa/").status_code == 302


def test_signing_out_ends_the_session_and_clears_the_browser(client, sign_in, worker):
    sign_in(worker.email)
    thief = Client()
    thief.cookies["sessionid"] = client.cookies["sessionid"].value
    answer = client.post("/account/logout/")
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert thief.get("/account/2fa/").status_code == 302


def test_signing_in_and_failing_to_are_logged_without_a_name(client, sign_in, worker, caplog):
    with caplog.at_level(logging.INFO, "meedoen.security"):
        for name in (worker.email, "Niemand\nX@voorbeeld.be", "niemand\nx@VOORBEELD.be"):
            sign_in(name, "gok")
        sign_in(worker.email)
        client.post("/account/logout/")
    said = [record.getMessage() for record in caplog.records if record.name == "meedoen.security"]
    assert said[3:] == [f"signed in: account {worker.code}", f"signed out: account {worker.code}"]
    assert all(line.startswith("sign-in refused: name ") for line in said[:3])
    assert said[1] == said[2] != said[0]
    assert worker.email not in caplog.text and "iemand" not in caplog.text


def test_a_code_of_the_app_works_once(client, sign_in, worker):
    secret = generate_totp_secret()
    with seeding("test"):
        TOTP.activate(worker, secret)
    counters = list(yield_hotp_counters_from_time())
    assert len(counters) == 1  # this half minute and no other
    code = format_hotp_value(hotp_value(secret, counters[0]))
    sign_in(worker.email)
    assert client.post("/account/2fa/authenticate/", {"code": code}).status_code == 302
    again = Client()
    again.post("/account/login/", {"login": worker.email, "password": PASSWORD})
    assert again.post("/account/2fa/authenticate/", {"code": code}).status_code == 200
    assert again.session.get("_auth_user_id") is None
    assert Authenticator.objects.get(user=worker).data["secret"] != secret
    assert get_adapter().decrypt(Authenticator.objects.get(user=worker).data["secret"]) == secret
