"""From an empty database: the operator makes the first network, and its coordinator arrives where the work begins."""

import base64
import hashlib
import hmac
import json
import struct
import time

import pytest

from meedoen.cli import main
from meedoen.kernel import tenancy
from meedoen.kernel.guard import seeding
from meedoen.networks.models import Membership, Network

pytestmark = pytest.mark.journey
PASSWORD = "paard batterij nietje juist"
COORDINATOR = "els@sociaalhuis.be"


class Account:
    """What the form of signing in asks."""

    def __init__(self, email):
        self.email = email


def six_digits(secret):
    """What the app on a telephone shows now (RFC 6238: HMAC-SHA1 over the half minutes)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    number = struct.unpack(">I", digest[digest[-1] & 15 :][:4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


def make_second_key(me):
    """Through the pages: the app, the six digits, the emergency codes. Returns those codes."""
    assert me.path == "/account/2fa/"
    assert "een tweede sleutel" in me.text
    me.press("Met een app op je telefoon", "link")
    secret = me.page.locator("details bdi.code").text_content().strip()
    me.fill(code="000000").press("Bewaar")
    assert "Dit lukte nog niet" in me.text
    assert me.page.locator("details bdi.code").text_content().strip() == secret
    me.fill(code=six_digits(secret)).press("Bewaar")
    codes = me.page.locator("li bdi.code").all_inner_texts()
    assert len(codes) == 10
    me.press("Ik heb ze opgeschreven").press("Naar mijn werk")
    return codes


def create_operator(capsys):
    capsys.readouterr()
    assert main(["user", "create-operator", "--email", "beheer@voorbeeld.be", "--name", "Bo Beheer", "--json"]) == 0
    return json.loads(capsys.readouterr().out)["password"]


def make_the_network(me):
    assert me.path == "/beheer/"
    me.press("Maak het eerste").press("Maak het netwerk", status=422)
    me.fill(name="Samen Westerlo", slug="westerlo")
    me.touch(me.page.get_by_label("Westerlo", exact=True))
    me.press("Maak het netwerk")
    assert "staat klaar" in me.said
    me.fill(name="Sociaal Huis Westerlo")
    me.page.locator("[name=kind]").select_option(value="social_welfare_centre")
    me.press("Zet deze partner erbij")
    me.fill(name="Els Coördinator", email=COORDINATOR).press("Maak de uitnodiging")
    return me.page.locator("#link").input_value().removeprefix(me.site)


def test_from_an_empty_database_to_the_first_day_of_work(walk, two_networks, settings, capsys):
    settings.SECOND_FACTOR_REQUIRED = True
    with seeding("an empty database"):
        Network.objects.all().delete()
    operator = walk().go("/").go("/beheer/").sign_in(Account("beheer@voorbeeld.be"), password=create_operator(capsys))
    make_second_key(operator)
    link = make_the_network(operator)
    els = walk(thumb=True).go(link)
    assert "Sociaal Huis Westerlo" in els.text
    els.fill(password="kort").press("Maak mijn account", status=422)
    els.fill(password=PASSWORD).press("Maak mijn account")
    assert COORDINATOR in els.text
    els.press("Meld je nu aan").sign_in(Account(COORDINATOR), password=PASSWORD)
    codes = make_second_key(els)
    assert els.path == "/werk/westerlo/"
    assert "Plan je eerste activiteit" in els.text
    with tenancy.all_networks("who has a role on this server"):
        assert list(Membership.objects.values_list("role", "user__email")) == [("coordinator", COORDINATOR)]
    els.press("Mijn account en afmelden").press("Meld af").sign_in(Account(COORDINATOR), password=PASSWORD)
    assert els.path == "/account/2fa/authenticate/"
    els.fill(code=codes[0]).press("Meld aan")
    assert els.path == "/werk/westerlo/"
    els.press("Plan een activiteit")
    assert els.path == "/werk/westerlo/aanbod/nieuw/"
    walk().go(link, status=404)
    operator.go("/werk/westerlo/bellen/", status=404)
