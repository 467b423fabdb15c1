"""Damaged files go the whole way, from bytes to the database (G12): no crash, no half import, a sentence for a no."""

import random

import pytest

from meedoen.activities.intake import read
from meedoen.activities.models import Activity, ImportRun, Session
from meedoen.activities.services.importing import import_drafts, undo_import
from meedoen.kernel.actors import Role
from meedoen.networks.models import Place
from tests.activities.intake.test_hostile_files import TODAY, WINDOW, one_file, seeds
from tests.factories import actor_in, make_organisation
from tests.sampling import DEEP

pytestmark = pytest.mark.django_db
FILES = 1000 if DEEP else 40
SEED = 12
TABLES = (Activity, Session, Place, ImportRun)


def counts():
    return tuple(table.objects.count() for table in TABLES)


def test_damaged_files_come_in_whole_or_not_at_all(in_noord, goal):
    partner = make_organisation(in_noord, "De Dreef")
    lead, files = actor_in(partner, Role.COORDINATOR), seeds()
    half, taken, refused, before = [], 0, 0, counts()
    for number in range(FILES):
        found = read(one_file(files, number, random.Random(f"{SEED}-{number}")), "f", today=TODAY, window=WINDOW)
        summary = import_drafts(lead, organisation_id=partner.pk, reading=found, filename="f", skip_refused=False)
        assert all(refusal["reason"] for refusal in summary.as_json()["refused"])
        assert bool(summary.refused) == (not summary.applied)
        whole = Activity.objects.count() - before[0] == (summary.created if summary.applied else 0)
        if summary.applied and summary.run_id:
            undo_import(lead, summary.run_id)
        after = counts()
        half += [] if whole and after[:2] == before[:2] else [number]
        before, taken, refused = (
            after,
            taken + bool(summary.applied and summary.created),
            refused + (not summary.applied),
        )
    goal("G12-half-imports", len(half), n=FILES, seed=SEED)
    assert half == []
    assert taken and refused
