"""From a change to a message and back: who is told, when, in which words, and what undo does."""

import datetime
from smtplib import SMTPException

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from meedoen.activities import reactions, services
from meedoen.activities.models import Enrolment
from meedoen.activities.rules.parties import Party
from meedoen.activities.services import enrolment
from meedoen.kernel import jobs, messages, tenancy
from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.messages import delivery, sending
from meedoen.kernel.models import AuditEntry, Job, Message
from meedoen.kernel.privacy import erasure
from meedoen.people import public as people
from tests.factories import actor_in, make_activity, make_organisation, make_session

pytestmark = pytest.mark.django_db
MINUTE = datetime.timedelta(minutes=1)
TITLE, PARTNER = "Schuldhulp aan tafel", "OCMW Kanarie"


class Phone:
    """A gateway that keeps what it sent."""

    repeatable = True
    sent: list[tuple[str, str]] = []

    def send(self, number, text, *, reference):
        Phone.sent.append((number, text))
        return f"nr-{len(Phone.sent)}"


@pytest.fixture(autouse=True)
def gateway(settings):
    Phone.sent = []
    settings.SMS_GATEWAY = f"{__name__}.Phone"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture
def partner(in_noord):
    return make_organisation(in_noord, PARTNER)


@pytest.fixture
def lead(partner):
    return actor_in(partner, Role.COORDINATOR)


@pytest.fixture
def session(partner):
    return make_session(make_activity(partner, TITLE, sign_up="sign_up"), capacity=3)


@pytest.fixture(autouse=True)
def later():
    """It is noon, for in the evening no SMS leaves; ``later(2)`` is two minutes past."""
    noon = timezone.localtime().replace(hour=12, minute=0, second=0)
    with time_machine.travel(noon, tick=True) as clock:
        yield lambda minutes: clock.move_to(noon + minutes * MINUTE)


@pytest.fixture
def did(django_capture_on_commit_callbacks):
    """Run a command and let its subscribers hear of it, as after a commit."""

    def run(call, *args, **kwargs):
        with django_capture_on_commit_callbacks(execute=True):
            return call(*args, **kwargs)

    return run


def signed_up(session, name="Amina", channel="email", reach="kanarie@voorbeeld.be", party=None, **fields):
    """Somebody on the list whose number or address the staff confirmed."""
    public = Actor.anonymous(session.network_id)
    row = enrolment.sign_up(
        public, session.pk, first_name=name, channel=channel, reach=reach, party=party or Party(adults=1), **fields
    )
    people.confirm_reach(Actor.system(session.network_id, "proef"), row.participant_id)
    return row


def send(session):
    with tenancy.use_network(session.network_id):
        return {key: value for key, value in sending.send_due(session.network_id).items() if value}


def states():
    return list(Message.objects.order_by("made_at").values_list("template", "state"))


def to_tell(row):
    return Enrolment.objects.get(pk=row.pk).to_tell


def test_who_gave_an_address_hears_of_a_cancellation_after_two_minutes(session, lead, did, later):
    row = signed_up(session)
    did(services.cancel, lead, session.pk, reason="De zaal is dicht")
    assert (states(), to_tell(row)) == ([("activities.cancelled", "waiting")], "cancelled")
    assert (send(session), mail.outbox) == ({}, [])
    later(3)
    assert send(session) == {"sent": 1}
    assert (states(), to_tell(row)) == ([("activities.cancelled", "sent")], "")
    (letter,) = mail.outbox
    assert (letter.subject, letter.to) == ("Je afspraak", ["kanarie@voorbeeld.be"])
    assert letter.body.startswith("Je afspraak van ")
    assert letter.body.endswith(", 14 uur gaat niet door. Vragen? Vraag het aan wie je inschreef.")
    for secret in ("Amina", TITLE, PARTNER, "zaal", "Noord"):
        assert secret not in letter.subject + letter.body
    assert send(session) == {}


def test_the_job_is_on_the_queue_for_the_moment_it_may_leave(session, lead, did):
    signed_up(session)
    did(services.cancel, lead, session.pk, reason="Ziek")
    with tenancy.all_networks("test"):
        job = Job.objects.get(name="messages.send")
    message = Message.objects.get()
    assert job.run_after == message.due_at
    assert message.due_at - message.made_at == pytest.approx(2 * MINUTE, abs=datetime.timedelta(seconds=2))


