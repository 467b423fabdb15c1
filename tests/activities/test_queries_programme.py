"""What everybody may read: exactly the published sessions of this network that are not past, in one query."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from meedoen.activities.queries import programme as queries
from meedoen.activities.rules.enrolling import InLine, Placed, Reason, TurnedAway
from meedoen.activities.rules.parties import Party
from meedoen.activities.rules.series import BRUSSELS
from meedoen.activities.rules.wishes import Wishes
from meedoen.activities.services import enrolment as services
from meedoen.kernel.actors import Actor
from meedoen.kernel.models import AuditEntry
from meedoen.kernel.refusals import NotFound, Refused
from tests.factories import make_activity, make_organisation, make_place, make_session

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2026, 3, 11, 12, tzinfo=BRUSSELS)
HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def partner(in_noord):
    return make_organisation(in_noord, "De Dreef", phone="014 11 11 11")


def plan(partner, title, start=None, status="published", session=None, **fields):
    activity = make_activity(partner, title, status, **fields)
    return make_session(activity, start or NOW + HOUR, place=fields.get("place"), **(session or {}))


def public(network):
    return Actor.anonymous(network.pk)


def titles(network, wishes=None, now=NOW):
    board = queries.programme(public(network), wishes or Wishes(), now=now)
    return [listed.title for listed in board.listed]


def test_the_board_holds_what_is_published_here_and_not_past(partner, in_noord, zuid):
    plan(partner, "straks")
    plan(partner, "bezig", NOW - HOUR)
    plan(partner, "volgende week", NOW + 7 * 24 * HOUR)
    plan(partner, "afgelast", NOW + 2 * HOUR, session={"status": "cancelled", "reason": "ziek"})
    plan(partner, "voorbij", NOW - 3 * HOUR)
    plan(partner, "kladje", status="draft")
    plan(partner, "gestopt", status="ended")
    plan(make_organisation(zuid, "Elders"), "van zuid")
    assert titles(in_noord) == ["bezig", "straks", "afgelast", "volgende week"]


def test_each_wish_narrows_to_exactly_what_fits(partner, in_noord):
    ramp = make_place(in_noord, "Met helling", wheelchair="yes")
    steps = make_place(in_noord, "Met trap", wheelchair="no")
    plan(partner, "gratis", price_cents=0)
    plan(partner, "betalend", price_cents=200)
    plan(partner, "kinderen", children_welcome=True)
    plan(partner, "taal", no_dutch_needed=True)
    plan(partner, "helling", place=ramp)
    plan(partner, "trap", place=steps, step_free="yes")
    plan(partner, "zonder plaats", step_free="yes")
    plan(partner, "avond", NOW + 6 * HOUR)
    plan(partner, "dorp", session={"village_code": "13049B"})
    assert titles(in_noord, Wishes(free=True)) == ["gratis"]
    assert titles(in_noord, Wishes(children=True)) == ["kinderen"]
    assert titles(in_noord, Wishes(little_dutch=True)) == ["taal"]
    assert set(titles(in_noord, Wishes(wheelchair=True))) == {"helling", "zonder plaats"}
    assert titles(in_noord, Wishes(evening=True)) == ["avond"]
    assert titles(in_noord, Wishes(village="13049B")) == ["dorp"]
    assert titles(in_noord, Wishes(village="13049B", free=True)) == []


def test_today_and_the_weekend(partner, in_noord):
    plan(partner, "vandaag", NOW + 11 * HOUR)
    plan(partner, "morgen", NOW + 13 * HOUR)
    plan(partner, "zaterdag", NOW + 3 * 24 * HOUR)
    plan(partner, "maandag", NOW + 5 * 24 * HOUR)
    assert titles(in_noord, Wishes(today=True)) == ["vandaag"]
    assert titles(in_noord, Wishes(weekend=True)) == ["zaterdag"]


def test_thirty_a_page_and_each_once(partner, in_noord):
    activity = make_activity(partner)
    for number in range(queries.PAGE + 5):
        make_session(activity, NOW + HOUR + number * datetime.timedelta(minutes=1))
    first = queries.programme(public(in_noord), Wishes(), now=NOW)
    second = queries.programme(public(in_noord), Wishes(page=2), now=NOW)
    assert (len(first.listed), first.more, len(second.listed), second.more) == (30, True, 5, False)
    assert len({listed.session_id for listed in first.listed + second.listed}) == 35


@pytest.mark.parametrize("count", [1, 3, 60])
def test_the_board_is_one_query_however_much_there_is(partner, in_noord, count):
    for number in range(count):
        plan(partner, f"nummer {number}", place=make_place(in_noord, f"Zaal {number}"))
    with CaptureQueriesContext(connection) as captured:
        queries.programme(public(in_noord), Wishes(), now=NOW, any_lasting=False)
    assert len([one for one in captured if "set_config" not in one["sql"]]) == 1


def test_one_activity_is_there_when_published_or_ended_and_only_here(partner, in_noord, zuid):
    seen = [make_activity(partner, status, status) for status in ("published", "ended")]
    hidden = [make_activity(partner, "k", "draft"), make_activity(make_organisation(zuid, "Elders"), "z")]
    assert [queries.activity(public(in_noord), row.pk).title for row in seen] == ["published", "ended"]
    for row in hidden:
        with pytest.raises(NotFound):
            queries.activity(public(in_noord), row.pk)


def test_the_next_sessions_of_one_activity(partner, in_noord):
    activity = make_activity(partner)
    past, now, later = (make_session(activity, NOW + shift * HOUR) for shift in (-5, -1, 5))
    make_session(make_activity(partner, "Iets anders"), NOW + HOUR)
    found = queries.coming(public(in_noord), activity, now=NOW)
    assert [row.pk for row in found] == [now.pk, later.pk]
    assert queries.coming(public(in_noord), activity, now=NOW, most=1)[0].pk == now.pk
    assert past.pk not in {row.pk for row in found}


def test_places_are_read_only_where_a_session_is_elsewhere(partner, in_noord):
    hall, park = make_place(in_noord, "Zaal"), make_place(in_noord, "Park")
    made = make_activity(partner, place=hall)
    for at, place in enumerate((hall, None)):
        make_session(made, NOW + (1 + at) * HOUR, place=place)
    activity = queries.activity(public(in_noord), made.pk)
    queries.coming(public(in_noord), activity, now=NOW)
    with CaptureQueriesContext(connection) as captured:
        found = queries.coming(public(in_noord), activity, now=NOW)
        assert [session.place and session.place.name for session in found] == ["Zaal", None]
    assert len([one for one in captured if "set_config" not in one["sql"]]) == 1
    make_session(made, NOW + 3 * HOUR, place=park)
    found = queries.coming(public(in_noord), activity, now=NOW)
    assert [session.place and session.place.name for session in found] == ["Zaal", None, "Park"]


def test_a_session_is_found_under_its_own_activity_only(partner, in_noord):
    session, other = plan(partner, "een"), plan(partner, "ander")
    assert queries.session(public(in_noord), session.activity_id, session.pk).pk == session.pk
    with pytest.raises(NotFound):
        queries.session(public(in_noord), other.activity_id, session.pk)


def test_the_outlook_says_place_line_or_why_not_and_changes_nothing(partner, in_noord):
    session = plan(partner, "vol", sign_up="sign_up", session={"capacity": 2, "taken": 2, "waiting": 1})
    roomy = plan(partner, "ruim", sign_up="sign_up", session={"capacity": 5, "childcare_places": 1})
    tell = lambda one, party, **more: queries.outlook(public(in_noord), one.pk, party, now=NOW, **more)
    assert tell(session, Party(adults=1)) == InLine(2)
    assert tell(session, Party(adults=3)) == TurnedAway(Reason.TOO_LARGE)
    assert tell(roomy, Party(adults=1, children=1, childcare=1)) == Placed()
    before = AuditEntry.objects.count()
    session.refresh_from_db()
    assert (session.taken, session.waiting, before) == (2, 1, 0)


def test_a_code_tells_what_it_is_for_and_nothing_of_who(partner, in_noord):
    session = make_session(make_activity(partner, "Koffie", sign_up="sign_up"))
    made = services.sign_up(
        public(in_noord), session.pk, first_name="Amina", channel="phone", reach="0470 12 34 56",
        party=Party(adults=1, children=2),
    )  # fmt: skip
    code = services.code_of(made)
    found = queries.signed_up(public(in_noord), code=f"{code[:4]} {code[4:].lower()}", now=timezone.now())
    assert (found.title, found.adults, found.children, found.waiting) == ("Koffie", 1, 2, False)
    assert "Amina" not in repr(found)
    with pytest.raises(Refused):
        queries.signed_up(public(in_noord), code="AAAA-AAAA", now=timezone.now())
    with pytest.raises(Refused):
        queries.signed_up(public(in_noord), code=code, now=session.starts_at)
