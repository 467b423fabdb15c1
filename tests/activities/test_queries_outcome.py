"""The outcome: units apart, new and known, effort, villages, what leaves rounded, and the nameless facts."""

import datetime

import pytest
from django.utils import timezone

from meedoen.activities import facts as activity_facts
from meedoen.activities.models import Activity, Attendance, Session
from meedoen.activities.queries import outcome, year_lines
from meedoen.activities.rules.lowering import READS, lowered
from meedoen.activities.rules.villages import VillageState
from meedoen.activities.services import attendance, efforts, stamp_cards, tallies
from meedoen.kernel import facts, tenancy
from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.guard import seeding
from meedoen.kernel.refusals import Closed, NotFound
from meedoen.kernel.release import Period
from meedoen.networks.models import Area
from tests.factories import actor_in, make_activity, make_organisation, make_participant, make_place, make_session

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def worker(partner):
    return actor_in(partner)


def days_ago(number):
    return timezone.now() - datetime.timedelta(days=number)


def cards(worker, partner, count):
    return stamp_cards.make_stamp_cards(worker, organisation_id=partner.pk, count=count)


def area_of(code, name, kind="neighbourhood"):
    with seeding("test"):
        return Area.objects.create(code=code, kind=kind, name=name, valid_from=datetime.date(2020, 1, 1))


def test_visits_persons_and_households_are_counted_apart(worker, partner):
    activity = make_activity(partner)
    first, second = make_session(activity, days_ago(9)), make_session(activity, days_ago(2))
    old, young = cards(worker, partner, 2)
    attendance.tick(worker, make_session(make_activity(partner), days_ago(20)).pk, participant_code=old.code)
    for session in (first, second):
        attendance.tick(worker, session.pk, participant_code=old.code, children=2, childcare=1)
    attendance.tick(worker, second.pk, participant_code=young.code, brought_by_code=old.code)
    attendance.tick(worker, second.pk, adults=3)
    attendance.set_others(worker, first.pk, adults=4, children=6, households=3)
    efforts.note_effort(worker, session_id=second.pk, minutes=90, cost_cents=1250)
    efforts.note_effort(worker, activity_id=activity.pk, minutes=30)
    found = outcome.of_activity(worker, activity.pk)
    assert (found.outcome.sessions, found.outcome.visits) == (2, 3 + 3 + 1 + 3 + 10)
    assert (found.outcome.persons, found.outcome.households) == (2, 2)
    assert (found.outcome.households_uncounted.at_least, found.outcome.households_uncounted.at_most) == (3, 3)
    assert (found.outcome.brought_by_others, found.outcome.childcare_used) == (1, 2)
    assert (found.outcome.hours, found.cost_cents) == (2, 1250)
    recent = Period(timezone.localdate(days_ago(10)), timezone.localdate())
    within = outcome.of_activity(worker, activity.pk, period=recent).outcome
    assert (within.new, within.known) == (1, 1)


def test_what_was_undone_does_not_count(worker, partner):
    session = make_session(make_activity(partner), days_ago(1))
    row = attendance.tick(worker, session.pk, adults=2)
    attendance.untick(worker, session.pk, attendance_id=row.pk)
    assert outcome.of_activity(worker, session.activity_id).outcome.visits == 0


def test_an_area_is_shown_in_bands_only(worker, partner, in_noord):
    place = make_place(in_noord, "De Kring", area=area_of("13049A", "Centrum"))
    session = make_session(make_activity(partner, place=place), days_ago(1))
    for card in cards(worker, partner, 7):
        attendance.tick(worker, session.pk, participant_code=card.code)
    nowhere = make_session(session.activity, days_ago(2), place=None)
    found = outcome.of_activity(worker, session.activity_id).areas
    assert (found.rows, found.cells["Centrum", "persons"].value) == (("Centrum",), 5)
    assert nowhere.pk != session.pk


