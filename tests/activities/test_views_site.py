"""The residents' site without script: the board, one activity, signing up screen by screen, cancelling, bots."""

import re

import pytest
import time_machine
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from meedoen.activities.models import Enrolment, Session
from meedoen.activities.services import enrolment as services
from meedoen.kernel import tenancy, vault
from meedoen.people.models import Participant
from meedoen.people.public import FIRST_NAME, REACH
from tests.factories import make_activity, make_organisation, make_participant, make_place, make_session
from tests.sampling import DEEP

pytestmark = pytest.mark.django_db
PEOPLE = 20 if DEEP else 5
CANARY, NUMBER = "Kanariena", "0499 99 88 77"
NAME, WAY = {"first_name": "Amina"}, {"way": "sms"}
REACHED, ALONE = {"reach": "0470 12 34 56"}, {"adults": "1", "children": "0"}
STATE = re.compile(r'name="state" value="([^"]+)"')
STEP = re.compile(r'name="step" value="([^"]+)"')
SHEET = re.compile(r'href="(/teken/[^"]+)"')
"""A style sheet of the page: whoever fetches it is a browser."""

CODE = re.compile(r'<strong dir="ltr">([0-9A-Z]{4}-[0-9A-Z]{4})</strong>')


@pytest.fixture(autouse=True)
def empty_cache():
    cache.clear()


@pytest.fixture
def partner(in_noord):
    return make_organisation(in_noord, "De Dreef", phone="014 11 11 11")


@pytest.fixture
def clock():
    with time_machine.travel(timezone.now(), tick=False) as traveller:
        yield traveller


def plan(partner, title="Samen koken", capacity=4, session=None, **fields):
    activity = make_activity(partner, title, sign_up="sign_up", **fields)
    return make_session(activity, capacity=capacity, **(session or {}))


def text(response):
    return response.content.decode()


def titles(response):
    return re.findall(r'<a class="card__link"[^>]*><bdi>([^<]*)</bdi>', text(response))


class Resident:
    """Somebody who answers screen by screen, in a browser without script."""

    def __init__(self, session, address="127.0.0.1", network="noord", *, browser=True):
        self.client = Client(REMOTE_ADDR=address)
        self.url = f"/{network}/a/{session.activity_id}/meedoen/{session.pk}/"
        self.page = self.client.get(self.url)
        if browser:
            self.client.get(SHEET.search(text(self.page))[1])

    @property
    def step(self):
        found = STEP.search(text(self.page))
        return found[1] if found else "done"

    def answer(self, **told):
        state = STATE.search(text(self.page))[1]
        self.page = self.client.post(self.url, {"state": state, "step": self.step, **told})
        return self

    def until_check(self, size=None, **needs):
        self.answer(**NAME).answer(**WAY).answer(**REACHED).answer(**(size or ALONE))
        return self.answer(**needs) if self.step == "needs" else self


def counts(session):
    row = Session.objects.get(pk=session.pk)
    return row.taken, row.waiting


def test_the_board_shows_exactly_what_is_published_here(client, partner, zuid):
    plan(partner, "Samen koken")
    make_session(make_activity(partner, "Kladje", "draft"))
    make_session(make_activity(make_organisation(zuid, "Elders"), "Van zuid"))
    page = client.get("/noord/")
    assert page.status_code == 200
    assert titles(page) == ["Samen koken"]
    assert titles(client.get("/zuid/")) == ["Van zuid"]


@pytest.mark.parametrize("count", [1, 3, 60])
def test_few_queries_and_no_cookie_however_much_there_is(client, partner, in_noord, count):
    for number in range(count):
        last = plan(partner, f"Nummer {number}")
        make_place(in_noord, f"Zaal {number}")
    for url, most in (("/noord/", 2), (f"/noord/a/{last.activity_id}/", 3), ("/noord/over/", 2)):
        client.get(url)
        with CaptureQueriesContext(connection) as captured:
            page = client.get(f"{url}?nieuw=1")
        told = [one["sql"] for one in captured if "set_config" not in one["sql"] and "SAVEPOINT" not in one["sql"]]
        assert (page.status_code, len(told)) == (200, most), told
        assert page.cookies == {}


