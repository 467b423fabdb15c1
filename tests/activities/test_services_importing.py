"""Imports against the database: all or nothing, matched by id, repeated without change, taken back in one act."""

import dataclasses
import datetime
from zoneinfo import ZoneInfo

import pytest

from meedoen.activities.intake.drafts import Draft, PlaceDraft, Reading, Refusal, SessionDraft
from meedoen.activities.models import Activity, Enrolment, ImportRun, Session
from meedoen.activities.queries.importing import preview
from meedoen.activities.rules.parties import Party
from meedoen.activities.services.enrolment import enrol
from meedoen.activities.services.importing import import_drafts, undo_import
from meedoen.kernel import tenancy
from meedoen.kernel.actors import Role
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.networks.models import Place
from tests.factories import actor_in, make_organisation

pytestmark = pytest.mark.django_db
BRUSSELS = ZoneInfo("Europe/Brussels")
DAY = datetime.datetime.now(BRUSSELS).replace(hour=14, minute=0, second=0, microsecond=0)


def moment(days, **fields):
    start = DAY + datetime.timedelta(days=days)
    return SessionDraft(start, start + datetime.timedelta(hours=2), **fields)


def draft(number=1, title="Naaiatelier", days=(3, 10), **fields):
    place = PlaceDraft(name="De Dreef", street="Dreef 1", postcode="2260", locality="Westerlo")
    return Draft(
        "list",
        f"N{number}",
        number + 1,
        {"nl": title},
        place=place,
        sessions=tuple(moment(day) for day in days),
        sign_up=True,
        **fields,
    )


def reading(*drafts, refusals=()):
    return Reading(tuple(drafts), tuple(refusals), len(drafts) + len(refusals))


@pytest.fixture
def lead(partner):
    return actor_in(partner, Role.COORDINATOR)


def take(lead, partner, found, **options):
    return import_drafts(lead, organisation_id=partner.pk, reading=found, filename="lijst.xlsx", **options)


def counts(summary):
    return summary.created, summary.updated, summary.unchanged, len(summary.refused), summary.applied


def test_a_file_is_taken_in_and_a_repeat_changes_nothing(lead, partner):
    found = reading(draft(1), draft(2, "Koffie"))
    assert counts(preview(lead, organisation_id=partner.pk, reading=found)) == (2, 0, 0, 0, False)
    assert Activity.objects.count() == 0
    assert counts(take(lead, partner, found)) == (2, 0, 0, 0, True)
    assert counts(take(lead, partner, found)) == (0, 0, 2, 0, True)
    assert (Activity.objects.count(), Session.objects.count(), ImportRun.objects.count()) == (2, 4, 1)
    assert [place.name for place in Place.objects.all()] == ["De Dreef"]


def test_one_faulty_row_stops_the_whole_file_unless_told_otherwise(lead, partner):
    found = reading(draft(1), refusals=[Refusal(3, "", "Begin", "Dit uur bestaat niet.")])
    summary = take(lead, partner, found)
    assert counts(summary) == (1, 0, 0, 1, False)
    assert summary.refused == [{"row": 3, "id": "", "field": "Begin", "reason": "Dit uur bestaat niet."}]
    assert Activity.objects.count() == 0
    assert counts(take(lead, partner, found, skip_refused=True)) == (1, 0, 0, 1, True)


def test_the_same_id_twice_in_one_file_is_refused(lead, partner):
    twin = dataclasses.replace(draft(1, "Anders"), row=9)
    summary = take(lead, partner, reading(draft(1), twin))
    assert [row["row"] for row in summary.refused] == [9]
    assert "rij 2" in summary.refused[0]["reason"]


def test_a_changed_file_keeps_who_signed_up_and_the_undo_restores(lead, partner):
    take(lead, partner, reading(draft(1)))
    first, second = Session.objects.order_by("starts_at")
    enrolment = enrol(lead, second.pk, first_name="Amina", party=Party(adults=1), via="phone")
    changed = take(lead, partner, reading(draft(1, "Naaien", days=(3, 17))))
    assert counts(changed) == (0, 1, 0, 0, True)
    kept = Session.objects.get(pk=second.pk)
    assert (kept.status, Enrolment.objects.get(pk=enrolment.pk).to_tell) == ("cancelled", "cancelled")
    assert Session.objects.filter(status="planned").count() == 2
    undo_import(lead, changed.run_id)
    assert Activity.objects.get().title == "Naaiatelier"
    assert Session.objects.filter(planned_start=first.planned_start).exists()
    assert not Session.objects.filter(planned_start=moment(17).start).exists()


def test_the_undo_of_a_first_import_leaves_nothing_but_what_people_joined(lead, partner):
    summary = take(lead, partner, reading(draft(1), draft(2, "Koffie")))
    session = Session.objects.filter(activity__title="Koffie").first()
    enrol(lead, session.pk, first_name="Amina", party=Party(adults=1), via="phone")
    undo_import(lead, summary.run_id)
    undo_import(lead, summary.run_id)
    assert [(row.title, row.status) for row in Activity.objects.all()] == [("Koffie", "ended")]
    assert Enrolment.objects.get().to_tell == "cancelled"


def test_two_organisations_may_use_the_same_numbers(lead, partner, in_noord):
    other = make_organisation(in_noord, "Andere")
    take(lead, partner, reading(draft(1)))
    assert counts(take(lead, other, reading(draft(1)))) == (1, 0, 0, 0, True)


def test_a_worker_imports_for_the_own_organisation_only(partner, in_noord):
    other = make_organisation(in_noord, "Andere")
    with pytest.raises(Refused, match="zelf voor werkt"):
        take(actor_in(partner), other, reading(draft(1)))


def test_the_import_of_another_network_is_not_there(lead, partner, zuid):
    summary = take(lead, partner, reading(draft(1)))
    foreign = make_organisation(zuid, "Zuid")
    with tenancy.use_network(zuid.pk), pytest.raises(NotFound):
        undo_import(actor_in(foreign, Role.COORDINATOR), summary.run_id)
    assert Activity.objects.count() == 1
