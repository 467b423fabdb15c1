"""From a goal to an action that is followed, paid for and answers a bundle; the time line; reminders."""

import datetime
import re
import uuid

import pytest
from django.utils import timezone

from meedoen.budgets.models import FundYear
from meedoen.kernel.actors import Role
from meedoen.kernel.guard import seeding
from meedoen.networks.identity import actor_of
from meedoen.networks.models import Area, WorkingArea
from meedoen.plans import due_lines
from meedoen.plans.models import Goal, Measurement, Milestone, NewsItem, PlannedAction, Tool, TourStop
from tests.factories import make_member, make_organisation, make_pot
from tests.factories.plans import make_action, make_finding, make_goal, make_plan

pytestmark = pytest.mark.django_db
AT = "/werk/noord/buurtplannen/"
TODAY = timezone.localdate()


@pytest.fixture
def plan(noord):
    return make_plan(noord)


def acted(**fields):
    base = {"text": "Een belbus op zondag", "due_on": "2028-01-01", "threshold": "reachable", "once": uuid.uuid4()}
    return {**base, **fields}


def test_from_nothing_to_an_action_that_is_measured(me, plan, partner):
    goal = {"text": "Iedereen geraakt erbij", "blocks": ["inclusion", "referral"], "once": uuid.uuid4()}
    for _time in range(2):
        me.post(f"{AT}{plan.pk}/doel/", goal)
    assert list(Goal.objects.values_list("blocks", flat=True)) == [["referral", "inclusion"]]
    form = acted(owner_id=partner.pk, indicator="ritten per zondag", start_value="0", target_value="40")
    for _time in range(2):
        me.post(f"{AT}doel/{Goal.objects.get().pk}/actie/", form)
    action = PlannedAction.objects.get()
    for value, progress in (("10", "busy"), ("30,5", "busy")):
        followed = {"progress": progress, "value": value, "measured_on": TODAY.isoformat(), "worked": "Samen bellen."}
        page = me.post(f"{AT}actie/{action.pk}/stand/", followed, follow=True).content.decode()
    assert (Measurement.objects.count(), "Al 76 % van de weg." in page, "Samen bellen." in page) == (1, True, True)
    assert "Op schema" in me.get(f"{AT}{plan.pk}/").content.decode()
    assert me.post(f"{AT}actie/{action.pk}/weg/").status_code == 422
    me.post(f"{AT}actie/{action.pk}/stand/", {"progress": "done"})
    assert PlannedAction.objects.get().done_on == TODAY


def test_a_finding_becomes_an_action_in_one_step_under_a_new_goal_or_one_that_is_there(me, plan, noord):
    finding = make_finding(plan, "Op zondag rijdt er geen bus.")
    where = f"{AT}bevinding/{finding.pk}/actie/"
    form = acted(goal_text="Iedereen geraakt erbij")
    bad = me.post(where, acted())
    assert (bad.status_code, "Een belbus op zondag" in bad.content.decode(), Goal.objects.count()) == (422, True, 0)
    for _time in range(2):
        me.post(where, form)
    action = PlannedAction.objects.get()
    assert (action.finding_id, action.goal.text, Goal.objects.count()) == (finding.pk, "Iedereen geraakt erbij", 1)
    assert re.search(rf'value="{action.goal_id}"[^>]* checked', me.get(where).content.decode())
    both = me.post(where, acted(goal_id=action.goal_id, goal_text="Nog een"))
    assert (both.status_code, "niet allebei" in both.content.decode()) == (422, True)
    me.post(where, acted(goal_id=action.goal_id, text="Een fietsbus"))
    assert (action.goal.actions.count(), Goal.objects.count()) == (2, 1)
    elsewhere = make_goal(make_plan(noord))
    assert me.post(where, acted(goal_id=elsewhere.pk)).status_code == 422
    page = me.get(f"{AT}{plan.pk}/bevindingen/").content.decode()
    assert ("Wat we doen" in page, "Een fietsbus" in page) == (True, True)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"text": " "}, "Vul dit in."),
        ({"begins_on": "2028-02-01"}, "De actie is klaar vóór ze begint."),
        ({"start_value": "3"}, "Vul zowel het begin als het doel in"),
        ({"start_value": "veel", "target_value": "3"}, "Schrijf een getal"),
        ({"due_on": "ooit"}, "Deze dag bestaat niet."),
    ],
)
def test_an_action_that_is_wrong_stays_on_the_page(me, plan, fields, sentence):
    goal = make_goal(plan)
    answer = me.post(f"{AT}doel/{goal.pk}/actie/", acted(plain="Een bus op zondag", **fields))
    page = answer.content.decode()
    assert (answer.status_code, sentence in page, "Een bus op zondag" in page) == (422, True, True)
    assert PlannedAction.objects.count() == 0