def test_nobody_who_takes_part_is_named_anywhere(client, partner, in_noord):
    session = plan(partner)
    person = make_participant(partner, CANARY, reach=NUMBER)
    resident = Resident(session)
    resident.answer(first_name=CANARY).answer(**WAY).answer(reach=NUMBER).answer(**ALONE)
    assert CANARY in text(resident.page)
    stranger = Client()
    urls = ["/noord/", f"/noord/a/{session.activity_id}/", resident.url, "/noord/over/", "/noord/privacy/"]
    for page in [stranger.get(url) for url in [*urls, "/noord/uitschrijven/"]]:
        assert page.status_code == 200
        assert CANARY not in text(page)
        assert NUMBER not in text(page)
        assert person.code not in text(page)


def test_an_empty_board_says_what_to_do(client, in_noord):
    assert "Kom later nog eens kijken" in text(client.get("/noord/"))
    assert "Kies minder" in text(client.get("/noord/?gratis=1"))
    assert client.get("/noord/?bladzijde=7&dorp=<script>").status_code == 200
    assert "<script>alert" not in text(client.get("/noord/?dorp=<script>alert"))


def test_moved_and_cancelled_sessions_say_why(client, partner):
    activity = make_activity(partner, "Fietsen")
    make_session(activity, status="cancelled", reason="Jos is ziek")
    page = text(client.get("/noord/"))
    assert "Gaat niet door: Jos is ziek" in page
    page = text(client.get(f"/noord/a/{activity.pk}/"))
    assert "Gaat niet door: Jos is ziek" in page
    assert "Ik doe mee" not in page
    assert "Je mag gewoon binnenlopen" not in page


def test_one_activity_tells_all_and_a_draft_is_not_there(client, partner, zuid):
    place = make_place(partner.network, "De Kring", street="Dorp 1", how_to_get_there="Naast de kerk", wheelchair="yes")
    activity = make_activity(
        partner, "Koffie", text="Kom maar.", price_cents=200, social_price_cents=50, bring="een tas",
        contact_name="An", contact_phone="014 22 33 44", transport_offered=True, place=place,
    )  # fmt: skip
    make_session(activity, place=place)
    page = text(client.get(f"/noord/a/{activity.pk}/")).replace("\xa0", " ")
    for told in (
        "Kom maar.",
        "€ 2, met kansentarief € 0,50",
        "Een tas",
        'href="tel:014223344"',
        "Vraag naar An",
        "Naast de kerk",
        "Een rolstoel kan binnen",
        "Wij kunnen je ophalen",
        "Je mag gewoon binnenlopen",
    ):
        assert told in page, told
    draft = make_activity(partner, "Kladje", "draft")
    assert client.get(f"/noord/a/{draft.pk}/").status_code == 404
    assert client.get(f"/zuid/a/{activity.pk}/").status_code == 404


def test_a_place_without_outlines_has_no_map(client, in_noord):
    place = make_place(in_noord, latitude=51.09, longitude=4.9)
    assert client.get(f"/noord/kaart/{place.pk}.svg").status_code == 404


def test_signing_up_screen_by_screen(partner, clock):
    session = plan(partner)
    resident = Resident(session)
    asked = [resident.step]
    for told in (NAME, WAY, REACHED, {"adults": "1", "children": "2"}):
        resident.answer(**told)
        asked.append(resident.step)
    assert asked == ["name", "way", "reach", "size", "check"]
    assert "Alleen De Dreef. Niemand anders." in text(resident.page)
    assert "1 volwassene en 2 kinderen" in text(resident.page)
    clock.shift(30)
    resident.answer()
    code = CODE.search(text(resident.page))[1]
    made = Enrolment.objects.get()
    assert code.replace("-", "") == services.code_of(made)
    assert (made.adults, made.children, made.via, made.status) == (1, 2, "site", "placed")
    assert counts(session) == (3, 0)
    person = Participant.objects.get()
    assert vault.open_many([(person.pk, FIRST_NAME, person.first_name), (person.pk, REACH, person.reach)]) == [
        "Amina",
        "+32470123456",
    ]
    assert person.channel == "sms"
    assert code not in resident.url
    assert mail.outbox == []


