"""The screens at the door, of the desk, of the call list and of the outcome: what one sees, does and undoes."""

import datetime
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from meedoen.activities.models import Attendance, Effort, Enrolment, Session, Tally
from meedoen.activities.rules.parties import Party
from meedoen.activities.services import attendance, enrolment, stamp_cards
from meedoen.kernel import tenancy
from meedoen.kernel.actors import Role
from meedoen.kernel.models import AuditEntry, AuditSubject
from meedoen.networks.identity import actor_of
from meedoen.people import public as people
from tests.factories import in_an_hour, make_activity, make_member, make_organisation, make_session

pytestmark = pytest.mark.django_db
PHONE = "0470 12 34 56"


@pytest.fixture
def partner(noord, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    return make_organisation(noord, "De Dreef")


@pytest.fixture
def session(partner):
    activity = make_activity(partner, title="Samen koken", sign_up="sign_up")
    return make_session(activity, in_an_hour(), capacity=4, childcare_places=4)


@pytest.fixture
def user(partner):
    return make_member(partner, Role.WORKER)


@pytest.fixture
def desk(client, user):
    client.force_login(user)
    return client


def worker(user, network):
    with tenancy.use_network(network.pk):
        return actor_of(user, network.pk)


def signed_up(user, session, name="Amina", **party):
    with tenancy.use_network(session.network_id):
        return enrolment.enrol(
            actor_of(user, session.network_id),
            session.pk,
            first_name=name,
            channel="phone",
            reach=PHONE,
            party=Party(**{"adults": 1, **party}),
            via="phone",
        )


def at_the_door(session, *rest):
    return "/".join(["/werk/noord/deur", str(session.pk), *map(str, rest), ""])


def rows(session):
    with tenancy.use_network(session.network_id):
        return list(Attendance.objects.filter(session=session, undone_at=None))


def text(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_the_list_shows_first_names_parties_and_the_count_but_never_a_phone(desk, user, session):
    signed_up(user, session, children=2, childcare=1)
    answer = desk.get(at_the_door(session))
    assert answer.status_code == 200
    words = text(answer)
    assert "Amina + 2 kinderen · 1 in de opvang" in words
    assert "0 aanwezig" in words
    assert not re.search(r"470\W?12\W?34\W?56", answer.content.decode())
    title = re.search(r"<title>(.*?)</title>", answer.content.decode(), re.S)[1]
    assert "Samen koken" in title
    assert "Amina" not in title


def test_seeing_the_list_stands_in_the_log_with_each_person(desk, user, session, noord):
    made = {signed_up(user, session, name).participant_id for name in ("An", "Bo")}
    with tenancy.use_network(noord.pk):
        before = AuditEntry.objects.count()
        desk.get(at_the_door(session))
        entries = AuditEntry.objects.filter(seq__gt=before)
        assert {entry.action for entry in entries} == {"activities.see_enrolments", "people.read_first_names"}
        for entry in entries:
            assert set(AuditSubject.objects.filter(entry=entry).values_list("subject_id", flat=True)) == made


def test_a_tap_without_script_goes_back_to_the_row_and_a_second_tap_undoes_it(desk, user, session):
    party = signed_up(user, session)
    url = at_the_door(session, "tik", party.pk)
    answer = desk.post(url, {"here": "1"})
    assert (answer.status_code, answer["Location"]) == (303, f"{at_the_door(session)}#rij-{party.pk}")
    assert "1 aanwezig" in text(desk.get(at_the_door(session)))
    desk.post(url, {"here": "1"})
    assert len(rows(session)) == 1
    desk.post(url, {"here": "0"})
    desk.post(url, {"here": "0"})
    assert rows(session) == []


def test_with_htmx_only_the_row_and_the_count_come_back(desk, user, session):
    party = signed_up(user, session)
    signed_up(user, session, "Bo")
    answer = desk.post(at_the_door(session, "tik", party.pk), {"here": "1"}, headers={"HX-Request": "true"})
    html = answer.content.decode()
    assert f'id="rij-{party.pk}"' in html
    assert 'hx-swap-oob="true"' in html
    assert "1 aanwezig" in text(answer)
    assert "eerste keer hier" in text(answer)
    assert "Bo" not in text(answer)
    assert "<html" not in html


def test_who_waits_stands_apart_and_counts_when_ticked(desk, user, session):
    signed_up(user, session, "Vol", adults=4)
    late = signed_up(user, session, "Laat")
    html = text(desk.get(at_the_door(session)))
    assert html.index("Vol") < html.index("Op de wachtlijst") < html.index("Laat")
    desk.post(at_the_door(session, "tik", late.pk), {"here": "1"})
    assert len(rows(session)) == 1


def test_a_full_room_counts_and_says_so(desk, session):
    desk.post(at_the_door(session, "erbij"), {"erbij-adults": "6", "erbij-children": "0"})
    answer = text(desk.get(at_the_door(session)))
    assert "6 aanwezig" in answer
    assert "Er zijn 4 plaatsen. Iedereen die er is, telt mee." in answer


def test_a_double_submit_adds_one_party_and_the_undo_takes_it_back(desk, session):
    token = "0b1f7d1e-9f0c-4c6e-8a53-5c41d0b7a001"
    given = {"erbij-adults": "1", "erbij-children": "2", "erbij-once": token}
    for _time in range(2):
        answer = desk.post(at_the_door(session, "erbij"), given, follow=True)
    assert "3 mensen erbij geteld" in text(answer)
    (row,) = rows(session)
    undo = re.search(r'action="([^"]*here=0)"', answer.content.decode())[1]
    desk.post(undo)
    assert rows(session) == []
    desk.post(at_the_door(session, "rij", row.pk), {"here": "1"})
    assert [one.pk for one in rows(session)] == [row.pk]


def test_an_unknown_code_keeps_what_was_typed(desk, session):
    answer = desk.post(
        at_the_door(session, "erbij"), {"erbij-participant_code": "QQQQQQ", "erbij-adults": "1", "erbij-children": "3"}
    )
    assert answer.status_code == 422
    assert "Deze code kennen we niet" in text(answer)
    assert 'value="QQQQQQ"' in answer.content.decode()
    assert rows(session) == []


def test_a_card_is_ticked_and_shown_by_its_code(desk, user, session, partner, noord):
    with tenancy.use_network(noord.pk):
        (card,) = stamp_cards.make_stamp_cards(worker(user, noord), organisation_id=partner.pk, count=1)
    desk.post(
        at_the_door(session, "erbij"),
        {"erbij-participant_code": card.code.lower(), "erbij-adults": "1", "erbij-children": "0"},
    )
    assert card.code in text(desk.get(at_the_door(session)))


def others(**numbers):
    return {f"anderen-{name}": str(number) for name, number in numbers.items()}


def test_others_without_a_name_and_the_undo(desk, session, noord):
    was = {"was_adults": 0, "was_children": 0, "was_households": 0}
    answer = desk.post(at_the_door(session, "anderen"), others(adults=3, children=5, households=2, **was), follow=True)
    assert "Er zijn 8 anderen" in text(answer)
    assert "8 aanwezig" in text(answer)
    desk.post(re.search(r'action="([^"]*/terug/0/0/0/)"', answer.content.decode())[1])
    with tenancy.use_network(noord.pk):
        assert Session.objects.get(pk=session.pk).others_adults == 0


def test_more_families_than_people_is_refused_and_kept(desk, session):
    was = {"was_adults": 0, "was_children": 0, "was_households": 0}
    answer = desk.post(at_the_door(session, "anderen"), others(adults=1, children=0, households=9, **was))
    assert answer.status_code == 422
    assert "Er zijn meer gezinnen dan personen" in text(answer)
    assert 'value="9"' in answer.content.decode()


def test_a_session_of_last_year_says_why_not(desk, partner):
    old = make_session(make_activity(partner), starts_at=timezone.now() - datetime.timedelta(days=400))
    answer = desk.post(at_the_door(old, "erbij"), {"erbij-adults": "1", "erbij-children": "0"})
    assert answer.status_code == 422
    assert "meer dan 30 dagen geleden" in text(answer)


def test_came_along_with_somebody_of_the_list(desk, user, session):
    first, second = signed_up(user, session, "An"), signed_up(user, session, "Bo")
    for party in (first, second):
        desk.post(at_the_door(session, "tik", party.pk), {"here": "1"})
    by = {row.enrolment_id: row for row in rows(session)}
    url = at_the_door(session, "rij", by[second.pk].pk, "meer")
    assert "An" in text(desk.get(url))
    given = {"adults": "2", "children": "0", "childcare": "0", "by_id": str(by[first.pk].pk), "by_code": ""}
    assert desk.post(url, given).status_code == 303
    assert "2 volwassenen · eerste keer hier · kwam mee met iemand" in text(desk.get(at_the_door(session)))
    wrong = desk.post(url, {**given, "by_id": "", "by_code": "QQQQQQ"})
    assert wrong.status_code == 422
    assert 'value="QQQQQQ"' in wrong.content.decode()


def test_an_erased_person_has_no_name_any_more(desk, user, session, noord):
    party = signed_up(user, session, "Wegvera")
    with tenancy.use_network(noord.pk):
        people.erase(worker(user, noord), party.participant_id)
    answer = text(desk.get(at_the_door(session)))
    assert "Naam gewist" in answer
    assert "Wegvera" not in answer


def test_the_list_on_paper_and_the_cards(desk, user, session, partner):
    signed_up(user, session)
    paper = desk.get(at_the_door(session) + "lijst.pdf")
    assert (paper.status_code, paper.content[:5], paper["Cache-Control"]) == (200, b"%PDF-", "no-store")
    assert desk.get("/werk/noord/stempelkaarten/").status_code == 200
    cards = desk.post("/werk/noord/stempelkaarten/", {"organisation_id": str(partner.pk), "count": "3"})
    assert cards.content[:5] == b"%PDF-"
    assert desk.post("/werk/noord/stempelkaarten/", {"organisation_id": "", "count": "900"}).status_code == 422


def enrol_url(session):
    return f"/werk/noord/sessie/{session.pk}/inschrijven/"


def answers(partner, **changed):
    given = {
        "first_name": "Fatma", "channel": "phone", "reach": PHONE, "adults": "1", "children": "2", "childcare": "1",
        "needs": ["transport"], "via": "phone", "organisation_id": str(partner.pk),
    }  # fmt: skip
    return {**given, **changed}


def test_the_desk_enrols_shows_the_code_again_and_cancels_with_an_undo(desk, session, partner, noord):
    answer = desk.post(enrol_url(session), answers(partner), follow=True)
    said = re.search(r"Code om af te zeggen: (\w{4}-\w{4})", text(answer))[1]
    assert "Fatma + 2 kinderen · 1 in de opvang · vervoer nodig · Telefoon" in text(answer)
    with tenancy.use_network(noord.pk):
        made = Enrolment.objects.get()
    again = desk.post(f"/werk/noord/inschrijving/{made.pk}/code/", follow=True)
    assert said in text(again)
    gone = desk.post(f"/werk/noord/inschrijving/{made.pk}/uit/", follow=True)
    assert "Uitgeschreven" in text(gone)
    back = desk.post(f"/werk/noord/inschrijving/{made.pk}/terug/", follow=True)
    assert "Weer ingeschreven" in text(back)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"reach": "geen nummer"}, "Dit is geen telefoonnummer"),
        ({"adults": "0", "children": "0", "childcare": "0"}, "Vul in hoeveel mensen komen"),
        ({"childcare": "5"}, "meer kinderen in de opvang"),
        ({"adults": "0", "children": "1", "childcare": "1"}, "Wie doet er mee"),
        ({"first_name": "Jan 85.07.30-033.28"}, "rijksregisternummer"),
        ({"adults": "veel"}, "Schrijf een getal"),
    ],
)
def test_what_cannot_be_is_said_and_what_was_typed_stays(desk, session, partner, noord, changed, sentence):
    answer = desk.post(enrol_url(session), answers(partner, **changed))
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert f'value="{changed.get("reach", PHONE)}"' in answer.content.decode()
    with tenancy.use_network(noord.pk):
        assert Enrolment.objects.count() == 0


