"""What became of a message, the devices of the staff, and the point up to which the log was folded away."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import meedoen.kernel.identifiers

STATES = [
    ("waiting", "wacht"),
    ("sent", "verstuurd"),
    ("delivered", "aangekomen"),
    ("failed", "niet aangekomen"),
    ("called", "niet meer nodig"),
    ("withdrawn", "teruggetrokken"),
]


class Migration(migrations.Migration):
    dependencies = [("kernel", "0003_editions")]
    operations = [
        migrations.AddField("message", "gateway_id", models.CharField(blank=True, db_index=True, max_length=80)),
        migrations.AddField("message", "leaving_at", models.DateTimeField(null=True)),
        migrations.AddField("message", "trouble", models.CharField(blank=True, max_length=20)),
        migrations.AlterField("message", "state", models.CharField(choices=STATES, default="waiting", max_length=10)),
        migrations.CreateModel(
            name="AuditCheckpoint",
            fields=[
                ("network_id", models.UUIDField(primary_key=True, serialize=False)),
                ("seq", models.BigIntegerField()),
                ("hash", models.CharField(max_length=64)),
                ("until", models.DateTimeField()),
                ("folded_at", models.DateTimeField()),
                ("signature", models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="Device",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=meedoen.kernel.identifiers.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("print", models.CharField(max_length=64)),
                ("first_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("last_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={"constraints": [models.UniqueConstraint(fields=("user", "print"), name="device_once")]},
        ),
    ]