def test_a_tally_shows_its_base_and_no_share_of_a_few(worker, partner):
    session = make_session(make_activity(partner), days_ago(1), others_adults=31, others_households=31)
    for kind, number in (("foreign_origin", 26), ("social_service", 2)):
        tallies.count_traits(
            worker, kind=kind, unit="households", base=31, counts={"yes": number}, session_id=session.pk
        )
    shown = {row.kind: (row.base, row.lines[0].count, row.lines[0].share) for row in _tallies(worker, session)}
    assert shown == {
        "Van buitenlandse herkomst": (31, 26, "ongeveer 85 %"),
        "Cliënt van de sociale dienst": (31, 2, "te weinig om te tonen"),
    }


def _tallies(worker, session):
    return outcome.of_activity(worker, session.activity_id).tallies


def test_exact_counts_are_for_who_runs_it(partner, in_noord):
    activity = make_activity(partner)
    with pytest.raises(NotFound):
        outcome.of_activity(actor_in(make_organisation(in_noord, "Buren")), activity.pk)
    with pytest.raises(Closed):
        outcome.of_activity(actor_in(partner, Role.POLICY_MAKER), activity.pk)
    assert outcome.of_activity(actor_in(partner, Role.COORDINATOR), activity.pk).name == activity.title


def test_the_year_leaves_rounded_and_with_the_year_before(worker, partner, in_noord, zuid):
    session = make_session(make_activity(partner), days_ago(1))
    for card in cards(worker, partner, 8):
        attendance.tick(worker, session.pk, participant_code=card.code)
    year = timezone.localdate(session.starts_at).year
    found = outcome.of_year(actor_in(partner, Role.POLICY_MAKER), year)
    assert found.now["persons"].text == "ongeveer 10"
    assert found.before["persons"].text == "0–4"
    assert (found.now["sessions"].text, found.activities.value) == ("1", 1)
    assert [month.value for month in found.months] == [
        10 if number == timezone.localdate(session.starts_at).month else 0 for number in range(1, 13)
    ]
    foreign = make_organisation(zuid, "Elders")
    with tenancy.use_network(zuid.pk):
        assert outcome.of_year(actor_in(foreign), year).now["persons"].text == "0–4"


def test_one_person_counts_once_and_the_first_time_is_that_of_the_person(worker, partner, in_noord, tmp_path):
    from meedoen.people.models import Household, Resident, Same

    met = [make_participant(partner, f"Mens{letter}") for letter in "abcdefghijklm"]
    with seeding("test"):
        home = Household.objects.create(organisation=partner)
        for person in met[:4]:
            Resident.objects.create(household=home, participant=person, relation="adult")
        Same.objects.create(kept=met[0], other=met[12], by_code="A")
    this, last = (timezone.make_aware(datetime.datetime(TODAY.year - ago, 1, 2, 10)) for ago in (0, 1))
    activity = make_activity(partner)
    earlier, session = make_session(activity, last), make_session(activity, this)
    with seeding("test"):
        for held, person in [(earlier, met[12]), *((session, person) for person in met)]:
            Attendance.objects.create(session=held, participant=person, at=held.starts_at, first_time=True)
    year = Period(datetime.date(TODAY.year, 1, 1), datetime.date(TODAY.year, 12, 31))
    found = outcome.of_activity(worker, activity.pk, period=year).outcome
    assert (found.persons, found.households, found.new, found.known) == (12, 9, 11, 1)
    assert year_lines.first_times(worker, TODAY.year).text == "ongeveer 10"
    facts.write_all(tmp_path, in_noord.pk)
    with facts.opened(tmp_path, in_noord.pk) as read:
        marks = read.execute('SELECT count(DISTINCT person), count(person) FROM "activities.attendance"').fetchone()
    assert marks == (12, 14)


