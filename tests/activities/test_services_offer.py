"""Planning against the database: activities, series, moved and cancelled sessions, who has to hear it."""

import datetime
import uuid

import pytest
from django.utils import timezone

from meedoen.activities import services
from meedoen.activities.events import SessionCancelled, SessionMoved
from meedoen.activities.models import Activity, Enrolment, Initiative, Session
from meedoen.activities.rules.parties import Party
from meedoen.activities.rules.series import BRUSSELS, Frequency, Pattern
from meedoen.activities.services import enrolment as enrolling
from meedoen.kernel import doors, tenancy
from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.guard import seeding
from meedoen.kernel.models import AuditEntry
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.networks.models import Area
from tests.factories import actor_in, make_activity, make_organisation, make_place, make_session

pytestmark = pytest.mark.django_db


def today():
    return timezone.localdate()


def next_tuesday():
    return today() + datetime.timedelta(days=(1 - today().weekday()) % 7 + 7)


def weekly(**fields):
    told = {
        "freq": Frequency.WEEKLY,
        "start_date": next_tuesday(),
        "start_time": datetime.time(14),
        "end_time": datetime.time(16),
        "count": 4,
    }
    return Pattern(**{**told, **fields})


@pytest.fixture
def worker(partner):
    return actor_in(partner)


@pytest.fixture
def place(in_noord):
    return make_place(in_noord)


@pytest.fixture
def series(worker, partner, place):
    return plan(worker, partner, place_id=place.pk, capacity=12, sign_up="sign_up")


def plan(actor, organisation, **fields):
    told = {"organisation_id": organisation.pk, "title": "Koffie en taart", "pattern": weekly()}
    return services.plan(actor, **{**told, **fields})


def sessions(activity):
    return list(Session.objects.filter(activity=activity).order_by("planned_start"))


def at(day, hour, minute=0):
    return datetime.datetime.combine(day, datetime.time(hour, minute), BRUSSELS)


def enrol(session, name="Amina", **party):
    return enrolling.enrol(
        Actor.system(session.network_id, "test"),
        session.pk,
        party=Party(**{"adults": 1, **party}),
        via="phone",
        first_name=name,
        channel="phone",
        reach="0470 12 34 56",
    )


def publish(actor, activity):
    return services.publish(actor, activity.pk)


def refusal(call, *args, **kwargs):
    with pytest.raises(Refused) as refused:
        call(*args, **kwargs)
    return refused.value.code, refused.value.field


# planning


def test_planning_makes_the_sessions_and_copies_what_they_need(worker, partner, place):
    activity = plan(worker, partner, place_id=place.pk, capacity=12, childcare_places=4)
    assert activity.status == "draft"
    rows = sessions(activity)
    assert [row.starts_at for row in rows] == [at(next_tuesday() + datetime.timedelta(weeks=n), 14) for n in range(4)]
    assert {(row.capacity, row.childcare_places, row.place_id) for row in rows} == {(12, 4, place.pk)}
    assert AuditEntry.objects.get(action="activities.plan").target_id == activity.pk


def test_the_village_follows_from_the_place(worker, partner, in_noord):
    with seeding("test"):
        village = Area.objects.create(code="13049D", kind="village", name="Oevel", valid_from=today())
        quarter = Area.objects.create(
            code="13049W02", kind="neighbourhood", name="Oevel", parent=village, valid_from=today()
        )
    place = make_place(in_noord, "Parochiezaal", area=quarter)
    activity = plan(worker, partner, place_id=place.pk)
    assert {row.village_code for row in sessions(activity)} == {"13049D"}


def test_without_an_end_it_is_planned_six_months_ahead_and_filled_up(worker, partner):
    activity = plan(worker, partner, pattern=weekly(count=None))
    planned = sessions(activity)
    assert planned[-1].starts_at.date() <= today() + datetime.timedelta(days=184 + 14)
    with seeding("as if a month passed"):
        Session.objects.filter(pk__in=[row.pk for row in planned[-4:]]).delete()
    assert services.extend_all(partner.network) == 4
    assert [row.starts_at for row in sessions(activity)] == [row.starts_at for row in planned]
    assert services.extend_all(partner.network) == 0


