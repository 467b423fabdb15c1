"""Lines of a ledger that had random keys get numbers, in their order; what a line corrects goes along."""

import datetime
import importlib
import uuid

import pytest
from django.db import connection, models
from django.db.migrations.state import ModelState, ProjectState

RENUMBER = importlib.import_module("meedoen.budgets.migrations.0005_lines_by_number").Renumber
DAY = datetime.datetime(2026, 3, 1, tzinfo=datetime.UTC)


def _state() -> ProjectState:
    fields = [
        ("id", models.UUIDField(primary_key=True, default=uuid.uuid4)),
        ("cents", models.BigIntegerField()),
        ("made_at", models.DateTimeField()),
        ("corrects", models.ForeignKey("self", on_delete=models.PROTECT, null=True, db_index=False)),
    ]
    constraints = [models.CheckConstraint(condition=models.Q(cents__gt=0), name="trial_moves")]
    found = ProjectState()
    found.add_model(ModelState("trial", "Entry", fields, {"constraints": constraints}))
    return found


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("lines", [0, 40])
def test_lines_keep_their_order_and_what_they_correct(lines):
    before = _state()
    step = RENUMBER(model_name="entry", name="id", field=models.BigAutoField(primary_key=True, serialize=False))
    after = before.clone()
    step.state_forwards("trial", after)
    old, new = (state.apps.get_model("trial", "Entry") for state in (before, after))
    try:
        with connection.schema_editor() as editor:
            editor.create_model(old)
        keys = [uuid.uuid4() for _line in range(lines)]
        for at, key in enumerate(keys):  # each third one corrects the line before it
            first = keys[at - 1] if at % 3 == 2 else None
            made_at = DAY + datetime.timedelta(minutes=at)
            old.objects.create(pk=key, cents=at + 1, made_at=made_at, corrects_id=first)
        with connection.schema_editor() as editor:
            step.database_forwards("trial", editor, before, after)
        found = list(new.objects.order_by("pk").values_list("pk", "cents", "corrects_id"))
        assert found == [(at, at, at - 1 if at % 3 == 0 else None) for at in range(1, lines + 1)]
        assert new.objects.create(cents=7, made_at=DAY).pk == lines + 1
        assert "trial_entry_before" not in connection.introspection.table_names()
    finally:
        with connection.schema_editor() as editor:
            editor.delete_model(new)