def test_the_owner_follows_and_another_partner_does_not(client, plan, partner, in_noord):
    action = make_action(make_goal(plan), owner=partner, due_on=TODAY - datetime.timedelta(days=1))
    mine, theirs = make_member(partner, Role.WORKER), make_member(make_organisation(in_noord, "Vzw Ander"), Role.WORKER)
    client.force_login(theirs)
    assert client.get(f"{AT}actie/{action.pk}/stand/").status_code == 404
    assert client.get(f"{AT}actie/{action.pk}/").status_code == 200
    client.force_login(mine)
    assert client.post(f"{AT}actie/{action.pk}/stand/", {"progress": "busy"}).status_code == 303
    due = []
    for user in (mine, theirs):
        lines = due_lines.lines(actor_of(user, in_noord.pk), "noord", timezone.now())
        due.append([(line.key, line.count, line.late) for line in lines if line.count])
    assert due == [[("plans.actions", 1, True)], []]


def test_money_stands_aside_and_is_free_again(me, plan, noord):
    pot = make_pot(noord, 50_000)
    action = make_action(make_goal(plan))
    at = f"{AT}actie/{action.pk}/geld/"
    form = {"fund_year_id": pot.pk, "amount": "400", "once": uuid.uuid4()}
    for _time in range(2):
        page = me.post(at, form, follow=True).content.decode()
    assert (FundYear.objects.get().reserved, "€\u00a0400" in page) == (40_000, True)
    me.post(at, {**form, "amount": "450", "once": uuid.uuid4()})
    assert FundYear.objects.get().reserved == 45_000
    over = me.post(at, {**form, "amount": "501", "once": uuid.uuid4()})
    assert (over.status_code, FundYear.objects.get().reserved) == (422, 45_000)
    me.post(f"{at}vrij/")
    assert (FundYear.objects.get().reserved, PlannedAction.objects.get().hold_id) == (0, None)


def test_a_tool_is_taken_into_the_plan_with_one_click(me, plan):
    goal = make_goal(plan)
    form = {"kind": "film", "title": "Koffie op de stoep", "about": "Zet stoelen buiten.", "address": "https://film.example/1",
            "threshold": "trusted", "once": uuid.uuid4()}  # fmt: skip
    wrong = me.post(f"{AT}kist/nieuw/", {**form, "address": "http://film.example/1"})
    assert (wrong.status_code, "https://" in wrong.content.decode()) == (422, True)
    page = me.post(f"{AT}kist/nieuw/", form, follow=True).content.decode()
    assert ("Je verlaat Meedoen" in page, "<iframe" in page) == (True, False)
    tool = Tool.objects.get()
    for _time in range(2):
        me.post(f"{AT}doel/{goal.pk}/uit-de-kist/{tool.pk}/")
    action = PlannedAction.objects.get()
    assert (action.text, action.threshold, action.due_on) == ("Koffie op de stoep", "trusted", plan.last_day)
    me.post(f"{AT}kist/{tool.pk}/weg/")
    assert (Tool.objects.count(), PlannedAction.objects.get().tool) == (0, None)


