"""Groups and meetings through their doors: seats, councils, the room, minutes, backpack, checks, thresholds, ladder."""

import datetime
import uuid

import pytest
from django.utils import timezone

from meedoen.kernel import tenancy
from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.guard import seeding
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.networks.identity import actor_of
from meedoen.voice import due_groups, models, retention_groups, under_token
from meedoen.voice.queries import checks as check_reads
from meedoen.voice.queries import groups as group_reads
from meedoen.voice.queries import meetings as meeting_reads
from meedoen.voice.queries import room as room_reads
from meedoen.voice.queries.answer_figures import answer_figures
from meedoen.voice.queries.backpack import backpack
from meedoen.voice.services import checks, groups, meetings, room
from tests.factories import make_member, make_organisation

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def house(noord):
    return make_organisation(noord, "De Dreef")


@pytest.fixture
def guide(house, in_noord):
    return actor_of(make_member(house, Role.GROUP_GUIDE), in_noord.pk)


@pytest.fixture
def stranger(noord, in_noord):
    return actor_of(make_member(make_organisation(noord, "Ander huis"), Role.WORKER), in_noord.pk)


def today():
    return timezone.localdate()


def make_group(guide, house, kind="participation", **said):
    return groups.make_group(guide, organisation_id=house.pk, said={"name": "De groep", "kind": kind, **said})


def make_meeting(guide, group, days=20, **said):
    start = timezone.now() + days * DAY
    moment = {"title": "Bussen", "starts_at": start, "ends_at": start + DAY / 12, "place_id": None, "why": ""}
    return meetings.plan_meeting(guide, group.pk, said={**moment, **said})


def seats(actor, group, *aliases, **fields):
    return [groups.add_member(actor, group.pk, alias=alias, **fields) for alias in aliases]


def test_a_seat_is_taken_replaced_and_given_back(guide, house, stranger):
    group = make_group(guide, house, seats=2, mandate_months=12)
    mia, bo = seats(guide, group, "Mia", "Bo")
    assert mia.mandate_until == today().replace(year=today().year + 1) - DAY
    with pytest.raises(Refused, match="bezet"):
        groups.add_member(guide, group.pk, alias="Ilse")
    for alias in ("0470 12 34 56", "mia@thuis.be", "  "):
        with pytest.raises(Refused):
            groups.add_member(guide, group.pk, alias=alias)
    ilse = groups.add_member(guide, group.pk, alias="Ilse", instead_of_id=bo.pk)
    found = group_reads.group(guide, group.pk, today=today())
    assert {seat.label for seat in found.table if not seat.staff} == {"Mia", "Ilse"} and found.free == 0
    assert [seat.label for seat in found.left] == ["Bo"] and ilse.instead_of_id == bo.pk
    with pytest.raises(Refused, match="intussen"):
        groups.end_member(guide, bo.pk, ended=False)
    with pytest.raises(NotFound):
        groups.add_member(stranger, group.pk, alias="Jan")
    assert group_reads.groups(stranger, now=timezone.now()) == []


def test_a_council_counts_its_composition_and_its_quorum(guide, house):
    council = make_group(guide, house, kind="council", quorum=3)
    seats(guide, council, "An", "Bea", "Cleo", "Dirk")
    groups.add_member(guide, council.pk, alias="De schepen", role="councillor")
    with pytest.raises(Refused, match="4 stemgerechtigde"):
        groups.count_composition(guide, council.pk, women=3, men=2, unsaid=0)
    groups.count_composition(guide, council.pk, women=3, men=1, unsaid=0)
    found = group_reads.group(guide, council.pk, today=today()).composed
    assert (found.balanced, found.short, found.fits) == (False, 1, True)
    groups.count_composition(guide, council.pk, women=2, men=1, unsaid=1)
    meeting = make_meeting(guide, council, days=0)
    room.open_room(guide, meeting.pk)
    members = [key for key, _label in meeting_reads.at_the_table(guide, meeting.pk)]
    room.come_in(guide, meeting.pk, member_ids=members[:3])
    assert room_reads.room(guide, meeting.pk).voting == 2
    room.close_room(guide, meeting.pk)
    told = meeting_reads.meeting(guide, meeting.pk, today=today())
    assert told.validity.missing == ("quorum",) and told.row.present_voting == 2