def test_undo_within_two_minutes_takes_the_message_back(session, lead, did, later):
    row = signed_up(session)
    did(services.cancel, lead, session.pk, reason="Vergissing")
    did(services.restore, lead, session.pk)
    later(3)
    assert (send(session), mail.outbox) == ({}, [])
    assert (states(), to_tell(row)) == ([("activities.cancelled", "withdrawn")], "")


def test_undo_after_the_message_left_tells_that_it_goes_on(session, lead, did, later):
    row = signed_up(session)
    did(services.cancel, lead, session.pk, reason="Vergissing")
    later(3)
    send(session)
    did(services.restore, lead, session.pk)
    later(6)
    assert send(session) == {"sent": 1}
    assert "gaat toch door" in mail.outbox[1].body
    assert to_tell(row) == ""


def test_a_move_names_the_moment_the_person_has_in_mind(session, lead, did, later):
    signed_up(session, channel="sms", reach="0470 12 34 56")
    first, second = session.starts_at + 60 * MINUTE, session.starts_at + 150 * MINUTE
    did(services.move, lead, session.pk, starts_at=first, ends_at=first + 60 * MINUTE, reason="Zaal")
    did(services.move, lead, session.pk, starts_at=second, ends_at=second + 60 * MINUTE, reason="Zaal")
    later(3)
    assert send(session) == {"sent": 1}
    ((number, text),) = Phone.sent
    assert number == "+32470123456"
    assert ", 14 uur is verplaatst naar " in text
    assert ", 16.30 uur. " in text


def test_another_place_at_the_same_hour_is_said_without_the_place(session, lead, did, later):
    signed_up(session)
    ends = session.ends_at + 30 * MINUTE
    did(services.move, lead, session.pk, starts_at=session.starts_at, ends_at=ends, reason="Langer")
    later(3)
    send(session)
    assert "is iets veranderd: de plaats of het einduur" in mail.outbox[0].body


@pytest.mark.parametrize("channel", ["phone", "letter", "visit", "helper", "none"])
def test_every_other_way_stays_on_the_call_list(session, lead, did, later, channel):
    reach = "" if channel in ("none", "visit") else "0470 12 34 56"
    row = signed_up(session, channel=channel, reach=reach)
    did(services.cancel, lead, session.pk, reason="Ziek")
    later(3)
    assert (send(session), states(), to_tell(row)) == ({}, [], "cancelled")


def test_without_a_gateway_or_mail_server_somebody_calls(session, lead, did, settings):
    settings.SMS_GATEWAY, settings.EMAIL_BACKEND = "", delivery.CONSOLE
    assert messages.channels() == frozenset()
    rows = [signed_up(session), signed_up(session, "Bo", "sms", "0470 12 34 57")]
    did(services.cancel, lead, session.pk, reason="Ziek")
    assert states() == []
    assert {to_tell(row) for row in rows} == {"cancelled"}


def test_who_gets_a_place_from_the_waiting_list_hears_it(session, lead, did, later):
    full = [signed_up(session, f"Nr {number}", "phone", "0470 12 34 56") for number in range(3)]
    waits = signed_up(session, "Wacht")
    assert waits.status == "waiting"
    did(enrolment.cancel_enrolment, lead, full[0].pk)
    later(3)
    assert send(session) == {"sent": 1}
    assert mail.outbox[0].body.startswith("Er is plaats voor je: je afspraak van ")
    assert to_tell(waits) == ""


def test_signing_up_itself_sends_nothing(session, did):
    did(signed_up, session)
    assert states() == []


def test_who_was_called_first_gets_no_message(session, lead, did, later):
    row = signed_up(session)
    did(services.cancel, lead, session.pk, reason="Ziek")
    did(enrolment.told, lead, row.pk)
    later(3)
    assert send(session) == {"called": 1}
    assert (mail.outbox, states()) == ([], [("activities.cancelled", "called")])


def test_who_asked_to_be_called_back_is_still_called(session, lead, did, later):
    row = signed_up(session, call_back=True)
    did(services.cancel, lead, session.pk, reason="Ziek")
    later(3)
    send(session)
    assert Enrolment.objects.get(pk=row.pk).call_back is True


