"""Break-glass: no sequence of acts opens more than one person, for more than an hour, untold (T14, G9)."""

import datetime
import uuid

import pytest
from django.core import mail
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from meedoen.kernel.actors import Role
from meedoen.kernel.models import AuditEntry
from meedoen.kernel.refusals import Closed, NoLink, NotFound, Refused
from meedoen.people import queries, services
from meedoen.people.models import Emergency
from meedoen.people.rules import emergency
from meedoen.people.rules.emergency import LONGEST, MOST_A_DAY, MUST_BE_TOLD, break_glass, end, may_look
from tests.factories import actor_in, make_member, make_organisation, make_participant
from tests.sampling import DEEP

START = datetime.datetime(2026, 5, 4, 9, tzinfo=datetime.UTC)
SEQUENCES = 10_000 if DEEP else 60
COUNTED = {"sequences": 0, "looks": 0}


class Breaking(RuleBasedStateMachine):
    """Three users, four people, a clock; every look is held against a history kept beside the machine."""

    def __init__(self):
        super().__init__()
        COUNTED["sequences"] += 1
        self.now = START
        self.users = [uuid.UUID(int=number) for number in (1, 2, 3)]
        self.people = [uuid.UUID(int=number) for number in (11, 12, 13, 14)]
        self.glasses = {user: [] for user in self.users}
        self.history = []

    who, whom = some.integers(0, 2), some.integers(0, 3)

    @rule(user=who, person=whom, why=some.sampled_from(["", "kort", "Ze ligt op de grond"]),
          told=some.sets(some.sampled_from(["lead", "officer", "mayor"])))  # fmt: skip
    def opens(self, user, person, why, told):
        user, person = self.users[user], self.people[person]
        try:
            made = break_glass(self.glasses[user], user=user, person=person, why=why, told=told, now=self.now)
        except Refused:
            return
        if made not in self.glasses[user]:
            self.glasses[user].append(made)
            self.history.append((user, person, self.now, why, frozenset(told)))

    @rule(user=who, which=some.integers(0, 9))
    def ends(self, user, which):
        held = self.glasses[self.users[user]]
        if held:
            at = which % len(held)
            before = held[at]
            held[at] = end(before, self.now)
            assert (held[at].until, held[at].person, held[at].user) == (before.until, before.person, before.user)

    @rule(minutes=some.sampled_from([1, 29, 59, 60, 61, 600, 1441]))
    def time_passes(self, minutes):
        self.now += datetime.timedelta(minutes=minutes)

    @invariant()
    def nobody_looks_longer_or_wider_than_was_told(self):
        for user in self.users:
            open_now = [glass for glass in self.glasses[user] if glass.is_open(self.now)]
            assert len(open_now) <= 1
            for person in self.people:
                COUNTED["looks"] += 1
                if may_look(
                    [g for held in self.glasses.values() for g in held], user=user, person=person, now=self.now
                ):
                    because = [
                        entry for entry in self.history
                        if entry[:2] == (user, person) and entry[2] <= self.now < entry[2] + LONGEST
                        and len(entry[3]) >= emergency.SHORTEST_REASON and entry[4] >= MUST_BE_TOLD
                    ]  # fmt: skip
                    assert because
                    assert [glass.person for glass in open_now] == [person]
            day = [entry for entry in self.history if entry[0] == user and self.now - entry[2] < datetime.timedelta(1)]
            assert len(day) <= MOST_A_DAY


