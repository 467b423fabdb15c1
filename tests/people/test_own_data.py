"""Questions about the own data: found by the ways allowed, told, made right, erased; each look in the log."""

import json
import time
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from meedoen.activities.models import Enrolment
from meedoen.activities.rules.parties import Party
from meedoen.activities.services import enrolment
from meedoen.kernel import tenancy, vault
from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.guard import seeding
from meedoen.kernel.models import AuditEntry
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.networks.identity import actor_of
from meedoen.people import jobs, queries, rules, services
from meedoen.people.models import Mark, Participant, RightsRequest
from tests.factories import make_activity, make_member, make_organisation, make_participant, make_session
from tests.press.reading import faults

pytestmark = pytest.mark.django_db
PAGES = "/werk/noord/eigen-gegevens/"


@pytest.fixture
def partner(noord, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    return make_organisation(noord, "De Dreef")


@pytest.fixture
def club(noord):
    return make_organisation(noord, "De Kring", kind="association")


@pytest.fixture
def user(partner):
    return make_member(partner, Role.WORKER)


def act(user, network):
    with tenancy.use_network(network.pk):
        return actor_of(user, network.pk)


@pytest.fixture
def worker(user, in_noord):
    return act(user, in_noord)


@pytest.fixture
def officer(club, in_noord):
    return act(make_member(club, Role.DPO), in_noord)


@pytest.fixture
def amina(partner, worker):
    return services.register(
        worker, organisation_id=partner.pk, first_name="Amina", channel="phone", reach="0470 12 34 56"
    )


def sign_in(client, user, *, ago=0):
    """A browser that proved its password so many seconds ago."""
    client.force_login(user)
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time() - ago}]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()
    return client


@pytest.fixture
def desk(client, user):
    return sign_in(client, user)


def opened(desk, person, ask="tell"):
    answer = desk.post(f"{PAGES}open/{person.pk}/", {"ask": ask, "identified": "face", "once": str(uuid.uuid4())})
    assert answer.status_code == 303
    return answer["Location"]


class TestSound:
    @pytest.mark.parametrize(
        "one, other",
        [
            ("Mohamed", "Muhammad"),
            ("Mohammed", "Mohamad"),
            ("Fatima", "Fatma"),
            ("Ayşe", "Ayse"),
            ("Yasmina", "Jasmina"),
        ],
    )
    def test_names_that_sound_alike_meet(self, one, other):
        assert rules.sound(one) == rules.sound(other) != ""

    @pytest.mark.parametrize("one, other", [("Amina", "Fatima"), ("Jan", "Piet"), ("Samir", "Nadia")])
    def test_names_that_do_not_sound_alike_stay_apart(self, one, other):
        assert rules.sound(one) != rules.sound(other)

    def test_the_end_of_a_number_does_not_give_it_away(self):
        assert rules.last_signs("+32470123456") == "… 56"
        assert rules.last_signs("thuis") == ""

    def test_namesakes_are_told_apart_and_nobody_else_is_marked(self):
        said = [
            ("Jan", "+32470000036", "AAA"), ("jan", "", "BBB"), ("Jan", "+32470000078", "CCC"),
            ("Tom", "+32470000011", "DDD"), ("Tom", "+32479999911", "EEE"), ("Els", "+32470000099", "FFF"),
        ]  # fmt: skip
        assert rules.told_apart(said) == [
            "Jan · … 36", "jan · BBB", "Jan · … 78", "Tom · … 11 · DDD", "Tom · … 11 · EEE", "Els",
        ]  # fmt: skip


