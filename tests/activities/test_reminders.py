"""Reminders, from the job to the phone and back: once for each moment, never to who cancelled, never at night."""

import datetime

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from meedoen.activities import services
from meedoen.activities.models import Enrolment, Session
from meedoen.activities.rules.parties import Party
from meedoen.activities.services import calls, enrolment, reminding
from meedoen.kernel import tenancy
from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.guard import seeding
from meedoen.kernel.messages import gateways, reports, sending
from meedoen.kernel.models import Message
from meedoen.people import public as people
from meedoen.people.models import Participant
from tests.factories import actor_in, make_activity, make_organisation, make_session

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)
SECRETS = ("Amina", "Schuldhulp", "OCMW", "Noord", "De Dreef")


class Phone:
    """A gateway that keeps what it sent; numbers in ``bad`` are refused."""

    repeatable = False
    sent: list[tuple[str, str]] = []
    bad: set[str] = set()

    def send(self, number, text, *, reference):
        if number in Phone.bad:
            raise gateways.NotDelivered("refused", final=True)
        Phone.sent.append((number, text))
        return f"nr-{len(Phone.sent)}"


@pytest.fixture(autouse=True)
def gateway(settings):
    Phone.sent, Phone.bad = [], set()
    settings.SMS_GATEWAY = f"{__name__}.Phone"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture(autouse=True)
def clock():
    """Tuesday ten in the morning; the session is on Thursday at two."""
    with time_machine.travel("2026-03-10T10:00:00+01:00", tick=True) as traveller:
        yield lambda text: traveller.move_to(datetime.datetime.fromisoformat(text))


@pytest.fixture
def partner(in_noord):
    return make_organisation(in_noord, "OCMW Kanarie")


@pytest.fixture
def lead(partner):
    return actor_in(partner, Role.COORDINATOR)


@pytest.fixture
def session(partner):
    activity = make_activity(partner, "Schuldhulp aan tafel", sign_up="sign_up")
    return make_session(activity, datetime.datetime.fromisoformat("2026-03-12T14:00:00+01:00"), capacity=20)


def signed_up(lead, session, channel="sms", reach="0470 00 00 01", **fields):
    party = Party(adults=1)
    return enrolment.enrol(
        lead, session.pk, party=party, via="phone", first_name="Amina", channel=channel, reach=reach, **fields
    )


def remind(network):
    network.refresh_from_db()
    return reminding.remind_all(network)


def send(network):
    with tenancy.use_network(network.pk):
        return {key: value for key, value in sending.send_due(network.pk).items() if value}


def row(made):
    return Enrolment.objects.get(pk=made.pk)


def test_the_day_before_once_and_neutral(in_noord, lead, session, clock):
    signed_up(lead, session)
    assert remind(in_noord) == {"messages": 0, "calls": 0}
    clock("2026-03-11T15:59:00+01:00")
    assert remind(in_noord) == {"messages": 0, "calls": 0}
    clock("2026-03-11T16:02:00+01:00")
    assert [remind(in_noord) for _again in range(3)] == [
        {"messages": 1, "calls": 0},
        *[{"messages": 0, "calls": 0}] * 2,
    ]
    assert send(in_noord) == {"sent": 1}
    ((number, text),) = Phone.sent
    assert (number, text) == (
        "+32470000001", "We zien je op donderdag 12 maart, 14 uur. Kun je niet? Laat het weten aan wie je inschreef."
    )  # fmt: skip
    assert [secret for secret in SECRETS if secret in text] == []
    clock("2026-03-12T09:00:00+01:00")
    assert (remind(in_noord), send(in_noord)) == ({"messages": 0, "calls": 0}, {})


def test_everybody_by_the_own_way(in_noord, lead, session, clock):
    made = {
        name: signed_up(lead, session, name, "" if name in ("none", "visit") else address)
        for name, address in [
            ("sms", "0470 00 00 01"), ("email", "a@demo.invalid"), ("phone", "0470 00 00 02"), ("helper", "An, 0470"),
            ("letter", "Kerkstraat 1"), ("visit", ""), ("none", ""),
        ]
    }  # fmt: skip
    refused = signed_up(lead, session, reach="0470 00 00 09", no_reminder=True)
    clock("2026-03-11T16:02:00+01:00")
    assert remind(in_noord) == {"messages": 2, "calls": 2}
    assert send(in_noord) == {"sent": 2}
    assert (len(Phone.sent), [letter.to for letter in mail.outbox]) == (1, [["a@demo.invalid"]])
    assert {name: row(one).to_tell for name, one in made.items() if row(one).to_tell} == dict.fromkeys(
        ("phone", "helper"), "remind"
    )
    assert row(refused).to_tell == ""


def test_who_cancelled_waits_or_came_late_is_not_reminded(in_noord, lead, session, clock):
    enrolment.cancel_enrolment(lead, signed_up(lead, session).pk)
    waits = signed_up(lead, session)
    with seeding("test"):
        Enrolment.objects.filter(pk=waits.pk).update(status="waiting")
    clock("2026-03-11T17:00:00+01:00")
    signed_up(lead, session)
    assert remind(in_noord) == {"messages": 0, "calls": 0}