def test_no_sequence_reaches_a_forbidden_state(goal):
    before = COUNTED["sequences"]
    run_state_machine_as_test(
        Breaking,
        settings=settings(
            max_examples=SEQUENCES, stateful_step_count=25, deadline=None, database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
    walked = COUNTED["sequences"] - before
    assert walked >= SEQUENCES
    goal("G9", 0, n=walked)


def test_the_machine_sees_a_glass_that_is_widened():
    """The invariant can fail: a glass with a later end is caught."""
    machine = Breaking()
    machine.opens(0, 0, "Ze ligt op de grond", {"lead", "officer"})
    (glass,) = machine.glasses[machine.users[0]]
    machine.glasses[machine.users[0]] = [emergency.replace(glass, until=glass.until + LONGEST)]
    machine.now += LONGEST + datetime.timedelta(minutes=1)
    with pytest.raises(AssertionError):
        machine.nobody_looks_longer_or_wider_than_was_told()


@pytest.fixture
def partner(in_noord):
    return make_organisation(in_noord, "De Dreef")


@pytest.fixture
def worker(partner):
    return actor_in(partner)


@pytest.fixture
def lead(partner):
    return actor_in(partner, Role.COORDINATOR)


@pytest.fixture
def officer(in_noord):
    return actor_in(make_organisation(in_noord), Role.DPO)


@pytest.fixture
def hidden(partner):
    return make_participant(partner, "Zora", protected_until=timezone.localdate() + datetime.timedelta(days=7))


@pytest.mark.django_db
class TestDesk:
    def test_opened_told_shown_and_over_within_the_hour(
        self, worker, lead, officer, hidden, time_machine, django_capture_on_commit_callbacks
    ):
        with pytest.raises(NotFound):
            queries.person(worker, hidden.pk)
        assert queries.whose(worker, hidden.code.lower()) == hidden.pk
        with django_capture_on_commit_callbacks(execute=True):
            made = services.break_glass(worker, hidden.pk, why="Ze belt en ligt op de grond")
        assert len(mail.outbox) == 2
        assert all("Zora" not in letter.subject + letter.body for letter in mail.outbox)
        assert queries.person(worker, hidden.pk).known.first_name == "Zora"
        read = AuditEntry.objects.filter(action="people.see_person").latest("seq")
        assert read.reason == "Ze belt en ligt op de grond"
        assert [queries.unread_emergencies(one) for one in (lead, officer)] == [1, 1]
        services.note_read(lead, made.pk)
        assert [queries.unread_emergencies(one) for one in (lead, officer)] == [0, 1]
        time_machine.move_to(timezone.now() + datetime.timedelta(minutes=61))
        with pytest.raises(NotFound):
            queries.person(worker, hidden.pk)

    def test_asked_again_it_is_the_same_with_the_same_end(self, worker, lead, officer, hidden, time_machine):
        made = services.break_glass(worker, hidden.pk, why="Ze belt en ligt op de grond")
        time_machine.move_to(timezone.now() + datetime.timedelta(minutes=30))
        again = services.break_glass(worker, hidden.pk, why="Nog eens hetzelfde")
        assert (again.pk, again.until) == (made.pk, made.until)

    def test_one_person_at_a_time_and_closed_at_will(self, worker, partner, lead, officer, hidden):
        other = make_participant(partner, "Bo")
        made = services.break_glass(worker, hidden.pk, why="Ze belt en ligt op de grond")
        with pytest.raises(Refused) as refusal:
            services.break_glass(worker, other.pk, why="Ook dringend hoor")
        assert refusal.value.code == "one_at_a_time"
        services.end_emergency(worker, services.end_emergency(worker, made.pk).pk)
        with pytest.raises(NotFound):
            queries.person(worker, hidden.pk)
        services.break_glass(worker, other.pk, why="Ook dringend hoor")
        assert Emergency.objects.count() == 2

    def test_nobody_to_tell_nothing_opens(self, worker, lead, hidden):
        with pytest.raises(Refused) as refusal:
            services.break_glass(worker, hidden.pk, why="Ze belt en ligt op de grond")
        assert refusal.value.code == "nobody_to_tell"
        assert not Emergency.objects.exists()

    def test_another_organisation_and_another_role_open_nothing(self, in_noord, partner, lead, officer, hidden):
        stranger = actor_in(make_organisation(in_noord))
        assert queries.whose(stranger, hidden.code) is None
        with pytest.raises(NotFound):
            services.break_glass(stranger, hidden.pk, why="Ze belt en ligt op de grond")
        with pytest.raises(Closed):
            services.break_glass(actor_in(partner, Role.REFERRER), hidden.pk, why="Ze belt en ligt op de grond")

    def test_the_person_reads_it_later(self, worker, lead, officer, hidden):
        services.break_glass(worker, hidden.pk, why="Ze belt en ligt op de grond")
        told = queries.everything_known(officer, hidden.pk)["people"]["dringend geopend"]
        assert [(row["door"], row["reden"]) for row in told] == [(worker.code, "Ze belt en ligt op de grond")]

    def test_an_ordinary_colleague_still_needs_a_reason(self, worker, partner, lead, officer):
        bo = make_participant(partner, "Bo")
        services.break_glass(worker, bo.pk, why="Ze belt en ligt op de grond")
        with pytest.raises(NoLink):
            queries.person(actor_in(partner), bo.pk)


@pytest.mark.django_db
def test_who_watches_finds_the_way_there_also_when_nothing_happened(client, partner, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    href = 'href="/werk/noord/mensen/dringend/"'
    for role, there in ((Role.DPO, True), (Role.COORDINATOR, True), (Role.WORKER, False)):
        client.force_login(make_member(partner, role))
        assert (href in client.get("/werk/noord/").content.decode()) is there