class TestFinding:
    @pytest.mark.parametrize(
        "how, text", [("name", "amina"), ("name", "Ameena"), ("reach", "0470/12.34.56"), ("reach", "+32 470 12 34 56")]
    )
    def test_by_a_name_as_it_sounds_and_by_a_number(self, worker, amina, how, text):
        assert [one.id for one in queries.found_by(worker, how=how, text=text)] == [amina.pk]

    def test_who_is_named_just_so_stands_first_whoever_was_seen_last(self, worker, partner, amina):
        other = services.register(worker, organisation_id=partner.pk, first_name="Ameena")
        with seeding("test"):
            Participant.objects.filter(pk=other.pk).update(last_seen_on=timezone.localdate())
        found = [one.id for one in queries.found_by(worker, how="name", text="amina")]
        assert found == [amina.pk, other.pk]

    def test_by_the_code_of_a_card(self, worker, amina):
        assert [one.id for one in queries.found_by(worker, how="code", text=amina.code.lower())] == [amina.pk]

    def test_by_the_code_of_an_enrolment(self, worker, partner):
        session = make_session(make_activity(partner, sign_up="sign_up"))
        done = enrolment.enrol(
            worker, session.pk, first_name="Bilal", channel="none", reach="", party=Party(adults=1), via="desk"
        )
        row = Enrolment.objects.get()
        assert row.participant_id is not None
        code = enrolment.code_of(row)
        assert done is not None
        assert [one.id for one in queries.found_by(worker, how="code", text=code)] == [row.participant_id]

    def test_not_in_another_organisation_nor_network(self, worker, club, zuid):
        for owner in (club, make_organisation(zuid)):
            with tenancy.use_network(owner.network_id):
                stranger = services.register(
                    Actor.system(owner.network_id, "proef"),
                    organisation_id=owner.pk, first_name="Amina", channel="phone", reach="0470 12 34 56",
                )  # fmt: skip
            for how, text in (("name", "Amina"), ("reach", "0470 12 34 56"), ("code", stranger.code)):
                assert queries.found_by(worker, how=how, text=text) == []

    def test_the_officer_finds_by_number_and_code_but_never_by_a_name(self, officer, amina):
        assert [one.id for one in queries.found_by(officer, how="reach", text="0470123456")] == [amina.pk]
        assert [one.id for one in queries.found_by(officer, how="code", text=amina.code)] == [amina.pk]
        assert queries.found_by(officer, how="name", text="Amina") == []

    def test_a_name_that_too_many_have_asks_for_more(self, worker, partner):
        for _number in range(21):
            services.register(worker, organisation_id=partner.pk, first_name="Fatima")
        with pytest.raises(Refused):
            queries.found_by(worker, how="name", text="Fatima")

    def test_nobody_is_found_after_erasing_and_no_print_is_left(self, worker, amina):
        services.erase(worker, amina.pk)
        assert queries.found_by(worker, how="name", text="Amina") == []
        assert not Mark.objects.filter(participant=amina).exists()

    def test_who_was_noted_before_there_was_an_index_is_found_after_the_night(self, worker, partner):
        before = make_participant(partner, first_name="Zeynep")
        assert queries.found_by(worker, how="name", text="Zeynep") == []
        assert jobs.mark(worker.network_id) == {"marked": 1}
        assert jobs.mark(worker.network_id) == {"marked": 0}
        assert [one.id for one in queries.found_by(worker, how="name", text="Zeynep")] == [before.pk]


class TestAsking:
    def test_a_look_stands_in_the_log_with_its_reason(self, worker, amina):
        queries.found_by(worker, how="name", text="Amina", reason="Weten wat we bewaren")
        entry = AuditEntry.objects.filter(action="people.find").get()
        assert entry.reason == "Weten wat we bewaren"
        assert entry.subjects.get().subject_id == amina.pk

    def test_how_we_know_must_be_said(self, worker, amina):
        with pytest.raises(Refused):
            services.open_request(worker, amina.pk, ask="tell", identified="")
        assert not RightsRequest.objects.exists()

    def test_a_person_of_another_organisation_is_not_there(self, worker, club):
        stranger = make_participant(club)
        for call in (services.open_request, services.erase, services.correct):
            with pytest.raises(NotFound):
                call(worker, stranger.pk)

    def test_made_right_the_old_is_gone_and_the_new_finds(self, worker, amina):
        services.correct(worker, amina.pk, first_name="Samira", channel="phone", reach="0499 00 11 22")
        known = queries.names(worker, [amina.pk])[amina.pk]
        assert (known.first_name, known.reach) == ("Samira", "+32499001122")
        assert queries.found_by(worker, how="name", text="Amina") == []
        assert len(queries.found_by(worker, how="reach", text="0499001122")) == 1

    def test_the_holder_of_a_card_gets_a_name(self, worker, partner):
        card = services.make_codes(worker, organisation_id=partner.pk, count=1)[0]
        services.correct(worker, card.pk, first_name="Leyla", channel="none")
        assert queries.names(worker, [card.pk])[card.pk].first_name == "Leyla"

    def test_erasing_ends_the_request_and_leaves_a_code(
        self, worker, officer, amina, django_capture_on_commit_callbacks
    ):
        asked = services.open_request(worker, amina.pk, ask="erase", identified="face")
        with django_capture_on_commit_callbacks(execute=True):
            services.erase(worker, amina.pk)
        row = RightsRequest.objects.get(pk=asked.pk)
        assert (row.participant_id, row.person_code, row.outcome) == (None, amina.code, "erased")
        with pytest.raises(vault.Erased):
            vault.seal(amina.pk, "x", "y")
        (shown,) = queries.requests(officer)
        assert (shown.code, shown.outcome, shown.live) == (amina.code, "Gewist", False)


