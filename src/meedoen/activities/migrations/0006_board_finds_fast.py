from django.db import migrations, models

from meedoen.activities.models.session import TimeFact
from meedoen.activities.rules.planning import is_evening, is_lasting
from meedoen.kernel import tenancy
from meedoen.kernel.guard import seeding


def write_time_facts(apps, schema_editor):
    """What follows from the hours, for the sessions that stand there already."""
    session = apps.get_model("activities", "Session")
    rows = session._base_manager.using(schema_editor.connection.alias)
    with tenancy.all_networks("a migration fills a column of every session"), seeding("a migration"):
        changed = []
        for row in rows.only("pk", "starts_at", "ends_at").iterator(chunk_size=2000):
            row.evening = is_evening(row.starts_at, row.ends_at)
            row.lasting = is_lasting(row.starts_at, row.ends_at)
            if row.evening or row.lasting:
                changed.append(row)
        rows.bulk_update(changed, ["evening", "lasting"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0005_found_by_words"),
    ]

    operations = [
        migrations.AddField("session", "evening", TimeFact(default=False, editable=False, follows=is_evening)),
        migrations.AddField("session", "lasting", TimeFact(default=False, editable=False, follows=is_lasting)),
        migrations.RunPython(write_time_facts, migrations.RunPython.noop),
        migrations.AddIndex(
            "session", models.Index(fields=["network", "village_code", "starts_at"], name="session_village")
        ),
        migrations.AddIndex(
            "session",
            models.Index(
                condition=models.Q(("evening", True)), fields=["network", "starts_at"], name="session_evening"
            ),
        ),
        migrations.AddIndex(
            "session",
            models.Index(condition=models.Q(("lasting", True)), fields=["network", "ends_at"], name="session_lasting"),
        ),
        migrations.AddIndex(
            "activity",
            models.Index(
                fields=["network", "status", "price_cents", "children_welcome", "no_dutch_needed", "step_free"],
                name="activity_wishes",
            ),
        ),
    ]
