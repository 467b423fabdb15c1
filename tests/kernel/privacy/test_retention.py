"""Terms: ten years of nights by a clock of our own; everything goes on its day, nothing before it (G32, small form)."""

import datetime
import re
import uuid
from dataclasses import dataclass

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from meedoen.activities.models import Attendance, Enrolment
from meedoen.kernel import audit, guard, registers, tenancy, vault
from meedoen.kernel.models import AuditEntry, Message, Receipt, User
from meedoen.kernel.privacy import retention
from meedoen.kernel.privacy.classes import Keep
from meedoen.kernel.registers import own_models
from meedoen.networks.models import ApiKey, Invitation, Membership
from meedoen.people.models import (
    Consent,
    Emergency,
    Grant,
    Household,
    Link,
    ListRun,
    Participant,
    Postponement,
    Resident,
    RightsRequest,
)
from tests.factories import make_activity, make_member, make_organisation, make_participant, make_session, make_user
from tests.outreach import ending as met_people
from tests.passes import ending as paying_people
from tests.plans import ending as asked_people
from tests.referrals import ending as led_people
from tests.sampling import DEEP, sample, seed
from tests.voice import ending as heard_people

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
BEGIN = datetime.datetime(2026, 3, 1, 2, 0, tzinfo=datetime.UTC)  # 3 o'clock in Brussels
YEARS, NO_RULE = (
    10,
    {
        "kernel.Device": "goes with the account",
        "desk.MorningMail": "goes with the account",
        "kernel.AuditHead": "the last link of the log",
        "kernel.AuditSubject": "goes with its entry",
        "kernel.Job": "the nightly sweep prunes the queue, also of the whole server",
        "activities.Tally": "counts of a trait on a session: there is no person in it to take out",
        "people.Mark": "goes with the person: the erasure deletes it",
        "people.SafeContact": "goes with the person: the erasure deletes it",
        "people.Same": "goes with the person: the erasure deletes it",
        "people.Listed": "goes with the list that it came with",
        "outreach.ListedContact": "goes with the list that it came with",
        "voice.ListedGroup": "goes with the list that it came with",
        "voice.StoryPicture": "goes with its story",
        "voice.StoryYes": "goes with its story",
        "voice.Heard": "goes when the room closes, with who was there",
        "voice.Vote": "goes when the room closes, or the night after: the room is closed then, and counts stay",
        "voice.Suggestion": "what looks alike, without a word of anybody: made again each night",
        "vault.PersonKey": "destroyed with the person, by the erasure itself",
        "vault.Erasure": "the list of erased persons must outlive every backup",
    },
)


def without_rule(tables, registered, excused):
    """Tables with a term that nobody carries out, and reasons for tables that are gone or have a rule by now."""
    ends = {
        model._meta.label
        for model in tables
        if model.privacy.keep not in (Keep.NETWORK,) and model.privacy.keep.then != "keep"
    }
    return sorted(ends - registered - set(excused)), sorted(
        (set(excused) | registered) - ends | set(excused) & registered
    )


def test_every_term_is_carried_out():
    assert without_rule(own_models(), retention.registered(), NO_RULE) == ([], [])


def test_a_term_that_nobody_carries_out_is_seen():
    assert without_rule(
        [Receipt, Grant], {"kernel.Receipt"}, {"kernel.Receipt": "planted", "kernel.Gone": "planted"}
    ) == (
        ["people.Grant"],
        ["kernel.Gone", "kernel.Receipt"],
    )


@dataclass
class Due:
    """A planted row: when its term ends, and how to see that it ended."""

    label: str
    ends: datetime.datetime
    ended: object
    over: datetime.datetime | None = None

    @property
    def late(self):
        """Days between the end of the term and the night on which it was carried out; None when never."""
        return None if self.over is None else (self.over - self.ends) / DAY


def day_end(day):
    """The first moment after a whole day."""
    return timezone.make_aware(datetime.datetime.combine(day + DAY, datetime.time()))


def gone(model, pk):
    return lambda: not model.objects.filter(pk=pk).exists()


