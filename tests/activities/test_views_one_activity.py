"""One activity as a resident sees it: who welcomes you, what to take along, and what machines read in the page."""

import datetime
import io
import json
import re
from urllib.parse import parse_qs, unquote, urlsplit

import icalendar
import pikepdf
import pytest
from django.core.cache import cache
from django.utils import timezone

from meedoen.activities.rules.series import BRUSSELS
from meedoen.activities.views.takeaway import shortened
from meedoen.kernel.guard import seeding
from tests.factories import make_activity, make_organisation, make_place, make_session
from tests.press.reading import faults

pytestmark = pytest.mark.django_db
DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
HOSTILE = 'Koken </script><script>alert("x")</script> & <b>taart</b>'


@pytest.fixture(autouse=True)
def empty_cache():
    cache.clear()


@pytest.fixture
def place(in_noord):
    return make_place(
        in_noord, "De Zaal", street="Dorp 1", postcode="2260", latitude=51.0883, longitude=4.9153,
        how_to_get_there="achter de kerk",
    )  # fmt: skip


@pytest.fixture
def activity(in_noord, place):
    partner = make_organisation(in_noord, "De Dreef", phone="014 11 11 11", website="https://dedreef.example/")
    return make_activity(
        partner, "Samen koken", text="We koken samen.", place=place, price_cents=500, social_price_cents=100,
        bring="een schort", welcomed_by="Katrien", languages=["nl", "tr"], age_min=6, age_max=12,
    )  # fmt: skip


@pytest.fixture
def session(activity, place):
    return make_session(activity, at(3, 14), place=place)


def at(days, hour):
    return datetime.datetime.combine(
        timezone.localdate() + datetime.timedelta(days=days), datetime.time(hour), BRUSSELS
    )


def look(client, activity, language="nl"):
    return client.get(f"/noord/a/{activity.pk}/", {"in": language}).content.decode()


def events(page):
    found = DATA.search(page)
    return json.loads(found[1]) if found else []


def test_it_says_who_waits_for_you(client, activity, session):
    assert "<strong><bdi>Katrien</bdi></strong> wacht je op" in look(client, activity)


@pytest.mark.parametrize("language", ["nl", "fr", "en", "ar", "tr"])
def test_shared_text_is_in_the_language_of_the_reader_and_names_the_page(client, activity, session, language):
    activity_title = {"tr": "Birlikte yemek"}.get(language, "Samen koken")
    activity.translations = {"tr": {"title": "Birlikte yemek"}}
    save(activity)
    page = look(client, activity, language)
    links = {
        name: re.search(rf'href="({name}[^"]+)"', page)[1].replace("&amp;", "&")
        for name in ("https://wa.me/", "sms:", "mailto:")
    }
    told = parse_qs(urlsplit(links["https://wa.me/"]).query)["text"][0]
    assert told.startswith(f"{activity_title}, ")
    assert told.endswith(f"http://testserver/noord/a/{activity.pk}/")
    assert "De Zaal" in told
    assert unquote(links["sms:"]) == f"sms:?&body={told}"
    mail = parse_qs(urlsplit(links["mailto:"]).query)
    assert mail["body"] == [told]
    assert activity_title not in mail["subject"][0]


def test_the_calendar_file_is_neutral_and_private(client, activity, session):
    answer = client.get(f"/noord/a/{activity.pk}/{session.pk}.ics")
    assert answer["Content-Type"].startswith("text/calendar")
    one = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")[0]
    assert (str(one["summary"]), str(one["class"])) == ("Samen koken", "PRIVATE")
    assert one["dtstart"].dt == session.starts_at
    assert str(one["location"]) == "De Zaal, Dorp 1, 2260 Westerlo"
    assert str(one["description"]) == "achter de kerk\nMeebrengen: een schort\nVragen? Bel 014 11 11 11"
    assert b"De Dreef" not in answer.content
    assert b"Noord" not in answer.content


def test_a_session_of_another_activity_or_network_has_no_file(client, activity, session, zuid):
    other = make_session(make_activity(activity.organisation, "Iets anders"))
    elsewhere = make_session(make_activity(make_organisation(zuid, "Elders"), "Van zuid"))
    draft = make_session(make_activity(activity.organisation, "Kladje", "draft"))
    for one in (other, elsewhere):
        assert client.get(f"/noord/a/{activity.pk}/{one.pk}.ics").status_code == 404
    assert client.get(f"/noord/a/{draft.activity_id}/{draft.pk}.ics").status_code == 404
    for gone in (elsewhere, draft):
        assert client.get(f"/noord/a/{gone.activity_id}/blad.pdf").status_code == 404


