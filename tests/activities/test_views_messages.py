"""The screens of messages: the call list and how a call ends, what arrived, the settings, the operator's page."""

import datetime

import pytest
import time_machine
from django.core import mail

from meedoen.activities.models import Enrolment
from meedoen.activities.rules.parties import Party
from meedoen.activities.services import enrolment, reminding
from meedoen.kernel import tenancy
from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.messages import gateways, reports, sending, trying
from meedoen.networks.models import Network
from tests.factories import actor_in, make_activity, make_member, make_organisation, make_session, make_user

pytestmark = pytest.mark.django_db
STARTS = "2026-03-12T14:00:00+01:00"


class Phone:
    """A gateway that refuses the last number."""

    repeatable = True

    def send(self, number, text, *, reference):
        if number.endswith("09"):
            raise gateways.NotDelivered("refused", final=True)
        return f"nr-{number[-2:]}"


@pytest.fixture(autouse=True)
def gateway(settings):
    settings.SECOND_FACTOR_REQUIRED = False
    settings.SMS_GATEWAY = f"{__name__}.Phone"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-03-10T10:00:00+01:00", tick=True) as traveller:
        yield lambda text: traveller.move_to(datetime.datetime.fromisoformat(text))


@pytest.fixture
def partner(in_noord):
    return make_organisation(in_noord, "Het Anker")


@pytest.fixture
def session(partner):
    activity = make_activity(partner, "Koffie", sign_up="sign_up")
    return make_session(activity, datetime.datetime.fromisoformat(STARTS), capacity=20)


def signed_up(partner, session, name, channel, reach):
    return enrolment.enrol(
        actor_in(partner, Role.WORKER), session.pk, party=Party(adults=1), via="phone",
        first_name=name, channel=channel, reach=reach,
    )  # fmt: skip


@pytest.fixture
def reminded(in_noord, partner, session, clock):
    """Three by SMS (one arrived, one lost afterwards, one refused), one by phone; the evening before."""
    rows = [signed_up(partner, session, "Amina", "sms", "0470 00 00 01")]
    rows.append(signed_up(partner, session, "Bo", "sms", "0470 00 00 02"))
    rows.append(signed_up(partner, session, "Cem", "sms", "0470 00 00 09"))
    rows.append(signed_up(partner, session, "Dina", "phone", "0470 00 00 03"))
    clock("2026-03-11T16:02:00+01:00")
    reminding.remind_all(in_noord)
    sending.send_due(in_noord.pk)
    reports.note(gateways.Report("nr-01", True))
    reports.note(gateways.Report("nr-02", False))
    return rows


@pytest.fixture
def desk(client, partner):
    client.force_login(make_member(partner, Role.WORKER))
    return client


def text(answer):
    return " ".join(answer.content.decode().split())


def test_the_session_tells_what_arrived_and_not_what_was_said(reminded, desk, session):
    page = text(desk.get(f"/werk/noord/sessie/{session.pk}/"))
    for said in ("Amina", "aangekomen", "niet aangekomen: bel even", "herinnering", "Bel 3 inschrijvingen"):
        assert said in page
    assert [secret for secret in ("We zien je", "0470", "+3247") if secret in page] == []


def test_the_session_without_messages_reads_nobody(desk, session, partner):
    signed_up(partner, session, "Amina", "sms", "0470 00 00 01")
    page = text(desk.get(f"/werk/noord/sessie/{session.pk}/"))
    assert ("Amina" in page, "Berichten aan wie" in page) == (False, False)


def test_a_volunteer_calls_and_notes_how_it_ended(client, partner, session, reminded):
    client.force_login(make_member(partner, Role.COMPANION))
    page = text(client.get(f"/werk/noord/bellen/?keer={session.pk}"))
    for said in ("Dina", 'href="tel:+32470000003"', "Bericht niet aangekomen: bel even", "Spreek geen bericht in"):
        assert said in page
    assert ("Amina" in page, page.index("Bo") > 0, "Dit adres klopt" in page) == (False, True, False)
    row = reminded[3]
    base = f"/werk/noord/bellen/{row.pk}/"
    said = text(client.post(f"{base}niet-bereikt/?keer={session.pk}", follow=True))
    assert ("Genoteerd: niet bereikt" in said, "1 keer geprobeerd" in said) == (True, True)
    client.post(f"{base}niet-geprobeerd/")
    client.post(f"{base}komt-niet/remind/")
    assert Enrolment.objects.get(pk=row.pk).status == "cancelled"
    client.post(f"{base}komt-toch/remind/")
    client.post(f"{base}gebeld/remind/")
    kept = Enrolment.objects.get(pk=row.pk)
    assert (kept.status, kept.to_tell) == ("placed", "")
    client.post(f"{base}niet-gebeld/remind/")
    assert Enrolment.objects.get(pk=row.pk).to_tell == "remind"