def test_who_cancels_while_the_message_waits_gets_none(in_noord, lead, session, clock):
    made = signed_up(lead, session)
    clock("2026-03-11T22:02:00+01:00")
    assert remind(in_noord) == {"messages": 1, "calls": 0}
    assert send(in_noord) == {}  # at night no phone sounds
    enrolment.cancel_enrolment(lead, made.pk)
    clock("2026-03-12T08:00:00+01:00")
    assert (send(in_noord), Phone.sent) == ({"called": 1}, [])


def test_what_waited_for_the_morning_leaves_at_eight(in_noord, lead, session, clock):
    signed_up(lead, session)
    signed_up(lead, session, "email", "a@demo.invalid")
    clock("2026-03-11T21:00:00+01:00")
    remind(in_noord)
    assert (send(in_noord), Phone.sent) == ({"sent": 1}, [])  # the letter makes no sound
    clock("2026-03-12T07:59:00+01:00")
    assert send(in_noord) == {}
    clock("2026-03-12T08:00:00+01:00")
    assert (send(in_noord), len(Phone.sent)) == ({"sent": 1}, 1)


def test_a_session_that_moves_to_another_day_is_reminded_of_anew(in_noord, lead, session, clock):
    made = signed_up(lead, session)
    clock("2026-03-11T16:02:00+01:00")
    remind(in_noord)
    later = session.starts_at + 48 * HOUR
    services.move(lead, session.pk, starts_at=later, ends_at=later + HOUR, reason="Zaal")
    assert send(in_noord) == {"called": 1}
    enrolment.told(lead, made.pk)
    clock("2026-03-13T16:02:00+01:00")
    assert remind(in_noord) == {"messages": 1, "calls": 0}
    send(in_noord)
    assert "zaterdag 14 maart" in Phone.sent[0][1]


def test_who_heard_of_a_change_today_is_not_reminded_on_top(
    in_noord, lead, session, clock, django_capture_on_commit_callbacks
):
    signed_up(lead, session)
    clock("2026-03-11T15:00:00+01:00")
    later = session.starts_at + HOUR
    with django_capture_on_commit_callbacks(execute=True):
        services.move(lead, session.pk, starts_at=later, ends_at=later + HOUR, reason="Zaal")
    clock("2026-03-11T15:10:00+01:00")
    assert send(in_noord) == {"sent": 1}
    clock("2026-03-11T16:02:00+01:00")
    assert remind(in_noord) == {"messages": 0, "calls": 0}
    assert len(Phone.sent) == 1


def test_the_network_says_when_and_how_and_whether(in_noord, lead, session, clock):
    signed_up(lead, session)
    signed_up(lead, session, "phone")
    with seeding("test"):
        in_noord.reminder_hour, in_noord.reminder_channels = 10, ["email", "call"]
        in_noord.save()
    clock("2026-03-11T10:02:00+01:00")
    assert remind(in_noord) == {"messages": 0, "calls": 2}


def test_in_the_language_of_the_person(in_noord, lead, session, clock, settings):
    signed_up(lead, session, language="fr")
    clock("2026-03-11T16:02:00+01:00")
    remind(in_noord)
    send(in_noord)
    assert "jeudi 12 mars" in Phone.sent[0][1]
    assert "We zien" not in Phone.sent[0][1]


def test_a_number_that_is_refused_comes_back_to_a_person(in_noord, lead, session, clock):
    made = signed_up(lead, session)
    Phone.bad = {"+32470000001"}
    clock("2026-03-11T16:02:00+01:00")
    remind(in_noord)
    assert send(in_noord) == {"failed": 1}
    assert (row(made).to_tell, Message.objects.get().trouble) == ("remind", "refused")


def test_a_report_that_it_was_lost_comes_back_to_a_person(in_noord, lead, session, clock):
    made, other = signed_up(lead, session), signed_up(lead, session, reach="0470 00 00 02")
    clock("2026-03-11T16:02:00+01:00")
    remind(in_noord)
    send(in_noord)
    assert [reports.note(gateways.Report("nr-1", False)) for _twice in range(2)] == [True, False]
    assert [reports.note(gateways.Report("nr-2", True)), reports.note(gateways.Report("nr-2", False))] == [True, False]
    assert sorted((row(made).to_tell, row(other).to_tell)) == ["", "remind"]
    assert sorted(Message.objects.values_list("state", flat=True)) == ["delivered", "failed"]


def test_a_report_after_a_call_changes_nothing_for_the_person(in_noord, lead, session, clock):
    made = signed_up(lead, session)
    clock("2026-03-11T16:02:00+01:00")
    remind(in_noord)
    send(in_noord)
    enrolment.told(lead, made.pk)
    reports.note(gateways.Report("nr-1", False))
    assert row(made).to_tell == ""


