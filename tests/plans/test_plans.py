"""A plan is made and changed; bad input stays; twice counts once."""

import uuid

import pytest

from meedoen.plans.models import Plan

pytestmark = pytest.mark.django_db
AT = "/werk/noord/buurtplannen/"


def said(**fields):
    base = {"name": "Zorgzame buurt", "first_day": "2026-01-01", "last_day": "2028-12-31", "about": "Drie wijken.",
            "once": uuid.uuid4()}  # fmt: skip
    return {**base, **fields}


def test_from_nothing_to_a_plan(me):
    assert "Nog geen plan" in me.get(AT).content.decode()
    form = said()
    for _time in range(2):
        page = me.post(f"{AT}nieuw/", form, follow=True).content.decode()
    assert ("Het plan staat klaar." in page, Plan.objects.count()) == (True, 1)
    plan = Plan.objects.get()
    page = me.post(f"{AT}{plan.pk}/aanpassen/", said(name="Vaartland"), follow=True).content.decode()
    assert ("Vaartland" in page, Plan.objects.get().name) == (True, "Vaartland")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"last_day": "2025-12-31"}, "De laatste dag ligt vóór de eerste."),
        ({"name": "Bestaat"}, "Er is al een plan met deze naam."),
        ({"about": "voor 85.07.30-033.28"}, "rijksregisternummer"),
    ],
)
def test_bad_input_stays(me, lead, fields, sentence):
    me.post(f"{AT}nieuw/", said(name="Bestaat"))
    form = said(**fields)
    answer = me.post(f"{AT}nieuw/", form)
    page = answer.content.decode()
    assert (answer.status_code, sentence in page, form["name"] in page) == (422, True, True)
    assert Plan.objects.count() == 1
