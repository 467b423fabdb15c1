"""The figures leave rounded and without a worker; the facts without a name; a faded note still counts."""

import datetime
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps as django_apps
from django.db import connection
from django.utils import timezone

from meedoen.kernel import facts as kernel_facts
from meedoen.kernel import tenancy
from meedoen.kernel.guard import seeding
from meedoen.outreach import retention
from meedoen.outreach.models import Contact, FollowUp, RightFound
from meedoen.outreach.queries import figures
from meedoen.outreach.views.figures import _words
from tests.factories import actor_in, make_organisation, make_participant

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 6, 10)


@pytest.fixture
def year(partner, area, in_noord):
    """Twelve months of contacts: sixty home visits, a hundred others, of eight known people; some questions."""
    known = [make_participant(partner, f"Mens{number}") for number in range(8)]
    rows, asked = [], []
    for number in range(160):
        visit = number < 60
        on = datetime.date(2025, 6, 1) + datetime.timedelta(days=number * 2)
        rows.append(
            Contact(
                organisation=partner, network=in_noord, kind="home_visit" if visit else "street", on=on, area=area,
                participant=known[number % 8] if visit else None, who="known" if visit else "nobody",
                met="new" if number < 7 else "known", themes=["housing"] if number % 2 else ["income", "health"],
                thresholds=["affordable"] if number % 4 == 0 else [], answered=number != 3,
                persons=0 if number == 3 else 1, households=0 if number == 3 else 1,
            )
        )  # fmt: skip
    with seeding("test"):
        Contact.objects.bulk_create(rows)
        for number in range(12):
            opened = datetime.date(2026, 1, 5)
            asked.append(
                FollowUp(
                    contact=rows[0], organisation=partner, network=in_noord, kind="question", due=opened,
                    opened_on=opened, closed_on=opened + datetime.timedelta(days=number), outcome="done",
                )
            )  # fmt: skip
        FollowUp.objects.bulk_create(asked)
        for number in range(10):
            RightFound.objects.create(
                organisation=partner, right="leisure_pass", state="arranged" if number < 5 else "found",
                found_on=datetime.date(2026, 2, 1), by="health_fund" if number < 5 else "",
            )  # fmt: skip
    return rows


def read(actor, **fields):
    period = figures.period_of(TODAY, **fields)
    return figures.figures_of(actor, period=period, unknown="?")


def test_the_year_in_figures(worker, year, partner):
    analyst = actor_in(make_organisation(partner.network), "analyst")
    found = read(analyst)
    assert (found.contacts.text_with_unit, found.visits.text_with_unit) == (
        "ongeveer 160 contacten",
        "ongeveer 60 bezoeken",
    )
    assert (found.unanswered.text, found.persons.text, found.new.text) == ("0–4", "ongeveer 10", "ongeveer 5")
    assert (found.questions.text, found.median_days) == ("ongeveer 10", 6)
    assert (found.rights_found.text, found.rights_arranged.text, found.rights_share.percent) == (
        "ongeveer 10", "ongeveer 5", 50,
    )  # fmt: skip
    assert {word: one.text for word, one in found.themes} == {
        "Wonen": "ongeveer 80", "Inkomen": "ongeveer 80", "Gezondheid": "ongeveer 80",
    }  # fmt: skip
    assert [(word, one.text) for word, one in found.areas] == [("Zandberg", "ongeveer 160")]
    assert len(found.months) == 12
    assert read(analyst, year=2024).contacts.text == "0–4"


def test_a_faded_note_still_counts(worker, year, in_noord):
    before = read(worker)
    with seeding("test"):
        assert retention.fade(timezone.now()) == 160
    after = read(worker)
    assert (after.contacts, after.visits, after.themes, after.areas) == (
        before.contacts, before.visits, before.themes, before.areas,
    )  # fmt: skip
    assert after.persons.high <= before.persons.high


def test_the_facts_name_nobody(worker, year, in_noord, tmp_path):
    written = kernel_facts.write_all(tmp_path, in_noord.pk)
    assert [written[f"outreach.{name}"] for name in ("contacts", "follow_ups", "rights")] == [160, 12, 10]
    with kernel_facts.opened(tmp_path, in_noord.pk) as asked:
        rows = asked.execute('SELECT count(DISTINCT person), sum(persons), min(day(month)) FROM "outreach.contacts"')
        assert rows.fetchone() == (8 + 1, 159, 1)
        columns = {name for name, *_rest in asked.execute('DESCRIBE "outreach.contacts"').fetchall()}
    assert not columns & {"worker_id", "by_code", "participant_id", "on", "client_id"}


def test_people_of_one_home_are_one_household_and_two_rows_of_one_person_count_once(worker, partner, area, in_noord):
    from meedoen.people.models import Household, Resident, Same

    met = [make_participant(partner, f"Mens{letter}") for letter in "abcdefghijkl"]
    with seeding("test"):
        home = Household.objects.create(organisation=partner)
        for person in met[:6]:
            Resident.objects.create(household=home, participant=person, relation="adult")
        Same.objects.create(kept=met[0], other=met[11], by_code="A")
        for person in met:
            Contact.objects.create(
                organisation=partner, kind="street", on=datetime.date(2026, 2, 3), area=area, participant=person,
                who="known", met="known",
            )  # fmt: skip
    once = figures.people.together(worker)
    seen = figures._seen(figures.counting(Contact.objects.all()), figures.period_of(TODAY), "?", once)
    counted = figures.figures.count(seen)
    assert (counted.contacts, len(counted.persons), len(counted.homes)) == (12, 11, 6)
    found = read(worker)
    assert (found.persons.text, found.households.text) == ("ongeveer 10", "ongeveer 5")


def test_the_older_name_of_a_threshold_becomes_the_one_of_everywhere(partner):
    with seeding("test"), tenancy.use_network(partner.network_id):
        kept = Contact.objects.create(
            organisation=partner, worker_id=None, on="2026-01-05", kind="street", thresholds=["known", "understandable"]
        )
    renaming = import_module("meedoen.outreach.migrations.0024_one_name_for_clear")
    renaming.rename(django_apps, SimpleNamespace(connection=connection))
    with tenancy.use_network(partner.network_id):
        assert Contact.objects.get(pk=kept.pk).thresholds == ["known", "clear"]


def test_a_year_that_goes_on_says_up_to_which_month_it_counts():
    today = datetime.date(2026, 5, 4)
    assert _words(figures.period_of(today, year=2026)) == "2026, tot en met april"
    assert _words(figures.period_of(today, year=2025)) == "2025"
    assert _words(figures.period_of(datetime.date(2026, 1, 9), year=2026)) == "2026"
