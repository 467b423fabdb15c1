"""Reads of the offer and the calendar: what is in them, what is not, and with how many queries."""

import datetime
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from meedoen.activities import services
from meedoen.activities.queries import calendar as calendars
from meedoen.activities.queries import offer as queries
from meedoen.activities.rules.freshness import Freshness
from meedoen.activities.rules.parties import Party
from meedoen.activities.rules.series import BRUSSELS
from meedoen.activities.services import enrolment
from meedoen.kernel import tenancy
from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.guard import seeding
from meedoen.kernel.refusals import Closed, NotFound
from tests.factories import actor_in, make_activity, make_organisation, make_session

pytestmark = pytest.mark.django_db
DAY = datetime.date(2027, 3, 10)


@pytest.fixture
def other(in_noord):
    return make_organisation(in_noord, "Sportdienst", kind="sport")


@pytest.fixture
def worker(partner):
    return actor_in(partner)


def at(day, hour=14):
    return datetime.datetime.combine(day, datetime.time(hour), BRUSSELS)


def today():
    return timezone.localdate()


def ago(days):
    """Noon of so many days ago: whatever the hour of the test and the clock change in between."""
    return timezone.localtime().replace(hour=12) - datetime.timedelta(days=days)


def titles(rows):
    return [row.activity.title for row in rows]


def test_the_offer_is_in_order_and_narrowed(worker, partner, other, zuid):
    make_session(make_activity(partner, "Koffie"))
    make_session(make_activity(partner, "Appeltaart", status="draft"))
    make_activity(other, "Zwemmen")
    make_activity(other, "Kladje van een ander", status="draft")
    make_activity(make_organisation(zuid), "Kanarie")
    found = queries.offer(worker, today=today())
    assert (titles(found.rows), found.more) == (["Appeltaart", "Koffie", "Zwemmen"], False)
    assert titles(queries.offer(worker, today=today(), status="draft").rows) == ["Appeltaart"]
    assert titles(queries.offer(worker, today=today(), organisation_id=other.pk).rows) == ["Zwemmen"]


def test_a_page_holds_forty_and_says_there_is_more(worker, partner):
    for number in range(queries.PAGE + 1):
        make_activity(partner, f"Activiteit {number:02}")
    first, second = (queries.offer(worker, today=today(), page=number) for number in (1, 2))
    assert (len(first.rows), first.more, titles(second.rows), second.more) == (40, True, ["Activiteit 40"], False)


def test_freshness_follows_the_rule_and_the_term_of_the_network(worker, partner):
    coming = today() + datetime.timedelta(days=3)
    for title, days in (("Vers", 10), ("Bijna", 80), ("Oud", 91)):
        make_session(make_activity(partner, title, confirmed_at=ago(days)), at(coming))
    make_session(make_activity(partner, "Voorbij", confirmed_at=ago(200)), at(today() - datetime.timedelta(days=9)))
    make_activity(partner, "Telefoon", confirmed_at=ago(200))
    make_session(make_activity(partner, "Kladje", confirmed_at=ago(200), status="draft"), at(coming))
    make_session(make_activity(partner, "Afgezegd", confirmed_at=ago(200)), at(coming), status="cancelled")
    found = {row.activity.title: row.freshness for row in queries.offer(worker, today=today()).rows}
    assert found == {
        "Vers": Freshness.FRESH, "Bijna": Freshness.SOON, "Oud": Freshness.STALE, "Voorbij": Freshness.OVER,
        "Telefoon": Freshness.STALE, "Kladje": Freshness.STALE, "Afgezegd": Freshness.OVER,
    }  # fmt: skip
    assert titles(queries.offer(worker, today=today(), stale=True).rows) == ["Oud", "Telefoon"]
    with seeding("another term"):
        type(partner.network).objects.filter(pk=partner.network_id).update(stale_after_days=95)
    assert titles(queries.offer(worker, today=today(), stale=True).rows) == ["Telefoon"]


def test_who_must_confirm_sees_the_own_offer_oldest_first(worker, partner, other):
    for owner, title, days in ((partner, "Nieuwer", 100), (partner, "Oudst", 300), (other, "Van een ander", 400)):
        make_activity(owner, title, confirmed_at=ago(days))
    assert titles(queries.stale(worker, today=today())) == ["Oudst", "Nieuwer"]
    assert titles(queries.stale(actor_in(partner, Role.COORDINATOR), today=today())) == [
        "Van een ander", "Oudst", "Nieuwer",
    ]  # fmt: skip
    with pytest.raises(Closed):
        queries.stale(actor_in(partner, Role.POLICY_MAKER), today=today())