def open_room(guide, house):
    group = make_group(guide, house)
    members = seats(guide, group, "Mia", "Bo", "Ilse")
    meeting = make_meeting(guide, group, days=0)
    code = room.open_room(guide, meeting.pk).room_code
    return meeting, code, members


def test_a_telephone_counts_once_and_nothing_stays_of_it(guide, house, in_noord):
    meeting, code, _members = open_room(guide, house)
    statement = room.put_statement(guide, meeting.pk, words="De bus rijdt te vroeg.", translations={"fr": "Trop tôt"})
    public = Actor.anonymous(in_noord.pk)
    for device, side in (("a", "agree"), ("a", "agree"), ("b", "agree"), ("a", "disagree"), ("c", "pass")):
        room.choose_side(public, code=code.lower(), device=device, statement_id=statement.pk, side=side)
    seen = room_reads.open_room(public, code=code, device="a", language="fr")
    assert [(one.words, one.chosen) for one in seen.statements] == [("Trop tôt", "disagree")]
    room.count_hands(guide, statement.pk, agree=3, disagree=0, passed=1)
    (live,) = room_reads.room(guide, meeting.pk).statements
    assert (live.tally.agree, live.tally.disagree, live.tally.passed) == (4, 1, 2)
    assert not models.Vote.objects.filter(device__in=["a", "b", "c"]).exists()
    note = room.say(public, code=code, device="a", words="De halte is donker, ik durf niet.")
    room.close_room(guide, meeting.pk)
    (after,) = room_reads.tallies(guide, meeting.pk)
    assert (after.tally, after.picture) == (live.tally, "shared_yes")
    meeting.refresh_from_db()
    note.refresh_from_db()
    assert not models.Vote.objects.exists() and (note.device, meeting.room_code, meeting.room_secret) == ("", "", "")
    for act in (
        lambda: room.choose_side(public, code=code, device="d", statement_id=statement.pk, side="agree"),
        lambda: room.say(public, code=code, device="d", words="Nog iets"),
        lambda: room_reads.open_room(public, code="", device="", language="nl"),
    ):
        with pytest.raises(Refused):
            act()


def test_a_telephone_chooses_only_in_its_own_room(guide, house, in_noord):
    _first, code, _members = open_room(guide, house)
    second, _other, _people = open_room(guide, house)
    elsewhere = room.put_statement(guide, second.pk, words="Iets anders", translations={})
    with pytest.raises(Refused):
        room.choose_side(Actor.anonymous(in_noord.pk), code=code, device="a", statement_id=elsewhere.pk, side="agree")
    for _time in range(12):
        room.say(Actor.anonymous(in_noord.pk), code=code, device="a", words="Zin")
    with pytest.raises(Refused, match="veel"):
        room.say(Actor.anonymous(in_noord.pk), code=code, device="a", words="Zin")


