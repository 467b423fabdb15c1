"""Wat past bij mij? walked through with a thumb, without script, in Dutch and in Arabic; and with a helper."""

import datetime
import re

import pytest

from meedoen.activities.services import searching
from meedoen.kernel import tenancy
from meedoen.kernel.guard import seeding
from meedoen.networks.models import Area
from tests.factories import make_activity, make_member, make_organisation, make_place, make_session

pytestmark = pytest.mark.journey
SOUP = {
    "price_cents": 0, "children_welcome": True, "no_dutch_needed": True, "themes": ["food"],
    "translations": {"ar": {"title": "نطبخ معا"}},
}  # fmt: skip


@pytest.fixture
def offered(noord):
    partner = make_organisation(noord, "De Dreef", phone="014 11 11 11")
    place = make_place(noord, "Parochiezaal", wheelchair="yes")
    with seeding("test"), tenancy.use_network(noord.pk):
        for code, name, north in (("A", "Tongerlo", 51.10), ("B", "Oevel", 51.14)):
            Area.objects.create(
                code=code, kind="village", name=name, valid_from=datetime.date(2025, 1, 1), label_point=[north, 4.9]
            )
    soup = make_activity(
        partner,
        "Samen soep koken",
        place=place,
        sign_up="sign_up",
        **SOUP,
    )
    session = make_session(soup, place=place, village_code="A")
    make_session(make_activity(partner, "Dure dansles", price_cents=2500, themes=["culture"]), village_code="B")
    searching.rebuild(noord.pk)
    return session


def test_a_resident_finds_what_fits_and_joins_without_script(walk, noord, offered):
    me = walk(thumb=True, java_script_enabled=False).go("/noord/")
    me.press(re.compile("^Wat past bij mij"), "link").press("In de namiddag", "link").press("Tongerlo", "link")
    me.press("Ja, kinderen komen mee", "link")
    me.press("Maakt niet uit", "link")
    me.touch(me.page.get_by_text("Koken en eten"))
    me.press("Verder")
    me.touch(me.page.get_by_text("Het kost te veel"))
    me.press("Toon wat past")
    taps = me.taps
    assert "Dit past bij jou" in me.text
    first, second = me.page.locator(".fit-card").all()
    assert first.locator("h2").inner_text() == "Samen soep koken"
    assert first.locator(".fit-card__why").inner_text().split("\n") == [
        "Kinderen mogen mee.", "Gratis.", "In Tongerlo.", "In de namiddag.", "Koken en eten: dat doe je graag.",
    ]  # fmt: skip
    assert "Het kost € 25." in second.locator(".fit-card__not").inner_text().replace("\xa0", " ")
    assert me.page.context.cookies() == []
    me.page.go_back()
    assert me.page.locator("h1").inner_text() == "Wat maakt het soms moeilijk?"
    me.page.go_back()
    assert me.page.get_by_label("Koken en eten").is_visible()
    me.page.go_forward()
    me.page.go_forward()
    me.press(re.compile("^Het kost te veel"), "link").press("Sla over", "link")
    assert "Het kost te veel" not in me.text
    me.press(re.compile("^Ik doe mee"))
    assert "Hoe heet je?" in me.text
    print(f"what fits me, from the start to three offers: {taps} taps")


def test_the_same_in_arabic_from_right_to_left(walk, noord, offered):
    me = walk(thumb=True).go("/noord/?in=ar")
    me.press(re.compile("^ما الذي يناسبني؟"), "link").press("لا يهم", "link").press("لا يهم", "link")
    me.press(re.compile("^نعم، يأتي معي أطفال"), "link").press("آتي وحدي", "link").press("تخطَّ", "link")
    me.touch(me.page.get_by_text("أتكلم القليل من الهولندية"))
    me.press("أظهر ما يناسب")
    assert me.page.locator("html").get_attribute("dir") == "rtl"
    assert me.page.locator(".fit-card h2").first.inner_text() == "نطبخ معا"
    assert "تعرف القليل من الهولندية؟ لا مشكلة." in me.page.locator(".fit-card__why").first.inner_text()
    me.press(re.compile("^اتصلوا بي أولًا"), "link")
    assert me.path.endswith("?bel=1")


def test_a_worker_looks_with_somebody_and_the_choices_are_links(walk, noord, offered, without_second_key):
    worker = make_member(make_organisation(noord, "Buurtwerk"))
    me = walk().go("/werk/noord/wat-past/")
    me.sign_in(worker)
    me.press("Koken en eten", "link").press("Het kost te veel", "link")
    assert me.page.locator(".fit-card h2").first.inner_text() == "Samen soep koken"
    assert "Dit past." in me.text
    me.press("Koken en eten", "link")
    assert me.path == "/werk/noord/wat-past/?h=p"