def test_a_group_of_an_association_in_one_go(client, session, noord):
    association = make_organisation(noord, "Welzijnsschakel", "poverty_association")
    client.force_login(make_member(association, Role.REFERRER))
    given = answers(association, first_name="Groep Rita", adults="3", children="0", childcare="0", via="group")
    answer = client.post(enrol_url(session), given, follow=True)
    assert "Groep Rita 3 volwassenen · vervoer nodig · Groep van een vereniging · Welzijnsschakel" in text(answer)


def test_a_referrer_sees_only_its_own_people(client, user, session, noord):
    signed_up(user, session, "Geheimpje")
    client.force_login(make_member(make_organisation(noord, "Welzijnsschakel"), Role.REFERRER))
    assert "Geheimpje" not in text(client.get(enrol_url(session)))


def test_the_call_list_has_a_number_to_tap_and_an_undo(desk, user, session, noord):
    first, late = signed_up(user, session, "Vol", adults=4), signed_up(user, session, "Laat")
    with tenancy.use_network(noord.pk):
        enrolment.cancel_enrolment(worker(user, noord), first.pk)
    answer = desk.get("/werk/noord/bellen/")
    assert 'href="tel:+32470123456"' in answer.content.decode()
    assert "Laat Stond op de wachtlijst en kreeg een plaats" in text(answer)
    after = desk.post(f"/werk/noord/bellen/{late.pk}/gebeld/placed/", follow=True)
    assert "Niemand te bellen" in text(after)
    back = desk.post(f"/werk/noord/bellen/{late.pk}/niet-gebeld/placed/", follow=True)
    assert "Laat Stond op de wachtlijst" in text(back)
    assert desk.post(f"/werk/noord/bellen/{late.pk}/niet-gebeld/onzin/").status_code == 422


