"""Noting: once, never over another, mended by a new row; what belongs to it is sealed; the team alone reads secrets."""

import datetime
import uuid

import pytest
from django.utils import timezone

from meedoen.kernel import tenancy
from meedoen.kernel.actors import Role
from meedoen.kernel.guard import seeding
from meedoen.kernel.models import AuditEntry, AuditSubject
from meedoen.kernel.privacy import erasure
from meedoen.kernel.refusals import Closed, NotFound, Refused
from meedoen.outreach import services
from meedoen.outreach.models import Conflict, Contact, FollowUp, SecretNote, Visiting
from meedoen.outreach.queries import contacts, today, visiting
from meedoen.outreach.rules.notes import Ask, Told
from meedoen.people.models import Participant
from tests.factories import actor_in, make_organisation

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
AMINA = {"who": "first_name", "first_name": "Amina", "channel": "phone", "reach": "0470 12 34 56"}


def told(area, **fields):
    who = fields.get("person", {}).get("who", "nobody")
    base = {"kind": "street", "on": timezone.localdate(), "area_id": area.pk, "themes": ("housing",), "who": who}
    return Told(**{**base, **fields})


def note(actor, partner, said, client_id=None):
    return services.note(actor, organisation_id=partner.pk, client_id=client_id or uuid.uuid4(), told=said)


@pytest.fixture
def amina(worker, partner, area):
    """A home visit with a question and a promise."""
    said = told(
        area, kind="home_visit", person=AMINA,
        asks=(Ask("question", "zoekt opvang"), Ask("promise", "ik bel de school")),
    )  # fmt: skip
    return note(worker, partner, said).contact


def test_the_same_note_sent_twice_is_one(worker, partner, area):
    sent, said = uuid.uuid4(), told(area, person=AMINA, asks=(Ask("question", "zoekt opvang"),))
    first, second = note(worker, partner, said, sent), note(worker, partner, said, sent)
    assert (first.state, second.state, second.contact.pk) == ("made", "again", first.contact.pk)
    assert [model.objects.count() for model in (Contact, FollowUp, Participant, Conflict)] == [1, 1, 1, 0]


def test_the_same_id_with_other_content_is_shown_to_a_human(worker, colleague, partner, area):
    sent = uuid.uuid4()
    first = note(worker, partner, told(area), sent).contact
    twice = [note(worker, partner, told(area, themes=("income",), persons=2), sent) for _time in range(2)]
    assert [one.state for one in twice] == ["conflict", "conflict"]
    assert (Contact.objects.count(), Conflict.objects.count()) == (1, 1)
    shown = contacts.double(colleague, contacts.doubles(colleague)[0])
    assert (shown.first.themes, shown.second_themes, shown.second.persons) == (["Wonen"], ["Inkomen"], 2)
    services.settle(colleague, shown.id, settled="taken")
    counts = contacts.contacts(worker, mine=False).lines
    assert [(line.themes, line.persons) for line in counts] == [(["Inkomen"], 2)]
    assert (Contact.objects.get(pk=first.pk).themes, contacts.doubles(colleague)) == (["housing"], [])


def test_the_id_belongs_to_one_worker(worker, colleague, partner, area):
    sent = uuid.uuid4()
    assert [note(one, partner, told(area), sent).state for one in (worker, colleague)] == ["made", "made"]


def test_a_correction_is_a_new_row(worker, amina, area):
    mended = services.correct(worker, amina.pk, client_id=uuid.uuid4(), told=told(area, themes=("income",)))
    old = Contact.objects.get(pk=amina.pk)
    assert (old.themes, old.kind, mended.corrects_id, mended.root_id) == (["housing"], "home_visit", old.pk, old.pk)
    shown = contacts.contact(worker, old.pk)
    assert (shown.row.pk, [one.pk for one in shown.versions]) == (mended.pk, [mended.pk, old.pk])
    assert {line.what for line in shown.follow_ups} == {"zoekt opvang", "ik bel de school"}
    assert [line.themes for line in contacts.contacts(worker).lines] == [["Inkomen"]]


def test_two_workers_mend_the_same_note(worker, colleague, amina, area):
    services.correct(worker, amina.pk, client_id=uuid.uuid4(), told=told(area, themes=("income",)))
    with pytest.raises(Refused, match="Een collega verbeterde deze notitie intussen") as refusal:
        services.correct(colleague, amina.pk, client_id=uuid.uuid4(), told=told(area, themes=("health",)))
    assert refusal.value.code == "changed"
    with pytest.raises(Refused, match="intussen"):
        services.withdraw(colleague, amina.pk)
    assert Contact.objects.count() == 2


def test_a_correction_sent_twice_is_one(worker, amina, area):
    sent = uuid.uuid4()
    made = [services.correct(worker, amina.pk, client_id=sent, told=told(area)).pk for _time in range(2)]
    assert made[0] == made[1]