def test_who_was_not_heard_is_seen_and_no_count_of_anybody_stays(guide, house):
    meeting, _code, (mia, bo, ilse) = open_room(guide, house)
    room.come_in(guide, meeting.pk, member_ids=[mia.pk, bo.pk, ilse.pk])
    room.guest_comes_in(guide, meeting.pk, alias="Een buur")
    room.begin_round(guide, meeting.pk, question="Wat stoort je?")
    people = {one.label: one.id for one in room_reads.room(guide, meeting.pk).people}
    room.mark_heard(guide, meeting.pk, present_id=people["Mia"])
    room.mark_heard(guide, meeting.pk, present_id=people["Bo"])
    room.mark_heard(guide, meeting.pk, present_id=people["Bo"], heard=False)
    room.begin_round(guide, meeting.pk)
    room.mark_heard(guide, meeting.pk, present_id=people["Een buur"])
    found = room_reads.room(guide, meeting.pk)
    assert {one.label for one in found.waiting} == {"Mia", "Bo", "Ilse"}
    assert {one.label for one in found.never} == {"Bo", "Ilse"}
    room.come_in(guide, meeting.pk, member_ids=[mia.pk, ilse.pk])
    assert {one.label for one in room_reads.room(guide, meeting.pk).people} == {"Mia", "Ilse", "Een buur"}
    room.close_room(guide, meeting.pk)
    meeting.refresh_from_db()
    assert (meeting.present_members, meeting.present_guests, meeting.heard, meeting.stage) == (2, 1, 2, "held")
    assert not models.Present.objects.exists() and not models.Heard.objects.exists()


def test_a_room_that_was_forgotten_closes_by_itself(guide, house, in_noord):
    meeting, code, _members = open_room(guide, house)
    statement = room.put_statement(guide, meeting.pk, words="Te duur", translations={})
    room.choose_side(Actor.anonymous(in_noord.pk), code=code, device="a", statement_id=statement.pk, side="agree")
    with seeding("test"):
        assert retention_groups.close_forgotten_rooms(timezone.now() - DAY) == 0
        assert retention_groups.close_forgotten_rooms(timezone.now() + DAY) == 1
        assert retention_groups.end_notes(timezone.now() + DAY) == 0
    statement.refresh_from_db()
    assert (statement.agree, models.Vote.objects.count()) == (1, 0)


def test_members_are_forgotten_two_years_after_they_left(guide, house):
    group = make_group(guide, house)
    mia, _bo = seats(guide, group, "Mia", "Bo")
    groups.note_learned(guide, mia.pk, skill="listening", words="Ik laat iedereen uitspreken.")
    groups.note_learned(guide, mia.pk, skill="listening", words="Ik luister eerst.")
    groups.note_learned(guide, mia.pk, skill="rights", words="")
    groups.take_away_learned(guide, mia.pk, skill="rights")
    (mine,) = [seat for seat in group_reads.group(guide, group.pk, today=today()).table if seat.label == "Mia"]
    assert mine.learned == [("listening", "Luisteren naar anderen", "Ik luister eerst.")]
    groups.end_member(guide, mia.pk)
    with seeding("test"):
        assert retention_groups.forget_members(timezone.now()) == 0
        assert retention_groups.forget_members(timezone.now() + 2 * DAY) == 1
        assert retention_groups.end_learned(timezone.now() + 2 * DAY) == 1
    assert sorted(models.GroupMember.objects.filter(user_id=None).values_list("alias", flat=True)) == ["", "Bo"]


def test_a_member_with_a_token_is_told_everything_and_forgotten_whole(guide, house):
    token = uuid.uuid4()
    group = make_group(guide, house)
    mia = groups.add_member(guide, group.pk, alias="Mia", token=token)
    groups.note_learned(guide, mia.pk, skill="listening", words="Eerst luisteren.")
    (told,) = under_token.said_under([token])
    assert (told["groep"], told["schuilnaam"]) == ("De groep", "Mia")
    assert told["zelf geleerd"] == ["Luisteren naar anderen: Eerst luisteren."]
    with seeding("test"):
        under_token.forget_tokens([token])
    mia.refresh_from_db()
    assert (mia.alias, mia.token, models.Learned.objects.count()) == ("", None, 0)


