"""Who can be found again by a name, a number or a code; and what people asked about their own data."""

import django.db.models.deletion
import django.utils.timezone
import meedoen.kernel.identifiers
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("networks", "0001_initial"),
        ("people", "0002_confirmed_reach"),
    ]

    operations = [
        migrations.CreateModel(
            name="Mark",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=meedoen.kernel.identifiers.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("print", models.CharField(max_length=64)),
                (
                    "network",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="networks.network",
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="marks", to="people.participant"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["network", "print"], name="people_mark_network_13d71d_idx")],
                "constraints": [models.UniqueConstraint(fields=("participant", "print"), name="mark_once")],
            },
        ),
        migrations.CreateModel(
            name="RightsRequest",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=meedoen.kernel.identifiers.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("person_code", models.CharField(max_length=12)),
                (
                    "ask",
                    models.CharField(
                        choices=[
                            ("tell", "Weten wat we bewaren"),
                            ("correct", "Iets laten verbeteren"),
                            ("erase", "Gewist worden"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "identified",
                    models.CharField(
                        choices=[
                            ("called_back", "Ik belde terug op het nummer dat bij ons staat"),
                            ("code", "De persoon gaf de code van de inschrijving of de stempelkaart"),
                            ("face", "De persoon staat voor mij en ik ken hem of haar"),
                            ("helper", "Een helper vraagt het, en de persoon zei zelf ja"),
                        ],
                        max_length=12,
                    ),
                ),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("by_code", models.CharField(max_length=60)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("told", "Verteld en meegegeven"),
                            ("corrected", "Verbeterd"),
                            ("erased", "Gewist"),
                            ("stopped", "Toch niet meer nodig"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "network",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="networks.network",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="networks.organisation"
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.participant",
                    ),
                ),
            ],
            options={
                "ordering": ["-asked_at"],
                "indexes": [models.Index(fields=["organisation", "asked_at"], name="people_righ_organis_15455d_idx")],
            },
        ),
    ]