def plant(organisation, activity, at):
    """One row of every kind that ends, as things were at this moment."""
    network_id, day = organisation.network_id, timezone.localdate(at)
    short, month, year, two_years = (datetime.timedelta(days=keep.days) for keep in TERMS)
    person = make_participant(organisation, since=day, last_seen_on=day)
    idle = make_participant(organisation, since=day)
    session = make_session(activity, starts_at=at)
    user = make_user(date_joined=at)
    with guard.seeding("test"):
        grant = Grant.objects.create(participant=person, organisation=organisation, purpose="proef", until=day)
        row = Enrolment.objects.create(session=session, participant=person, via="desk", status="placed", code_index="x")
        there = Attendance.objects.create(session=session, enrolment=row, participant=person, brought_by=idle, adults=2)
        question = RightsRequest.objects.create(
            participant=person, organisation=organisation, person_code=person.code, ask="tell", identified="face",
            asked_at=at, by_code="A",
        )  # fmt: skip
        receipt = Receipt.objects.create(token=uuid.uuid4(), action="proef", at=at)
        message = Message.objects.create(
            person_id=person.pk, channel="sms", template="x", about_id=session.pk, item_id=row.pk, made_at=at, due_at=at
        )
        role = Membership.objects.create(user=user, organisation=organisation, role="worker", since=day, until=day)
        asked = Invitation.objects.create(
            organisation=organisation, role="worker", name="An", token_hash=uuid.uuid4().hex, by_code="A", expires_at=at
        )
        key = ApiKey.objects.create(
            membership=role, name="bib", key_hash=uuid.uuid4().hex, by_code="A", made_at=at, expires_at=at
        )
        later = [*met_people.ends(organisation, person, at), *led_people.ends(organisation, at)]
        later += heard_people.ends(organisation, at)
        later += paying_people.ends(organisation, at)
        later += asked_people.ends(at)
        with time_machine.travel(at, tick=False):
            audit.write(network_id, [audit.Note("proef.doe", "systeem:proef", "proef", subjects={person.pk})])
    entry = AuditEntry.objects.order_by("-seq").first()
    assert network_id == session.network_id

    def erased(pk):
        return lambda: Participant.objects.filter(pk=pk, first_name=None, reach=None).exclude(erased_at=None).exists()

    def unlinked():
        found = Attendance.objects.get(pk=there.pk)
        assert found.adults == 2
        return found.participant_id is None and found.brought_by_id is None

    around = _around_a_person(organisation, at)
    return [
        *around,
        Due("kernel.Receipt", at + short, gone(Receipt, receipt.pk)),
        Due("kernel.Message", at + month, gone(Message, message.pk)),
        Due("networks.Invitation", at + month, gone(Invitation, asked.pk)),
        Due("networks.ApiKey", at + month, gone(ApiKey, key.pk)),
        Due("networks.Membership", day_end(day) + year, gone(Membership, role.pk)),
        Due("kernel.User", day_end(day) + year, gone(User, user.pk)),
        Due("activities.Enrolment", at + two_years, lambda: Enrolment.objects.get(pk=row.pk).participant_id is None),
        Due("activities.Attendance", at + two_years, unlinked),
        Due("people.Participant", day_end(day) + two_years, erased(person.pk)),
        Due("people.Participant", day_end(day) + two_years, erased(idle.pk)),
        Due("people.RightsRequest", at + datetime.timedelta(days=Keep.LOG.days), gone(RightsRequest, question.pk)),
        Due("people.Grant", day_end(day) + two_years, gone(Grant, grant.pk)),
        Due("kernel.AuditEntry", at + datetime.timedelta(days=Keep.LOG.days), gone(AuditEntry, entry.pk)),
        *(Due(*one) for one in later),
    ]


def _around_a_person(organisation, at):
    """What stands beside a person who is in use all the time: each ends on a day of its own."""
    day = timezone.localdate(at)
    month, two_years = (datetime.timedelta(days=keep.days) for keep in (Keep.MONTH, Keep.PERSON))
    person = make_participant(organisation, since=day, last_seen_on=day + datetime.timedelta(days=4000))
    with guard.seeding("test"):
        link = Link.objects.create(
            participant=person, organisation=organisation, kind="task", source="x", source_id=uuid.uuid4(), until=at
        )
        yes = Consent.objects.create(participant=person, purpose="share", given="spoken", by_code="A", until=day)
        urgent = Emergency.objects.create(
            participant=person, organisation=organisation, by_code="A", why="brand", opened_at=at, until=at
        )
        later = Postponement.objects.create(participant=person, until=day, why="loopt nog", by_code="A", by_name="An")
        home = Household.objects.create(organisation=organisation, since=day, until=day)
        empty = Household.objects.create(organisation=organisation, since=day)
        lived = Resident.objects.create(
            household=Household.objects.create(organisation=organisation, since=day + datetime.timedelta(days=4000)),
            participant=person, relation="adult", since=day, until=day,
        )  # fmt: skip
        run = ListRun.objects.create(organisation=organisation, by_code="A", at=at)
    return [
        Due("people.Link", at + month, gone(Link, link.pk)),
        Due("people.Consent", day_end(day) + two_years, gone(Consent, yes.pk)),
        Due("people.Emergency", at + two_years, gone(Emergency, urgent.pk)),
        Due("people.Postponement", day_end(day) + two_years, gone(Postponement, later.pk)),
        Due("people.Household", day_end(day) + two_years, gone(Household, home.pk)),
        Due("people.Household", day_end(day) + two_years, gone(Household, empty.pk)),
        Due("people.Resident", day_end(day) + two_years, gone(Resident, lived.pk)),
        Due("people.ListRun", at + month, gone(ListRun, run.pk)),
    ]


TERMS = (Keep.DAY, Keep.MONTH, Keep.ACCOUNT, Keep.PERSON)


