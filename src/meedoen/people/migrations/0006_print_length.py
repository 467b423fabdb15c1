"""The column of a print is as long as a print; its person is found by the index that holds it to one of each."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0005_shorter_prints"),
    ]

    operations = [
        migrations.AlterField(
            model_name="mark",
            name="participant",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="marks",
                to="people.participant",
            ),
        ),
        migrations.AlterField(
            model_name="mark",
            name="print",
            field=models.CharField(max_length=32),
        ),
    ]