def test_the_outcome_with_hours_a_tally_and_their_undo(desk, user, session, noord):
    party = signed_up(user, session, children=2, childcare=1)
    desk.post(at_the_door(session, "tik", party.pk), {"here": "1"})
    url = f"/werk/noord/opbrengst/{session.activity_id}/"
    words = text(desk.get(url))
    assert "3 bezoeken" in words
    assert "1 persoon" in words
    assert "Personen die voor het eerst kwamen 1" in words
    day = timezone.localdate().isoformat()
    noted = {"uren-hours": "2,5", "uren-cost": "40", "uren-by": "staff", "uren-on": day}
    answer = desk.post(f"{url}uren/", noted, follow=True)
    assert "Uren werk 2,5" in text(answer)
    count = {
        "session_id": str(session.pk), "wat": "foreign_origin", "unit": "households", "count0": "26", "base": "31",
    }  # fmt: skip
    was = {"was_adults": 0, "was_children": 0, "was_households": 0}
    desk.post(at_the_door(session, "anderen"), others(adults=60, children=0, households=30, **was))
    answer = desk.post(f"{url}telling/", count, follow=True)
    assert "van 31 gezinnen" in text(answer)
    wrong = desk.post(f"{url}telling/", {**count, "count0": "40"})
    assert wrong.status_code == 422
    with tenancy.use_network(noord.pk):
        effort, tally = Effort.objects.get(), Tally.objects.get()
    assert desk.post(f"/werk/noord/opbrengst/uren/{effort.pk}/weg/").status_code == 303
    assert desk.post(f"/werk/noord/opbrengst/telling/{tally.pk}/weg/").status_code == 303
    with tenancy.use_network(noord.pk):
        assert (Effort.objects.count(), Tally.objects.count()) == (0, 0)


