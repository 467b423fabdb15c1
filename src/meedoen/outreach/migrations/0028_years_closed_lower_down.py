"""Closed years are kept where every feature can close one; those of contacts move there as they are."""

from django.db import migrations

from meedoen.kernel import guard
from meedoen.kernel.database import rls

ABOUT = "outreach.contacts"
FIELDS = ("pk", "network_id", "year", "number", "figures", "why", "made_on", "by_code")


def move(apps, schema_editor):
    alias = schema_editor.connection.alias
    rls.set_network(rls.EVERY, alias)
    here = apps.get_model("outreach", "YearEdition")._base_manager.using(alias)
    lower = apps.get_model("networks", "YearEdition")
    with guard.seeding("a migration"):
        rows = [lower(about=ABOUT, **row) for row in here.values(*FIELDS).iterator()]
        lower._base_manager.using(alias).bulk_create(rows)
    rls.set_network("", alias)


class Migration(migrations.Migration):
    dependencies = [("networks", "0011_closed_years"), ("outreach", "0027_paths_of_households")]

    operations = [
        migrations.RunPython(move, migrations.RunPython.noop, elidable=True),
        migrations.DeleteModel(name="YearEdition"),
    ]