class TestScreens:
    def test_from_the_call_to_the_answer(self, desk, amina):
        answer = desk.post(PAGES, {"ask": "tell", "how": "name", "text": "Amina"})
        assert "Dit is de persoon" in answer.content.decode()
        where = opened(desk, amina)
        shown = desk.get(where).content.decode()
        assert "Amina" in shown and "+32470123456" in shown and "twee jaar na de laatste deelname" in shown
        assert "Iemand opzoeken die vraagt naar de eigen gegevens" in shown
        data = json.loads(desk.get(f"{where}gegevens.json").content)
        assert data["gegevens"]["people"]["inhoud"]["voornaam"] == "Amina"
        assert data["wie keek"] and data["gegevens"]["people"]["dagen bewaard"] == 730
        pdf = desk.get(f"{where}blad.pdf")
        assert faults(pdf.content) == []
        assert "Amina" not in pdf["Content-Disposition"]
        assert desk.post(f"{where}klaar/", {"klaar-outcome": "told"}).status_code == 303
        closed = desk.get(where).content.decode()
        assert "Amina" not in closed and amina.code in closed
        assert desk.get(f"{where}blad.pdf").status_code != 200

    def test_nobody_is_a_clear_sentence_and_what_was_typed_stays(self, desk):
        answer = desk.post(PAGES, {"ask": "tell", "how": "name", "text": "Onbekend"}).content.decode()
        assert "We vinden niemand." in answer and "Onbekend" in answer

    def test_what_cannot_be_a_number_is_refused_at_its_field(self, desk):
        answer = desk.post(PAGES, {"ask": "tell", "how": "reach", "text": "abc"})
        assert answer.status_code == 422 and "Dit is geen telefoonnummer" in answer.content.decode()

    def test_made_right_on_screen(self, desk, amina):
        where = opened(desk, amina, "correct")
        form = {"first_name": "Aminata", "channel": "phone", "reach": "04"}
        assert desk.post(f"{where}verbeteren/", form).status_code == 422
        assert desk.post(f"{where}verbeteren/", {**form, "reach": "0470 99 88 77"}).status_code == 303
        assert "Aminata" in desk.get(where).content.decode()

    def test_erased_on_screen_after_the_question(self, desk, amina, in_noord):
        where = opened(desk, amina, "erase")
        assert "Dit kan niemand terugdraaien" in desk.get(f"{where}wissen/").content.decode()
        assert desk.post(f"{where}wissen/", {"sure": ""}).status_code == 422
        assert Participant.objects.get(pk=amina.pk).erased_at is None
        assert desk.post(f"{where}wissen/", {"sure": "on"}).status_code == 303
        assert Participant.objects.get(pk=amina.pk).first_name is None
        assert "Gewist" in desk.get(where).content.decode()

    def test_erasing_and_taking_away_ask_the_password_once_more(self, client, user, amina, in_noord):
        sign_in(client, user, ago=3600)
        where = opened(client, amina, "erase")
        for page in ("wissen/", "gegevens.json", "blad.pdf"):
            answer = client.get(f"{where}{page}")
            assert answer.status_code == 302 and answer["Location"].startswith("/account/reauthenticate/?next=")
        assert client.post(f"{where}wissen/", {"sure": "on"}).status_code == 302
        assert Participant.objects.get(pk=amina.pk).erased_at is None

    def test_a_colleague_of_another_organisation_meets_nothing(self, client, club, desk, amina):
        where = opened(desk, amina)
        sign_in(client, make_member(club, Role.WORKER))
        assert client.get(where).status_code == 404
        assert amina.code not in client.get(PAGES).content.decode()

    def test_a_list_of_one_or_three_costs_the_same(self, desk, partner, worker):
        costs = []
        for count in (1, 2):
            for _number in range(count):
                person = services.register(worker, organisation_id=partner.pk, first_name="Amina")
                services.open_request(worker, person.pk, ask="tell", identified="face")
            with CaptureQueriesContext(
                connection,
            ) as spent:
                assert desk.get(PAGES).status_code == 200
            costs.append(len(spent))
        assert costs[0] == costs[1]


def test_who_was_noted_twice_is_told_everything_of_both(worker, partner, amina):
    """Whichever of the two rows was asked about: names, numbers, what happened, and who looked."""
    other = services.register(
        worker, organisation_id=partner.pk, first_name="Aminata", channel="phone", reach="0499 00 11 22"
    )
    services.give_consent(worker, other.pk, purpose="invite", given="spoken")
    services.take_on(worker, amina.pk)
    services.merge(worker, amina.pk, other_id=other.pk)
    for asked in (amina, other):
        told = str(queries.everything_known(worker, asked.pk))
        assert all(word in told for word in ("Amina", "Aminata", "+32470123456", "+32499001122"))
        assert {"people.take_on", "people.register"} <= {line.action for line in queries.looked_at(worker, asked.pk)}
    services.separate(worker, amina.pk, other_id=other.pk)
    assert "+32499001122" not in str(queries.everything_known(worker, amina.pk))