def test_the_year_shows_rounded_figures_only(desk, user, session):
    for number in range(3):
        signed_up(user, session, f"N{number}")
    with tenancy.use_network(session.network_id):
        for party in Enrolment.objects.all():
            attendance.tick(worker(user, session.network), session.pk, enrolment_id=party.pk)
    words = text(desk.get(f"/werk/noord/cijfers/?jaar={timezone.localdate(session.starts_at).year}"))
    assert "Unieke personen 0–4 0–4" in words
    assert desk.get("/werk/noord/cijfers/?jaar=²").status_code == 200


SCREENS = ["deur/{session}/", "sessie/{session}/inschrijven/", "bellen/", "opbrengst/{activity}/", "cijfers/"]


@pytest.mark.parametrize("screen", SCREENS)
def test_as_many_queries_for_three_rows_as_for_one(desk, user, session, screen):
    url = "/werk/noord/" + screen.format(session=session.pk, activity=session.activity_id)
    counts = []
    for names in (["An"], ["Bo", "Cy"]):
        for name in names:
            party = signed_up(user, session, name)
            with tenancy.use_network(session.network_id):
                attendance.tick(worker(user, session.network), session.pk, enrolment_id=party.pk)
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert desk.get(url).status_code == 200
        counts.append(len(seen))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("screen", [*SCREENS, "deur/{session}/lijst.pdf", "stempelkaarten/"])
def test_a_stranger_finds_nothing(client, session, zuid, settings, screen):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(make_member(make_organisation(zuid, "Elders"), Role.COORDINATOR))
    path = screen.format(session=session.pk, activity=session.activity_id)
    assert client.get(f"/werk/noord/{path}").status_code == 404
    if "{" in screen:
        assert client.get(f"/werk/zuid/{path}").status_code == 404


def test_another_organisation_of_the_network_does_not_see_the_list(client, user, session, noord):
    party = signed_up(user, session)
    client.force_login(make_member(make_organisation(noord, "Buren"), Role.WORKER))
    assert client.get(at_the_door(session)).status_code == 404
    assert client.post(at_the_door(session, "tik", party.pk), {"here": "1"}).status_code == 404
    assert client.post(f"/werk/noord/inschrijving/{party.pk}/code/").status_code == 404
    assert rows(session) == []
