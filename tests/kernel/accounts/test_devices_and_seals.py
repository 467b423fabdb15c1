"""A new device is told, secrets of second keys are sealed, and no sentence stands readable in a cookie."""

import json

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.messages import get_messages, success
from django.core import mail
from django.http import HttpResponse
from django.test import Client, RequestFactory

from meedoen.kernel import vault
from meedoen.kernel.accounts import devices, sealing
from meedoen.kernel.models import Device
from meedoen.kernel.web.flash import FlashStorage
from tests.factories import make_member, make_organisation, make_user

pytestmark = pytest.mark.django_db
PASSWORD = "wachtwoord-voor-test"


@pytest.fixture
def worker(noord):
    return make_member(make_organisation(noord), user=make_user("An Kanarie"))


def sign_in(client, user):
    return client.post("/account/login/", {"login": user.email, "password": PASSWORD})


def test_a_device_that_was_never_seen_is_told_once(worker, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    home, elsewhere = Client(), Client()
    sign_in(home, worker)
    assert (mail.outbox, Device.objects.count()) == ([], 1)  # the first one: its owner sits in front of it
    sign_in(elsewhere, worker)
    (letter,) = mail.outbox
    assert letter.to == [worker.email]
    assert "nieuw toestel" in letter.subject
    assert [word for word in ("Kanarie", "Noord", "Partner") if word in letter.subject + letter.body] == []
    for client in (home, elsewhere):
        client.post("/account/logout/")
        sign_in(client, worker)
    assert (len(mail.outbox), Device.objects.count()) == (1, 2)


def test_the_cookie_of_one_account_makes_no_device_of_another_known(worker, noord, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    other, client = make_member(make_organisation(noord), user=make_user("Bo")), Client()
    sign_in(Client(), other)
    sign_in(client, worker)
    client.post("/account/logout/")
    sign_in(client, other)
    assert [letter.to for letter in mail.outbox] == [[other.email]]


def test_what_is_kept_of_a_device_is_a_print(worker):
    client = Client()
    sign_in(client, worker)
    cookie = client.cookies[devices.cookie_name()]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert cookie.value not in str(Device.objects.values().get())


def test_the_account_page_tells_when_a_new_device_came(worker):
    client = Client()
    sign_in(client, worker)
    assert "Nieuw toestel" in client.get("/account/2fa/").content.decode()


def test_the_secret_of_an_app_is_sealed_and_still_works(worker):
    secret = generate_totp_secret()
    key = TOTP.activate(worker, secret).instance
    assert (key.data["secret"].startswith(sealing.MARK), secret in json.dumps(key.data)) == (True, False)
    assert sealing.opened(key.data["secret"]) == secret
    with pytest.raises(vault.Tampered):
        sealing.opened(sealing.MARK + "AAAA")


def test_what_stood_in_the_clear_is_sealed_by_the_migration(worker):
    from importlib import import_module

    from django.apps import apps
    from django.db import connection

    Authenticator.objects.create(user=worker, type="totp", data={"secret": "KANARIE2"})
    Authenticator.objects.create(user=worker, type="recovery_codes", data={"migrated_codes": ["aa", "bb"]})
    migration = import_module("meedoen.kernel.migrations.0005_second_keys_sealed")
    for _twice in range(2):
        with connection.schema_editor() if connection.vendor != "sqlite" else Editor() as editor:
            migration.seal(apps, editor)
    held = json.dumps(list(Authenticator.objects.values_list("data", flat=True)))
    assert [word for word in ("KANARIE2", '"aa"') if word in held] == []
    totp, codes = Authenticator.objects.get(type="totp").data, Authenticator.objects.get(type="recovery_codes").data
    assert sealing.opened(totp["secret"]) == "KANARIE2"
    assert [sealing.opened(code) for code in codes["migrated_codes"]] == ["aa", "bb"]


class Editor:
    """SQLite opens no schema editor inside a transaction; the migration asks only for its connection."""

    def __enter__(self):
        from django.db import connection

        self.connection = connection
        return self

    def __exit__(self, *args):
        return None


def test_a_notice_of_the_staff_is_in_no_cookie(worker, client):
    client.force_login(worker)
    session = client.session
    request = RequestFactory().get("/")
    request.session, request.user = session, worker
    request.COOKIES = {name: morsel.value for name, morsel in client.cookies.items()}
    said, response = FlashStorage(request), HttpResponse()
    request._messages = said
    success(request, "Amina staat op de lijst")
    said.update(response)
    assert (str(response.cookies), "Amina" in str(dict(session.items()))) == ("", True)


def test_a_notice_for_who_has_no_account_is_sealed(rf):
    request = rf.get("/")
    request.session = Client().session
    said, response = FlashStorage(request), HttpResponse()
    request._messages = said
    success(request, "Je bent afgemeld.")
    said.update(response)
    held = response.cookies["melding"].value
    assert "afgemeld" not in held
    back = rf.get("/", headers={"Cookie": f"melding={held}"})
    back.session = Client().session
    back._messages = FlashStorage(back)
    assert [str(one) for one in get_messages(back)] == ["Je bent afgemeld."]


def test_a_page_without_a_notice_sets_no_cookie(rf):
    request = rf.get("/")
    request.session = Client().session
    said, response = FlashStorage(request), HttpResponse()
    assert list(said) == []
    said.update(response)
    assert str(response.cookies) == ""