def test_a_meeting_goes_from_plan_to_minutes_with_promises(guide, house, stranger):
    group = make_group(guide, house)
    mia, bo = seats(guide, group, "Mia", "Bo")
    meeting = make_meeting(guide, group)
    with pytest.raises(Refused, match="begin"):
        meetings.change_meeting(guide, meeting.pk, said={"starts_at": timezone.now(), "ends_at": timezone.now() - DAY})
    meetings.prepare(guide, meeting.pk, welcome={"coffee": "taart van Mia", "nonsense": "x"}, policy_makers="schepen")
    with pytest.raises(Refused):
        meetings.note_ride(guide, meeting.pk, member_id=mia.pk, driver_id=mia.pk)
    meetings.note_ride(guide, meeting.pk, member_id=mia.pk, driver_id=bo.pk)
    with pytest.raises(NotFound):
        meetings.note_ride(guide, meeting.pk, member_id=uuid.uuid4(), driver_id=bo.pk)
    with pytest.raises(Refused, match="titel"):
        meetings.add_point(guide, meeting.pk, said={"title": ""})
    _first, second = (meetings.add_point(guide, meeting.pk, said={"title": title}) for title in ("Bus", "Bank"))
    meetings.move_point(guide, second.pk, up=True)
    meetings.invite(guide, meeting.pk)
    with pytest.raises(Refused):
        meetings.follow_up(guide, meeting.pk)
    meetings.add_line(guide, meeting.pk, words="We vragen een bank.", kind="decided", point_id=second.pk)
    with pytest.raises(Refused, match="verslag"):
        meetings.remove_point(guide, second.pk)
    with pytest.raises(Refused, match="wie"):
        meetings.promise(guide, meeting.pk, what="Vragen", owner=" ", due=None)
    kept = meetings.promise(guide, meeting.pk, what="Vragen", owner="de technische dienst", due=today() - DAY)
    meetings.write_summary(guide, meeting.pk, summary="We praatten over de bus.", counts={"present_members": 2})
    found = meeting_reads.meeting(guide, meeting.pk, today=today())
    assert [one.title for one in found.points] == ["Bank", "Bus"]
    assert [one.value for one in found.welcome.ready] == ["coffee"] and len(found.welcome.missing) == 7
    assert [(one.who, one.driver) for one in found.lifts] == [("Mia", "Bo")]
    assert [one.stands for one in meeting_reads.open_promises(guide, today=today())] == ["late"]
    meetings.keep_promise(guide, kept.pk, came_of_it="De bank staat er.")
    assert meeting_reads.open_promises(guide, today=today()) == []
    assert meetings.follow_up(guide, meeting.pk).stage == "followed_up"
    with pytest.raises(Refused, match="voorbij"):
        room.open_room(guide, meeting.pk)
    with pytest.raises(NotFound):
        meeting_reads.meeting(stranger, meeting.pk, today=today())
    with seeding("test"):
        assert retention_groups.end_rides(timezone.now() + 40 * DAY) == 1


def checked_bundle(house):
    with seeding("test"):
        bundle = models.Bundle.objects.create(title="Bussen", theme="mobility", organisation=house)
        for words in ("De eerste bus rijdt te laat.", "Er is geen bus op zondag."):
            models.Signal.objects.create(
                way_in="meeting", state="checked", statement=words, bundle=bundle, promised_on=today()
            )
        models.Signal.objects.create(way_in="desk", state="raw", given="Jan van de hoek", promised_on=today())
    return bundle