def test_a_worker_that_stopped_while_handing_over_leaves_no_second_message(in_noord, lead, session, clock):
    """A gateway that does not know a reference twice: nobody can tell whether it left, so somebody calls."""
    made = signed_up(lead, session)
    clock("2026-03-11T16:02:00+01:00")
    remind(in_noord)
    system = Actor.system(in_noord.pk, "berichten")
    (taken,) = sending.services.take(system, now=timezone.now())
    sending.services.leaves(system, taken.pk, now=timezone.now())  # and here it stops
    clock("2026-03-11T16:30:00+01:00")
    assert (send(in_noord), Phone.sent) == ({"failed": 1}, [])
    assert (row(made).to_tell, Message.objects.get().trouble) == ("remind", "unknown")


def test_a_stop_inside_the_batch_leaves_nothing_half(in_noord, lead, session, clock, monkeypatch):
    for number in range(3):
        signed_up(lead, session, reach=f"0470 00 00 0{number}")
    clock("2026-03-11T16:02:00+01:00")
    with monkeypatch.context() as patch:
        patch.setattr(reminding.messages, "queue", lambda *args, **kwargs: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            remind(in_noord)
    assert (Message.objects.count(), Enrolment.objects.exclude(reminded_for=None).count()) == (0, 0)
    assert remind(in_noord) == {"messages": 3, "calls": 0}


def test_what_was_typed_on_the_site_is_sent_nothing_until_the_staff_confirms(in_noord, lead, session, clock):
    public = Actor.anonymous(in_noord.pk)
    asked = {"first_name": "Bo", "party": Party(adults=1)}
    made = [
        enrolment.sign_up(public, session.pk, channel=channel, reach=reach, **asked)
        for channel, reach in [("email", "slachtoffer@voorbeeld.be"), ("sms", "0470 00 00 05")]
    ]
    services.cancel(lead, session.pk, reason="Ziek")
    services.restore(lead, session.pk)
    clock("2026-03-11T16:02:00+01:00")
    remind(in_noord)
    assert (send(in_noord), mail.outbox, Phone.sent) == ({}, [], [])
    assert [row(one).to_tell for one in made] == ["", "remind"]
    people.confirm_reach(lead, made[0].participant_id)
    with seeding("test"):
        Enrolment.objects.update(reminded_for=None, to_tell="")
    assert remind(in_noord) == {"messages": 1, "calls": 1}
    assert send(in_noord) == {"sent": 1}
    assert [letter.to for letter in mail.outbox] == [["slachtoffer@voorbeeld.be"]]


def test_the_address_is_looked_at_again_at_the_moment_of_sending(in_noord, lead, session, clock):
    made = signed_up(lead, session)
    clock("2026-03-11T16:02:00+01:00")
    remind(in_noord)
    people.unconfirm_reach(lead, made.participant_id)
    assert (send(in_noord), Phone.sent) == ({"failed": 1}, [])
    assert row(made).to_tell == "remind"


def test_how_a_call_ends(in_noord, lead, session, clock):
    made = signed_up(lead, session, "phone")
    clock("2026-03-11T16:02:00+01:00")
    remind(in_noord)
    calls.not_reached(lead, made.pk)
    calls.not_reached(lead, made.pk)
    assert (row(made).call_tries, row(made).to_tell) == (2, "remind")
    calls.was_not_tried(lead, made.pk)
    assert row(made).call_tries == 1
    calls.does_not_come(lead, made.pk)
    assert (row(made).status, Session.objects.get(pk=session.pk).taken) == ("cancelled", 0)
    calls.comes_after_all(lead, made.pk, what="remind")
    assert (row(made).status, row(made).to_tell, row(made).called_at) == ("placed", "remind", None)
    enrolment.told(lead, made.pk)
    assert (row(made).to_tell, row(made).call_tries) == ("", 0)
    assert remind(in_noord) == {"messages": 0, "calls": 0}


def test_a_volunteer_calls_only_who_must_hear_something_soon(in_noord, lead, partner, session, clock):
    from meedoen.kernel.refusals import NotFound

    volunteer = actor_in(partner, Role.COMPANION)
    made, silent = signed_up(lead, session, "phone"), signed_up(lead, session, "sms")
    with pytest.raises(NotFound):
        enrolment.told(volunteer, made.pk)
    clock("2026-03-11T16:02:00+01:00")
    remind(in_noord)
    send(in_noord)
    calls.not_reached(volunteer, made.pk)
    with pytest.raises(NotFound):
        calls.does_not_come(volunteer, silent.pk)
    stranger = actor_in(make_organisation(in_noord, "Ander"), Role.COMPANION)
    with pytest.raises(NotFound):
        enrolment.told(stranger, made.pk)
    calls.does_not_come(volunteer, made.pk)
    calls.comes_after_all(volunteer, made.pk, what="remind")
    assert row(made).status == "placed"


def test_the_old_codes_of_people_are_still_known(in_noord, lead, session):
    made = signed_up(lead, session)
    with seeding("test"):
        Participant.objects.filter(pk=made.participant_id).update(code="KAE7YZ")
    from meedoen.people.queries import by_code

    assert by_code(lead, "kae 7yz") == made.participant_id
