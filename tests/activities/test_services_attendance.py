"""Ticking against the database: once, undone, cards, others, who brought whom, and who may."""

import datetime

import pytest
from django.utils import timezone

from meedoen.activities.events import PersonAttended
from meedoen.activities.models import Attendance, Effort, Session, Tally
from meedoen.activities.rules.parties import Party
from meedoen.activities.services import attendance as services
from meedoen.activities.services import calls, efforts, enrolment, stamp_cards, tallies
from meedoen.kernel import doors, tenancy
from meedoen.kernel.actors import Role
from meedoen.kernel.models import AuditEntry, AuditSubject
from meedoen.kernel.refusals import Closed, NotFound, Refused
from meedoen.people import public as people
from meedoen.people.models import Participant
from tests.factories import actor_in, make_activity, make_organisation, make_session

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker(partner):
    return actor_in(partner)


@pytest.fixture
def session(partner):
    return make_session(make_activity(partner, sign_up="sign_up"), capacity=4, childcare_places=4)


def signed_up(worker, session, name="Amina", **party):
    party = Party(**{"adults": 1, **party})
    return enrolment.enrol(worker, session.pk, first_name=name, party=party, via="phone")


def live(session):
    return Attendance.objects.filter(session=session, undone_at=None)


def other_session(partner, days):
    start = timezone.now() + datetime.timedelta(days=days)
    return make_session(make_activity(partner, title=f"Over {days} dagen"), starts_at=start)


def test_ticking_twice_counts_once_and_stands_in_the_log_with_the_person(worker, session):
    party = signed_up(worker, session, children=2, childcare=1)
    first = services.tick(worker, session.pk, enrolment_id=party.pk)
    again = services.tick(worker, session.pk, enrolment_id=party.pk)
    assert (first.pk, live(session).count()) == (again.pk, 1)
    assert (first.adults, first.children, first.childcare, first.first_time) == (1, 2, 1, True)
    entry = AuditEntry.objects.filter(action="activities.tick").order_by("seq").first()
    assert set(AuditSubject.objects.filter(entry=entry).values_list("subject_id", flat=True)) == {party.participant_id}
    assert Participant.objects.get(pk=party.participant_id).last_seen_on == timezone.localdate(session.starts_at)
    assert Session.objects.get(pk=session.pk).counted_at is not None


def test_the_event_is_told_after_the_commit(worker, session, django_capture_on_commit_callbacks, monkeypatch):
    heard = []
    monkeypatch.setattr(doors, "_subscribers", {PersonAttended: [heard.append]})
    party = signed_up(worker, session)
    with django_capture_on_commit_callbacks(execute=True):
        services.tick(worker, session.pk, enrolment_id=party.pk)
        services.tick(worker, session.pk, enrolment_id=party.pk)
    assert [(event.session_id, event.participant_id, event.first_time) for event in heard] == [
        (session.pk, party.participant_id, True)
    ]


def test_undoing_keeps_the_row_and_a_new_tick_counts_again(worker, session):
    party = signed_up(worker, session)
    services.tick(worker, session.pk, enrolment_id=party.pk)
    assert services.untick(worker, session.pk, enrolment_id=party.pk).undone_at is not None
    assert services.untick(worker, session.pk, enrolment_id=party.pk) is None
    assert live(session).count() == 0
    services.tick(worker, session.pk, enrolment_id=party.pk)
    assert (live(session).count(), Attendance.objects.filter(session=session).count()) == (1, 2)


def test_a_walk_in_counts_without_a_name_and_comes_back_after_an_undo(worker, session):
    made = services.tick(worker, session.pk, adults=2, children=1)
    assert (made.participant_id, made.enrolment_id, made.first_time) == (None, None, False)
    services.untick(worker, session.pk, attendance_id=made.pk)
    assert live(session).count() == 0
    assert services.tick_again(worker, session.pk, attendance_id=made.pk).pk == made.pk
    assert live(session).count() == 1