def test_an_ended_series_is_not_filled_up(worker, partner):
    activity = plan(worker, partner, pattern=weekly(count=None))
    with seeding("as if a month passed"):
        Session.objects.filter(pk=sessions(activity)[-1].pk).delete()
        Activity.objects.filter(pk=activity.pk).update(status="ended")
    assert services.extend_all(partner.network) == 0


def test_the_coordinator_plans_for_every_partner_the_worker_for_the_own(worker, partner, in_noord):
    other = make_organisation(in_noord, "Sportdienst", kind="sport")
    coordinator = actor_in(partner, Role.COORDINATOR)
    assert plan(coordinator, other).organisation_id == other.pk
    assert refusal(plan, worker, other) == ("not_yours", "organisation_id")


def test_a_partner_or_place_of_another_network_is_refused(worker, partner, zuid):
    foreign = make_organisation(zuid)
    assert refusal(plan, worker, foreign) == ("not_yours", "organisation_id")
    assert refusal(plan, worker, partner, place_id=make_place(zuid).pk) == ("choice", "place_id")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"title": "   "}, ("no_title", "title")),
        ({"title": "x" * 121}, ("too_long", "title")),
        ({"text": "een regel\n" * 10_000}, ("too_long", "text")),
        ({"text": "mijn nummer is 85.07.30-033 28"}, ("register_number", "text")),
        ({"bring": "85.07.30-033 28"}, ("register_number", "bring")),
        ({"price_cents": 200, "social_price_cents": 300}, ("price", "social_price_cents")),
        ({"social_price_cents": 300}, ("no_price", "price_cents")),
        ({"price_cents": 100_001}, ("range", "price_cents")),
        ({"age_min": 12, "age_max": 6}, ("ages", "age_max")),
        ({"childcare_age_min": 3, "childcare_age_max": 2}, ("ages", "childcare_age_max")),
        ({"capacity": 0}, ("range", "capacity")),
        ({"capacity": 40_000}, ("range", "capacity")),
        ({"pictogram": "../../x"}, ("choice", "pictogram")),
        ({"themes": ["voetbal"]}, ("choice", "themes")),
        ({"kind": "feest"}, ("choice", "kind")),
        ({"place_id": uuid.uuid4()}, ("choice", "place_id")),
        ({"initiative_id": uuid.uuid4()}, ("choice", "initiative_id")),
        ({"pattern": weekly(start_date=today() - datetime.timedelta(days=400))}, ("past", "start_date")),
    ],
)
def test_what_cannot_be_is_refused_at_its_field_and_nothing_is_kept(worker, partner, fields, expected):
    assert refusal(plan, worker, partner, **fields) == expected
    assert (Activity.objects.count(), Session.objects.count()) == (0, 0)


def test_emoji_and_arabic_stay_readable_and_turned_text_is_straightened(worker, partner):
    text = "Koffie ☕ voor 👩‍👧 \u202eleugen\u202c أهلاً ‎014 00 00 00"
    kept = plan(worker, partner, text=text).text
    assert kept == "Koffie ☕ voor 👩‍👧 leugen أهلاً ‎014 00 00 00"


def test_29_february_comes_in_leap_years_only(worker, partner):
    pattern = weekly(freq=Frequency.YEARLY, start_date=datetime.date(2028, 2, 29), count=None,
                     until=datetime.date(2036, 12, 31))  # fmt: skip
    activity = plan(worker, partner, pattern=pattern)
    assert [row.starts_at.astimezone(BRUSSELS).date().isoformat() for row in sessions(activity)] == [
        "2028-02-29", "2032-02-29", "2036-02-29",
    ]  # fmt: skip


def test_the_hour_on_the_wall_stays_over_both_clock_changes(worker, partner):
    pattern = weekly(start_date=datetime.date(2027, 3, 23), count=33)
    activity = plan(worker, partner, pattern=pattern)
    rows = sessions(activity)
    assert {row.starts_at.astimezone(BRUSSELS).hour for row in rows} == {14}
    assert [rows[n].starts_at.astimezone(datetime.UTC).hour for n in (0, 1, 32)] == [13, 12, 13]


