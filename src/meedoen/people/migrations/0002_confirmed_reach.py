"""Who may be sent something: a number or address that somebody of the staff knows to be theirs, and in which language."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [
        migrations.AddField("participant", "reach_confirmed_at", models.DateTimeField(null=True)),
        migrations.AddField(
            "participant", "language", models.CharField(default="nl", max_length=2, verbose_name="taal")
        ),
        migrations.AddField(
            "participant", "no_reminder", models.BooleanField(default=False, verbose_name="geen herinnering")
        ),
    ]