def test_a_delegate_takes_the_signals_along_and_brings_the_answer_back(guide, house):
    sender = make_group(guide, house)
    council = make_group(guide, house, kind="council")
    with pytest.raises(Refused, match="groep van bewoners"):
        groups.add_member(guide, council.pk, alias="Mia", sent_by_id=council.pk)
    groups.add_member(guide, council.pk, alias="Mia", role="delegate", sent_by_id=sender.pk)
    bundle = checked_bundle(house)
    before = make_meeting(guide, council, days=-60)
    asked = meetings.add_point(guide, before.pk, said={"bundle_id": bundle.pk})
    meetings.promise(guide, before.pk, what="De lijn vragen", owner="de schepen", due=None, point_id=asked.pk)
    meeting = make_meeting(guide, council)
    point = meetings.add_point(guide, meeting.pk, said={"bundle_id": bundle.pk, "easy_title": "De bus"})
    pack = backpack(guide, meeting.pk, today=today())
    assert pack.delegates == [("Mia", "De groep")]
    with seeding("test"):
        models.Bundle.objects.filter(pk=bundle.pk).update(closed_on=today())
    with pytest.raises(NotFound):
        meetings.add_point(guide, meeting.pk, said={"bundle_id": bundle.pk})
    with seeding("test"):
        models.Bundle.objects.filter(pk=bundle.pk).update(closed_on=None)
    (packed,) = pack.points
    assert sorted(packed.signals) == ["De eerste bus rijdt te laat.", "Er is geen bus op zondag."] and packed.more == 0
    assert [(one.what, one.owner) for one in packed.promises] == [("De lijn vragen", "de schepen")]
    checks.debrief(guide, meeting.pk, point_id=point.pk, outcome="later", said="Ze vragen het aan De Lijn.")
    checks.debrief(guide, meeting.pk, point_id=point.pk, outcome="partly", said="De bus rijdt vroeger.")
    checks.told_group(guide, meeting.pk)
    (told,) = meeting_reads.meeting(guide, meeting.pk, today=today()).points
    assert (told.outcome, told.council_said, told.told_on) == ("partly", "De bus rijdt vroeger.", today())
    assert models.Debrief.objects.get().group_id == sender.pk
    begun = meeting_reads.brought_back(guide, bundle.pk)
    assert (begun["outcome"], begun["reasons"], begun["point_id"]) == ("partly", "De bus rijdt vroeger.", point.pk)
    checks.debrief(guide, meeting.pk, point_id=point.pk, outcome="not_discussed", said="")
    assert meeting_reads.brought_back(guide, bundle.pk) == {}


def test_what_was_asked_the_last_time_comes_from_the_earlier_point_of_the_bundle(guide, house):
    council = make_group(guide, house, kind="council")
    bundle = checked_bundle(house)
    before = make_meeting(guide, council, days=-60)
    asked = meetings.add_point(guide, before.pk, said={"bundle_id": bundle.pk, "we_ask": "Een late bus"})
    checks.debrief(guide, before.pk, point_id=asked.pk, outcome="later", said="Ze vragen het aan De Lijn.")
    meeting = make_meeting(guide, council)
    point = meetings.add_point(guide, meeting.pk, said={"bundle_id": bundle.pk})
    (packed,) = backpack(guide, meeting.pk, today=today()).points
    assert (packed.point.asked_before, packed.point.came_of_it) == ("Een late bus", "Ze vragen het aan De Lijn.")
    meetings.change_point(guide, point.pk, said={"asked_before": "Twee bussen", "came_of_it": "Eén kwam er."})
    (packed,) = backpack(guide, meeting.pk, today=today()).points
    assert (packed.point.asked_before, packed.point.came_of_it) == ("Twee bussen", "Eén kwam er.")


def test_each_group_brings_back_its_own_story_from_a_council(guide, house, noord, in_noord):
    other_house = make_organisation(noord, "Ander huis")
    other = actor_of(make_member(other_house, Role.WORKER), in_noord.pk)
    council = make_group(guide, house, kind="council")
    mine = make_group(guide, house)
    theirs = make_group(other, other_house)
    assert {key for key, _name in group_reads.senders(guide)} == {mine.pk, theirs.pk}
    meeting = make_meeting(guide, council)
    point = meetings.add_point(guide, meeting.pk, said={"title": "De bus"})
    with pytest.raises(NotFound):
        checks.debrief(other, meeting.pk, point_id=point.pk, outcome="not", said="Neen.")
    for alias, sender in (("Mia", mine), ("Bo", theirs)):
        groups.add_member(guide, council.pk, alias=alias, role="delegate", sent_by_id=sender.pk)
    checks.ask_of_council(other, meeting.pk, point_id=point.pk, we_ask="Een late bus")
    checks.debrief(guide, meeting.pk, point_id=point.pk, outcome="partly", said="Een beetje.")
    checks.debrief(other, meeting.pk, point_id=point.pk, outcome="not", said="Neen.")
    checks.told_group(other, meeting.pk)
    told = [meeting_reads.meeting(actor, meeting.pk, today=today()).points[0] for actor in (guide, other)]
    assert [(one.council_said, one.told_on is None, one.ours) for one in told] == [
        ("Een beetje.", True, True),
        ("Neen.", False, True),
    ]
    assert told[0].we_ask == "Een late bus"
    with pytest.raises(NotFound):
        meetings.change_point(other, point.pk, said={"title": "Anders"})