def test_a_first_name_at_the_door_is_sealed_and_belongs_to_the_organiser(worker, session, partner):
    made = services.tick(worker, session.pk, first_name="Zohra")
    person = Participant.objects.get(pk=made.participant_id)
    assert person.organisation_id == partner.pk
    assert b"Zohra" not in bytes(person.first_name)
    assert people.first_names(worker, [person.pk]) == {person.pk: "Zohra"}


def test_a_stamp_card_counts_once_however_it_is_typed(worker, session, partner):
    (card,) = stamp_cards.make_stamp_cards(worker, organisation_id=partner.pk, count=1)
    first = services.tick(worker, session.pk, participant_code=card.code)
    again = services.tick(worker, session.pk, participant_code=f" {card.code[:3].lower()} {card.code[3:]}-")
    assert (first.pk, first.participant_id, live(session).count()) == (again.pk, card.pk, 1)


def test_an_unknown_code_and_one_of_another_network_are_refused_alike(worker, session, zuid):
    foreign = make_organisation(zuid, "Elders")
    with tenancy.use_network(zuid.pk):
        (card,) = stamp_cards.make_stamp_cards(actor_in(foreign), organisation_id=foreign.pk, count=1)
    sentences = set()
    for code in (card.code, "ZZZZZZ"):
        with pytest.raises(Refused) as refusal:
            services.tick(worker, session.pk, participant_code=code)
        sentences.add((refusal.value.sentence, refusal.value.field))
    assert len(sentences) == 1
    assert "tel de persoon zonder kaart" in sentences.pop()[0]
    assert live(session).count() == 0


def test_the_first_time_is_over_the_whole_network_and_can_be_told_otherwise(worker, session, partner):
    (card,) = stamp_cards.make_stamp_cards(worker, organisation_id=partner.pk, count=1)
    before = other_session(partner, -3)
    assert services.tick(worker, before.pk, participant_code=card.code).first_time is True
    assert services.tick(worker, session.pk, participant_code=card.code).first_time is False
    (new,) = stamp_cards.make_stamp_cards(worker, organisation_id=partner.pk, count=1)
    assert services.tick(worker, session.pk, participant_code=new.code, first_time=False).first_time is False


@pytest.mark.parametrize(("days", "word"), [(3, "te vroeg"), (-32, "30 dagen geleden")])
def test_out_of_time_is_refused_with_a_way_out(worker, partner, days, word):
    with pytest.raises(Refused, match=word):
        services.tick(worker, other_session(partner, days).pk)


@pytest.mark.parametrize("days", [1, 0, -29])
def test_from_the_day_before_until_a_month_after(worker, partner, days):
    there = other_session(partner, days)
    services.tick(worker, there.pk)
    assert live(there).count() == 1


def test_what_was_called_off_cannot_be_ticked(worker, partner):
    off = make_session(make_activity(partner), status="cancelled")
    with pytest.raises(Refused, match="gaat niet door"):
        services.tick(worker, off.pk)


def test_a_cancelled_party_is_refused_and_a_party_of_elsewhere_is_not_there(worker, session, partner):
    party = signed_up(worker, session)
    enrolment.cancel_enrolment(worker, party.pk)
    with pytest.raises(Refused, match="afgezegd"):
        services.tick(worker, session.pk, enrolment_id=party.pk)
    with pytest.raises(NotFound):
        services.tick(worker, make_session(make_activity(partner)).pk, enrolment_id=party.pk)


def test_an_over_full_room_still_counts(worker, session):
    for _number in range(3):
        services.tick(worker, session.pk, adults=2)
    assert sum(row.adults for row in live(session)) == 6


@pytest.mark.parametrize("sizes", [{"adults": 0}, {"adults": -1}, {"adults": 61}, {"childcare": 2, "children": 1}])
def test_impossible_sizes_are_refused(worker, session, sizes):
    with pytest.raises(Refused):
        services.tick(worker, session.pk, **sizes)
    assert live(session).count() == 0


def test_a_party_can_be_corrected(worker, session):
    party = signed_up(worker, session, children=2)
    row = services.tick(worker, session.pk, enrolment_id=party.pk)
    services.correct(worker, session.pk, attendance_id=row.pk, adults=1, children=1)
    assert live(session).get().children == 1
    with pytest.raises(Refused):
        services.correct(worker, session.pk, attendance_id=row.pk, adults=0, children=0)