def test_a_double_submit_plans_once(worker, partner):
    token = uuid.uuid4()
    first, second = plan(worker, partner, once=token), plan(worker, partner, once=token)
    assert first.pk == second.pk
    assert (Activity.objects.count(), Session.objects.count()) == (1, 4)


# editing


def test_editing_takes_untouched_sessions_along_and_reports_the_others(worker, series, in_noord):
    publish(worker, series)
    moved, enrolled, cancelled, _free = sessions(series)
    services.move(worker, moved.pk, starts_at=at(next_tuesday(), 10), ends_at=at(next_tuesday(), 12), reason="zaal")
    enrol(enrolled)
    services.cancel(worker, cancelled.pk, reason="ziek")
    elsewhere = make_place(in_noord, "Parochiezaal")
    kept = services.edit(worker, series.pk, place_id=elsewhere.pk, capacity=20)
    assert {row.pk for row in kept} == {moved.pk, enrolled.pk}
    assert [(row.place_id == elsewhere.pk, row.capacity) for row in sessions(series)] == [
        (False, 12), (False, 12), (False, 12), (True, 20),
    ]  # fmt: skip


def test_editing_words_touches_no_session(worker, series):
    assert services.edit(worker, series.pk, title="Koffie", price_cents=0) == []
    series.refresh_from_db()
    assert (series.title, series.price_cents) == ("Koffie", 0)


def test_a_form_that_was_open_while_a_colleague_saved_is_refused(worker, series):
    seen = series.version
    services.edit(worker, series.pk, title="Koffie", seen=seen)
    assert refusal(services.edit, worker, series.pk, title="Thee", seen=seen) == ("changed_meanwhile", None)


def test_social_price_is_checked_against_the_price_that_stands(worker, partner):
    activity = plan(worker, partner, price_cents=200, social_price_cents=50)
    assert refusal(services.edit, worker, activity.pk, price_cents=20) == ("price", "social_price_cents")


def test_another_organisation_and_another_network_cannot_edit(series, in_noord, zuid):
    for stranger in (actor_in(make_organisation(in_noord)), actor_in(make_organisation(zuid), Role.COORDINATOR)):
        with tenancy.use_network(stranger.network_id), pytest.raises(NotFound):
            services.edit(stranger, series.pk, title="Anders")


# the series


def test_another_hour_moves_what_nobody_touched_and_leaves_who_signed_up(worker, series):
    publish(worker, series)
    enrolled = sessions(series)[1]
    enrol(enrolled)
    kept = services.change_series(worker, series.pk, pattern=weekly(start_time=datetime.time(15), count=4))
    assert [row.pk for row in kept] == [enrolled.pk]
    assert [row.starts_at.astimezone(BRUSSELS).hour for row in sessions(series)] == [15, 14, 15, 15]


def test_a_session_added_by_hand_survives_another_series(worker, series):
    day = next_tuesday() + datetime.timedelta(days=2)
    extra = services.add_session(worker, series.pk, starts_at=at(day, 10), ends_at=at(day, 11))
    kept = services.change_series(worker, series.pk, pattern=weekly(count=2))
    assert [row.pk for row in kept] == [extra.pk]
    assert len(sessions(series)) == 3


def test_a_series_without_any_day_is_refused(worker, series):
    gone = weekly(start_date=today() - datetime.timedelta(days=60), count=1)
    assert refusal(services.change_series, worker, series.pk, pattern=gone) == ("no_session", "start_date")
    assert len(sessions(series)) == 4


@pytest.mark.parametrize(
    ("days", "start", "end", "expected"),
    [
        (-3, 10, 12, ("past", "start_date")),
        (3, 12, 10, ("wrong_order", "end_time")),
        (0, 15, 17, ("overlap", "start_time")),
    ],
)
def test_an_extra_session_that_cannot_be_is_refused(worker, series, days, start, end, expected):
    day = (next_tuesday() if days >= 0 else today()) + datetime.timedelta(days=days)
    told = {"starts_at": at(day, start), "ends_at": at(day, end)}
    assert refusal(services.add_session, worker, series.pk, **told) == expected


