"""No purpose, no page: live links, typed reasons, lists, shares; the protected vanish."""

import datetime
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from meedoen.kernel import doors, guard
from meedoen.kernel.actors import Role
from meedoen.kernel.models import AuditEntry
from meedoen.kernel.refusals import NoLink, NotFound, Refused
from meedoen.people import public, queries, services
from meedoen.people.models import Grant, Link, Participant
from meedoen.people.queries.consents import consents_of
from meedoen.people.rules.links import ENDS, Reason, best, ends
from meedoen.people.terms import LinkKind
from tests.factories import actor_in, make_member, make_organisation, make_participant

NOW = datetime.datetime(2026, 5, 4, 12, 0, tzinfo=datetime.UTC)
HOUR = datetime.timedelta(hours=1)


@pytest.mark.parametrize("kind", LinkKind)
def test_no_link_outlives_its_kind(kind):
    assert ends(kind, NOW) == NOW + ENDS[kind]
    assert ends(kind, NOW, NOW + 10_000 * HOUR) == NOW + ENDS[kind]
    assert ends(kind, NOW, NOW + HOUR / 2) == NOW + HOUR / 2


def test_the_lasting_reason_counts():
    typed, mine = Reason("reason", NOW + HOUR, "belt terug"), Reason("caseload", NOW + HOUR)
    assert best([typed, mine], NOW) is mine
    assert best([typed, Reason("caseload", NOW)], NOW) is typed
    assert best([Reason("task", NOW)], NOW) is None
    assert (typed.sentence, mine.sentence) == ("belt terug", "Staat bij mijn mensen")


@pytest.fixture
def partner(in_noord):
    return make_organisation(in_noord, "De Dreef")


@pytest.fixture
def worker(partner):
    return actor_in(partner)


@pytest.fixture
def amina(partner):
    return make_participant(partner)


@pytest.mark.django_db
class TestPage:
    def test_without_a_link_a_reason_is_asked_and_stands_in_the_log(self, worker, amina):
        with pytest.raises(NoLink):
            queries.person(worker, amina.pk)
        services.give_reason(worker, amina.pk, why="Ze belde en vroeg mij terug te bellen")
        page = queries.person(worker, amina.pk)
        assert (page.known.first_name, page.reason.kind) == ("Amina", "reason")
        entry = AuditEntry.objects.filter(action="people.see_person").latest("seq")
        assert entry.reason == "Ze belde en vroeg mij terug te bellen"
        assert [row.subject_id for row in entry.subjects.all()] == [amina.pk]

    def test_a_typed_reason_holds_for_one_colleague_and_half_an_hour(self, worker, partner, amina, time_machine):
        services.give_reason(worker, amina.pk, why="Ze belde mij terug")
        with pytest.raises(NoLink):
            queries.person(actor_in(partner), amina.pk)
        time_machine.move_to(timezone.now() + datetime.timedelta(minutes=31))
        with pytest.raises(NoLink):
            queries.person(worker, amina.pk)

    @pytest.mark.parametrize("why", ["", "  x ", "nummer 85.07.30-033.28"])
    def test_a_reason_that_says_nothing_is_refused(self, worker, amina, why):
        with pytest.raises(Refused) as refusal:
            services.give_reason(worker, amina.pk, why=why)
        assert refusal.value.field == "why"
        assert not Link.objects.exists()

    def test_another_organisation_finds_nothing(self, in_noord, amina):
        stranger = actor_in(make_organisation(in_noord))
        for read in (queries.person, queries.purpose_of):
            with pytest.raises(NotFound):
                read(stranger, amina.pk)

    def test_on_the_list_and_off_it(self, worker, partner, amina):
        make_participant(partner, "Bo")
        services.take_on(worker, services.take_on(worker, amina.pk).pk)
        assert [known.first_name for known in queries.caseload(worker)] == ["Amina"]
        assert queries.person(worker, amina.pk).on_my_list
        services.let_go(worker, amina.pk)
        assert queries.caseload(worker) == []

    def test_a_link_of_another_feature_opens_for_the_organisation_and_ends_with_its_row(self, worker, partner, amina):
        row = uuid.uuid4()
        with guard.seeding("test"):
            public.open_link(
                amina.pk, kind=LinkKind.REFERRAL, organisation_id=partner.pk, source="referrals.Referral", source_id=row
            )
        assert queries.person(worker, amina.pk).reason.kind == "referral"
        with guard.seeding("test"):
            public.close_links("referrals.Referral", row)
        with pytest.raises(NoLink):
            queries.person(worker, amina.pk)

    def test_a_list_moves_to_a_colleague(self, worker, partner, amina):
        services.take_on(worker, amina.pk)
        other = actor_in(partner)
        with guard.seeding("test"):
            assert public.hand_over(worker.user_id, other.user_id, [amina.pk, uuid.uuid4()]) == 1
        assert (queries.caseload(worker), [one.id for one in queries.caseload(other)]) == ([], [amina.pk])
        with pytest.raises(NotFound), guard.seeding("test"):
            public.hand_over(other.user_id, uuid.uuid4(), [amina.pk])