def test_who_leaves_no_number_is_asked_for_none_and_gets_a_code(partner, clock):
    session = plan(partner)
    resident = Resident(session).answer(**NAME).answer(way="none")
    assert resident.step == "size"
    resident.answer(**ALONE)
    assert resident.step == "check"
    assert "Liever niet. Ik kom, en ik bewaar mijn code." in text(resident.page)
    clock.shift(30)
    resident.answer()
    assert CODE.search(text(resident.page))
    assert "We kunnen je niet bereiken" in text(resident.page)
    person = Participant.objects.get()
    assert (person.channel, person.reach, counts(session)) == ("none", None, (1, 0))


def test_a_turn_in_the_line_wants_a_way_to_reach(partner, clock):
    session = plan(partner, capacity=1, session={"taken": 1})
    resident = Resident(session).answer(**NAME).answer(way="none").answer(**ALONE)
    assert resident.step == "way"
    assert "Dan moeten we je kunnen bereiken" in text(resident.page)
    resident.answer(**WAY).answer(**REACHED)
    assert resident.step == "check"
    clock.shift(30)
    resident.answer()
    assert (Enrolment.objects.get().status, Participant.objects.get().channel) == ("waiting", "sms")


def test_only_what_the_activity_offers_is_asked(partner, clock):
    session = plan(partner, transport_offered=True, session={"childcare_places": 2})
    resident = Resident(session).answer(**NAME).answer(**WAY).answer(**REACHED).answer(**ALONE)
    assert resident.step == "needs"
    assert "Kom mij halen" in text(resident.page)
    assert "opvang" not in text(resident.page)
    assert "met mij meegaan" not in text(resident.page)
    resident = Resident(session).answer(**NAME).answer(**WAY).answer(**REACHED).answer(adults="1", children="2")
    resident.answer(childcare="3")
    assert (resident.page.status_code, resident.step) == (422, "needs")
    assert "Je komt met minder kinderen" in text(resident.page)
    resident.answer(childcare="1", transport="on")
    clock.shift(30)
    resident.answer()
    made = Enrolment.objects.get()
    assert (made.childcare, made.needs_transport, counts(session)) == (1, True, (2, 0))


def test_a_double_submit_counts_once_and_shows_the_same_code(partner, clock):
    session = plan(partner)
    resident = Resident(session).until_check()
    clock.shift(30)
    check = resident.page
    first = CODE.search(text(resident.answer().page))[1]
    resident.page = check
    assert CODE.search(text(resident.answer().page))[1] == first
    assert counts(session) == (1, 0)


def test_the_back_button_keeps_every_answer(partner):
    resident = Resident(plan(partner)).answer(**NAME).answer(**WAY).answer(**REACHED)
    resident.answer(adults="2", children="1", go="back")
    assert resident.step == "reach"
    assert 'value="0470 12 34 56"' in text(resident.page)
    resident.answer(reach="0470 12 34 56", go="back")
    assert re.search(r'value="sms"[^>]*checked', text(resident.page))
    resident.answer(way="sms", go="back")
    assert 'value="Amina"' in text(resident.page)
    resident.answer(first_name="Amina B.").answer(way="sms").answer(**REACHED)
    assert 'value="2"' in text(resident.page)
    resident.answer(adults="2", children="1")
    assert "2 volwassenen en 1 kind" in text(resident.page)
    assert "Amina B." in text(resident.page)


def test_changing_one_answer_comes_straight_back_to_the_check(partner):
    resident = Resident(plan(partner)).until_check().answer(go="name")
    assert resident.step == "name"
    resident.answer(first_name="Fatma")
    assert resident.step == "check"
    assert "Fatma" in text(resident.page)
    resident.answer(go="way").answer(way="email")
    assert resident.step == "reach"
    resident.answer(reach="geen adres")
    assert (resident.page.status_code, "geen e-mailadres" in text(resident.page)) == (422, True)
    resident.answer(reach="fatma@voorbeeld.be")
    assert "fatma@voorbeeld.be" in text(resident.page)