def test_taken_away_and_put_back(worker, amina):
    gone = services.withdraw(worker, amina.pk)
    assert contacts.contacts(worker).lines == []
    assert today.due_now(worker, today=timezone.localdate() + 30 * DAY).late == []
    services.restore(worker, gone.pk)
    assert len(contacts.contacts(worker).lines) == 1
    assert len(today.due_now(worker, today=timezone.localdate() + 30 * DAY).late) == 2
    assert Contact.objects.count() == 3


def test_somebody_erased_meanwhile(worker, amina, partner, area):
    person = amina.participant_id
    with seeding("test"):
        erasure.erase_person(person, amina.network_id)
    known = {"who": "known", "person": person}
    with pytest.raises(Refused, match="staat er niet meer") as refusal:
        note(worker, partner, told(area, person=known))
    assert refusal.value.code == "gone"
    with pytest.raises(Refused, match="staat er niet meer"):
        services.correct(worker, amina.pk, client_id=uuid.uuid4(), told=told(area, person=known))
    line = today.due_now(worker, today=timezone.localdate() + 30 * DAY).late[0]
    assert (line.label, line.what, line.person_id) == ("Zonder naam", "", None)


def test_a_visit_without_answer_is_a_visit_and_no_reach(worker, partner, area):
    kept = note(worker, partner, told(area, kind="home_visit", answered=False)).contact
    assert (kept.answered, kept.persons, kept.households) == (False, 0, 0)
    progress = visiting.visit_list(worker, today=timezone.localdate()).progress
    assert (progress.made, progress.unanswered, progress.goal) == (1, 1, 60)


def test_a_visit_moves_the_next_one(worker, partner, amina, area):
    known = {"who": "known", "person": amina.participant_id}
    listed = services.plan_visiting(worker, organisation_id=partner.pk, person=known, every_weeks=4)
    assert (listed.last_on, listed.due_on) == (amina.on, amina.on + 28 * DAY)
    again = services.plan_visiting(worker, organisation_id=partner.pk, person=known, every_weeks=8)
    assert (again.pk, Visiting.objects.count()) == (listed.pk, 1)
    with seeding("test"):
        Visiting.objects.update(last_on=amina.on - 60 * DAY, due_on=amina.on - 4 * DAY)
    note(worker, partner, told(area, kind="home_visit", person=known, answered=False))
    assert Visiting.objects.get().due_on == amina.on - 4 * DAY
    note(worker, partner, told(area, kind="home_visit", person=known))
    assert Visiting.objects.get().due_on == amina.on + 56 * DAY


def test_what_was_said_is_sealed(amina):
    raw = [bytes(blob) for blob in FollowUp.objects.values_list("what", flat=True)]
    assert len(raw) == 2
    assert not any(b"opvang" in blob or b"school" in blob for blob in raw)


def test_what_nobody_named_asked_is_sealed_for_the_organisation(worker, partner, area):
    note(worker, partner, told(area, asks=(Ask("question", "zoekt opvang"),)))
    assert b"opvang" not in bytes(FollowUp.objects.get().what)
    (line,) = today.due_now(worker, today=timezone.localdate() + 14 * DAY).now
    assert (line.label, line.what) == ("Zonder naam", "zoekt opvang")


def test_a_secret_is_for_the_team_alone(worker, partner, area):
    kept = note(worker, partner, told(area, person=AMINA, secret="er is geweld thuis")).contact
    assert b"geweld" not in bytes(SecretNote.objects.get().text)
    assert [one.text for one in contacts.secrets(worker, kept.pk)] == ["er is geweld thuis"]
    entry = AuditEntry.objects.filter(action="outreach.read_secret").get()
    assert AuditSubject.objects.filter(entry=entry, subject_id=kept.participant_id).exists()
    leader, neighbour = actor_in(partner, Role.COORDINATOR), actor_in(make_organisation(partner.network))
    with pytest.raises(Closed):
        contacts.secrets(leader, kept.pk)
    with pytest.raises(NotFound):
        contacts.secrets(neighbour, kept.pk)
    assert contacts.contact(leader, kept.pk).secrets == 0
    with pytest.raises(Refused, match="alleen een werker van het team"):
        note(leader, partner, told(area, secret="iets"))


def test_another_organisation_sees_nothing(amina, partner, area):
    neighbour = actor_in(make_organisation(partner.network))
    assert contacts.contacts(neighbour, mine=False).lines == []
    assert today.due_now(neighbour, today=timezone.localdate() + 30 * DAY, team=True).late == []
    for read in (contacts.contact, contacts.to_correct):
        with pytest.raises(NotFound):
            read(neighbour, amina.pk)
    with pytest.raises(NotFound):
        note(neighbour, partner, told(area))


