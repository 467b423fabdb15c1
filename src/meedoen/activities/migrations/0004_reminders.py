"""For which moment somebody was reminded, calls that nobody answered, and whose address the staff knows already."""

from django.db import migrations, models
from django.utils import timezone

from meedoen.kernel.database import rls
from meedoen.kernel.guard import seeding


def known_to_staff(apps, schema_editor):
    """Who was signed up by a worker gave the number or address to that worker; who used the site did not."""
    alias = schema_editor.connection.alias
    rls.set_network(rls.EVERY, alias)
    by_staff = apps.get_model("activities", "Enrolment")._base_manager.using(alias).exclude(via="site")
    people = apps.get_model("people", "Participant")._base_manager.using(alias).exclude(reach=None)
    known = people.filter(pk__in=by_staff.exclude(participant=None).values("participant_id"))
    if known.exists():
        with seeding("who was signed up by a worker is known to the staff"):
            known.update(reach_confirmed_at=timezone.now())
    rls.set_network("", alias)


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0003_welcomed_by"),
        ("people", "0002_confirmed_reach"),
        ("kernel", "0004_messages_that_arrive"),
    ]
    operations = [
        migrations.AddField("enrolment", "reminded_for", models.DateTimeField(null=True)),
        migrations.AddField("enrolment", "call_tries", models.PositiveSmallIntegerField(default=0)),
        migrations.AddField("enrolment", "tried_at", models.DateTimeField(null=True)),
        migrations.RunPython(known_to_staff, migrations.RunPython.noop),
    ]
