"""Own plans: what may follow on what, sealed words, no link no plan, two workers at once, erased and told."""

import io
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pypdf import PdfReader

from meedoen.kernel import guard
from meedoen.kernel.actors import Role
from meedoen.kernel.privacy import exports
from meedoen.kernel.refusals import NoLink, NotFound, Refused
from meedoen.people import public as people
from meedoen.people.services import erase
from meedoen.referrals.models import OwnPlan, PlanStep
from meedoen.referrals.queries import own_plans as queries
from meedoen.referrals.rules import own_plans as rules
from meedoen.referrals.services import own_plans as services
from meedoen.referrals.terms_of_plans import Move, PlanState
from tests.factories import actor_in, make_member, make_organisation, make_participant

GOAL = "Ik wil leren fietsen"


@pytest.mark.parametrize("state", PlanState)
def test_a_plan_is_never_at_a_dead_end_and_never_where_it_was(state):
    assert rules.moves(state)
    for move in Move:
        if move in rules.moves(state):
            assert rules.next_state(state, move) != state
        else:
            with pytest.raises(Refused, match="intussen veranderd"):
                rules.next_state(state, move)


def test_what_is_over_is_taken_up_again_first():
    for state in PlanState:
        if state in rules.OVER:
            with pytest.raises(Refused, match="We gaan weer verder"):
                rules.may_change(state)
        else:
            rules.may_change(state)


@pytest.fixture
def partner(in_noord):
    return make_organisation(in_noord, "De Dreef")


@pytest.fixture
def worker(partner):
    return actor_in(partner)


@pytest.fixture
def amina(partner, worker):
    person = make_participant(partner)
    people.take_on(worker, person.pk)
    return person


@pytest.fixture
def plan(partner, worker, amina):
    return services.begin(worker, organisation_id=partner.pk, who={"who": "known", "person": amina.pk}, goal=GOAL)


@pytest.mark.django_db
class TestPlan:
    def test_the_words_are_sealed_and_the_plan_reads_as_it_was_said(self, worker, plan, amina):
        step = services.add_step(worker, plan.pk, what="Bel de fietsschool", helper="worker")
        services.tick_step(worker, plan.pk, step_id=step.pk, here=True)
        services.tick_step(worker, plan.pk, step_id=step.pk, here=True)
        row = OwnPlan.objects.get(pk=plan.pk)
        assert GOAL.encode() not in bytes(row.goal)
        assert b"fietsschool" not in bytes(PlanStep.objects.get(pk=step.pk).what)
        read = queries.plan(worker, plan.pk)
        assert (read.line.goal, read.line.done, read.line.steps) == (GOAL, 1, 1)
        assert [(one.what, one.helper_word, one.done_on) for one in read.steps] == [
            ("Bel de fietsschool", "Mijn werker", timezone.localdate())
        ]
        assert exports.export_person(amina.pk)["referrals.own_plans"]["plannen"][0]["doel"] == GOAL

    def test_no_link_no_plan_and_nobody_elsewhere(self, partner, plan, zuid):
        colleague, neighbour = actor_in(partner), actor_in(make_organisation(partner.network, "OCMW"))
        with pytest.raises(NoLink):
            queries.plan(colleague, plan.pk)
        with pytest.raises(NoLink):
            services.add_step(colleague, plan.pk, what="Iets")
        with pytest.raises(NotFound):
            queries.plan(neighbour, plan.pk)
        assert queries.plans(colleague) == []

    def test_two_workers_at_once_do_not_undo_one_another(self, worker, plan):
        services.change_goal(worker, plan.pk, goal="Ik wil naar de markt fietsen", seen=1)
        with pytest.raises(Refused, match="Een collega veranderde dit plan intussen"):
            services.change_goal(worker, plan.pk, goal="Ik wil een fiets", seen=1)
        with pytest.raises(Refused, match="Een collega"):
            services.move(worker, plan.pk, move="stop", seen=1)
        assert queries.plan(worker, plan.pk).line.goal == "Ik wil naar de markt fietsen"

    @pytest.mark.parametrize(
        ("goal", "sentence"),
        [
            (" ", "in eigen woorden"),
            ("x" * 201, "Er is plaats voor 200"),
            ("mijn nummer 85.07.30-033.28", "rijksregister"),
        ],
    )
    def test_what_cannot_be_a_goal(self, partner, worker, amina, goal, sentence):
        with pytest.raises(Refused, match=sentence):
            services.begin(worker, organisation_id=partner.pk, who={"who": "known", "person": amina.pk}, goal=goal)

    def test_a_stopped_plan_rests_until_it_is_taken_up_again(self, worker, plan):
        services.move(worker, plan.pk, move="stop")
        with pytest.raises(Refused, match="afgelopen"):
            services.add_step(worker, plan.pk, what="Iets")
        services.move(worker, plan.pk, move="go_on")
        services.add_step(worker, plan.pk, what="Iets")

    def test_erasing_somebody_erases_the_plan(self, partner, plan, amina):
        erase(actor_in(partner, Role.COORDINATOR), amina.pk)
        assert OwnPlan.objects.count() == 0
        assert PlanStep.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_however_long_it_is(client, partner, settings, count):
    settings.SECOND_FACTOR_REQUIRED = False
    user = make_member(partner)
    client.force_login(user)
    from meedoen.kernel import tenancy
    from meedoen.networks.identity import actor_of

    with tenancy.use_network(partner.network_id):
        actor = actor_of(user, partner.network_id)
        for number in range(count):
            person = make_participant(partner, f"Mens {number}", reach="")
            people.take_on(actor, person.pk)
            services.begin(
                actor, organisation_id=partner.pk, who={"who": "known", "person": person.pk}, goal=f"Doel {number}"
            )
    client.get("/werk/noord/plannen/")
    with CaptureQueriesContext(connection) as captured:
        page = client.get("/werk/noord/plannen/")
    assert [f"Doel {number}" in page.content.decode() for number in range(count)] == [True] * count
    test_the_list_asks_the_same_however_long_it_is.seen = getattr(
        test_the_list_asks_the_same_however_long_it_is, "seen", len(captured)
    )
    assert len(captured) == test_the_list_asks_the_same_however_long_it_is.seen