def test_due_and_done(worker, colleague, amina):
    day = timezone.localdate()
    late = today.due_now(worker, today=day + 10 * DAY)
    assert ([line.what for line in late.late], [line.what for line in late.soon]) == (
        ["ik bel de school"],
        ["zoekt opvang"],
    )
    assert today.due_now(colleague, today=day + 10 * DAY).late == []
    assert [line.mine for line in today.due_now(colleague, today=day + 10 * DAY, team=True).late] == [False]
    assert today.count_due(worker, today=day + 14 * DAY) == today.DueCount(late=1, now=1, visits=0)
    services.close(colleague, late.late[0].id)
    with pytest.raises(Refused, match="afgewerkt door een collega"):
        services.postpone(worker, late.late[0].id, to=day + DAY)
    services.reopen(worker, late.late[0].id)
    services.postpone(worker, late.late[0].id, to=day + DAY)
    with pytest.raises(Refused, match="vanaf vandaag"):
        services.postpone(worker, late.late[0].id, to=day - DAY)
    assert today.follow_up(worker, late.late[0].id).due == day + DAY


def test_an_open_promise_is_a_reason_to_look(worker, colleague, amina):
    from meedoen.outreach.reasons import why

    assert why(worker, amina.participant_id).kind == "task"
    assert why(colleague, amina.participant_id) is None


def test_rights_hang_on_nobody(worker, partner, area, amina):
    found = services.note_right(worker, organisation_id=partner.pk, right="leisure_pass", area_id=area.pk)
    with pytest.raises(Refused, match="welke dienst"):
        services.settle_right(worker, found.pk, state="arranged")
    assert services.settle_right(worker, found.pk, state="arranged", by="health_fund").settled_on is not None
    with pytest.raises(Refused, match="nog komen"):
        services.note_right(worker, organisation_id=partner.pk, right="leisure_pass", on=timezone.localdate() + DAY)
    names = {field.name for field in type(found)._meta.concrete_fields}
    assert names == {"id", "network", "organisation", "area", "right", "state", "by", "found_on", "settled_on"}


def test_a_round_is_walked(worker, partner, area, place):
    from meedoen.outreach.queries import rounds

    day = timezone.localdate()
    stops = [("place", place.pk), ("area", area.pk)]
    made = services.make_round(worker, organisation_id=partner.pk, name="Te voet", stops=stops)
    first = rounds.round_of(worker, made.pk, today=day).stops[0]
    for _time in range(2):
        services.walk(worker, first.id, here=True)
    services.change_round(worker, made.pk, name="Te voet", stops=stops[::-1])
    found = rounds.round_of(worker, made.pk, today=day)
    assert [(stop.name, stop.here) for stop in found.stops] == [("Zandberg", False), ("Speelplein", True)]
    with pytest.raises(Refused, match="minstens één halte"):
        services.change_round(worker, made.pk, name="Te voet", stops=[])


def test_a_network_has_its_own_words(worker, partner, area, in_noord):
    leader = actor_in(partner, Role.COORDINATOR)
    chosen = {"themes": ["housing"], "own_themes": "Burenruzie", "rights": ["leisure_pass"], "own_rights": "Voedselbon"}
    services.set_ways(leader, **chosen, fade_days=90, secret_days=14, goal=40)
    note(worker, partner, told(area, themes=("own-burenruzie",)))
    with pytest.raises(Refused, match="op de lijst"):
        note(worker, partner, told(area, themes=("income",)))
    with pytest.raises(Refused, match="31 tot 730"):
        services.set_ways(leader, **chosen, fade_days=731, secret_days=14, goal=40)
    assert visiting.visit_list(worker, today=timezone.localdate()).progress.goal == 40
    assert tenancy.here() == in_noord.pk


def test_the_start_page_counts_what_is_due(worker, amina, noord):
    from meedoen.kernel import due

    now = timezone.now() + 8 * DAY
    found = [line for line in due.of(worker, "noord", now) if line.key.startswith("outreach.")]
    assert [(line.key, line.count, line.late, line.fresh) for line in found] == [("outreach.late", 1, True, 1)]
    assert found[0].text == "1 vraag of belofte is te laat"
    referrer = actor_in(make_organisation(noord), Role.REFERRER)
    assert [line for line in due.of(referrer, "noord", now) if line.key.startswith("outreach.")] == []


def test_a_leaver_hands_promises_over(worker, colleague, amina, partner):
    from meedoen.outreach import leaver

    held = leaver.promised(worker.user_id, partner.pk)
    assert (held.count, held.person_ids) == (2, frozenset({amina.participant_id}))
    with seeding("test"):
        assert leaver.take_over(worker, worker.user_id, colleague.user_id, partner.pk) == 2
    assert len(today.due_now(colleague, today=timezone.localdate() + 30 * DAY).late) == 2
