"""Whether, from which hour and how a network reminds people of the day before."""

from django.db import migrations, models

import meedoen.networks.models


class Migration(migrations.Migration):
    dependencies = [("networks", "0002_network_logo")]
    operations = [
        migrations.AddField(
            "network", "reminders", models.BooleanField(default=True, verbose_name="herinneren de dag voordien")
        ),
        migrations.AddField(
            "network",
            "reminder_hour",
            models.PositiveSmallIntegerField(default=16, verbose_name="vanaf welk uur herinneren"),
        ),
        migrations.AddField(
            "network",
            "reminder_channels",
            models.JSONField(default=meedoen.networks.models.every_way, verbose_name="hoe herinneren"),
        ),
    ]
