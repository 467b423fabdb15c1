"""No page of residents looks up a text that is not translated, and no Dutch stands there that was never looked up.

This proves the list of ``tools/checks/audience.py``: every page that links lead to, and every screen of signing up and
cancelling, with its refusals, is made in each language while somebody listens to what is looked up.
"""

import datetime
import re

import pytest
from django.conf import settings
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from django.utils.translation import gettext, ngettext, override, pgettext

import meedoen.config.urls  # noqa: F401  what modules look up while they are imported is no page's
from meedoen.activities.terms import Language, Theme
from meedoen.kernel.web.languages import is_for_residents
from tests.factories import make_activity, make_organisation, make_place, make_session
from tests.trust.crawler import crawl

from .listening import latin, missing_texts

pytestmark = pytest.mark.django_db
OTHERS = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
NAMES = {
    "De",
    "Dreef",
    "Noord",
    "Zuid",
    "Meedoen",
    "OpenMoji",
    "EUPL",
    "SMS",
    "sms",
    "WhatsApp",
    "OCMW",
    "CAW",
    "PDF",
    "WCAG",
    "EN",
    "iCal",
    "AA",
    "QX",  # out of the example of a code, K7P4-QX2M
}
WAYS = {
    "phone": "0470 12 34 56",
    "sms": "0470 12 34 56",
    "email": "an@voorbeeld.be",
    "letter": "Dreef 1, 2260 Westerlo",
    "helper": "Els van het Sociaal Huis",
    "call": "0470 12 34 56",
}


@pytest.fixture(autouse=True)
def _ready(settings, tmp_path, monkeypatch):
    settings.MEEDOEN_MASTER_KEY_FILE = tmp_path / "keys" / "master.json"
    monkeypatch.setattr("meedoen.kernel.web.public_forms.Guard.check", lambda *_: None)
    cache.clear()


@pytest.fixture
def offer(in_noord):
    """One activity with everything that a page can say, and some that go otherwise."""
    partner = make_organisation(in_noord, "De Dreef", phone="014 11 11 11")
    place = make_place(
        in_noord, street="Dreef 1", wheelchair="yes", toilet="with_help", parking=True, how_to_get_there="Achteraan",
        bus_stop="Kerk", latitude=51.12, longitude=4.93,
    )  # fmt: skip
    rich = make_activity(
        partner, "Samen koken", sign_up="sign_up", text="Wij koken soep.", themes=list(Theme.values), for_whom="ouders",
        age_min=18, age_max=99, price_cents=500, social_price_cents=100, children_welcome=True, childcare_places=20,
        childcare_age_min=0, childcare_age_max=3, childcare_hours="van 14 tot 16 uur", transport_offered=True,
        companion_welcome=True, no_dutch_needed=True, quiet=True, food="soep", bring="een schort", place=place,
        languages=list(Language.values), contact_name="Els", contact_phone="014 22 22 22",
    )  # fmt: skip
    other = make_activity(partner, "Koffie", sign_up="walk_in", step_free="with_help", age_max=12, price_cents=0)
    third = make_activity(partner, "Naaien", sign_up="sign_up", step_free="no", age_min=6)
    make_session(other, later(1), status="moved", reason="de zaal is dicht")
    make_session(other, later(2), status="cancelled")
    make_session(third, later(9), capacity=1, taken=1, waiting=1)
    return {
        "rich": make_session(rich, later(1), capacity=40, childcare_places=20, place=place),
        "full": make_session(rich, later(2), capacity=1, taken=1, waiting=2),
        "off": make_session(rich, later(3), status="cancelled"),
    }


def later(days):
    return timezone.now() + datetime.timedelta(days=days)


def browser(code):
    return Client(headers={"accept-language": code}, raise_request_exception=False)


def text(page):
    return page.content.decode()


