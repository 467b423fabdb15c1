"""A worker with a phone of 360 pixels: plans a weekly series, moves one day, and ticks the door with a thumb."""

import datetime
import re

import pytest
from django.utils import timezone

from meedoen.activities.models import Session
from meedoen.activities.rules.parties import Party
from meedoen.activities.services import enrolment
from meedoen.kernel import tenancy
from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.guard import seeding
from tests.factories import make_activity, make_member, make_organisation, make_place, make_session

pytestmark = [pytest.mark.journey, pytest.mark.usefixtures("without_second_key")]
REASON = "de zaal is die dag bezet"
WEEK = datetime.timedelta(days=7)


@pytest.fixture
def partner(noord):
    return make_organisation(noord, "De Dreef", phone="014 11 11 11")


@pytest.fixture
def worker(partner):
    return make_member(partner, Role.WORKER)


@pytest.fixture
def everything(partner):
    """Somebody with every role there is: the menu has all its items."""
    user = make_member(partner, Role.COORDINATOR)
    for role in sorted({*Role} - {Role.COORDINATOR, Role.PUBLIC, Role.SYSTEM, Role.OPERATOR}):
        make_member(partner, role, user)
    return user


def sessions(network, title):
    with tenancy.use_network(network.pk):
        return list(Session.objects.filter(activity__title=title).order_by("planned_start"))


def signed_up(session, name, adults, children):
    with tenancy.use_network(session.network_id):
        enrolment.sign_up(
            Actor.anonymous(session.network_id),
            session.pk,
            first_name=name,
            channel="phone",
            reach="0470 12 34 56",
            party=Party(adults=adults, children=children),
        )


def it_is_today(session):
    """Who signed up yesterday comes today at noon."""
    noon = timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0)
    with seeding("test"), tenancy.use_network(session.network_id):
        Session.objects.filter(pk=session.pk).update(starts_at=noon, ends_at=noon + datetime.timedelta(hours=2))


def plan_a_series(walk, first):
    """The editor: what, every week, where; the days show beside it before anything is kept."""
    page = walk.page
    walk.press(re.compile("^Plan een activiteit"))
    walk.fill(title="Samen naaien", text="We naaien samen. Iedereen mag komen.")
    walk.touch(page.get_by_text("Elke week", exact=True))
    walk.fill(start_date=first.isoformat(), start_time="14:00", end_time="16:00", count="4")
    page.locator("[name=place_id]").select_option(label="De Zaal")
    page.locator("#look .look__days li").nth(3).wait_for()
    assert page.locator("#look .look__days li").count() == 4
    assert "Samen naaien" in page.locator("#look").inner_text()
    walk.look()
    walk.press("Zet klaar")
    assert "Nog niemand ziet het" in walk.said


def test_plan_a_weekly_series_publish_and_move_one_day(walk, noord, partner, worker):
    make_place(noord, "De Zaal")
    me = walk(thumb=True)
    me.go("/werk/noord/").sign_in(worker)
    assert me.path == "/werk/noord/"
    first = timezone.localdate() + datetime.timedelta(days=7)
    plan_a_series(me, first)
    made = sessions(noord, "Samen naaien")
    assert [timezone.localdate(one.starts_at) for one in made] == [
        first + datetime.timedelta(days=7 * n) for n in range(4)
    ]
    visitor = walk(thumb=True).go("/noord/")
    assert "Samen naaien" not in visitor.text
    me.press("Toon aan iedereen")
    assert "Iedereen ziet het nu" in me.said
    assert "Samen naaien" in visitor.go("/noord/").text
    moved_to = first + datetime.timedelta(days=1)
    me.press(re.compile("^Verplaats "))
    me.fill(reason=REASON, start_date=moved_to.isoformat(), start_time="10:00", end_time="12:00").press("Verplaats")
    assert "Verplaatst naar" in me.said
    year, week, _day = moved_to.isocalendar()
    me.press(re.compile("^Kalender"), within=".menu")
    me.go(f"/werk/noord/kalender/{year}-W{week:02}/")
    day = me.page.locator(".day", has=me.page.locator(f"time[datetime='{moved_to.isoformat()}']"))
    assert "Samen naaien" in day.inner_text()
    assert "verplaatst" in day.inner_text()
    before = me.page.locator(".day", has=me.page.locator(f"time[datetime='{first.isoformat()}']"))
    assert before.count() == 0 or "Samen naaien" not in before.inner_text()
    assert REASON in visitor.press(re.compile("Samen naaien")).text
    assert [timezone.localdate(one.starts_at) for one in sessions(noord, "Samen naaien")][:2] == [
        moved_to,
        first + WEEK,
    ]
    print(f"sign in, plan, publish, move, look: {me.taps} taps")
    assert me.taps <= 8


def test_tick_the_door_with_a_thumb(walk, noord, partner, worker):
    now = timezone.now()
    session = make_session(
        make_activity(partner, "Koffie en taart", sign_up="sign_up"), now + datetime.timedelta(hours=1)
    )
    for name, adults, children in (("Amina", 1, 2), ("Luc", 1, 0), ("Rosa", 2, 0)):
        signed_up(session, name, adults, children)
    it_is_today(session)
    me = walk(thumb=True).go("/werk/noord/").sign_in(worker)
    page, begun = me.page, me.taps
    me.press(re.compile("^Open de tiklijst"))
    count = page.locator(".door__number")
    assert count.inner_text() == "0"
    for name, present in (("Amina", "3"), ("Luc", "4")):
        me.touch(page.locator(".tick__button", has_text=name))
        page.locator(".tick--here", has_text=name).wait_for()
        assert count.inner_text() == present
    me.look()
    box = page.locator(".tick__button", has_text="Rosa").bounding_box()
    assert min(box["width"], box["height"]) >= 44
    more = page.locator("[data-stepper]", has=page.locator("[name=anderen-adults]")).locator("[data-step='1']")
    for _ in range(3):
        me.touch(more)
    me.press("Bewaar deze aantallen")
    assert "Er zijn 3 anderen" in me.said
    assert count.inner_text() == "7"
    ticked = me.taps - begun
    me.touch(page.locator(".tick__button", has_text="Luc"))
    page.locator(".tick:not(.tick--here)", has_text="Luc").wait_for()
    assert count.inner_text() == "6"
    me.press("Maak ongedaan")
    assert count.inner_text() == "3"
    print(f"open the list, tick two parties, add three others: {ticked} taps")
    assert ticked == 7


REACHED = """list => {
  const out = [];
  for (const item of list.querySelectorAll('a')) {
    item.scrollIntoView({ block: 'nearest' });
    const box = item.getBoundingClientRect();
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    if (box.top < 0 || box.bottom > innerHeight || !item.contains(top)) out.push(item.innerText.trim());
  }
  return out;
}"""


def test_every_item_of_the_fullest_menu_is_within_reach_of_a_small_phone(walk, everything):
    """All that somebody with every role may do is behind "Meer"; the list scrolls by itself and hides nothing."""
    me = walk(thumb=True, viewport={"width": 360, "height": 640})
    me.go("/werk/noord/").sign_in(everything)
    me.touch(me.page.locator(".more > summary"))
    items = me.page.locator(".more__list a")
    assert items.count() > 15
    assert me.page.locator(".more__list").evaluate(REACHED) == []
