"""The map and the flow from events: what is drawn, what is not, and the same number of queries for more rows."""

import datetime
import re
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from meedoen.activities.models import Attendance, Enrolment, Initiative
from meedoen.kernel.actors import Role
from meedoen.kernel.guard import seeding
from meedoen.kernel.refusals import NotFound
from meedoen.outreach.models import Contact
from meedoen.outreach.queries import flow as flows
from meedoen.outreach.queries import network_map as maps
from meedoen.outreach.rules.periods import Span
from tests.factories import actor_in, make_activity, make_member, make_organisation, make_participant, make_session

pytestmark = pytest.mark.django_db
BRUSSELS = ZoneInfo("Europe/Brussels")
MAP, FLOW = "/werk/noord/netwerkkaart/", "/werk/noord/doorstroom/"


@pytest.fixture
def desk(client, partner, in_noord):
    client.force_login(make_member(partner, Role.POLICY_MAKER))
    return client


def text(answer):
    return answer.content.decode()


def at(month, day=10, year=2025):
    return datetime.datetime(year, month, day, 14, tzinfo=BRUSSELS)


def noted(partner, place, people, kind="street", **fields):
    with seeding("test"):
        for person in people:
            Contact.objects.create(
                organisation=partner, kind=kind, on=datetime.date(2025, 5, 4), place=place, participant=person,
                who="first_name" if person else "nobody", by_code="A", **fields,
            )  # fmt: skip


def came(session, people):
    with seeding("test"):
        for person in people:
            Attendance.objects.create(session=session, participant=person)


def crowd(partner, number):
    return [make_participant(partner) for _one in range(number)]


def test_contacts_and_visitors_are_drawn_from_events(partner, place, worker, noord):
    people = crowd(partner, 7)
    noted(partner, place, [*people, people[0]])
    noted(partner, place, people[:4], kind="phone")
    noted(partner, place, [None], kind="group", persons=6)
    noted(partner, place, people, kind="home_visit", answered=False)
    noted(partner, place, people, kind="home_visit", withdrawn=True)
    came(make_session(make_activity(partner, place=place), at(5)), people[:6])
    found = maps.network_map(worker, Span(2025).period)
    words = [(found.words[tie.start], found.words[tie.end], tie.figure.text_with_unit) for tie in found.ways]
    assert words == [
        ("In een groep", "Speelplein", "ongeveer 5 personen"), ("Op straat", "Speelplein", "ongeveer 5 personen"),
    ]  # fmt: skip
    assert [tie.figure.text_with_unit for tie in found.homes] == ["ongeveer 15 personen"]
    assert [tie.figure.text_with_unit for tie in found.came] == ["ongeveer 5 personen"]
    assert found.total.text == "ongeveer 15"
    assert maps.network_map(worker, Span(2024).period).ways == []


def test_how_far_the_chain_of_who_brought_whom_reaches(partner, place, worker, desk):
    """Seven were brought by one, and six more by one of the seven; of four that they brought the number stays away."""
    first, here = make_participant(partner), make_session(make_activity(partner, place=place), at(5))
    chain = [first]
    for many in (7, 6, 4):
        chain.append([make_participant(partner, brought_by=first) for _one in range(many)])
        first = chain[-1][0]
    came(here, [person for link in chain[1:] for person in link])
    told = [one.text for one in maps.network_map(worker, Span(2025).period).brought]
    assert told == ["ongeveer 15", "ongeveer 10", "0–4"]
    page = text(desk.get(f"{MAP}?periode=2025"))
    assert "brachten elkaar mee: ongeveer 15 personen" in page and "zelf meegebracht: ongeveer 10 personen" in page
    assert "Nog een schakel verder" not in page
    assert [one.value for one in maps.network_map(worker, Span(2024).period).brought] == [0, 0, 0]


def test_a_sign_up_by_another_partner_is_a_line_between_organisations(partner, worker, noord):
    other = make_organisation(noord, "Bibliotheek")
    session = make_session(make_activity(other), at(5))
    with seeding("test"):
        for person in crowd(partner, 5):
            Enrolment.objects.create(
                session=session, participant=person, by_organisation=partner, via="desk", status="placed"
            )
    (line,) = maps.network_map(worker, Span(2025, 1).period).led
    assert (line.start, line.end) == (f"org:{partner.pk}", f"org:{other.pk}")
    assert maps.network_map(worker, Span(2025, 2).period).led == []


