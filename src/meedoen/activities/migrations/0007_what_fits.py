from django.db import migrations, models

from meedoen.kernel import search


def beside(apps, schema_editor):
    """SQLite makes the table anew for a column: the triggers of its index went with the old one."""
    search.create(schema_editor, "activities_finding")


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0006_board_finds_fast"),
    ]

    operations = [
        migrations.AddField("finding", "merits", models.BigIntegerField(default=0)),
        migrations.AddField("finding", "village_code", models.CharField(blank=True, default="", max_length=20)),
        migrations.AddIndex(
            "finding",
            models.Index(fields=["network", "merits", "village_code", "activity_id"], name="finding_merits"),
        ),
        migrations.RunPython(beside, migrations.RunPython.noop),
    ]
