"""The language of a page: one in which every text is there, whatever the browser asks for."""

import re

import pytest
from django.conf import settings

pytestmark = pytest.mark.django_db
PAGES = ["/noord/", "/account/login/", "/werk/noord/bestaat-niet/", "/noord/bestaat-niet/"]


def shown(page):
    return re.search(r'<html lang="([a-z]+)" dir="([a-z]+)"', page.content.decode()).groups()


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("asked", ["en", "en-GB,en;q=0.9", "fr-BE,ar;q=0.5", "xx", ""])
def test_a_browser_in_another_language_gets_dutch_all_through(client, address, asked):
    page = client.get(address, headers={"accept-language": asked})
    dutch = client.get(address, headers={"accept-language": "nl"})
    assert shown(page) == ("nl", "ltr")
    assert _plain(page) == _plain(dutch)


def test_words_of_the_sign_in_library_are_dutch_too(client):
    page = client.post("/account/login/", {"login": "geen adres", "password": ""}, headers={"accept-language": "en"})
    assert shown(page) == ("nl", "ltr")
    assert "This field is required" not in page.content.decode()
    assert "Enter a valid" not in page.content.decode()


def test_a_planned_language_cannot_be_chosen_yet(client):
    assert not dict(settings.LANGUAGES).keys() & dict(settings.LANGUAGES_PLANNED).keys()
    for code, _name in settings.LANGUAGES_PLANNED:
        assert settings.LANGUAGE_COOKIE_NAME not in client.get(f"/taal/{code}/").cookies
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = code
        assert shown(client.get("/noord/")) == ("nl", "ltr")


def _plain(page):
    """The page without the token and the marks of this one answer."""
    return re.sub(r'value="[^"]*"|nonce="[^"]*"', "", page.content.decode())