def nights(plants):
    """The nights that matter: the three around the end of each term, and one a month in between."""
    wanted = {BEGIN + number * DAY for number in range(0, YEARS * 365, 30 if DEEP else 90)}
    for due in plants:
        after = (due.ends - BEGIN) // DAY
        wanted |= {BEGIN + number * DAY for number in range(after - 1, after + 3)}
    return sorted(wanted)


def test_ten_years_of_nights(in_noord, goal):
    """Rows of many moments, on both sides of midnight and of the clock changes, each watched to its end."""
    organisation = make_organisation(in_noord, "De Dreef")
    activity = make_activity(organisation)
    offsets = [0, 27.9, 28.1, 30.5, 239.95, 364.9, 728.04, 730, 1094.5, 1461.99, 2191.3, 2737.7]
    offsets = sorted(sample(offsets, 2 if connection.vendor == "sqlite" else 1, seed=seed()))
    plants = [due for days in offsets for due in plant(organisation, activity, BEGIN + days * DAY)]
    for night in nights(plants):
        retention.run(in_noord.pk, night)
        retention.run(None, night)
        for due in plants:
            if due.over is None and abs(due.ends - night) < 4 * DAY and due.ended():
                due.over = night
    early = [(due.label, due.late) for due in plants if due.late is not None and due.late < 0]
    missed = [(due.label, due.late) for due in plants if due.late is None or due.late > 1]
    assert (early, missed) == ([], [])
    assert {due.label for due in plants} == retention.registered()
    goal("G32-terms-early", len(early), n=len(plants))
    goal("G32-terms-days-late-at-most", round(max(due.late for due in plants), 2), n=len(plants))


def run(network, days):
    return retention.run(network.pk, BEGIN + days * DAY)


@pytest.fixture
def partner(in_noord):
    return make_organisation(in_noord, "De Dreef")


def test_who_is_signed_up_or_was_there_since_is_not_erased(in_noord, partner):
    day, late = BEGIN.date(), BEGIN + 700 * DAY
    signed, came, unseen = (make_participant(partner, name, since=day) for name in ("An", "Bo", "Cis"))
    session = make_session(make_activity(partner), starts_at=late)
    with guard.seeding("test"):
        Enrolment.objects.create(session=session, participant=signed, via="desk", status="placed")
        Attendance.objects.create(session=session, participant=came)
    assert run(in_noord, 740) == {"people.Participant": 1}
    assert set(Participant.objects.exclude(erased_at=None)) == {unseen}
    assert (run(in_noord, 740), run(in_noord, 1430)) == ({}, {})
    assert run(in_noord, 1431) == {"people.Participant": 2}  # the erasure unlinks their rows itself
    assert not Enrolment.objects.exclude(participant=None).exists()


def test_the_key_of_who_was_not_seen_is_destroyed(in_noord, partner, django_capture_on_commit_callbacks):
    person = make_participant(partner, since=BEGIN.date())
    with django_capture_on_commit_callbacks(execute=True):
        run(in_noord, 740)
    with pytest.raises(vault.Erased):
        vault.seal(person.pk, "people.Participant.reach", "x")


def test_each_night_stands_in_the_log_with_counts_and_whose_data_went(in_noord, partner):
    person = make_participant(partner, since=BEGIN.date())
    run(in_noord, 740)
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.actor_code) == ("privacy.keep_terms", "systeem:bewaartermijnen")
    assert entry.details == {"people.Participant": "1"}
    assert [row.subject_id for row in entry.subjects.all()] == [person.pk]


def test_more_than_one_batch_goes_in_one_night(in_noord, monkeypatch):
    monkeypatch.setattr(retention, "BATCH", 3)
    with guard.seeding("test"):
        Receipt.objects.bulk_create(
            Receipt(network_id=in_noord.pk, token=uuid.uuid4(), action="x", at=BEGIN) for _number in range(10)
        )
    assert run(in_noord, 3) == {"kernel.Receipt": 10}
    assert AuditEntry.objects.count() == 4


def test_a_night_of_noord_leaves_zuid_alone(in_noord, zuid):
    there = make_organisation(zuid, "Zuid")
    with tenancy.use_network(zuid.pk):
        make_participant(there, since=BEGIN.date())
    assert run(in_noord, 740) == {}
    with tenancy.use_network(zuid.pk):
        assert Participant.objects.filter(erased_at=None).count() == 1


def test_an_account_with_a_role_in_any_network_stays_and_so_does_an_operator(in_noord, zuid):
    made = {"date_joined": BEGIN}
    make_member(make_organisation(zuid, "Zuid"), user=make_user("Zuid", **made))
    make_user("Beheerder", is_operator=True, **made)
    make_user("Oud", **made)
    make_user("Pas nog aangemeld", last_login=BEGIN + 300 * DAY, **made)
    retention.run(None, BEGIN + 366 * DAY)
    assert set(User.objects.values_list("name", flat=True)) == {"Zuid", "Beheerder", "Pas nog aangemeld"}


def test_no_register_says_that_something_is_kept_nought_days():
    for page in registers.PAGES.values():
        assert re.search(r"\b0 (dagen|days)\b", page()) is None
