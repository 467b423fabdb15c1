"""Who asks, behind proxies: what a stranger claims is not believed, what a trusted machine says is."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from meedoen.kernel.web.proxies import CLAIMS, TrustedProxyMiddleware, prefix

LOCAL = (0, ["127.0.0.0/8", "::1/128"])
TWO = (0, ["10.0.0.0/8", "192.0.2.7"])
HOME, EVIL = "198.51.100.4", "203.0.113.66"


def seen(peer, claimed=None, **more):
    request = RequestFactory().get("/", REMOTE_ADDR=peer, HTTP_X_FORWARDED_PROTO="https", **more)
    if claimed is not None:
        request.META["HTTP_X_FORWARDED_FOR"] = claimed
    found = []
    TrustedProxyMiddleware(lambda asked: found.append(dict(asked.META)) or HttpResponse())(request)
    meta = found[0]
    return meta["REMOTE_ADDR"], any(name in meta for name in CLAIMS)


@pytest.mark.parametrize(
    "trusted, peer, claimed, client, believed",
    [
        (LOCAL, "127.0.0.1", HOME, HOME, True),
        (LOCAL, "127.0.0.1", None, "127.0.0.1", True),
        (LOCAL, EVIL, HOME, EVIL, False),
        (LOCAL, EVIL, "127.0.0.1", EVIL, False),
        (LOCAL, "127.0.0.1", f"{EVIL}, {HOME}", HOME, True),  # what a stranger put before the real one does not count
        (LOCAL, "::1", HOME, HOME, True),
        (LOCAL, "::ffff:127.0.0.1", HOME, HOME, True),
        (LOCAL, "127.0.0.1", "onzin", "127.0.0.1", True),
        (TWO, "10.1.2.3", f"{HOME}, 192.0.2.7", HOME, True),
        (TWO, "192.0.2.7", f"{EVIL}, {HOME}, 10.9.9.9", HOME, True),
        (TWO, "127.0.0.1", HOME, "127.0.0.1", False),
        ((1, []), "10.1.2.3", f"{EVIL}, {HOME}", HOME, True),
        ((2, []), "10.1.2.3", f"{HOME}, 10.9.9.9", HOME, True),
        ((2, []), "10.1.2.3", HOME, "10.1.2.3", False),  # somebody came around the proxies
        ((0, []), "127.0.0.1", HOME, "127.0.0.1", False),
        (TWO, "", HOME, "", False),
    ],
)
def test_who_asks(settings, trusted, peer, claimed, client, believed):
    settings.TRUSTED_PROXIES = trusted
    assert seen(peer, claimed) == (client, believed)


def test_a_claim_of_https_by_a_stranger_does_not_count(settings, client):
    settings.TRUSTED_PROXIES = LOCAL
    settings.SECURE_SSL_REDIRECT, settings.SECURE_PROXY_SSL_HEADER = True, ("HTTP_X_FORWARDED_PROTO", "https")
    from django.middleware.security import SecurityMiddleware

    def ask(peer):
        request = RequestFactory().get("/x/", REMOTE_ADDR=peer, HTTP_X_FORWARDED_PROTO="https", HTTP_HOST="testserver")
        return TrustedProxyMiddleware(SecurityMiddleware(lambda asked: HttpResponse("in")))(request).status_code

    assert (ask("127.0.0.1"), ask(EVIL)) == (200, 301)


def test_a_household_with_ipv6_is_one_source():
    assert prefix("2001:db8:1:2:aaaa::1") == prefix("2001:db8:1:2:bbbb::9") == "2001:db8:1:2::/64"
    assert prefix("2001:db8:1:3::1") != prefix("2001:db8:1:2::1")
    assert (prefix("198.51.100.4"), prefix("::ffff:198.51.100.4"), prefix("onzin")) == (HOME, HOME, "onzin")


def test_the_setting_is_a_number_or_networks(monkeypatch):
    from django.core.exceptions import ImproperlyConfigured

    from meedoen.config import env

    def read(text):
        monkeypatch.setenv("MEEDOEN_TRUSTED_PROXIES", text)
        return env.trusted_proxies()

    assert read("2") == (2, [])
    assert read("10.0.0.0/8, 192.0.2.7") == (0, ["10.0.0.0/8", "192.0.2.7/32"])
    assert read("") == (0, [])
    with pytest.raises(ImproperlyConfigured, match="aantal"):
        read("mijn-proxy")


@pytest.mark.parametrize(
    "given, problem",
    [
        ({"MEEDOEN_SMS": "duif"}, "kent alleen"),
        ({"MEEDOEN_SMS": "smstools"}, "MEEDOEN_SMS_SECRET"),
        ({"MEEDOEN_SMS": "meedoen", "MEEDOEN_SMS_SECRET": "x"}, "MEEDOEN_SMS_URL"),
        ({"MEEDOEN_SMS": "meedoen", "MEEDOEN_SMS_SECRET": "x", "MEEDOEN_SMS_URL": "http://poort.be/"}, "https"),
        ({"MEEDOEN_SMS_REPORT_KEY": "kort"}, "24"),
    ],
)
def test_a_gateway_that_is_half_set_says_what_is_missing(monkeypatch, given, problem):
    from django.core.exceptions import ImproperlyConfigured

    from meedoen.config import env

    for name, value in given.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(ImproperlyConfigured, match=problem):
        env.sms()


@pytest.mark.parametrize(
    "given, problem",
    [
        ({"MEEDOEN_UITPAS": "echt"}, "kent alleen"),
        ({"MEEDOEN_UITPAS": "test"}, "MEEDOEN_UITPAS_KEYS"),
        ({"MEEDOEN_UITPAS": "test", "MEEDOEN_UITPAS_KEYS": "noord=alleen"}, "netwerk=naam:geheim"),
        ({"MEEDOEN_UITPAS_TIMEOUT": "300"}, "30"),
        ({"MEEDOEN_UITPAS_URL": "http://elders.example"}, "https"),
    ],
)
def test_uitpas_that_is_half_set_says_what_is_missing(monkeypatch, given, problem):
    from django.core.exceptions import ImproperlyConfigured

    from meedoen.config import env

    for name, value in given.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(ImproperlyConfigured, match=problem):
        env.uitpas()


def test_uitpas_has_the_keys_of_each_network_and_none_when_it_is_off(monkeypatch):
    from meedoen.config import env

    monkeypatch.setenv("MEEDOEN_UITPAS_KEYS", "noord=een:g:heim, zuid=twee:x")
    assert env.uitpas()["keys"] == {}
    monkeypatch.setenv("MEEDOEN_UITPAS", "live")
    found = env.uitpas()
    assert found["keys"] == {"noord": ("een", "g:heim"), "zuid": ("twee", "x")}
    assert (found["api"], found["login"]) == ("https://api.uitpas.be", "https://account.uitid.be")