@pytest.mark.django_db
class TestProtected:
    @pytest.fixture
    def hidden(self, partner):
        return make_participant(partner, "Zora", protected_until=timezone.localdate())

    def test_vanishes_for_who_has_no_link_by_name(self, worker, partner, hidden, amina):
        assert set(queries.names(worker, [hidden.pk, amina.pk])) == {amina.pk}
        assert queries.first_names(worker, [hidden.pk]) == {}
        assert queries.suggest(worker, first_name="Zora") == []
        with pytest.raises(NotFound):
            queries.purpose_of(worker, hidden.pk)
        with pytest.raises(NotFound):
            services.take_on(worker, hidden.pk)

    def test_stays_for_who_follows_the_person(self, worker, partner, hidden):
        with guard.seeding("test"):
            services.follow(worker, hidden.pk, partner.pk)
        assert queries.person(worker, hidden.pk).known.first_name == "Zora"
        assert [one.id for one in queries.caseload(worker)] == [hidden.pk]
        assert queries.names(actor_in(partner), [hidden.pk]) == {}

    def test_after_the_day_the_person_is_as_everybody(self, worker, hidden, time_machine):
        time_machine.move_to(timezone.now() + datetime.timedelta(days=1))
        assert queries.names(worker, [hidden.pk])[hidden.pk].first_name == "Zora"


@pytest.mark.django_db
class TestShares:
    def test_another_organisation_sees_only_what_the_share_says(self, in_noord, worker, amina):
        other = make_organisation(in_noord)
        receiver, source = actor_in(other), uuid.uuid4()
        until = timezone.localdate()
        with guard.seeding("test"):
            public.share(
                amina.pk, organisation_id=other.pk, purpose="toeleiding", until=until, source="r", source_id=source
            )
        known = queries.names(receiver, [amina.pk])[amina.pk]
        assert (known.first_name, known.reach, known.channel) == ("Amina", "", "none")
        with pytest.raises(NotFound):
            queries.purpose_of(receiver, amina.pk)
        with guard.seeding("test"):
            assert public.end_shares("r", source) == 1
        assert queries.names(receiver, [amina.pk]) == {}

    def test_a_yes_taken_back_between_two_clicks(self, in_noord, worker, amina):
        other = make_organisation(in_noord)
        yes = services.give_consent(worker, amina.pk, purpose="share", given="spoken")
        services.withdraw_consent(worker, amina.pk, consent_id=yes.pk)
        with pytest.raises(Refused) as refusal, guard.seeding("test"):
            public.share(
                amina.pk, organisation_id=other.pk, purpose="x", until=timezone.localdate(),
                source="r", source_id=uuid.uuid4(), consent_id=yes.pk,
            )  # fmt: skip
        assert refusal.value.code == "consent_withdrawn"
        assert not Grant.objects.exists()

    def test_a_withdrawal_closes_at_once_and_is_passed_on(
        self, in_noord, worker, amina, django_capture_on_commit_callbacks
    ):
        heard = []
        doors.subscribe(public.ConsentWithdrawn, heard.append)
        other = make_organisation(in_noord)
        receiver = actor_in(other)
        yes = services.give_consent(worker, amina.pk, purpose="share", given="signed")
        with guard.seeding("test"):
            public.share(
                amina.pk, organisation_id=other.pk, purpose="x", until=timezone.localdate(),
                source="r", source_id=uuid.uuid4(), consent_id=yes.pk,
            )  # fmt: skip
        assert amina.pk in queries.names(receiver, [amina.pk])
        with django_capture_on_commit_callbacks(execute=True):
            services.withdraw_consent(worker, amina.pk, consent_id=yes.pk)
            services.withdraw_consent(worker, amina.pk, consent_id=yes.pk)
        assert heard == [public.ConsentWithdrawn(amina.pk, "share", (other.pk,))]
        assert queries.names(receiver, [amina.pk]) == {}
        assert [one.holds for one in consents_of(amina.pk)] == [False]
        doors._subscribers[public.ConsentWithdrawn].remove(heard.append)


