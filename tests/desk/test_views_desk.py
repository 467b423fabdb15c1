"""The page of today for each role, and the log for the officer of data protection."""

import datetime
import re

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import formats, timezone

from meedoen.activities.rules.parties import Party
from meedoen.activities.services import attendance, enrolment
from meedoen.kernel import tenancy
from meedoen.kernel.actors import STAFF, Role
from meedoen.kernel.models import AuditEntry, AuditSubject
from meedoen.networks.identity import actor_of
from meedoen.people.models import Participant
from tests.factories import make_activity, make_member, make_organisation, make_session, make_user

pytestmark = pytest.mark.django_db
TODAY, LOG = "/werk/noord/", "/werk/noord/leeslogboek/"
CHECK = "/werk/noord/passen/nakijken/"


@pytest.fixture
def partner(noord, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    return make_organisation(noord, "De Dreef")


@pytest.fixture
def user(partner):
    return make_member(partner, Role.WORKER)


def seen_by(client, partner, role):
    client.force_login(make_member(partner, role))
    return client


@pytest.fixture(autouse=True)
def noon():
    """It is noon: a session of later today is still to come, whatever the hour of the test."""
    with time_machine.travel(timezone.localtime().replace(hour=12, minute=0)):
        yield


def soon(hours=3):
    """A moment later today."""
    return timezone.localtime() + datetime.timedelta(hours=hours)


def sign_up(user, session, name="Amina", **party):
    with tenancy.use_network(session.network_id):
        return enrolment.enrol(
            actor_of(user, session.network_id),
            session.pk,
            first_name=name,
            channel="phone",
            reach="0470 12 34 56",
            party=Party(**{"adults": 1, **party}),
            via="phone",
        )


def text(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_an_empty_house_says_what_to_do_first(client, user):
    client.force_login(user)
    assert "Plan je eerste activiteit" in text(client.get(TODAY))


def test_today_opens_the_tick_list_and_shows_what_waits(client, user, partner, noord):
    client.force_login(user)
    activity = make_activity(partner, title="Samen koken", sign_up="sign_up")
    now, full = make_session(activity, starts_at=soon(), capacity=1), make_session(activity, capacity=1)
    gone = make_session(make_activity(partner, title="Naaicafé"), starts_at=timezone.now() - datetime.timedelta(days=2))
    first = sign_up(user, full, "Vol")
    sign_up(user, full, "Zohra")
    with tenancy.use_network(noord.pk):
        enrolment.cancel_enrolment(actor_of(user, noord.pk), first.pk)
    old = make_activity(partner, title="Oud aanbod", confirmed_at=timezone.now() - datetime.timedelta(days=200))
    make_session(old)
    answer = client.get(TODAY)
    html, words = answer.content.decode(), text(answer)
    assert f'href="/werk/noord/deur/{now.pk}/"' in html
    assert "1 telefoontje te doen" in words
    assert "kreeg een plaats" in words
    assert "Nog niet geteld Naaicafé" in words
    assert f'href="/werk/noord/deur/{gone.pk}/"' in html
    assert "Klopt dit nog? Oud aanbod" in words
    assert "Zohra" not in html


def test_the_page_of_today_reads_no_person(client, user, partner, noord):
    client.force_login(user)
    full = make_session(make_activity(partner, sign_up="sign_up"), capacity=1)
    sign_up(user, full)
    with tenancy.use_network(noord.pk):
        before = AuditEntry.objects.count()
        client.get(TODAY)
        assert AuditEntry.objects.count() == before


def test_counted_sessions_and_those_of_others_are_not_due(client, user, partner, noord):
    client.force_login(user)
    other = make_organisation(noord, "Buren")
    make_session(make_activity(other, title="Van de buren"), starts_at=soon())
    past = make_session(make_activity(partner, title="Geteld"), starts_at=timezone.now() - datetime.timedelta(days=1))
    with tenancy.use_network(noord.pk):
        attendance.set_others(actor_of(user, noord.pk), past.pk, adults=3, children=0)
    words = text(client.get(TODAY))
    assert "Van de buren" not in words
    assert "Geteld" not in words


def test_the_week_counts_what_its_links_show_that_of_other_partners_too(client, user, partner, noord):
    client.force_login(user)
    make_session(make_activity(make_organisation(noord, "Buren")), starts_at=soon())
    make_session(make_activity(partner), starts_at=soon())
    today = timezone.localdate()
    words = text(client.get(TODAY))
    assert "De komende zeven dagen bij alle partners" in words
    assert f"{formats.date_format(today, 'l j F')}, 2 keer iets" in words


@pytest.mark.parametrize("role", sorted(STAFF))
def test_each_role_gets_a_page_and_only_addresses_it_may_open(client, partner, role):
    seen_by(client, partner, role)
    make_session(make_activity(partner), starts_at=soon())
    answer = client.get(TODAY)
    assert answer.status_code == 200
    main = answer.content.decode().split("<main", 1)[1]
    opened = {href: client.get(href).status_code for href in set(re.findall(r'href="(/werk/noord/[^"]*)"', main))}
    assert {href: status for href, status in opened.items() if status != 200} == {}
    assert ("Open de tiklijst" in main) == (role in {"coordinator", "worker", "provider", "group_guide", "companion"})


def test_whoever_sits_at_the_till_has_that_one_job_first_and_in_the_bar(client, partner):
    seen_by(client, partner, Role.CASHIER)
    html = client.get(TODAY).content.decode()
    bar, _, main = html.partition("<main")
    assert re.findall(r'href="([^"]*)" class="[^"]*primary-action', main) == [CHECK]
    assert f'class="menu__item" href="{CHECK}"' in bar
    assert bar.index(CHECK) < bar.index('class="more"')


def test_a_worker_comes_to_the_own_people_in_one_click_and_has_no_till(client, user):
    client.force_login(user)
    bar, _, main = client.get(TODAY).content.decode().partition("<main")
    assert 'href="/werk/noord/mensen/"' in main
    assert CHECK not in main
    assert bar.index(CHECK) > bar.index('class="more"')


def test_as_many_queries_for_three_sessions_as_for_one(client, user, partner):
    client.force_login(user)
    activity, counts = make_activity(partner, sign_up="sign_up"), []
    for hours in ([1], [2, 3]):
        for hour in hours:
            made = make_session(activity, starts_at=soon() + datetime.timedelta(minutes=hour), capacity=9)
            sign_up(user, made)
        with CaptureQueriesContext(connection) as seen:
            assert client.get(TODAY).status_code == 200
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_a_stranger_and_a_visitor(client, user, zuid, partner):
    assert client.get(TODAY).status_code == 302
    client.force_login(make_member(make_organisation(zuid, "Elders"), Role.COORDINATOR))
    assert client.get(TODAY).status_code == 404
    assert client.get(LOG).status_code == 404
    client.force_login(user)
    assert client.get(LOG).status_code == 404


def test_the_operator_has_a_page_without_anybody_on_it(client, partner):
    client.force_login(make_user(is_operator=True))
    assert client.get(TODAY).status_code == 200


def test_the_log_shows_codes_purposes_and_that_it_is_whole(client, user, partner, noord):
    session = make_session(make_activity(partner, sign_up="sign_up"))
    party = sign_up(user, session, "Geheimpje")
    seen_by(client, partner, Role.DPO)
    answer = client.get(LOG)
    words = text(answer)
    with tenancy.use_network(noord.pk):
        person = Participant.objects.get(pk=party.participant_id)
        length = AuditEntry.objects.count()
    assert f"Het logboek is heel: {length} regels" in words
    assert re.search(rf"Iemand noteren met voornaam of code [^·]+ · {user.code} · 1 persoon inschrijven", words)
    assert "Geheimpje" not in words
    assert "An Werker" not in words
    found = text(client.get(LOG, {"person_code": person.code}))
    assert "Iemand noteren met voornaam of code" in found
    assert "Het leeslogboek inkijken" not in found


def test_looking_at_the_log_is_logged(client, partner, noord):
    seen_by(client, partner, Role.DPO)
    client.get(LOG)
    with tenancy.use_network(noord.pk):
        assert set(AuditEntry.objects.values_list("action", flat=True)) == {"desk.read_log"}
        assert AuditSubject.objects.count() == 0


def test_the_log_can_be_narrowed_to_a_worker_and_to_days(client, user, partner):
    sign_up(user, make_session(make_activity(partner, sign_up="sign_up")))
    seen_by(client, partner, Role.DPO)
    assert "Iemand inschrijven" in text(client.get(LOG, {"worker_code": user.code.lower()}))
    assert "Niets gevonden" in text(client.get(LOG, {"worker_code": "ZZZZZZ"}))
    today = timezone.localdate()
    assert "Iemand inschrijven" in text(client.get(LOG, {"first": today.isoformat(), "last": today.isoformat()}))
    before = (today - datetime.timedelta(days=1)).isoformat()
    assert "Niets gevonden" in text(client.get(LOG, {"last": before}))


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [({"person_code": "ZZZZZZ"}, "Deze code kennen we niet"), ({"first": "gisteren"}, "Deze dag")],
)
def test_a_question_that_cannot_be_answered_says_why(client, partner, asked, sentence):
    seen_by(client, partner, Role.DPO)
    answer = client.get(LOG, asked)
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert next(iter(asked.values())) in answer.content.decode()


def test_the_log_turns_its_pages(client, user, partner, noord):
    with tenancy.use_network(noord.pk):
        session = make_session(make_activity(partner))
        for number in range(60):
            attendance.set_others(actor_of(user, noord.pk), session.pk, adults=number, children=0)
    seen_by(client, partner, Role.DPO)
    assert "1 tot 50 van 60 regels" in text(client.get(LOG, {"worker_code": user.code}))
    assert "51 tot 60 van 60 regels" in text(client.get(LOG, {"worker_code": user.code, "bladzijde": "2"}))
    assert "51 tot 60 van 60 regels" in text(client.get(LOG, {"worker_code": user.code, "bladzijde": "999"}))


def test_a_changed_entry_is_told(client, user, partner, noord):
    sign_up(user, make_session(make_activity(partner, sign_up="sign_up")))
    with connection.cursor() as cursor:
        wrappers, connection.execute_wrappers = connection.execute_wrappers, []
        try:
            with tenancy.use_network(noord.pk):
                cursor.execute("UPDATE kernel_auditentry SET reason = 'anders' WHERE seq = 1")
        finally:
            connection.execute_wrappers = wrappers
    seen_by(client, partner, Role.DPO)
    assert "Het logboek is niet heel: kijk vanaf regel 1" in text(client.get(LOG))
