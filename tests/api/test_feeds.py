"""Feeds and the block: read by two independent parsers, safe whatever is in the texts, and nothing of people."""

import datetime
import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser

import icalendar
import pytest
import vobject
from django.test import Client
from django.utils import timezone

from meedoen.activities.rules.chosen import Chosen
from tests.factories import make_activity, make_member, make_organisation, make_place, make_session

pytestmark = pytest.mark.django_db
AWKWARD = 'Taart; koffie, thee \\ "melk" & <b>suiker</b>\nen een heel lange naam met ë en 🎂 ' + "ü" * 30
LIVE = '<script>alert(1)</script>" onmouseover="x'


@pytest.fixture
def offer(noord):
    house = make_organisation(noord, name="Het Huis")
    place = make_place(noord, "Zaal; één, twee", street="Dorp 1", latitude=51.1, longitude=4.9)
    activity = make_activity(house, AWKWARD[:119], place=place, themes=["food"], price_cents=0, bring=AWKWARD[:150])
    start = timezone.now().replace(microsecond=0) + datetime.timedelta(days=3)
    off = {"status": "cancelled", "reason": "De zaal is dicht."}
    sessions = [
        make_session(activity, start, place=place),
        make_session(activity, start + datetime.timedelta(days=1), place=place, **off),
    ]
    other = make_session(make_activity(house, title="Turnen", themes=["sport"]), start)
    return {"activity": activity, "sessions": sessions, "other": other, "place": place, "house": house}


def get(address, **more):
    return Client().get(f"/noord/{address}", **more)


def test_two_parsers_read_the_same_agenda(offer):
    answer = get("agenda.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8" and answer["Access-Control-Allow-Origin"] == "*"
    lines = answer.content.split(b"\r\n")
    assert b"\n" not in answer.content.replace(b"\r\n", b"") and max(map(len, lines)) <= 75
    one = icalendar.Calendar.from_ical(answer.content)
    two = vobject.readOne(answer.content.decode())
    ours = {str(event["uid"]): event for event in one.walk("VEVENT")}
    theirs = {event.uid.value: event for event in two.vevent_list}
    assert set(ours) == set(theirs) == {f"{row.pk}@meedoen" for row in [*offer["sessions"], offer["other"]]}
    for row in offer["sessions"]:
        a, b = ours[f"{row.pk}@meedoen"], theirs[f"{row.pk}@meedoen"]
        assert str(a["summary"]) == b.summary.value == row.activity.title
        assert a.decoded("dtstart") == b.dtstart.value == row.starts_at
        assert a.decoded("dtend") == b.dtend.value == row.ends_at
        assert str(a["location"]) == b.location.value and "Zaal; één, twee" in b.location.value
        off = row.status == "cancelled"
        assert (str(a["status"]), int(a["sequence"]) > 0) == ("CANCELLED" if off else "CONFIRMED", off)
        assert b.status.value == str(a["status"]) and str(a["class"]) == "PUBLIC"
    assert [zone.tzid.value for zone in two.vtimezone_list] == ["Europe/Brussels"]


def test_written_again_it_is_the_same(offer):
    """What both parsers write of it reads as what we wrote; the keys stay the same from one time to the next."""
    first, again = get("agenda.ics").content, get("agenda.ics?in=nl").content

    def told(content):
        events = icalendar.Calendar.from_ical(content).walk("VEVENT")
        return {
            str(one["uid"]): (str(one["summary"]), one.decoded("dtstart"), str(one.get("description", "")))
            for one in events
        }

    assert told(first) == told(again) == told(icalendar.Calendar.from_ical(first).to_ical())
    assert told(first) == told(vobject.readOne(first.decode()).serialize().encode())


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", 3), ("thema=food", 2), ("thema=sport", 1), ("gratis=1", 2), ("plaats={place}", 2), ("partner={house}", 3),
        ("activiteit={activity}", 2), ("kinderen=1", 0), ("dorp=x", 0),
    ],
)  # fmt: skip
def test_an_agenda_of_a_place_a_theme_an_activity(offer, asked, found):
    query = asked.format(place=offer["place"].pk, house=offer["house"].pk, activity=offer["activity"].pk)
    answer = get(f"agenda.ics?{query}")
    assert len(icalendar.Calendar.from_ical(answer.content).walk("VEVENT")) == found
    assert get(f"blok.html?{query}").content.count(b'itemprop="url"') == found


@pytest.mark.parametrize("asked", ["thema=dansen", "plaats=x", "soort=1", "partner=1", "activiteit=%00"])
@pytest.mark.parametrize("feed", ["agenda.ics", "blok.html"])
def test_an_address_that_nobody_understands_shows_nothing_rather_than_all(offer, feed, asked):
    assert get(f"{feed}?{asked}").status_code == 404


def test_what_was_chosen_comes_back_from_its_address():
    from django.http import QueryDict

    said = {"thema": "food", "gratis": "1", "dorp": "d1", "partner": "0" * 8 + "-0000-4000-8000-" + "0" * 12}
    chosen = Chosen.read(said)
    assert Chosen.read(QueryDict(chosen.address()).dict()) == chosen and Chosen().address() == ""


def test_what_is_new_as_atom(offer, noord):
    make_activity(offer["house"], title="Tekens \x0b\x1f & <i>")
    make_activity(offer["house"], title="Geheim", status="draft")
    answer = get("nieuw.atom")
    feed = ET.fromstring(answer.content)
    name = {"a": "http://www.w3.org/2005/Atom"}
    entries = feed.findall("a:entry", name)
    assert [one.findtext("a:title", namespaces=name) for one in entries][:2] == ["Tekens  & <i>", "Turnen"]
    assert len(entries) == 3 and answer["Content-Type"].startswith("application/atom+xml")
    for one in entries:
        assert one.findtext("a:id", namespaces=name).startswith("urn:uuid:") and one.find("a:link", name) is not None


class Seen(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.attributes = [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [name for name, _value in attrs]


def test_the_block_is_plain_html_and_nothing_in_it_runs(offer, noord):
    make_session(make_activity(offer["house"], title=LIVE))
    answer = get("blok.html")
    seen = Seen()
    seen.feed(answer.content.decode())
    assert set(seen.tags) <= {"section", "ul", "li", "a", "span", "meta", "p", "time", "strong"}
    assert not [name for name in seen.attributes if name.startswith("on") or name in ("style", "src", "id")]
    classes = set(re.findall(r'class="([^"]+)"', answer.content.decode()))
    assert classes and all(one.startswith("meedoen-block") for one in classes)
    assert answer["Cache-Control"] == "public, max-age=300" and "Set-Cookie" not in answer
    assert b"http://testserver/noord/a/" in answer.content and b"De zaal is dicht" in answer.content


def test_the_page_gives_lines_that_work(offer, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    client = Client()
    client.force_login(make_member(offer["house"]))
    answer = client.get("/werk/noord/eigen-website/?thema=food&gratis=1")
    text = answer.content.decode()
    assert answer.status_code == 200
    block = re.search(r"data-meedoen-blok=&quot;(.+?)&quot;", text)[1].replace("&amp;amp;", "&")
    assert block == "http://testserver/noord/blok.html?gratis=1&thema=food"
    assert get(block.partition("/noord/")[2]).status_code == 200
    assert text.count("meedoen-block__item") == 2 and "Block Node" not in text
    assert "Turnen" not in text and client.get("/werk/noord/eigen-website/?thema=x").status_code == 422