@pytest.mark.django_db
def test_from_an_empty_page_to_a_folded_sheet(client, partner, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(make_member(partner))
    assert "Nog geen plannen" in client.get("/werk/noord/plannen/").content.decode()
    form = client.get("/werk/noord/plannen/nieuw/").content.decode()
    asked = {"who": "first_name", "first_name": "Amina", "organisation": partner.pk, "goal": ""}
    wrong = client.post("/werk/noord/plannen/nieuw/", asked)
    assert wrong.status_code == 422
    assert 'value="Amina"' in wrong.content.decode()
    once = re.search(r'name="once" value="([^"]+)"', form)[1]
    sent = {**asked, "goal": GOAL, "once": once}
    answer = client.post("/werk/noord/plannen/nieuw/", sent)
    assert client.post("/werk/noord/plannen/nieuw/", sent)["Location"] == answer["Location"]
    plan = answer["Location"]
    assert client.post(f"{plan}stap/", {"what": ""}).status_code == 422
    assert client.post(f"{plan}stap/", {"what": "Bel de fietsschool", "helper": "self"}).status_code == 303
    page = client.get(plan).content.decode()
    assert "Bel de fietsschool" in page
    tick = re.search(r'action="([^"]*/stap/[0-9a-f-]+/)"', page)[1]
    client.post(tick, {"here": "1"})
    sheet = client.get(f"{plan}blad.pdf")
    pages = PdfReader(io.BytesIO(sheet.content)).pages
    texts = [one.extract_text() for one in pages]
    assert len(pages) == 2
    assert "fiets" not in texts[0]
    assert GOAL in " ".join(texts[1].split())
    assert sheet["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_old_plans_go_and_people_with_a_plan_stay(plan, amina):
    from meedoen.referrals import own_plans

    later = timezone.now() + timezone.timedelta(days=1)
    assert list(own_plans.planned_since(timezone.now() - timezone.timedelta(days=1))) == [{"person_id": amina.pk}]
    with guard.seeding("test"):
        assert own_plans.drop_old(timezone.now()) == 0
        assert own_plans.drop_old(later + timezone.timedelta(days=1)) == 1
    assert PlanStep.objects.count() == 0