def test_a_mail_server_that_refuses_is_tried_four_times_then_somebody_calls(session, lead, did, later, monkeypatch):
    def broken(self, *args, **kwargs):
        raise SMTPException("kanarie@voorbeeld.be refused")

    row = signed_up(session)
    did(services.cancel, lead, session.pk, reason="Ziek")
    monkeypatch.setattr(delivery.EmailMessage, "send", broken)
    ends = []
    for minutes in (3, 5, 12, 60):
        later(minutes)
        ends.append(send(session))
    assert ends == [{"later": 1}, {"later": 1}, {"later": 1}, {"failed": 1}]
    assert (states(), to_tell(row)) == ([("activities.cancelled", "failed")], "cancelled")
    assert reactions.catch_up(session.network_id) == 0


def test_one_that_cannot_leave_does_not_keep_the_others_waiting(session, lead, did, later, monkeypatch):
    signed_up(session, "Eerst", reach="stuk@voorbeeld.be")
    signed_up(session, "Dan", reach="heel@voorbeeld.be")
    did(services.cancel, lead, session.pk, reason="Ziek")
    first = Message.objects.order_by("pk").first()
    resolve = delivery._resolvers[0]

    def broken(actor, person_id):
        if person_id == first.person_id:
            raise RuntimeError
        return resolve(actor, person_id)

    monkeypatch.setattr(delivery, "_resolvers", [broken])
    later(3)
    assert send(session) == {"later": 1, "sent": 1}


def test_what_a_stopped_process_left_undone_is_made_up_for(session, lead, later):
    row = signed_up(session)
    services.cancel(lead, session.pk, reason="Ziek")  # nobody hears of it: the process stopped
    assert states() == []
    assert [reactions.catch_up(session.network_id) for _twice in range(2)] == [1, 0]
    later(3)
    assert (send(session), to_tell(row)) == ({"sent": 1}, "")


def test_a_worker_that_stopped_while_sending_is_followed_by_another(session, lead, did, later):
    signed_up(session)
    did(services.cancel, lead, session.pk, reason="Ziek")
    system = Actor.system(session.network_id, "berichten")
    moment = timezone.now() + 3 * MINUTE
    assert len(sending.services.take(system, now=moment)) == 1
    assert sending.services.take(system, now=moment) == []
    later(20)
    assert send(session) == {"sent": 1}


def test_a_subscriber_that_fails_does_not_undo_the_cancellation(session, lead, did, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError

    signed_up(session)
    monkeypatch.setattr(reactions.telling, "drafts", broken)
    assert did(services.cancel, lead, session.pk, reason="Ziek").status == "cancelled"


def test_a_message_holds_neither_name_nor_address_and_goes_with_the_person(session, lead, did, later):
    row = signed_up(session)
    did(services.cancel, lead, session.pk, reason="Ziek")
    held = str(Message.objects.values().get())
    for secret in ("Amina", "kanarie", TITLE, PARTNER):
        assert secret not in held
    system = Actor.system(session.network_id, "proef")
    did(erasure_of, system, row.participant_id)
    later(3)
    assert (send(session), mail.outbox, Message.objects.count()) == ({}, [], 0)


def erasure_of(actor, person_id):
    people.erase(actor, person_id)
    assert "kernel" in erasure.registered()


def test_sending_stands_in_the_log_of_the_person(session, lead, did, later):
    row = signed_up(session)
    did(services.cancel, lead, session.pk, reason="Ziek")
    later(3)
    send(session)
    seen = AuditEntry.objects.filter(subjects__subject_id=row.participant_id, actor_code="systeem:berichten")
    found = ["messages.queue", "people.send_word", "messages.send", "activities.send_word"]
    assert sorted(set(seen.values_list("action", flat=True))) == sorted(found)


def test_nothing_of_zuid_leaves_when_noord_sends(session, zuid, did, later):
    there = make_organisation(zuid, "Zuid")
    with tenancy.use_network(zuid.pk):
        other = make_session(make_activity(there, sign_up="sign_up"))
        signed_up(other)
        did(services.cancel, actor_in(there, Role.COORDINATOR), other.pk, reason="Ziek")
    later(3)
    assert (send(session), mail.outbox) == ({}, [])
    assert send(other) == {"sent": 1}


def test_the_worker_of_the_whole_server_sends_it(session, lead, did, later):
    row = signed_up(session)
    did(services.cancel, lead, session.pk, reason="Ziek")
    later(3)
    ran = jobs.run_due(timezone.now())
    assert (ran.again, ran.failed) == (0, 0)
    assert (len(mail.outbox), to_tell(row)) == (1, "")