@pytest.mark.parametrize(
    ("told", "wrong", "sentence"),
    [
        ([], {"first_name": ""}, "Vul je voornaam in."),
        ([], {"first_name": "Jan 85.07.30-033.28"}, "rijksregisternummer"),
        ([], {"first_name": "x" * 41}, "Alleen je voornaam is genoeg"),
        ([NAME], {}, "Kies er een."),
        ([NAME], {"way": "duif"}, "duif"),
        ([NAME, WAY], {"reach": "12"}, "geen telefoonnummer"),
        ([NAME, WAY, REACHED], {"adults": "0", "children": "0"}, "Minstens één iemand"),
        ([NAME, WAY, REACHED], {"adults": "-3", "children": "1"}, "Schrijf 0 of meer."),
        ([NAME, WAY, REACHED], {"adults": "19", "children": "2"}, "Bel ons"),
        ([NAME, WAY, REACHED], {"adults": "veel"}, "Schrijf een getal"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(partner, told, wrong, sentence):
    resident = Resident(plan(partner))
    for answers in told:
        resident.answer(**answers)
    step = resident.step
    resident.answer(**wrong)
    assert (resident.page.status_code, resident.step) == (422, step)
    assert sentence in text(resident.page)
    for value in wrong.values():
        assert value in text(resident.page)
    assert Participant.objects.count() == 0


def test_emoji_and_marks_of_direction_in_a_name(partner, clock):
    resident = Resident(plan(partner))
    resident.answer(first_name="أمينة\u202e 👩‍👧").answer(**WAY).answer(**REACHED).answer(**ALONE)
    clock.shift(30)
    resident.answer()
    person = Participant.objects.get()
    assert vault.open_many([(person.pk, FIRST_NAME, person.first_name)]) == ["أمينة 👩‍👧"]


def test_a_page_that_lay_open_too_long_begins_again_with_a_sentence(partner, clock):
    resident = Resident(plan(partner))
    clock.shift(3 * 60 * 60)
    resident.answer(**NAME)
    assert (resident.page.status_code, resident.step) == (422, "name")
    assert "stond te lang open" in text(resident.page)
    assert 'value="Amina"' in text(resident.page)
    assert resident.answer(**NAME).step == "way"


@pytest.mark.parametrize("state", ["", "kapot", "gAAAAAB" + "x" * 80, "x" * 30000, "é"])
def test_answers_that_were_changed_are_not_believed(partner, client, state):
    session = plan(partner)
    url = Resident(session).url
    page = client.post(url, {"state": state, "step": "check"})
    assert (page.status_code, Enrolment.objects.count()) == (422, 0)


def test_answers_for_one_session_do_not_open_another(partner):
    first, second = Resident(plan(partner)).until_check(), plan(partner, "Iets anders")
    state = STATE.search(text(first.page))[1]
    page = first.client.post(Resident(second).url, {"state": state, "step": "check"})
    assert (page.status_code, Enrolment.objects.count()) == (422, 0)


def test_a_full_session_offers_the_line_with_the_turn_in_words(partner, clock):
    session = plan(partner, capacity=3, session={"taken": 2, "waiting": 2})
    resident = Resident(session).until_check({"adults": "1", "children": "1"})
    assert "Je bent dan de derde in de rij" in text(resident.page)
    assert "Schrijf mij in" not in text(resident.page)
    assert Enrolment.objects.count() == 0
    clock.shift(30)
    resident.answer()
    assert "Je staat op de wachtlijst" in text(resident.page)
    assert (Enrolment.objects.get().status, counts(session)) == ("waiting", (2, 3))


def test_who_saw_a_free_place_is_not_put_in_line_unasked(partner, clock):
    session = plan(partner, capacity=1)
    first, second = Resident(session).until_check(), Resident(session, "10.0.0.2").until_check()
    clock.shift(30)
    first.answer()
    second.answer()
    assert (second.page.status_code, counts(session)) == (422, (1, 0))
    assert "De laatste plaats is net weg" in text(second.page)
    second.answer()
    assert counts(session) == (1, 1)


@pytest.mark.parametrize(("choice", "status", "childcare"), [("without", "placed", 0), ("wait", "waiting", 1)])
def test_when_the_childcare_is_full_the_family_chooses(partner, clock, choice, status, childcare):
    session = plan(partner, capacity=9, session={"childcare_places": 1, "childcare_taken": 1})
    resident = Resident(session).until_check({"adults": "1", "children": "1"}, childcare="1")
    assert (resident.step, "De opvang is vol" in text(resident.page)) == ("care", True)
    resident.answer(care=choice)
    clock.shift(30)
    resident.answer()
    made = Enrolment.objects.get()
    assert (made.status, made.childcare, made.children) == (status, childcare, 1)


def test_too_many_for_the_room_is_said_before_the_yes(partner):
    resident = Resident(plan(partner, capacity=2)).until_check({"adults": "2", "children": "3"})
    assert "Jullie zijn met meer dan er in de zaal kunnen" in text(resident.page)
    assert "Schrijf mij in" not in text(resident.page)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"session": {"status": "cancelled"}}, "gaat niet door"),
        ({"session": {"starts_at": timezone.now() - timezone.timedelta(hours=1)}}, "voorbij"),
    ],
)
def test_a_closed_session_says_why(partner, client, fields, sentence):
    session = plan(partner, **fields)
    page = client.get(f"/noord/a/{session.activity_id}/meedoen/{session.pk}/")
    assert sentence in text(page)
    assert 'name="state"' not in text(page)