def test_an_extra_session_where_one_was_moved_away_is_refused(worker, series):
    first = sessions(series)[0]
    later = next_tuesday() + datetime.timedelta(days=1)
    services.move(worker, first.pk, starts_at=at(later, 9), ends_at=at(later, 10), reason="zaal bezet")
    told = {"starts_at": first.starts_at, "ends_at": first.ends_at}
    assert refusal(services.add_session, worker, series.pk, **told) == ("same_time", "start_date")


# one session


@pytest.fixture
def heard(monkeypatch):
    found = []
    monkeypatch.setattr(doors, "_subscribers", {event: [found.append] for event in (SessionMoved, SessionCancelled)})
    return found


def test_a_move_reaches_who_signed_up(worker, series, heard, django_capture_on_commit_callbacks):
    publish(worker, series)
    session, other = sessions(series)[:2]
    placed, left, elsewhere = enrol(session), enrol(session, "Luc"), enrol(other)
    enrolling.cancel_enrolment(worker, left.pk)
    day = next_tuesday() + datetime.timedelta(days=1)
    with django_capture_on_commit_callbacks(execute=True):
        services.move(worker, session.pk, starts_at=at(day, 10), ends_at=at(day, 12), reason="de zaal is bezet")
    session.refresh_from_db()
    assert (session.status, session.reason, session.starts_at) == ("moved", "de zaal is bezet", at(day, 10))
    assert [Enrolment.objects.get(pk=row.pk).to_tell for row in (placed, left, elsewhere)] == ["moved", "", ""]
    assert heard == [SessionMoved(session.network_id, session.pk, at(next_tuesday(), 14), at(day, 10))]


@pytest.mark.parametrize(
    ("days", "start", "end", "reason", "expected"),
    [
        (1, 10, 12, "  ", ("no_reason", "reason")),
        (1, 10, 12, "x" * 201, ("too_long", "reason")),
        (1, 12, 10, "zaal", ("wrong_order", "end_time")),
        (-30, 10, 12, "zaal", ("past", "start_date")),
        (7, 15, 17, "zaal", ("overlap", "start_time")),
        (0, 14, 16, "zaal", ("unchanged", None)),
    ],
)
def test_a_move_that_cannot_be_is_refused(worker, series, days, start, end, reason, expected):
    session, day = sessions(series)[0], next_tuesday() + datetime.timedelta(days=days)
    told = {"starts_at": at(day, start), "ends_at": at(day, end), "reason": reason}
    assert refusal(services.move, worker, session.pk, **told) == expected
    assert Session.objects.get(pk=session.pk).status == "planned"


def test_a_session_that_is_past_neither_moves_nor_is_cancelled(worker, partner):
    past = make_session(make_activity(partner), at(today() - datetime.timedelta(days=2), 14))
    day = next_tuesday()
    told = {"starts_at": at(day, 10), "ends_at": at(day, 12), "reason": "zaal"}
    assert refusal(services.move, worker, past.pk, **told) == ("past", None)
    assert refusal(services.cancel, worker, past.pk, reason="zaal") == ("past", None)


def test_a_session_that_changed_meanwhile_is_not_moved(worker, series):
    session = sessions(series)[0]
    seen = session.version
    services.cancel(worker, session.pk, reason="ziek")
    services.restore(worker, session.pk)
    assert Session.objects.get(pk=session.pk).version == seen
    services.move(worker, session.pk, starts_at=at(next_tuesday(), 9), ends_at=at(next_tuesday(), 10), reason="zaal")
    assert refusal(services.cancel, worker, session.pk, reason="ziek", seen=seen) == ("changed_meanwhile", None)


def test_a_cancellation_and_its_undo(worker, series, heard, django_capture_on_commit_callbacks):
    publish(worker, series)
    session = sessions(series)[0]
    called, waiting_call = enrol(session), enrol(session, "Luc")
    with django_capture_on_commit_callbacks(execute=True):
        services.cancel(worker, session.pk, reason="ziek")
        assert services.cancel(worker, session.pk, reason="nog eens").reason == "ziek"
    assert heard == [SessionCancelled(session.network_id, session.pk)]
    enrolling.told(worker, called.pk)
    services.restore(worker, session.pk)
    session.refresh_from_db()
    assert (session.status, session.reason, session.taken) == ("planned", "", 2)
    assert [Enrolment.objects.get(pk=row.pk).to_tell for row in (called, waiting_call)] == ["restored", ""]