def test_a_note_of_the_room_becomes_a_signal_once(guide, house):
    meeting, _code, _members = open_room(guide, house)
    note = room.note_from_paper(guide, meeting.pk, words="De lift is stuk")
    words = "De lift in het gebouw werkt vaak niet."
    signal = room.note_becomes_signal(guide, note.pk, words=words, theme="housing")
    assert models.RoomNote.objects.get().signal_id == signal.pk
    assert (signal.way_in, signal.given, signal.state, signal.theme) == ("meeting", words, "raw", "housing")
    with pytest.raises(Refused, match="al een signaal"):
        room.note_becomes_signal(guide, note.pk, words=words)


def test_a_service_asks_the_group_advises_and_the_service_answers(guide, house, noord, in_noord):
    group = make_group(guide, house)
    sport = make_organisation(noord, "Sportdienst")
    service = actor_of(make_member(sport, Role.PROVIDER), in_noord.pk)
    other = actor_of(make_member(make_organisation(noord, "Jeugd"), Role.PROVIDER), in_noord.pk)
    plan = {"title": "Nieuwe brochure", "question": "Is dit duidelijk?", "plan_stage": "idea"}
    with pytest.raises(Refused, match="voorbij"):
        checks.ask_check(service, group.pk, organisation_id=sport.pk, said={**plan, "needed_by": today() - DAY})
    row = checks.ask_check(service, group.pk, organisation_id=sport.pk, said={**plan, "needed_by": today() + 30 * DAY})
    with pytest.raises(Refused, match="nog geen advies"):
        checks.answer_check(service, row.pk, outcome="not", answer="Neen")
    with pytest.raises(NotFound):
        checks.answer_check(other, row.pk, outcome="not", answer="Neen")
    checks.advise(guide, row.pk, advice="Gebruik foto's.")
    with pytest.raises(Refused):
        checks.withdraw_check(service, row.pk)
    with pytest.raises(Refused, match="waarom"):
        checks.answer_check(service, row.pk, outcome="partly", answer="  ")
    checks.answer_check(service, row.pk, outcome="partly", answer="Er staan nu foto's op de voorkant.")
    both = [check_reads.check(who, row.pk, today=today()) for who in (service, guide)]
    assert both[0].line == both[1].line and [one.what for one in both[0].line] == ["asked", "advised", "answered"]
    assert [(one.may_answer, one.may_advise) for one in both] == [(True, False), (False, False)]
    assert check_reads.checks(other, today=today()) == []


def test_a_threshold_is_judged_by_somebody_and_only_after_something_was_done(guide, house):
    group = make_group(guide, house)
    row = checks.note_threshold(guide, group.pk, said={"kind": "affordable", "found": "Het kamp is te duur."})
    said = {"found": "Het kamp is te duur.", "proposal": "Betalen in delen", "action": "", "owner": ""}
    with pytest.raises(Refused) as refusal:
        checks.change_threshold(guide, row.pk, said=said, lowered="yes", judge="")
    assert refusal.value.field == "judge"
    with pytest.raises(Refused) as refusal:
        checks.change_threshold(guide, row.pk, said=said, lowered="yes", judge="group")
    assert refusal.value.field == "action"
    said["action"] = "Betalen kan in drie delen."
    checks.change_threshold(guide, row.pk, said=said, lowered="yes", judge="service")
    assert [one.solved for one in check_reads.thresholds(guide)] == [False]
    checks.change_threshold(guide, row.pk, said=said, lowered="yes", judge="visitors")
    (found,) = check_reads.thresholds(guide)
    assert (found.solved, found.judged_on) == (True, today())


