"""Sessions that end: after sitting still, and everywhere else at once; leaked passwords; what is noted of guesses."""

import hashlib
import logging
import time
from pathlib import Path

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.test import Client

import meedoen
from meedoen.config import env
from meedoen.kernel.accounts.leaked import stands_in
from meedoen.kernel.web.public_forms import Guard
from meedoen.kernel.web.throttle import Rate
from tests.factories import make_member, make_organisation

WORK = "/werk/noord/"


@pytest.fixture
def worker(noord, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    return make_member(make_organisation(noord))


def signed_in(user):
    client = Client()
    client.force_login(user)
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()
    return client


@pytest.mark.django_db
class TestStillness:
    def test_two_hours_without_a_page_and_one_signs_in_again(self, worker, time_machine):
        client, start = signed_in(worker), time.time()
        time_machine.move_to(start)
        for minutes in (0, 119, 237, 355):  # never two hours apart
            time_machine.move_to(start + minutes * 60)
            assert client.get(WORK).status_code == 200
        time_machine.move_to(start + 355 * 60 + 7201 + 600)
        assert client.get(WORK)["Location"].startswith("/account/login/")

    def test_a_page_within_ten_minutes_writes_nothing_and_the_next_does(self, worker, time_machine):
        start = int(time.time())
        time_machine.move_to(start, tick=False)
        client = signed_in(worker)
        client.get(WORK)
        for minutes, awake in ((0, start), (9, start), (11, start + 11 * 60), (20, start + 11 * 60)):
            time_machine.move_to(start + minutes * 60, tick=False)
            client.get(WORK)
            assert client.session["awake"] == awake

    def test_a_page_that_asks_by_itself_keeps_nobody_awake(self, worker, time_machine):
        client, start = signed_in(worker), time.time()
        time_machine.move_to(start)
        client.get(WORK)
        for minutes in range(20, 120, 20):
            time_machine.move_to(start + minutes * 60)
            assert client.get(WORK, headers={"X-By-Itself": "1"}).status_code == 200
        time_machine.move_to(start + 7201)
        assert client.get(WORK, headers={"X-By-Itself": "1"})["Location"].startswith("/account/login/")

    def test_every_part_that_asks_by_itself_says_so(self):
        own = Path(meedoen.__file__).parent.rglob("*.html")
        asking = [line for file in own for line in file.read_text().splitlines() if 'hx-trigger="every' in line]
        assert asking and all('hx-headers=\'{"X-By-Itself": "1"}\'' in line for line in asking)


@pytest.mark.django_db
class TestElsewhere:
    def test_every_other_device_is_signed_out_and_this_one_is_not(self, worker, caplog):
        here, there = signed_in(worker), signed_in(worker)
        assert there.get(WORK).status_code == 200
        assert "overal elders" in here.get("/account/elders/").content.decode().lower()
        with caplog.at_level(logging.INFO, "meedoen.security"):
            assert here.post("/account/elders/").status_code == 302
        assert f"signed out everywhere else: account {worker.code}" in caplog.text
        assert there.get(WORK)["Location"].startswith("/account/login/")
        assert here.get(WORK).status_code == 200

    def test_only_after_the_password_once_more(self, worker):
        old = signed_in(worker)
        session = old.session
        session["account_authentication_methods"] = [{"method": "password", "at": time.time() - 3600}]
        session.save()
        assert old.post("/account/elders/")["Location"].startswith("/account/reauthenticate/")
        worker.refresh_from_db()
        assert worker.signed_out_times == 0

    def test_nobody_signed_in_is_led_to_sign_in(self, noord):
        assert Client().get("/account/elders/")["Location"].startswith("/account/login/")


class TestLeaked:
    LEAKED = [f"gelekt wachtwoord {number}" for number in range(200)]

    @pytest.fixture
    def file(self, tmp_path):
        lines = sorted(hashlib.sha1(word.encode()).hexdigest().upper() for word in self.LEAKED)
        made = tmp_path / "gelekt.txt"
        made.write_text("".join(f"{line}:{at}\r\n" for at, line in enumerate(lines)))
        return made

    def test_each_line_of_the_list_is_found_and_nothing_else(self, file):
        assert all(stands_in(file, word) for word in self.LEAKED)
        assert not any(stands_in(file, f"ander wachtwoord {number}") for number in range(200))

    def test_it_is_refused_where_the_operator_gave_a_list(self, file, settings):
        validate_password(self.LEAKED[3])
        settings.LEAKED_PASSWORDS = str(file)
        with pytest.raises(ValidationError, match="gelekt"):
            validate_password(self.LEAKED[3])
        validate_password("groene fiets zingt luid")

    def test_a_list_that_is_not_there_stops_the_start_and_never_a_page(self, file, settings, monkeypatch, caplog):
        monkeypatch.setenv("MEEDOEN_LEAKED_PASSWORDS", str(file))
        assert env.leaked_passwords() == str(file)
        file.unlink()
        with pytest.raises(ImproperlyConfigured, match="MEEDOEN_LEAKED_PASSWORDS"):
            env.leaked_passwords()
        settings.LEAKED_PASSWORDS = str(file)
        with caplog.at_level(logging.ERROR, "meedoen.security"):
            validate_password(self.LEAKED[3])
        assert "cannot be read" in caplog.text and str(file) not in caplog.text


def test_the_api_in_the_clear_is_refused_and_not_led_on(settings, client, db):
    settings.SECURE_SSL_REDIRECT = True
    refused = client.get("/api/v1/noord/activities")
    assert (refused.status_code, refused.json()["code"]) == (403, "https_only")
    assert "Location" not in refused.headers
    assert client.get("/noord/")["Location"].startswith("https://")
    assert client.get("/api/v1/noord/activities", secure=True).status_code != 403


@pytest.mark.django_db
class TestGuesses:
    def test_a_wrong_code_of_an_invitation_is_noted_without_the_code(self, client, noord, caplog):
        with caplog.at_level(logging.WARNING, "meedoen.security"):
            client.post("/uitnodiging/", {"code": "AAAA-BBBB-CCCC"})
            client.get("/uitnodiging/AAAABBBBCCCC/")
        lines = [record.getMessage() for record in caplog.records if record.name == "meedoen.security"]
        assert lines and all("guessed wrong" in line and "AAAA" not in line for line in lines)

    def test_a_post_that_the_guard_stops_is_noted_by_form(self, rf, noord, caplog):
        guard = Guard("proef", 0, Rate("proef_a", 1, 60), Rate("proef_n", 9, 60))
        request = rf.post("/", REMOTE_ADDR="198.51.100.9")
        request.network = noord
        with caplog.at_level(logging.WARNING, "meedoen.security"):
            guard.tripped(request)
        assert [record.getMessage() for record in caplog.records] == ["a public form was stopped: proef by trap"]
