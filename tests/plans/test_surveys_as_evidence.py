"""A survey that was asked for a plan: a finding rests on what it says, and the report of that plan tells it."""

import datetime
import uuid

import pytest

from meedoen.kernel.guard import seeding
from meedoen.kernel.refusals import NotFound
from meedoen.plans import public as plans
from meedoen.plans.models import AnswerSet, Finding, Survey
from meedoen.plans.papers import gathering
from tests.factories.plans import make_plan

pytestmark = pytest.mark.django_db
AT = "/werk/noord/vragenlijsten/"
OF_ALL = {"zone_id": None, "today": datetime.date(2026, 11, 30), "municipalities": [], "whole": True}


def cover(**fields):
    return {"title": "Hoe gaat het?", "about": "We willen weten hoe het gaat.", "audience": "residents",
            "missing": "none", "asks_age": "on", "once": uuid.uuid4(), **fields}  # fmt: skip


def answered(survey, **answers):
    """Closed by who leads, after 40 people answered one thing and 60 another."""
    with seeding("test"):
        for many, said in ((40, answers["some"]), (60, answers["most"])):
            AnswerSet.objects.bulk_create(
                AnswerSet(network=survey.network, survey=survey, answers=said, way="phone") for _one in range(many)
            )


@pytest.fixture
def plan(noord):
    return make_plan(noord)


@pytest.fixture
def closed(me, lead, plan):
    """A survey of the plan with a scale and a question, made on screen, answered and closed."""
    me.post(f"{AT}nieuw/", cover(scales=["djg6"], plan_id=plan.pk))
    survey = Survey.objects.get()
    choices = {"text": "Wat helpt?", "kind": "one", "choices": "koffie\nbus", "once": uuid.uuid4()}
    me.post(f"{AT}{survey.pk}/vraag/", choices)
    me.post(f"{AT}{survey.pk}/openzetten/")
    key = survey.questions.get(kind="one").key
    lonely = dict(zip([f"djg6.{at}" for at in range(1, 7)], ("yes", "no", "no", "yes", "no", "no"), strict=True))
    fine = dict(zip(lonely, ("no", "yes", "yes", "no", "yes", "yes"), strict=True))
    answered(survey, some={**lonely, key: "1"}, most={**fine, key: "2"})
    plans.close_survey(lead, survey.pk)
    survey.refresh_from_db()
    return survey


def test_what_it_says_is_evidence_of_a_finding_two_presses_away(me, plan, closed):
    result = me.get(f"{AT}{closed.pk}/uitslag/").content.decode()
    address = f"/werk/noord/buurtplannen/{plan.pk}/bevindingen/nieuw/?cijfer=vragenlijst:{closed.pk}:0"
    assert f'href="{address}"' in result
    form = me.get(address).content.decode()
    assert f'<option value="vragenlijst:{closed.pk}:0" selected>Enigszins of sterk eenzaam: 40\u00a0%' in form
    said = {"text": "Velen voelen zich alleen.", "theme": "health", "figure": f"vragenlijst:{closed.pk}:2"}
    assert me.post(address, {**said, "once": uuid.uuid4()}).status_code == 303
    figure = Finding.objects.get().figures.get()
    assert figure.words.startswith("Wat helpt? bus: 60\u00a0% (tussen ")
    assert (
        figure.source == f"Vragenlijst “Hoe gaat het?”, {closed.closed_on.year}, antwoorden van ongeveer 100 personen"
    )
    assert figure.indicator == ""
    gone = me.post(address, {**said, "figure": f"vragenlijst:{closed.pk}:9", "once": uuid.uuid4()})
    assert (gone.status_code, Finding.objects.count()) == (422, 1)


def test_it_stands_in_the_report_of_its_plan_and_without_a_plan_in_every_one(me, lead, noord, plan, closed):
    other = make_plan(noord, name="Een ander plan")

    def told(of):
        return [one.row.pk for one in gathering.gathered(lead, of.pk, **OF_ALL).surveys]

    assert (told(plan), told(other)) == ([closed.pk], [])
    assert "vragenlijst:" not in me.get(f"/werk/noord/buurtplannen/{other.pk}/bevindingen/nieuw/").content.decode()
    with seeding("of none"):
        Survey.objects.update(plan=None)
    assert (told(plan), told(other)) == ([closed.pk], [closed.pk])


def test_the_only_plan_is_chosen_already_and_asked_again_it_stays_with_it(me, lead, noord, plan, closed):
    page = me.get(f"{AT}nieuw/").content.decode()
    assert f'<option value="{plan.pk}" selected>' in page
    make_plan(noord, name="Een ander plan")
    assert f'<option value="{plan.pk}" selected>' not in me.get(f"{AT}nieuw/").content.decode()
    assert f'<option value="{plan.pk}" selected>' in me.get(f"{AT}nieuw/?plan={plan.pk}").content.decode()
    assert plans.ask_again(lead, closed.pk, title="Een jaar later").plan_id == plan.pk
    with pytest.raises(NotFound):
        plans.make_survey(lead, cover=plans.SurveyCover(title="Van een ander", plan_id=uuid.uuid4()))