class Joining:
    """Somebody who signs up in a language, and stumbles first on every screen."""

    def __init__(self, client, session):
        self.client, self.pages = client, []
        self.address = f"/noord/a/{session.activity_id}/meedoen/{session.pk}/"
        self.state = self.seen(client.get(self.address))

    def seen(self, page):
        self.pages.append(page)
        found = re.search(r'name="state" value="([^"]+)"', text(page))
        return found.group(1) if found else ""

    def answer(self, step, **answers):
        self.state = self.seen(self.client.post(self.address, {"state": self.state, "step": step, **answers}))

    def stumble(self):
        """Everything that can be answered wrong before the last screen."""
        for step, wrong in (
            ("name", [{"first_name": ""}, {"first_name": "93.05.18-223.61"}, {"first_name": "A" * 50}]),
            ("way", [{"way": ""}]),
            ("reach", [{"reach": "x" * 300}, {"reach": ""}, {"reach": "!!"}]),
            ("size", [{"adults": "0"}, {"adults": "x", "children": "-1"}, {"adults": "19", "children": "9"}]),
            ("needs", [{"childcare": "7"}]),
        ):
            for answers in wrong:
                self.answer(step, **answers)
        return self

    def to_the_check(self, way):
        self.answer("name", first_name="Amina")
        self.answer("way", way=way)
        self.answer("reach", reach=WAYS[way])
        self.answer("size", adults="1", children="1")
        self.answer("needs", childcare="1", transport="on", companion="on")
        return self

    def to_the_end(self, way):
        self.to_the_check(way).answer("check", homepage="http://spam.example")
        self.answer("check")
        return self


def screens(code, offer):
    """Every page of residents in one language, as (address, answer)."""
    client = browser(code)
    for page in crawl(client, "/", "/noord/", "/noord/?dorp=x&vandaag=1&rolstoel=1", "/noord/?bladzijde=9"):
        if is_for_residents(page.address) and "Content-Type: text/html" in page.text:
            yield page.address, page.text[page.text.index("<!doctype") :]
    for way in WAYS:
        joining = Joining(client, offer["rich"]).to_the_end(way)
        yield from ((f"{way} {number}", text(page)) for number, page in enumerate(joining.pages))
        code_of = re.search(r'<strong dir="ltr">([^<]+)</strong>', text(joining.pages[-1]))
        assert code_of is not None, way
        if way == "sms":
            sure = client.post("/noord/uitschrijven/", {"code": code_of.group(1)})
            yield "leave", text(sure)
            yield (
                "left",
                text(client.post("/noord/uitschrijven/", {"code": code_of.group(1), "sure": "on"}, follow=True)),
            )
    joining = Joining(client, offer["full"]).to_the_end("phone")
    joining.answer("nothing")
    joining.state = "broken"
    joining.answer("name", first_name="Amina")
    yield from ((f"full {number}", text(page)) for number, page in enumerate(joining.pages))
    yield from ((f"wrong {at}", text(page)) for at, page in enumerate(Joining(client, offer["rich"]).stumble().pages))
    yield "closed", text(Joining(client, offer["off"]).pages[0])
    for typed in ("", "A" * 99, "K7P4-QX2M"):
        yield "code", text(client.post("/noord/uitschrijven/", {"code": typed}))
    strict = Client(headers={"accept-language": code}, enforce_csrf_checks=True)
    yield "csrf", text(strict.post("/noord/uitschrijven/", {"code": "x"}))
    yield "lost", text(client.get("/noord/bestaat-niet/"))


@pytest.mark.parametrize(
    "code", [pytest.param(code, marks=() if code == "ar" else pytest.mark.deep) for code in OTHERS]
)
def test_every_text_that_a_resident_meets_is_translated(code, offer):
    with missing_texts() as missed:
        seen = dict(screens(code, offer))
    assert len(seen) > 60
    assert sorted(missed) == []
    assert [address for address, page in seen.items() if f'<html lang="{code}"' not in page] == []
    if code == "ar":
        told = {found: address for address, page in seen.items() for found in latin(page, NAMES)}
        assert told == {}


def test_a_text_without_translation_is_heard():
    with missing_texts() as missed, override("ar"):
        gettext("Niemand vertaalde dit")
        pgettext("ergens", "Ook dit niet")
        ngettext("%(n)s ding", "%(n)s dingen", 2)
        gettext("Terug")
        ngettext("%(n)s kind", "%(n)s kinderen", 3)
    assert missed == {("ar", "Niemand vertaalde dit"), ("ar", "Ook dit niet"), ("ar", "%(n)s ding")}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>مجاني</p>", []),
        ("<p>gratis</p>", ["gratis"]),
        ('<button aria-label="Sluit">×</button>', ["Sluit"]),
        ('<p lang="nl">gratis</p><p><bdi>De Dreef</bdi> مجاني</p>', []),
        ('<p><img alt="kaart" src="x"></p>', ["kaart"]),
        ("<p>اسأل \u2068Els\u2069.</p>", []),
        ("<p>Meedoen</p>", []),
    ],
)
def test_dutch_in_an_arabic_page_is_seen(body, expected):
    page = HttpResponse(f'<html lang="ar"><head><title>Naam</title></head><body>{body}</body></html>')
    assert latin(text(page), NAMES) == expected
