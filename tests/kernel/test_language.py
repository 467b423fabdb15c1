"""The language of a page: what residents see in five, what workers see in Dutch; a choice keeps the place."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import settings
from django.core.cache import cache

from meedoen.activities.models import Enrolment
from meedoen.kernel import tenancy
from meedoen.kernel.guard import seeding
from meedoen.kernel.web import languages
from tests.factories import make_activity, make_organisation, make_session

pytestmark = pytest.mark.django_db
FIVE = {"nl": "ltr", "fr": "ltr", "en": "ltr", "ar": "rtl", "tr": "ltr"}
RESIDENTS = ["/", "/noord/", "/noord/over/", "/noord/uitschrijven/", "/noord/bestaat-niet/", "/bestaat-niet/"]
WORKERS = ["/account/login/", "/werk/noord/bestaat-niet/", "/beheer/bestaat-niet/", "/uitnodiging/x/"]


@pytest.fixture(autouse=True)
def empty_cache():
    cache.clear()


@pytest.fixture
def joining(in_noord):
    """The address where somebody signs up."""
    activity = make_activity(make_organisation(in_noord, "De Dreef"), "Samen koken", sign_up="sign_up")
    session = make_session(activity, capacity=4)
    return f"/noord/a/{activity.pk}/meedoen/{session.pk}/"


def text(page):
    return page.content.decode()


def shown(page):
    return re.search(r'<html lang="([a-z]+)" dir="([a-z]+)"', text(page)).groups()


def state(page):
    return re.search(r'name="state" value="([^"]+)"', text(page)).group(1)


@pytest.mark.parametrize("address", RESIDENTS)
@pytest.mark.parametrize("code", FIVE)
def test_a_resident_reads_in_the_language_of_the_browser(client, address, code):
    page = client.get(address, headers={"accept-language": f"{code}-BE,{code};q=0.9,nl;q=0.1"})
    assert shown(page) == (code, FIVE[code])
    assert page.headers["Content-Language"] == code
    assert {"Accept-Language", "Cookie"} <= {part.strip() for part in page.headers["Vary"].split(",")}


@pytest.mark.parametrize("address", WORKERS)
@pytest.mark.parametrize("asked", FIVE)
def test_workers_read_dutch_whatever_was_chosen(client, address, asked):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = asked
    page = client.get(f"{address}?in={asked}", headers={"accept-language": asked})
    dutch = client.get(address, headers={"accept-language": "nl"})
    assert shown(page) == ("nl", "ltr")
    assert page.headers["Content-Language"] == "nl"
    assert "hreflang" not in text(page)
    assert _plain(page) == _plain(dutch)


@pytest.mark.parametrize(
    ("cookie", "address", "header", "expected"),
    [
        ("", "/noord/", "", "nl"),
        ("", "/noord/", "de,xx;q=0.8", "nl"),
        ("", "/noord/", "de,tr;q=0.5,fr;q=0.2", "tr"),
        ("ar", "/noord/", "fr", "ar"),
        ("xx", "/noord/", "fr", "fr"),
        ("ar", "/noord/?in=en", "fr", "en"),
        ("ar", "/noord/?in=xx", "fr", "ar"),
    ],
)
def test_the_address_goes_before_the_cookie_and_the_cookie_before_the_browser(
    client, cookie, address, header, expected
):
    if cookie:
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = cookie
    assert shown(client.get(address, headers={"accept-language": header}))[0] == expected


def test_a_language_in_the_address_is_kept(client):
    assert client.get("/noord/?in=tr").cookies[settings.LANGUAGE_COOKIE_NAME].value == "tr"
    assert shown(client.get("/noord/over/"))[0] == "tr"
    assert settings.LANGUAGE_COOKIE_NAME not in client.get("/noord/over/", headers={"accept-language": "fr"}).cookies


@pytest.mark.parametrize("code", FIVE)
def test_the_switch_keeps_the_place_and_the_question(client, code):
    page = text(client.get("/noord/?gratis=1&dorp=A%26B&in=fr"))
    found = re.search(rf'<a class="languages__one" href="([^"]+)" lang="{code}"', page).group(1).replace("&amp;", "&")
    assert parse_qs(urlsplit(found).query) == {"naar": ["/noord/?gratis=1&dorp=A%26B"]}
    answer = client.get(found)
    assert (answer.status_code, answer.url) == (302, "/noord/?gratis=1&dorp=A%26B")
    assert shown(client.get(answer.url))[0] == code


@pytest.mark.parametrize("target", ["https://elders.be/", "//elders.be/", "javascript:alert(1)", "\\\\elders.be"])
def test_the_switch_leads_nowhere_else(client, target):
    assert client.get("/taal/fr/", {"naar": target}).url == "/"


def test_an_unknown_language_is_not_kept(client):
    assert settings.LANGUAGE_COOKIE_NAME not in client.get("/taal/de/").cookies


def test_each_language_has_an_address_of_its_own_for_who_searches(client):
    page = text(client.get("/noord/?gratis=1&in=fr"))
    told = dict(re.findall(r'<link rel="alternate" hreflang="([a-z-]+)" href="([^"]+)">', page))
    base = "http://testserver/noord/?gratis=1"
    assert told == {**{code: f"{base}&amp;in={code}" for code in FIVE}, "x-default": base}


def test_a_network_is_shown_in_the_languages_it_chose(client, noord):
    with seeding("test"), tenancy.use_network(noord.pk):
        noord.languages = ["fr"]
        noord.save()
    page = client.get("/noord/?in=ar", headers={"accept-language": "ar,fr;q=0.5"})
    assert shown(page) == ("fr", "ltr")
    assert re.findall(r'class="languages__one"[^>]* lang="([a-z]+)"', text(page)) == ["nl", "fr"]
    assert shown(client.get("/zuid/?in=ar")) == ("ar", "rtl")
    assert languages.offered(noord) == ["nl", "fr"]


def test_what_is_typed_stays_when_the_language_changes(client, joining):
    first = client.get(joining)
    assert 'type="submit" form="answers" name="taal" value="ar"' in text(first)
    page = client.post(joining, {"state": state(first), "step": "name", "first_name": "Amina", "taal": "ar"})
    assert (page.status_code, shown(page)) == (200, ("ar", "rtl"))
    assert 'name="first_name" value="Amina"' in text(page)
    assert "aria-invalid" not in text(page)
    kept = client.post(joining, {"state": state(page), "step": "name", "first_name": "Amina"})
    assert shown(kept) == ("ar", "rtl")
    assert 'name="step" value="way"' in text(kept)
    again = client.post(joining, {"state": state(kept), "step": "way", "way": "sms", "taal": "tr"})
    assert re.search(r'value="sms"[^>]* checked', text(again))
    assert Enrolment.objects.count() == 0


def test_the_code_stays_on_the_page_when_the_language_changes(client, joining, monkeypatch):
    monkeypatch.setattr("meedoen.activities.views.join.GUARD.__class__.check", lambda *_: None)
    page = client.get(joining)
    for answers in (
        {"step": "name", "first_name": "Amina"},
        {"step": "way", "way": "sms"},
        {"step": "reach", "reach": "0470 12 34 56"},
        {"step": "size", "adults": "1", "children": "0"},
    ):
        page = client.post(joining, {"state": state(page), **answers})
    looked = client.post(joining, {"state": state(page), "step": "check", "taal": "en"})
    assert (Enrolment.objects.count(), shown(looked)[0]) == (0, "en")
    made = client.post(joining, {"state": state(looked), "step": "check"})
    code = re.search(r'<strong dir="ltr">([^<]+)</strong>', text(made)).group(1)
    other = client.post(joining, {"state": state(made), "step": "check", "taal": "ar"})
    assert (shown(other)[0], code in text(other), Enrolment.objects.count()) == ("ar", True, 1)


def test_cancelling_is_never_done_by_choosing_a_language(client, joining):
    page = client.post("/noord/uitschrijven/", {"code": "K7P4-QX2M", "taal": "fr"})
    assert (page.status_code, shown(page)[0]) == (200, "fr")
    assert 'value="K7P4-QX2M"' in text(page)


def test_words_of_the_sign_in_library_are_dutch_too(client):
    page = client.post("/account/login/", {"login": "geen adres", "password": ""}, headers={"accept-language": "en"})
    assert shown(page) == ("nl", "ltr")
    assert "This field is required" not in text(page)
    assert "Enter a valid" not in text(page)


def _plain(page):
    """The page without the token and the marks of this one answer."""
    return re.sub(r'value="[^"]*"|nonce="[^"]*"|\?next=[^"]*|\?in=[a-z]+', "", text(page))
