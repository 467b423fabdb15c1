"""What is hard to understand is called ``clear`` in contacts too, as everywhere else."""

from django.db import migrations, models
from django.db.models.functions import Cast

from meedoen.kernel import guard
from meedoen.kernel.database import rls

BEFORE, NOW = "understandable", "clear"


def rename(apps, schema_editor):
    alias = schema_editor.connection.alias
    rls.set_network(rls.EVERY, alias)
    contacts = apps.get_model("outreach", "Contact")._base_manager.using(alias)
    named = contacts.annotate(said=Cast("thresholds", models.TextField())).filter(said__contains=BEFORE)
    with guard.seeding("a migration"):
        for key, said in named.values_list("pk", "thresholds").iterator():
            contacts.filter(pk=key).update(thresholds=[NOW if code == BEFORE else code for code in said])
    rls.set_network("", alias)


class Migration(migrations.Migration):
    dependencies = [("outreach", "0023_found_by_what_is_asked")]

    operations = [
        migrations.RunPython(rename, migrations.RunPython.noop, elidable=True),
    ]
