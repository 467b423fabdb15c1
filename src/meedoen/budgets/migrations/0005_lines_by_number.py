"""A line of the ledger gets a number instead of a random key: the order in which it was written."""

from typing import Any

from django.core.management.color import no_style
from django.db import migrations, models

from meedoen.kernel import guard
from meedoen.kernel.database import rls


class Renumber(migrations.AlterField):
    """The key of ``budgets.Entry`` becomes a number. No database turns a UUID into one: the table is made anew.

    What a line corrects goes along. The triggers and the policy of the table are put back after every migration.
    """

    reversible = False

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        before, after = (state.apps.get_model(app_label, self.model_name) for state in (from_state, to_state))
        connection = schema_editor.connection
        if not self.allow_migrate_model(connection.alias, after):
            return
        rls.set_network(rls.EVERY, connection.alias)
        table, aside = after._meta.db_table, f"{after._meta.db_table}_before"
        columns = [field.column for field in after._meta.local_concrete_fields if field.column not in _KEYS]
        named, taken = (", ".join(f'{prefix}"{column}"' for column in columns) for prefix in ("", "line."))
        schema_editor.execute(
            f'CREATE TABLE "{aside}" AS SELECT *, row_number() OVER (ORDER BY "made_at", "id") AS number FROM "{table}"'  # noqa: S608
        )
        schema_editor.delete_model(before)
        schema_editor.create_model(after)
        with guard.seeding("a migration"):
            schema_editor.execute(
                f'INSERT INTO "{table}" ("id", "corrects_id", {named}) SELECT line.number, first.number, {taken} '  # noqa: S608
                f'FROM "{aside}" AS line LEFT JOIN "{aside}" AS first ON first."id" = line."corrects_id" ORDER BY line.number'
            )
        schema_editor.execute(f'DROP TABLE "{aside}"')
        for statement in connection.ops.sequence_reset_sql(no_style(), [after]):
            schema_editor.execute(statement)
        rls.set_network("", connection.alias)


_KEYS = ("id", "corrects_id")


class Migration(migrations.Migration):
    dependencies = [("budgets", "0004_lines_by_key")]

    operations = [
        Renumber(model_name="entry", name="id", field=models.BigAutoField(primary_key=True, serialize=False)),
    ]
