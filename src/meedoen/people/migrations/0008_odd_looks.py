"""Looks that deserve a question to a colleague, found in the log at night."""

import django.db.models.deletion
import django.utils.timezone
import meedoen.kernel.identifiers
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("networks", "0006_area_label_point"),
        ("people", "0007_return_ways"),
    ]

    operations = [
        migrations.CreateModel(
            name="OddLook",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=meedoen.kernel.identifiers.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("by_code", models.CharField(max_length=60)),
                (
                    "pattern",
                    models.CharField(
                        choices=[
                            ("own_file", "Opende iemand met de eigen naam of het eigen nummer"),
                            ("namesake", "Opende iemand met dezelfde familienaam, met een opgeschreven reden"),
                            ("says_nothing", "Schreef een reden die niets zegt"),
                            ("at_night", "Opende iemand 's nachts, zonder lopende opdracht"),
                            ("many_reasons", "Opende veel mensen met een opgeschreven reden"),
                            ("comes_back", "Kwam op drie of meer dagen terug bij iemand die een ander opvolgt"),
                            ("same_words", "Schreef voor drie of meer mensen dezelfde reden"),
                            ("family", "Opende drie of meer mensen van één huishouden"),
                            ("urgent_again", "Opende in een week twee mensen dringend"),
                            ("followed_before", "Blijft kijken bij iemand die een ander nu opvolgt"),
                            ("sweep", "Opende heel veel mensen in één uur"),
                            ("addresses", "Liet op één dag veel adressen tonen"),
                            ("asked_often", "Opende op één dag de eigen gegevens van veel mensen"),
                            ("searched_often", "Zocht op één dag heel veel mensen"),
                            ("many_eyes", "Keek bij iemand die in één week door drie of meer collega's geopend is"),
                        ],
                        max_length=16,
                    ),
                ),
                ("day", models.DateField()),
                ("people", models.PositiveIntegerField()),
                ("looks", models.PositiveIntegerField()),
                ("found_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("settled_at", models.DateTimeField(null=True)),
                ("settled_by", models.CharField(blank=True, max_length=60)),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("needed", "Het was nodig"),
                            ("talked", "Besproken: het was niet nodig"),
                            ("reported", "Gemeld als inbreuk"),
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
            ],
            options={
                "ordering": ["-day", "pattern"],
                "indexes": [models.Index(fields=["organisation", "settled_at"], name="people_oddl_organis_4b90d5_idx")],
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "by_code", "pattern", "day"), name="odd_look_once")
                ],
            },
        ),
    ]