def test_others_are_set_and_two_counters_do_not_overwrite_each_other(worker, session):
    services.set_others(worker, session.pk, adults=2, children=1, households=1)
    services.set_others(worker, session.pk, adults=4, children=1, households=1, was=(2, 1, 1))
    services.set_others(worker, session.pk, adults=2, children=6, households=3, was=(2, 1, 1))
    row = Session.objects.get(pk=session.pk)
    assert (row.others_adults, row.others_children, row.others_households) == (4, 6, 3)


@pytest.mark.parametrize(
    ("numbers", "field"), [((-1, 0, 0), "adults"), ((1, 0, 5), "households"), ((3000, 0, 0), "adults")]
)
def test_impossible_others_are_refused_at_their_field(worker, session, numbers, field):
    with pytest.raises(Refused) as refusal:
        services.set_others(worker, session.pk, **dict(zip(("adults", "children", "households"), numbers, strict=True)))
    assert refusal.value.field == field


def test_who_came_along_with_whom_and_its_undo(worker, session, partner):
    old, young = stamp_cards.make_stamp_cards(worker, organisation_id=partner.pk, count=2)
    here = services.tick(worker, session.pk, participant_code=old.code)
    row = services.tick(worker, session.pk, participant_code=young.code, brought_by_code=old.code)
    assert (row.brought_by_id, Participant.objects.get(pk=young.pk).brought_by_id) == (old.pk, old.pk)
    with pytest.raises(Refused, match="elkaar"):
        services.note_brought(worker, session.pk, attendance_id=here.pk, by_code=young.code)
    with pytest.raises(Refused, match="zichzelf"):
        services.note_brought(worker, session.pk, attendance_id=here.pk, by_code=old.code)
    services.note_brought(worker, session.pk, attendance_id=row.pk)
    assert (live(session).get(pk=row.pk).brought_by_id, Participant.objects.get(pk=young.pk).brought_by_id) == (
        None,
        None,
    )
    services.note_brought(worker, session.pk, attendance_id=row.pk, by_id=here.pk)
    assert Participant.objects.get(pk=young.pk).brought_by_id == old.pk


def test_an_erased_person_stays_counted_and_can_be_ticked(worker, session):
    party, other = signed_up(worker, session), signed_up(worker, session, "Bo")
    services.tick(worker, session.pk, enrolment_id=party.pk)
    people.erase(worker, party.participant_id)
    people.erase(worker, other.participant_id)
    services.tick(worker, session.pk, enrolment_id=other.pk)
    assert [(row.participant_id, row.adults) for row in live(session).order_by("at")] == [(None, 1), (None, 1)]


def test_another_organisation_another_network_and_a_role_without_door(session, in_noord, zuid):
    for stranger in (actor_in(make_organisation(in_noord, "Buiten")), actor_in(make_organisation(zuid, "Elders"))):
        with pytest.raises(NotFound):
            services.tick(stranger, session.pk)
    with pytest.raises(Closed):
        services.tick(actor_in(session.activity.organisation, Role.POLICY_MAKER), session.pk)
    assert live(session).count() == 0


def test_a_companion_ticks_without_seeing_phones(session, partner, worker):
    companion = actor_in(partner, Role.COMPANION)
    party = signed_up(worker, session)
    services.tick(companion, session.pk, enrolment_id=party.pk)
    assert live(session).count() == 1
    with pytest.raises(Closed):
        people.names(companion, [party.participant_id])


def test_cards_are_for_the_own_organisation(worker, in_noord):
    other = make_organisation(in_noord, "Buiten")
    with pytest.raises(Refused):
        stamp_cards.make_stamp_cards(worker, organisation_id=other.pk, count=3)
    coordinator = actor_in(worker_organisation(worker), Role.COORDINATOR)
    made = stamp_cards.make_stamp_cards(coordinator, organisation_id=other.pk, count=3)
    assert {row.level for row in made} == {"code"}
    assert len({row.code for row in made}) == 3