def test_the_start_page_counts_what_waits_in_groups(guide, house, noord, in_noord):
    group = make_group(guide, house, mandate_months=1)
    seats(guide, group, "Mia")
    council = make_group(guide, house, kind="council")
    late, soon, held = (
        make_meeting(guide, group, days=3),
        make_meeting(guide, group, days=60),
        make_meeting(guide, council),
    )
    meetings.write_summary(guide, held.pk, summary="Kort.", counts={})
    meetings.promise(guide, held.pk, what="Bellen", owner="de schepen", due=today() - DAY)
    sport = make_organisation(noord, "Sportdienst")
    service = actor_of(make_member(sport, Role.PROVIDER), in_noord.pk)
    said = {"title": "Plan", "question": "Goed?", "plan_stage": "idea", "needed_by": today()}
    first, second = (checks.ask_check(service, group.pk, organisation_id=sport.pk, said=said) for _time in range(2))
    checks.advise(guide, second.pk, advice="Ja.")
    found = {line.key: (line.count, line.late) for line in due_groups.lines(guide, "noord", timezone.now())}
    assert found == {
        "voice.check_answers": (0, False),
        "voice.checks": (1, False),
        "voice.meeting_promises": (1, True),
        "voice.minutes": (1, False),
        "voice.invitations": (1, True),
        "voice.mandates": (1, False),
    }
    mine = {line.key: line.count for line in due_groups.lines(service, "noord", timezone.now())}
    assert mine == {"voice.check_answers": 1}
    assert late.starts_at < soon.starts_at and first.state == "asked"


def test_a_trajectory_walks_its_own_ladder(guide, house):
    walk = checks.begin_trajectory(guide, organisation_id=house.pk, name="Brochure", ladder="six", theme="services")
    with pytest.raises(Refused, match="andere ladder"):
        checks.step(guide, walk.pk, rung="placation", on=today(), ground="x")
    with pytest.raises(Refused, match="nog komen"):
        checks.step(guide, walk.pk, rung="advise", on=today() + DAY, ground="x")
    checks.step(guide, walk.pk, rung="inform", on=today() - 300 * DAY, ground="Een folder.")
    checks.step(guide, walk.pk, rung="advise", on=today(), ground="De groep gaf advies.")
    with pytest.raises(Refused, match="al een trede"):
        checks.step(guide, walk.pk, rung="consult", on=today(), ground="x")
    (found,) = check_reads.trajectories(guide)
    assert (found.moved, found.now) == (2, "Adviseren")
    assert answer_figures(guide, year=today().year, today=today()).steps_up == 1
    checks.end_trajectory(guide, walk.pk)
    assert check_reads.trajectories(guide) == []
    checks.end_trajectory(guide, walk.pk, ended=False)
    assert len(check_reads.trajectories(guide)) == 1
    missing = group_reads.coverage(guide, since=today() - DAY)
    assert "Diensten" not in missing.themes_missing and "Wonen" in missing.themes_missing


def test_a_quick_win_is_shown_to_residents_when_somebody_says_so(guide, house, in_noord):
    public = Actor.anonymous(in_noord.pk)
    win = checks.note_win(guide, organisation_id=house.pk, on=today(), title="Een bank aan de halte")
    assert check_reads.shown_wins(public) == []
    checks.show_win(guide, win.pk, shown=True)
    assert [one.title for one in check_reads.shown_wins(public)] == ["Een bank aan de halte"]
    checks.remove_win(guide, win.pk)
    assert check_reads.wins(guide) == []
    assert tenancy.current_network() == in_noord.pk