def test_a_walk_in_needs_no_sign_up(partner, client):
    session = make_session(make_activity(partner))
    page = client.get(f"/noord/a/{session.activity_id}/meedoen/{session.pk}/")
    assert "Kom gewoon langs" in text(page)


def test_a_stranger_network_or_a_draft_is_not_there(partner, zuid, client):
    draft = make_session(make_activity(partner, "Kladje", "draft", sign_up="sign_up"))
    foreign = plan(make_organisation(zuid, "Elders"))
    for session in (draft, foreign):
        assert client.get(f"/noord/a/{session.activity_id}/meedoen/{session.pk}/").status_code == 404


def test_question_pages_may_stay_in_the_browser_but_hold_nothing_readable(partner):
    resident = Resident(plan(partner)).answer(first_name=CANARY)
    assert resident.page.headers["Cache-Control"] == "private, no-cache"
    assert CANARY not in text(resident.page)
    resident.answer(**WAY).answer(**REACHED).answer(**ALONE)
    assert resident.page.headers["Cache-Control"] == "no-store"


def test_cancelling_with_the_code(partner, clock, client):
    session = plan(partner)
    resident = Resident(session).until_check({"adults": "1", "children": "1"})
    clock.shift(30)
    code = CODE.search(text(resident.answer().page))[1]
    page = client.post("/noord/uitschrijven/", {"code": f" {code.lower().replace('-', ' ')} "})
    assert page.status_code == 200
    assert "Samen koken" in text(page)
    assert "1 volwassene en 1 kind" in text(page)
    assert "Amina" not in text(page)
    assert counts(session) == (2, 0)
    once = re.search(r'name="once" value="([^"]+)"', text(page))[1]
    for _time in range(2):
        page = client.post("/noord/uitschrijven/", {"code": code, "sure": "on", "once": once})
        assert (page.status_code, page.headers["Location"]) == (303, "/noord/uitschrijven/klaar/")
    assert counts(session) == (0, 0)
    assert "Je bent uitgeschreven" in text(client.get("/noord/uitschrijven/klaar/"))
    assert "kennen we niet" in text(client.post("/noord/uitschrijven/", {"code": code}))