def test_the_map_as_picture_and_as_table(desk, partner, place, noord):
    make_organisation(noord, "Bibliotheek")
    assert "Nog niets te tekenen" in text(desk.get(MAP))
    noted(partner, place, [*crowd(partner, 6)])
    shown = text(desk.get(f"{MAP}?periode=2025"))
    assert "<svg" in shown and "<script>" not in shown and "style=" not in shown.split('<svg class="drawn"')[1]
    assert shown.count("<title>Op straat – Speelplein: ongeveer 5 personen</title>") == 1
    assert re.search(r"<td>Speelplein</td>\s*<td class=\"number number--loose\">ongeveer 5<", shown)
    assert "Amina" not in shown
    assert desk.get(f"{MAP}?periode=zomer").status_code == 200


@pytest.fixture
def studio(partner):
    with seeding("test"):
        return Initiative.objects.create(organisation=partner, name="Naaiatelier", need="H8")


def test_in_through_out_and_to_where(partner, noord, worker, studio):
    sewing = make_activity(partner, title="Naaien", initiative=studio)
    cooking = make_activity(make_organisation(noord, "Volkstuin"), title="Kookgroep")
    old, new = crowd(partner, 20), crowd(partner, 10)
    came(make_session(sewing, at(9, year=2024)), old)
    came(make_session(sewing, at(3)), [*old[:10], *new])
    came(make_session(cooking, at(5)), [*old[4:14], new[0]])
    found = flows.flow(worker, studio.pk, Span(2025))
    assert found.flow.now.text == "ongeveer 20"
    ways = {way: figure.text for way, figure in found.flow.ways_in}
    assert ways == {"new": "ongeveer 10", "elsewhere": "0–4", "stayed": "ongeveer 10", "back": "0–4"}
    assert (found.flow.left.text, found.flow.went_on.text) == ("ongeveer 10", "ongeveer 10")
    on_to = [(found.words[key], figure.text) for key, figure in found.flow.on_to]
    assert on_to == [("Kookgroep (Volkstuin)", "ongeveer 10")]
    assert flows.flow(worker, cooking.pk, Span(2025)).flow.on_to == []


def test_the_flow_as_picture_and_as_table(desk, partner, studio):
    assert "Nog geen groepen" in text(desk.get(FLOW))
    came(make_session(make_activity(partner, initiative=studio), at(3)), crowd(partner, 6))
    assert "Naaiatelier" in text(desk.get(FLOW))
    shown = text(desk.get(f"{FLOW}{studio.pk}/?periode=2025"))
    assert "In 2025: ongeveer 5 personen" in shown and "<svg" in shown
    assert "In eerste helft van 2025" in text(desk.get(f"{FLOW}{studio.pk}/?periode=2025-1"))


def test_groups_of_another_network_are_not_there(worker, zuid, studio):
    with pytest.raises(NotFound):
        flows.flow(actor_in(make_organisation(zuid)), studio.pk, Span(2025))


def test_as_many_queries_for_one_as_for_three(desk, partner, place, studio, noord):
    def counted(address):
        with CaptureQueriesContext(connection) as seen:
            assert desk.get(address).status_code == 200
        return len(seen)

    def one_more(day):
        people = crowd(partner, 5)
        noted(partner, place, people)
        activity = make_activity(partner, title=f"Les {day}", initiative=studio, place=place)
        came(make_session(activity, at(3, day)), people)
        came(make_session(make_activity(make_organisation(noord)), at(4, day)), people)

    addresses = [f"{MAP}?periode=2025", FLOW, f"{FLOW}{studio.pk}/?periode=2025"]
    one_more(1)
    once = [counted(address) for address in addresses]
    one_more(2)
    one_more(3)
    assert [counted(address) for address in addresses] == once


def test_this_year_is_shown_when_nothing_is_asked(desk):
    assert f"Netwerkkaart van {timezone.localdate().year}" in text(desk.get(MAP))
