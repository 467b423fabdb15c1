"""The address on which a gateway reports: closed, unless a key is set; heard is only who knows it."""

import hashlib
import hmac
import json

import pytest
from django.core.cache import cache

from meedoen.kernel.messages import reports

pytestmark = pytest.mark.django_db
KEY = "een-sleutel-van-de-poort-123"
BODY = json.dumps({"id": "gw-1", "status": "delivered"})


@pytest.fixture(autouse=True)
def gateway(settings):
    cache.clear()
    settings.SMS_GATEWAY = "meedoen.kernel.messages.gateways.MeedoenGateway"
    settings.SMS = {"url": "", "user": "", "secret": "x", "sender": "Afspraak", "report_key": KEY, "timeout": 1}


@pytest.fixture
def noted(monkeypatch):
    found = []
    monkeypatch.setattr(reports, "note", lambda report: found.append((report.gateway_id, report.arrived)))
    return found


def post(client, path="/sms/ontvangst/", body=BODY, **headers):
    return client.post(path, body, content_type="application/json", headers=headers)


def signed(body, key=KEY):
    return hmac.new(key.encode(), body.encode(), hashlib.sha256).hexdigest()


def test_who_signs_or_names_the_key_is_heard(client, noted):
    assert post(client, **{"X-Signature": signed(BODY)}).status_code == 204
    assert post(client, f"/sms/ontvangst/{KEY}/").status_code == 204
    assert noted == [("gw-1", True)] * 2


@pytest.mark.parametrize("signature", ["", "0" * 64, signed(BODY, "een andere sleutel"), signed(BODY + " ")])
def test_without_the_key_there_is_nothing_here(client, noted, signature):
    answer = post(client, **{"X-Signature": signature})
    assert (answer.status_code, noted) == (404, [])
    assert "Deze pagina is er niet" in answer.content.decode()
    assert post(client, "/sms/ontvangst/fout/").status_code == 404


def test_closed_unless_a_key_and_a_gateway_are_set(client, settings, noted):
    for change in ({"report_key": ""}, {}):
        settings.SMS = {**settings.SMS, **change}
        settings.SMS_GATEWAY = settings.SMS_GATEWAY if change else ""
        assert post(client, f"/sms/ontvangst/{KEY}/").status_code == 404
    assert noted == []


def test_who_guesses_keys_is_shut_out_even_with_the_right_one(client, noted):
    answers = [post(client, f"/sms/ontvangst/gok-{number}/").status_code for number in range(20)]
    assert set(answers) == {404}
    assert (post(client, f"/sms/ontvangst/{KEY}/").status_code, noted) == (404, [])


def test_what_is_too_large_or_no_json(client, noted):
    assert post(client, f"/sms/ontvangst/{KEY}/", "{").status_code == 400
    assert post(client, f"/sms/ontvangst/{KEY}/", " " * (reports.LARGEST + 1)).status_code == 404
    assert post(client, f"/sms/ontvangst/{KEY}/", json.dumps([{"id": "x", "status": "failed"}] * 80)).status_code == 204
    assert len(noted) == reports.MOST
    assert client.get(f"/sms/ontvangst/{KEY}/").status_code == 405


def test_a_message_that_nobody_knows_is_no_trouble(client):
    body = json.dumps([{"id": "weg", "reference": "geen nummer", "status": "failed"}])
    assert post(client, f"/sms/ontvangst/{KEY}/", body).status_code == 204