def test_first_times_stand_at_the_thresholds_that_the_activity_lowers(worker, partner):
    this, last = (timezone.make_aware(datetime.datetime(TODAY.year - ago, 1, 2, 10)) for ago in (0, 1))
    cheap = make_session(make_activity(partner, price_cents=500, social_price_cents=100), this)
    ride = make_session(make_activity(partner, price_cents=500, transport_offered=True, welcomed_by="Mia"), this)
    later = make_session(make_activity(partner, price_cents=0), this + datetime.timedelta(days=3))
    earlier = make_session(make_activity(partner, price_cents=500), last)
    met = [make_participant(partner, f"Mens{letter}") for letter in "abcdefghijklm"]
    with seeding("test"):
        for held, came in ((earlier, met[:2]), (cheap, met[:9]), (ride, met[7:]), (later, met)):
            for person in came:
                Attendance.objects.create(session=held, participant=person, at=held.starts_at)
    found = year_lines.first_times_by_threshold(worker, TODAY.year)
    assert year_lines.first_times(worker, TODAY.year).text == "ongeveer 10"
    assert {name: (row.low, row.high) for name, row in found.items()} == {
        "affordable": (5, 7), "reachable": (5, 7), "trusted": (5, 7), "clear": (0, 4), "useful": (0, 4),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "names"),
    [
        ({}, set()),
        ({"price_cents": 0}, {"affordable"}),
        ({"social_price_cents": 100}, {"affordable"}),
        ({"price_cents": 500, "social_price_cents": 500}, set()),
        ({"price_cents": 500}, set()),
        ({"step_free": "yes"}, {"reachable"}),
        ({"step_free": "no"}, set()),
        ({"no_dutch_needed": True, "childcare_places": 4}, {"clear", "useful"}),
        ({"companion_welcome": True, "quiet": True}, {"trusted", "useful"}),
    ],
)
def test_what_an_activity_lowers(fields, names):
    assert lowered({**{name: getattr(Activity(), name) for name in READS}, **fields}) == names


def test_which_villages_not_yet(worker, partner):
    for code in ("V1", "V2", "V3", "V4"):
        area_of(code, f"Dorp {code}", kind="village")
    encounter = make_activity(partner, kind="encounter")
    today = datetime.date(timezone.localdate().year, 6, 15)
    noon = timezone.make_aware(datetime.datetime.combine(today, datetime.time(12)))
    held = make_session(encounter, noon - datetime.timedelta(days=5), village_code="V1", counted_at=noon)
    make_session(encounter, noon + datetime.timedelta(days=5), village_code="V2")
    make_session(encounter, noon - datetime.timedelta(days=6), village_code="V3")
    make_session(encounter, noon - datetime.timedelta(days=7), village_code="V4", status="cancelled", counted_at=noon)
    assert held.counted_at is not None
    assert outcome.villages_of_year(worker, today.year, today=today) == [
        ("Dorp V1", VillageState.VISITED),
        ("Dorp V2", VillageState.PLANNED),
        ("Dorp V3", VillageState.TO_CONFIRM),
        ("Dorp V4", VillageState.NOT_YET),
    ]


def test_facts_are_flat_and_nameless_and_one_network_only(worker, partner, in_noord, zuid, tmp_path):
    session = make_session(make_activity(partner, themes=["food", "sport"]), days_ago(1))
    named = attendance.tick(worker, session.pk, first_name="Canarina", children=1)
    attendance.set_others(worker, session.pk, adults=4, children=2, households=2)
    foreign = make_organisation(zuid, "Elders")
    with tenancy.use_network(zuid.pk):
        there = make_session(make_activity(foreign), days_ago(1))
        attendance.tick(actor_in(foreign), there.pk)
    written = facts.write_all(tmp_path, in_noord.pk)
    with facts.opened(tmp_path, in_noord.pk) as read:
        found = read.execute('SELECT * FROM "activities.attendance" ORDER BY adults')
        names = [column[0] for column in found.description]
        rows = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    text = str(rows)
    assert written["activities.attendance"] == len(rows) == 2
    assert names == list(activity_facts.COLUMNS)
    assert [(row["themes"], row["adults"], row["children"], row["households"]) for row in rows] == [
        ("food|sport", 1, 1, 0),
        ("food|sport", 4, 2, 2),
    ]
    assert [bool(row["person"]) for row in rows] == [True, False]
    for secret in ("Canarina", str(named.participant_id), named.participant.code, str(there.pk)):
        assert secret not in text
    with pytest.raises(Closed):
        outcome.fact_rows(worker)
    assert Session.objects.get(pk=session.pk).others_households == 2


def test_the_system_alone_writes_facts(partner, in_noord):
    assert list(outcome.fact_rows(Actor.system(in_noord.pk, "feiten"))) == []