def test_an_address_of_the_site_is_confirmed_by_hand_and_taken_back(desk, session, in_noord):
    row = enrolment.sign_up(
        Actor.anonymous(in_noord.pk), session.pk, first_name="Eef", channel="email", reach="e@voorbeeld.be",
        party=Party(adults=1),
    )  # fmt: skip
    page = desk.get(f"/werk/noord/sessie/{session.pk}/inschrijven/")
    assert "nog niet nagekeken" in text(page)
    said = text(desk.post(f"/werk/noord/bellen/{row.pk}/klopt/?lijst=1", follow=True))
    assert ("Bevestigd." in said, "nog niet nagekeken" in said) == (True, False)
    desk.post(f"/werk/noord/bellen/{row.pk}/klopt-niet/")
    desk.post(f"/werk/noord/bellen/{row.pk}/herinnering/", {"wanted": "0"})
    row.participant.refresh_from_db()
    assert (row.participant.reach_confirmed_at, row.participant.no_reminder) == (None, True)
    desk.post(f"/werk/noord/bellen/{row.pk}/herinnering/", {"wanted": "1"})
    row.participant.refresh_from_db()
    assert row.participant.no_reminder is False


def test_the_desk_asks_the_language_and_whether_to_remind(desk, partner, session):
    sent = {
        "first_name": "Fatma", "channel": "sms", "reach": "0470 00 00 04", "adults": "1", "children": "0",
        "needs": ["no_reminder"], "via": "phone", "organisation_id": str(partner.pk), "language": "tr",
    }  # fmt: skip
    answer = desk.post(f"/werk/noord/sessie/{session.pk}/inschrijven/", sent)
    assert answer.status_code == 303
    person = Enrolment.objects.get().participant
    assert (person.language, person.no_reminder, person.reach_confirmed_at is None) == ("tr", True, False)


def test_the_coordinator_sets_when_and_how(client, partner, noord):
    client.force_login(make_member(partner, Role.COORDINATOR))
    url = "/werk/noord/instellingen/herinneringen/"
    assert "Vanaf welk uur?" in text(client.get(url))
    none = client.post(url, {"reminders": "on", "reminder_hour": "16"})
    assert (none.status_code, "Kies minstens één manier" in text(none)) == (422, True)
    client.post(url, {"reminders": "on", "reminder_hour": "10", "reminder_channels": ["call"]})
    kept = Network.objects.get(pk=noord.pk)
    assert (kept.reminders, kept.reminder_hour, kept.reminder_channels) == (True, 10, ["call"])
    client.post(url, {"reminder_hour": "10"})
    assert Network.objects.get(pk=noord.pk).reminders is False


def test_the_operator_sees_counts_and_writes_to_the_own_number(client, session, reminded, settings):
    settings.SMS = {"url": "", "user": "", "secret": "geheim-1", "sender": "Afspraak", "report_key": "", "timeout": 1}
    operator = make_user("Op", is_operator=True)
    client.force_login(operator)
    page = text(client.get("/beheer/berichten/"))
    assert ("Afspraak" in page, "geheim-1" in page, "Amina" in page) == (True, False, False)
    refused = client.post("/beheer/berichten/", {"channel": "sms", "reach": "0470 00 00 09"})
    assert (refused.status_code, "weigert dit nummer" in text(refused)) == (422, True)
    said = client.post("/beheer/berichten/", {"channel": "email", "reach": "op@demo.invalid"}, follow=True)
    assert "Het proefbericht is vertrokken" in text(said)
    assert [letter.to for letter in mail.outbox] == [["op@demo.invalid"]]
    for _time in range(4):
        last = client.post("/beheer/berichten/", {"channel": "sms", "reach": "0470 00 00 01"})
    assert (last.status_code, "genoeg" in text(last)) == (422, True)
    assert set(trying.WHY) >= {"refused", "number", "busy", "settings", "gateway", "timeout", "unreachable", "cut"}
    with tenancy.use_network(session.network_id):
        client.force_login(make_member(session.activity.organisation, Role.COORDINATOR))
    assert client.get("/beheer/berichten/").status_code == 404