def test_the_code_of_another_network_is_unknown_here(partner, zuid, clock, client):
    with tenancy.use_network(zuid.pk):
        resident = Resident(plan(make_organisation(zuid, "Elders")), network="zuid").until_check()
        clock.shift(30)
        code = CODE.search(text(resident.answer().page))[1]
    assert "kennen we niet" in text(client.post("/noord/uitschrijven/", {"code": code}))
    assert "Samen koken" in text(client.post("/zuid/uitschrijven/", {"code": code}))


def test_guessing_codes_stops_after_ten_and_only_for_the_guesser(partner, clock, client):
    resident = Resident(plan(partner)).until_check()
    clock.shift(30)
    code = CODE.search(text(resident.answer().page))[1]
    for _guess in range(10):
        assert "kennen we niet" in text(client.post("/noord/uitschrijven/", {"code": "AAAA-AAAA"}))
    page = client.post("/noord/uitschrijven/", {"code": code})
    assert (page.status_code, "te vaak fout" in text(page)) == (422, True)
    other = Client(REMOTE_ADDR="10.1.1.1").post("/noord/uitschrijven/", {"code": code})
    assert "Samen koken" in text(other)


def test_the_trap_and_haste_stop_a_machine_but_not_a_person(partner, clock):
    session = plan(partner)
    resident = Resident(session).until_check()
    resident.answer()
    assert (resident.page.status_code, "Dat ging heel snel" in text(resident.page)) == (422, True)
    clock.shift(30)
    resident.answer(homepage="http://spam.example")
    assert (resident.page.status_code, counts(session)) == (422, (0, 0))
    assert resident.answer().page.status_code == 200
    assert counts(session) == (1, 0)


@pytest.mark.once
def test_ten_times_as_many_bots_as_people(partner, clock, goal):
    """Half of the bots are hasty, half wait and fill in every field; no puzzle for people, and no mail (G33)."""
    session = plan(partner, capacity=500)
    people = [Resident(session, f"10.0.1.{number}").until_check() for number in range(PEOPLE)]
    bots = [Resident(session, f"10.0.9.{number % 5}", browser=False) for number in range(10 * PEOPLE)]
    let_in = 0
    for hasty in bots[5 * PEOPLE :]:
        hasty.until_check().answer()
        let_in += CODE.search(text(hasty.page)) is not None
    assert let_in == 0
    patient = [bot.until_check() for bot in bots[: 5 * PEOPLE]]
    clock.shift(30)
    for bot in patient:
        bot.answer(homepage="http://spam.example")
        let_in += CODE.search(text(bot.page)) is not None
    passed = sum(CODE.search(text(person.answer().page)) is not None for person in people)
    assert (let_in, passed, counts(session), mail.outbox) == (0, PEOPLE, (PEOPLE, 0), [])
    goal("G33 daily, share of people at once", passed / PEOPLE, n=11 * PEOPLE)


@pytest.mark.once
def test_bots_that_do_everything_as_people_do_run_into_the_rate(partner, clock):
    session = plan(partner, capacity=500)
    bots = [Resident(session, "10.0.9.9").until_check() for _number in range(30)]
    person = Resident(session, "10.0.1.1").until_check()
    clock.shift(30)
    answers = [bot.answer().page.status_code for bot in bots]
    assert (answers.count(200), answers.count(422)) == (20, 10)
    assert "Bel ons" in text(bots[-1].page)
    assert person.answer().page.status_code == 200


def test_about_names_the_partners_of_this_network_and_the_makers(client, partner, zuid):
    make_organisation(zuid, "Van zuid")
    page = text(client.get("/noord/over/"))
    assert re.findall(r"<li><strong><bdi>([^<]*)</bdi>", page) == ["De Dreef"]
    assert "OpenMoji" in page
    assert "Statbel" in page


def test_every_screen_has_the_way_out_and_help(client, partner, in_noord):
    session = plan(partner)
    pages = [client.get(url) for url in ("/noord/", f"/noord/a/{session.activity_id}/", "/noord/toegankelijk/")]
    for page in [*pages, Resident(session).page]:
        assert "data-exit" in text(page)
        assert "style=" not in text(page)
        assert "onclick" not in text(page)