def test_a_move_is_undone_to_where_the_series_put_it(worker, series, in_noord):
    session = sessions(series)[0]
    day = next_tuesday() + datetime.timedelta(days=1)
    elsewhere = make_place(in_noord, "Parochiezaal")
    services.move(
        worker, session.pk, starts_at=at(day, 10), ends_at=at(day, 11), place_id=elsewhere.pk, reason="zaal bezet"
    )
    back = services.restore(worker, session.pk)
    assert (back.starts_at, back.ends_at, back.place_id, back.status) == (
        at(next_tuesday(), 14), at(next_tuesday(), 16), series.place_id, "planned",
    )  # fmt: skip


def test_a_cancelled_move_comes_back_as_moved(worker, series):
    session = sessions(series)[0]
    day = next_tuesday() + datetime.timedelta(days=1)
    services.move(worker, session.pk, starts_at=at(day, 10), ends_at=at(day, 11), reason="zaal bezet")
    services.cancel(worker, session.pk, reason="ziek")
    assert services.restore(worker, session.pk).status == "moved"


def test_an_undo_onto_a_time_that_was_taken_meanwhile_is_refused(worker, series):
    session = sessions(series)[0]
    services.cancel(worker, session.pk, reason="ziek")
    services.add_session(worker, series.pk, starts_at=at(next_tuesday(), 15), ends_at=at(next_tuesday(), 17))
    assert refusal(services.restore, worker, session.pk) == ("overlap", "start_time")


def test_more_places_let_who_waits_move_up(worker, partner, place):
    activity = plan(worker, partner, place_id=place.pk, capacity=3, sign_up="sign_up")
    publish(worker, activity)
    session = sessions(activity)[0]
    enrol(session, children=1)
    family = enrol(session, "Luc", children=1)
    services.change_places(worker, session.pk, capacity=5, childcare_places=0)
    session.refresh_from_db()
    assert (session.taken, session.waiting, session.capacity) == (4, 0, 5)
    assert Enrolment.objects.get(pk=family.pk).to_tell == "placed"


# showing it


def test_publishing_needs_a_day_ahead_and_a_place(worker, partner, place, series):
    assert refusal(publish, worker, plan(worker, partner)) == ("no_place", None)
    for session in sessions(series):
        services.cancel(worker, session.pk, reason="ziek")
    assert refusal(publish, worker, series) == ("nothing_ahead", None)


def test_what_has_no_hours_can_be_published_without_a_place(worker, partner):
    assert publish(worker, plan(worker, partner, pattern=None)).status == "published"


@pytest.mark.parametrize("withdraw", [services.unpublish, services.end])
def test_nothing_disappears_while_people_are_on_the_list(worker, series, withdraw):
    publish(worker, series)
    made = enrol(sessions(series)[0])
    assert refusal(withdraw, worker, series.pk) == ("people_on_the_list", None)
    enrolling.cancel_enrolment(worker, made.pk)
    assert withdraw(worker, series.pk).status in ("draft", "ended")
    assert publish(worker, series).status == "published"


def test_confirming_says_who_and_when(worker, partner):
    old = timezone.now() - datetime.timedelta(days=200)
    activity = make_activity(partner, confirmed_at=old)
    fresh = services.confirm(worker, activity.pk)
    assert fresh.confirmed_by == worker.code
    assert timezone.now() - fresh.confirmed_at < datetime.timedelta(minutes=1)


# initiatives


def test_an_initiative_has_one_name_and_ends_after_it_began(worker, partner):
    made = services.make_initiative(worker, organisation_id=partner.pk, name="Sociale kruidenier")
    assert refusal(services.make_initiative, worker, organisation_id=partner.pk, name="Sociale kruidenier") == (
        "taken", "name",
    )  # fmt: skip
    before = made.since - datetime.timedelta(days=1)
    assert refusal(services.edit_initiative, worker, made.pk, ended_on=before) == ("wrong_order", "ended_on")
    services.edit_initiative(worker, made.pk, about="Welkom voor iedereen")
    assert Initiative.objects.get().about == "Welkom voor iedereen"