@pytest.fixture
def desk(client, partner, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    user = make_member(partner, Role.WORKER)
    client.force_login(user)
    return client


@pytest.mark.django_db
class TestScreens:
    def test_note_somebody_and_land_on_the_page(self, desk, partner):
        sent = {"who": "first_name", "first_name": "Amina", "channel": "phone", "reach": "0470 12 34 56"}
        answer = desk.post("/werk/noord/mensen/nieuw/", sent, follow=True)
        made = Participant.objects.get()
        assert answer.redirect_chain == [(f"/werk/noord/mensen/{made.pk}/", 303)]
        assert "0470 12 34 56" in answer.content.decode()
        assert "Amina" in desk.get("/werk/noord/mensen/").content.decode()

    def test_namesakes_can_be_told_apart_wherever_one_is_chosen(self, desk):
        for reach in ("0470 00 00 36", ""):
            sent = {"who": "first_name", "first_name": "Jan", "channel": "sms" if reach else "none", "reach": reach}
            desk.post("/werk/noord/mensen/nieuw/", sent | {"person": ""})
        codes = Participant.objects.values_list("code", flat=True)
        assert len(codes) == 2
        listed = desk.get("/werk/noord/mensen/").content.decode()
        assert all(code in listed for code in codes)
        asked = desk.get("/werk/noord/buurthulp/nieuw/").content.decode()
        assert ("Jan · … 36</option>" in asked, asked.count(">Jan · ")) == (True, 2)
        assert "Kies iemand (niet verplicht)" not in " ".join(asked.split())

    def test_a_wrong_number_stays_in_the_form(self, desk):
        sent = {"who": "first_name", "first_name": "Amina", "channel": "phone", "reach": "12"}
        answer = desk.post("/werk/noord/mensen/nieuw/", sent)
        assert answer.status_code == 422
        assert 'value="12"' in answer.content.decode()

    def test_who_stands_there_already_is_offered_and_can_be_chosen(self, desk, partner):
        there = services.register(actor_in(partner), organisation_id=partner.pk, first_name="Fatma")
        part = desk.post("/werk/noord/mensen/wie/", {"first_name": "Fatima"}).content.decode()
        assert str(there.pk) in part
        sent = {"who": "first_name", "first_name": "Fatima", "person": str(there.pk)}
        desk.post("/werk/noord/mensen/nieuw/", sent)
        assert Participant.objects.count() == 1

    def test_the_reason_page_then_the_person(self, desk, amina):
        page = f"/werk/noord/mensen/{amina.pk}/"
        assert desk.get(page).status_code == 403
        assert desk.post(page, {"why": ""}).status_code == 422
        assert "Amina" not in desk.post(page, {"why": "?"}).content.decode()
        assert "Amina" in desk.post(page, {"why": "Ze belde en vroeg raad"}, follow=True).content.decode()

    def test_only_what_the_reason_needs_is_asked(self, desk, amina):
        page = f"/werk/noord/mensen/{amina.pk}/"
        desk.post(page, {"why": "Ze belde en vroeg raad"})
        form = desk.get(f"{page}meer/letter/").content.decode()
        assert 'name="last_name"' in form
        assert 'name="reach"' not in form
        sent = {"first_name": "Amina", "last_name": "Haddad", "address": "Dorp 1, Westerlo"}
        shown = desk.post(f"{page}meer/letter/", sent, follow=True).content.decode()
        assert "Haddad" in shown
        assert "Dorp 1" not in shown
        assert "Dorp 1" in desk.post(f"{page}adres/", {"why": "Ik breng de brief zelf"}).content.decode()
        assert "Haddad" not in desk.post(f"{page}minder/", {"to": "first_name"}, follow=True).content.decode()

    def test_a_yes_on_screen_and_back(self, desk, amina):
        page = f"/werk/noord/mensen/{amina.pk}/"
        desk.post(page, {"why": "Ze belde en vroeg raad"})
        shown = desk.post(f"{page}toestemming/", {"purpose": "picture", "given": "helper"}, follow=True)
        assert "Trek in" in shown.content.decode()
        yes = amina.consents.get()
        shown = desk.post(f"{page}toestemming/{yes.pk}/intrekken/", follow=True).content.decode()
        assert "Ingetrokken op" in shown

    def test_a_yes_that_is_not_there_is_not_there_with_or_without_a_reason(self, desk, amina):
        absent = f"/werk/noord/mensen/{amina.pk}/toestemming/{uuid.uuid4()}/intrekken/"
        assert desk.post(absent).status_code == 404
        desk.post(f"/werk/noord/mensen/{amina.pk}/", {"why": "Ze belde en vroeg raad"})
        assert desk.post(absent).status_code == 404

    def test_one_or_three_cost_the_same(self, desk, partner):
        costs = []
        for number in (1, 3):
            while Participant.objects.count() < number:
                sent = {"who": "first_name", "first_name": f"An{Participant.objects.count()}", "channel": "none"}
                desk.post("/werk/noord/mensen/nieuw/", sent)
            desk.get("/werk/noord/mensen/")
            with CaptureQueriesContext(connection) as seen:
                assert desk.get("/werk/noord/mensen/").content.decode().count("people__name") > 0
            costs.append(len(seen))
        assert costs[0] == costs[1]