def test_one_activity_and_one_session_are_there_or_not(worker, partner, other, zuid):
    session = make_session(make_activity(partner, "Koffie"))
    assert queries.activity(worker, session.activity_id).title == "Koffie"
    assert queries.session(worker, session.pk).activity.organisation.name == "De Dreef"
    hidden = make_session(make_activity(other, status="draft"))
    foreign = make_session(make_activity(make_organisation(zuid)))
    for gone in (hidden, foreign):
        with pytest.raises(NotFound):
            queries.activity(worker, gone.activity_id)
        with pytest.raises(NotFound):
            queries.session(worker, gone.pk)
    with pytest.raises(NotFound):
        queries.line(worker, uuid.uuid4(), today=today())


def test_the_next_sessions_are_twelve_with_the_cancelled_ones(worker, partner):
    activity = make_activity(partner)
    for number in range(15):
        status = "cancelled" if number == 2 else "planned"
        make_session(activity, at(today() + datetime.timedelta(days=number - 1)), status=status)
    found = queries.sessions_of(worker, activity.pk, now=at(today(), 0))
    assert [(row.starts_at.astimezone(BRUSSELS).date() - today()).days for row in found] == list(range(12))
    assert found[1].status == "cancelled"


def test_the_calendar_holds_the_days_of_brussels_and_no_other(worker, partner, other, zuid):
    for owner, title, moment, fields in (
        (partner, "De avond ervoor", at(DAY, 0) - datetime.timedelta(minutes=1), {}),
        (partner, "Middernacht", at(DAY, 0), {}),
        (other, "Afgezegd", at(DAY, 10), {"status": "cancelled"}),
        (other, "Laat", at(DAY, 23), {}),
        (partner, "De dag erna", at(DAY + datetime.timedelta(days=1), 0), {}),
        (make_organisation(zuid), "Kanarie", at(DAY), {}),
    ):
        make_session(make_activity(owner, title, kind="training" if title == "Laat" else "activity"), moment, **fields)
    make_session(make_activity(partner, "Gestopt", status="ended"), at(DAY))

    def read(**narrowed):
        return [row.activity.title for row in calendars.calendar(worker, start=DAY, end=DAY, **narrowed)]

    assert read() == ["Middernacht", "Afgezegd", "Laat"]
    assert read(organisation_id=other.pk) == ["Afgezegd", "Laat"]
    assert read(kind="training") == ["Laat"]


def test_a_day_of_23_hours_is_whole(worker, partner):
    short = datetime.date(2027, 3, 28)
    make_session(make_activity(partner, "Laat"), at(short, 23), hours=0.5)
    make_session(make_activity(partner, "De dag erna"), at(short + datetime.timedelta(days=1), 0))
    found = calendars.calendar(worker, start=short, end=short)
    assert [row.activity.title for row in found] == ["Laat"]


def test_the_calendar_and_the_offer_take_the_same_number_of_queries_for_one_and_three(worker, partner, in_noord):
    def counted():
        with CaptureQueriesContext(connection) as used:
            rows = calendars.calendar(worker, start=today(), end=today() + datetime.timedelta(days=7))
            said = [(row.activity.organisation.name, row.place) for row in rows]
            lines = [
                (row.activity.organisation.name, row.freshness) for row in queries.offer(worker, today=today()).rows
            ]
        return len(used), len(said), len(lines)

    make_session(make_activity(partner))
    one = counted()
    for _number in range(2):
        make_session(make_activity(make_organisation(in_noord)))
    assert (one, counted()) == ((4, 1, 1), (4, 3, 3))


def test_listeners_are_parties_by_how_they_are_reached(worker, partner, in_noord):
    session = make_session(make_activity(partner, sign_up="sign_up"))
    for name, channel, reach in (("Amina", "phone", "0470 12 34 56"), ("Luc", "sms", "0470 12 34 57"),
                                 ("Jef", "none", ""), ("Weg", "phone", "0470 12 34 58")):  # fmt: skip
        made = enrolment.enrol(
            Actor.system(in_noord.pk, "test"), session.pk, party=Party(adults=1, children=2), via="phone",
            first_name=name, channel=channel, reach=reach,
        )  # fmt: skip
    enrolment.cancel_enrolment(worker, made.pk)
    assert queries.listeners(worker, session.pk) == queries.Listeners(parties=3, calls=2, messages=1)
    stranger = actor_in(make_organisation(in_noord))
    assert queries.listeners(stranger, session.pk) == queries.Listeners(0, 0, 0)


def test_initiatives_are_those_one_plans_for_and_that_go_on(worker, partner, other, zuid):
    coordinator = actor_in(partner, Role.COORDINATOR)
    for owner, name in ((partner, "Naaiatelier"), (other, "Zwemclub"), (partner, "Gestopt")):
        made = services.make_initiative(coordinator, organisation_id=owner.pk, name=name)
    services.edit_initiative(coordinator, made.pk, ended_on=today())
    foreign = make_organisation(zuid)
    with tenancy.use_network(zuid.pk):
        services.make_initiative(actor_in(foreign), organisation_id=foreign.pk, name="Kanarie")
    assert [row.name for row in queries.initiatives(worker)] == ["Naaiatelier"]
    assert [row.name for row in queries.initiatives(coordinator)] == ["Naaiatelier", "Zwemclub"]