def worker_organisation(worker):
    from meedoen.networks.models import Organisation

    return Organisation.objects.get(pk=next(iter(worker.organisation_ids)))


def test_a_tally_of_families_never_of_somebody(worker, session):
    services.set_others(worker, session.pk, adults=31, children=70, households=31)
    made = tallies.count_traits(
        worker, kind="foreign_origin", unit="households", base=31, counts={"yes": 26}, session_id=session.pk
    )
    again = tallies.count_traits(
        worker, kind="foreign_origin", unit="households", base=31, counts={"yes": 25}, session_id=session.pk
    )
    assert (made.pk, again.counts, Tally.objects.count()) == (again.pk, {"yes": 25}, 1)
    tallies.remove_tally(worker, tally_id=made.pk)
    assert Tally.objects.count() == 0


@pytest.mark.parametrize(
    "given",
    [
        {"kind": "foreign_origin", "unit": "households", "base": 3, "counts": {"yes": 4}},
        {"kind": "origin_country", "unit": "persons", "base": 3, "counts": {"Jan van hiernaast": 1}},
        {"kind": "origin_country", "unit": "places", "base": 3, "counts": {"MA": 1}},
    ],
)
def test_a_tally_that_cannot_be_is_refused(worker, session, given):
    services.set_others(worker, session.pk, adults=3, children=0, households=3)
    with pytest.raises(Refused):
        tallies.count_traits(worker, session_id=session.pk, **given)
    assert Tally.objects.count() == 0


@pytest.mark.parametrize("unit, there", [("households", 6), ("persons", 12)])
def test_a_tally_is_never_of_more_than_there_were(worker, session, unit, there):
    given = {"kind": "social_service", "unit": unit, "counts": {"yes": 1}, "session_id": session.pk}
    with pytest.raises(Refused, match="Nog niemand is geteld"):
        tallies.count_traits(worker, base=1, **given)
    services.tick(worker, session.pk, first_name="Amina", children=1)
    services.set_others(worker, session.pk, adults=8, children=2, households=5)
    with pytest.raises(Refused, match=f"hoogstens {there}") as refusal:
        tallies.count_traits(worker, base=there + 1, **given)
    assert refusal.value.field == "base"
    assert tallies.count_traits(worker, base=there, **given).base == there


def test_hours_and_money_on_what_is_ones_own(worker, session, in_noord):
    made = efforts.note_effort(worker, session_id=session.pk, minutes=90, cost_cents=2500)
    assert (made.minutes, made.cost_cents) == (90, 2500)
    stranger = actor_in(make_organisation(in_noord, "Buiten"))
    with pytest.raises(NotFound):
        efforts.note_effort(stranger, session_id=session.pk, minutes=5)
    with pytest.raises(NotFound):
        efforts.remove_effort(stranger, effort_id=made.pk)
    with pytest.raises(Refused):
        efforts.note_effort(worker, session_id=session.pk)
    efforts.remove_effort(worker, effort_id=made.pk)
    assert Effort.objects.count() == 0


def test_called_and_its_undo(worker, session):
    party = signed_up(worker, session)
    enrolment.told(worker, party.pk)
    again = calls.not_told(worker, party.pk, what="placed")
    assert (again.to_tell, again.called_at) == ("placed", None)
    with pytest.raises(Refused):
        calls.not_told(worker, party.pk, what="<b>")


def test_a_tick_asks_few_questions_of_the_database(worker, session, django_assert_max_num_queries):
    parties = [signed_up(worker, session, f"Naam {number}") for number in range(3)]
    services.tick(worker, session.pk, enrolment_id=parties[0].pk)
    with django_assert_max_num_queries(14):
        services.tick(worker, session.pk, enrolment_id=parties[1].pk)


@pytest.mark.django_db
def test_two_taps_one_after_the_other_count_once(worker, session, partner):
    party = signed_up(worker, session)
    taps = {services.tick(who, session.pk, enrolment_id=party.pk).pk for who in (worker, actor_in(partner), worker)}
    assert (len(taps), live(session).count()) == (1, 1)