def test_the_time_line_and_the_news(me, plan, client, in_noord):
    me.post(
        f"{AT}{plan.pk}/tijdlijn/nieuw/",
        {"text": "Eindverslag", "on": "2025-01-01", "kind": "report", "once": uuid.uuid4()},
    )
    stone = Milestone.objects.get()
    assert "te laat" in me.get(f"{AT}{plan.pk}/tijdlijn/").content.decode()
    me.post(f"{AT}mijlpaal/{stone.pk}/", {"klaar": "1"})
    assert Milestone.objects.get().done_on == TODAY
    me.post(f"{AT}mijlpaal/{stone.pk}/", {"weg": "1"})
    assert Milestone.objects.count() == 0
    news = {
        "title": "Soep",
        "text": "Er is soep op het plein.",
        "first_day": TODAY.isoformat(),
        "last_day": "2025-01-01",
    }
    wrong = me.post(f"{AT}nieuws/nieuw/", news)
    assert (wrong.status_code, "Er is soep op het plein." in wrong.content.decode()) == (422, True)
    me.post(f"{AT}nieuws/nieuw/", {**news, "last_day": TODAY.isoformat(), "on_site": "on"})
    assert "Er is soep op het plein." in me.get("/werk/noord/").content.decode()
    client.logout()
    for address in ("/noord/nieuws/", "/noord/"):
        assert "Er is soep op het plein." in client.get(address).content.decode()


def test_under_the_news_stands_how_it_reads_and_a_simpler_word_is_taken_over(me, plan):
    typed = {
        "title": "Soep",
        "text": "Er is tevens soep op het plein.",
        "first_day": TODAY.isoformat(),
        "on_site": "on",
    }
    read = me.post(f"{AT}nieuws/nieuw/", {**typed, "look": "1"}, headers={"HX-Request": "true"}).content.decode()
    assert 'value="text:tevens"' in read.split('id="leest-text"')[1] and "<form" not in read
    form = me.post(f"{AT}nieuws/nieuw/", {**typed, "neem_over": "text:tevens"}).context["form"]
    told = {name: form[name].value() for name in ("title", "text", "first_day", "on_site")}
    assert told == {**typed, "text": "Er is ook soep op het plein.", "on_site": True}
    me.post(f"{AT}nieuws/nieuw/", {**typed, "last_day": TODAY.isoformat(), "once": uuid.uuid4()})
    item = NewsItem.objects.get()
    changed = me.post(f"{AT}nieuws/{item.pk}/", {**typed, "neem_over": "text:tevens"})
    assert changed.context["form"]["text"].value() == "Er is ook soep op het plein."
    assert (NewsItem.objects.get().text, "Haal dit weg" in changed.content.decode()) == (typed["text"], True)


def test_the_tour_of_the_villages(me, in_noord):
    from meedoen.kernel.guard import seeding

    with seeding("village"):
        village = Area.objects.create(code="v1", kind="village", name="Oevel", valid_from=datetime.date(2020, 1, 1))
    assert "Voor 1 dorp is nog niets gepland." in me.get(f"{AT}tour/").content.decode()
    this_year = f"Dorpentour {TODAY.year}"
    for odd in ("0000", "9999", "²²²²", "٢٠٢٦"):
        assert this_year in me.get(f"{AT}tour/", {"jaar": odd}).content.decode()
    me.post(
        f"{AT}tour/nieuw/",
        {"area_id": village.pk, "planned_on": TODAY.isoformat(), "spot": "Op het plein", "once": uuid.uuid4()},
    )
    stop = TourStop.objects.get()
    page = me.post(
        f"{AT}tour/{stop.pk}/", {"done_on": TODAY.isoformat(), "brought": "Veel volk."}, follow=True
    ).content.decode()
    assert ("Geweest" in page, "Veel volk." in page, "In 1 van de" in page) == (True, True, True)
    assert me.post(f"{AT}tour/{stop.pk}/weg/").status_code == 422


def test_who_changes_a_word_of_an_action_or_finding_does_not_lose_its_zone_that_ended(me, plan, in_noord):
    with seeding("zone"):
        zone = WorkingArea.objects.create(
            name="Vaart", valid_from=datetime.date(2020, 1, 1), valid_to=TODAY - datetime.timedelta(days=1)
        )
    action = make_action(make_goal(plan), working_area=zone)
    found = make_finding(plan, working_area=zone)
    told = (
        (f"{AT}actie/{action.pk}/aanpassen/", acted()),
        (f"{AT}bevinding/{found.pk}/", {"text": "x", "theme": "work"}),
    )
    for address, form in told:
        shown = me.get(address).content.decode()
        assert f'<option value="{zone.pk}" selected>' in shown
        assert me.post(address, {**form, "working_area_id": zone.pk, "once": uuid.uuid4()}).status_code == 303
    for row in (action, found):
        row.refresh_from_db()
        assert row.working_area_id == zone.pk