def test_machines_read_the_same_as_people(client, activity, session):
    (one,) = events(look(client, activity))
    start = session.starts_at.astimezone(BRUSSELS)
    assert (one["@type"], one["name"], one["description"]) == ("Event", "Samen koken", "We koken samen.")
    assert one["startDate"] == start.isoformat()
    assert re.search(r"T14:00:00\+0[12]:00$", one["startDate"])
    assert one["eventStatus"] == "https://schema.org/EventScheduled"
    assert one["location"]["address"]["streetAddress"] == "Dorp 1"
    assert one["location"]["geo"] == {"@type": "GeoCoordinates", "latitude": 51.0883, "longitude": 4.9153}
    assert one["organizer"] == {"@type": "Organization", "name": "De Dreef", "url": "https://dedreef.example/"}
    assert [(offer["price"], offer.get("name", "")) for offer in one["offers"]] == [
        ("5.00", ""),
        ("1.00", "kansentarief"),
    ]
    assert one["isAccessibleForFree"] is False
    assert (one["inLanguage"], one["typicalAgeRange"]) == (["nl", "tr"], "6-12")


def test_what_is_off_or_moved_says_so(client, activity, place):
    make_session(activity, at(2, 14), status="cancelled")
    make_session(activity, at(4, 16), status="moved", planned_start=at(3, 14))
    off, moved = events(look(client, activity))
    assert off["eventStatus"] == "https://schema.org/EventCancelled"
    assert moved["eventStatus"] == "https://schema.org/EventRescheduled"
    assert moved["previousStartDate"] == at(3, 14).isoformat()


def test_free_is_free_and_unknown_is_not_said(client, activity, session):
    activity.price_cents, activity.social_price_cents = 0, None
    save(activity)
    assert events(look(client, activity))[0]["isAccessibleForFree"] is True
    activity.price_cents = None
    save(activity)
    (one,) = events(look(client, activity))
    assert "offers" not in one
    assert "isAccessibleForFree" not in one


def test_no_text_can_end_the_script(client, activity, session):
    activity.title, activity.text = HOSTILE, HOSTILE + "\u2028"
    save(activity)
    page = look(client, activity)
    assert events(page)[0]["name"] == HOSTILE
    assert "<script>alert" not in page
    assert page.count("<script") == page.count("</script>")


def test_nothing_ahead_gives_machines_nothing(client, activity):
    assert events(look(client, activity)) == []


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_one_a5_in_the_language_of_the_reader(client, activity, session, language):
    answer = client.get(f"/noord/a/{activity.pk}/blad.pdf", {"in": language})
    assert answer["Content-Type"] == "application/pdf"
    assert sizes(answer.content) == [(420, 595)]
    with pikepdf.open(io.BytesIO(answer.content)) as pdf:
        assert str(pdf.Root.Lang) == language
        assert bool(pdf.Root.MarkInfo.Marked)
        assert "/StructTreeRoot" in pdf.Root
    assert faults(answer.content) == []


def test_the_longest_texts_fit_on_one_a5(client, activity, place):
    for name, most in (("title", 120), ("text", 4000), ("bring", 200), ("food", 120)):
        setattr(activity, name, ("Woordenrijk verhaal. " * 200)[:most])
    for name in ("children_welcome", "no_dutch_needed", "transport_offered", "companion_welcome", "quiet"):
        setattr(activity, name, True)
    save(activity)
    for days in (1, 2, 3, 4):
        make_session(activity, at(days, 14), place=place, status="moved", reason="de zaal is dicht " * 11)
    answer = client.get(f"/noord/a/{activity.pk}/blad.pdf")
    assert sizes(answer.content) == [(420, 595)]


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("Kort.", 10, "Kort."),
        ("Eerste zin. Tweede zin is te lang.", 20, "Eerste zin."),
        ("Eenheelbijzonderlangwoord en meer", 30, "Eenheelbijzonderlangwoord en…"),
        ("  veel \n wit ", 20, "veel wit"),
    ],
)
def test_a_long_text_ends_at_a_sentence(text, most, short):
    assert shortened(text, most) == short


def save(activity):
    with seeding("test"):
        activity.save()


def sizes(content):
    """The pages of a PDF with their width and height in whole points."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return [(round(float(page.mediabox[2])), round(float(page.mediabox[3]))) for page in pdf.pages]
