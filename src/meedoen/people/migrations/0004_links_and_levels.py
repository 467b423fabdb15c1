"""Levels, links with an end, shares with a scope, consents, households, two rows that are one person, lists."""

import django.db.models.deletion
import django.utils.timezone
import meedoen.kernel.identifiers
import meedoen.people.models.links
from django.conf import settings
from django.db import migrations, models


def first_name_and_reach():
    """What a grant that stood already gave."""
    return ["first_name", "reach"]


class Migration(migrations.Migration):
    dependencies = [
        ("networks", "0006_area_label_point"),
        ("people", "0003_marks_and_rights_requests"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Consent",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=meedoen.kernel.identifiers.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("share", "Voornaam doorgeven aan een andere organisatie"),
                            ("invite", "Uitgenodigd worden voor iets nieuws"),
                            ("picture", "Op een foto staan die getoond wordt"),
                            ("story", "Het eigen verhaal vertellen"),
                            ("neighbour", "In contact komen met een buur"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "given",
                    models.CharField(
                        choices=[
                            ("spoken", "Gezegd"),
                            ("signed", "Ondertekend op papier"),
                            ("helper", "Gezegd via een helper of tolk"),
                        ],
                        max_length=8,
                    ),
                ),
                ("given_on", models.DateField(default=django.utils.timezone.localdate)),
                ("until", models.DateField()),
                ("by_code", models.CharField(max_length=60)),
                ("withdrawn_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["-given_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Emergency",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=meedoen.kernel.identifiers.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("by_code", models.CharField(max_length=60)),
                ("why", models.CharField(max_length=200)),
                ("opened_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("until", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("read_by_lead_at", models.DateTimeField(null=True)),
                ("read_by_officer_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["-opened_at"],
            },
        ),
        migrations.CreateModel(
            name="Household",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=meedoen.kernel.identifiers.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("since", models.DateField(default=django.utils.timezone.localdate)),
                ("until", models.DateField(null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Link",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=meedoen.kernel.identifiers.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("caseload", "Staat bij mijn mensen"),
                            ("referral", "Lopende toeleiding"),
                            ("sign_up", "Ingeschreven bij ons"),
                            ("pass", "Pas aan mijn loket"),
                            ("task", "Taak die aan mij gegeven is"),
                            ("reason", "Met een opgeschreven reden"),
                            ("break_glass", "Dringend geopend"),
                        ],
                        max_length=12,
                    ),
                ),
                ("source", models.CharField(max_length=40)),
                ("source_id", models.UUIDField()),
                ("why", models.CharField(blank=True, max_length=200)),
                ("opened_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("until", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Listed",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=meedoen.kernel.identifiers.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ListRun",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=meedoen.kernel.identifiers.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("by_code", models.CharField(max_length=60)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("read", models.PositiveIntegerField(default=0)),
                ("created", models.PositiveIntegerField(default=0)),
                ("known", models.PositiveIntegerField(default=0)),
                ("refused", models.PositiveIntegerField(default=0)),
                ("undone_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["-at"],
            },
        ),
        migrations.CreateModel(
            name="Postponement",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=meedoen.kernel.identifiers.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("until", models.DateField()),
                ("why", models.CharField(max_length=200)),
                ("by_code", models.CharField(max_length=60)),
                ("by_name", models.CharField(max_length=120)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "ordering": ["-at"],
            },
        ),
        migrations.CreateModel(
            name="Resident",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=meedoen.kernel.identifiers.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "relation",
                    models.CharField(
                        choices=[("adult", "Volwassene"), ("child", "Kind"), ("other", "Iemand anders die hier woont")],
                        max_length=8,
                    ),
                ),
                ("share", models.PositiveSmallIntegerField(default=100)),
                ("since", models.DateField(default=django.utils.timezone.localdate)),
                ("until", models.DateField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="SafeContact",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=meedoen.kernel.identifiers.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("channels", models.JSONField(default=list)),
                ("from_hour", models.PositiveSmallIntegerField(default=8)),
                ("to_hour", models.PositiveSmallIntegerField(default=20)),
                ("may_leave_word", models.BooleanField(default=False)),
                ("helper", models.BinaryField(null=True)),
                (
                    "helper_by",
                    models.CharField(
                        blank=True,
                        choices=[("phone", "Bellen"), ("meet", "We zien elkaar"), ("letter", "Brief")],
                        max_length=8,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Same",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=meedoen.kernel.identifiers.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("by_code", models.CharField(max_length=60)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("homes", models.JSONField(default=list)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="grant",
            name="grant_once",
        ),
        migrations.RemoveIndex(
            model_name="mark",
            name="people_mark_network_13d71d_idx",
        ),
        migrations.AddField(
            model_name="grant",
            name="fields",
            field=models.JSONField(default=first_name_and_reach),
        ),
        migrations.AlterField(
            model_name="grant",
            name="fields",
            field=models.JSONField(default=meedoen.people.models.links.first_name_only),
        ),
        migrations.AddField(
            model_name="grant",
            name="source",
            field=models.CharField(default="people.Grant", max_length=40),
        ),
        migrations.AddField(
            model_name="grant",
            name="source_id",
            field=models.UUIDField(null=True),
        ),
        migrations.AddField(
            model_name="participant",
            name="address",
            field=models.BinaryField(null=True),
        ),
        migrations.AddField(
            model_name="participant",
            name="kept_until",
            field=models.DateField(null=True, verbose_name="bewaard tot"),
        ),
        migrations.AddField(
            model_name="participant",
            name="last_name",
            field=models.BinaryField(null=True),
        ),
        migrations.AddField(
            model_name="participant",
            name="protected_until",
            field=models.DateField(null=True, verbose_name="beschermd tot"),
        ),
        migrations.AlterField(
            model_name="participant",
            name="level",
            field=models.CharField(
                choices=[
                    ("code", "Alleen een code (stempelkaart)"),
                    ("first_name", "Voornaam en één manier om te bereiken"),
                    ("known", "Gekend: naam en adres in de kluis"),
                ],
                max_length=12,
            ),
        ),
        migrations.AddIndex(
            model_name="mark",
            index=models.Index(fields=["network", "print", "participant"], name="people_mark_network_3cc4ae_idx"),
        ),
        migrations.AddIndex(
            model_name="participant",
            index=models.Index(
                condition=models.Q(("protected_until__isnull", False)), fields=["protected_until"], name="protected"
            ),
        ),
        migrations.AddField(
            model_name="consent",
            name="network",
            field=models.ForeignKey(
                editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="networks.network"
            ),
        ),
        migrations.AddField(
            model_name="consent",
            name="participant",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="consents", to="people.participant"
            ),
        ),
        migrations.AddField(
            model_name="grant",
            name="consent",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="grants", to="people.consent"
            ),
        ),
        migrations.AddIndex(
            model_name="grant",
            index=models.Index(fields=["source", "source_id"], name="people_gran_source_887dd4_idx"),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.UniqueConstraint(
                fields=("participant", "organisation", "source", "source_id"), name="grant_a_source"
            ),
        ),
        migrations.AddField(
            model_name="emergency",
            name="network",
            field=models.ForeignKey(
                editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="networks.network"
            ),
        ),
        migrations.AddField(
            model_name="emergency",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="networks.organisation"
            ),
        ),
        migrations.AddField(
            model_name="emergency",
            name="participant",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="emergencies", to="people.participant"
            ),
        ),
        migrations.AddField(
            model_name="emergency",
            name="user",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="household",
            name="network",
            field=models.ForeignKey(
                editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="networks.network"
            ),
        ),
        migrations.AddField(
            model_name="household",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="networks.organisation"
            ),
        ),
        migrations.AddField(
            model_name="link",
            name="network",
            field=models.ForeignKey(
                editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="networks.network"
            ),
        ),
        migrations.AddField(
            model_name="link",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="networks.organisation"
            ),
        ),
        migrations.AddField(
            model_name="link",
            name="participant",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="links", to="people.participant"
            ),
        ),
        migrations.AddField(
            model_name="link",
            name="user",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="listed",
            name="network",
            field=models.ForeignKey(
                editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="networks.network"
            ),
        ),
        migrations.AddField(
            model_name="listed",
            name="participant",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.participant"
            ),
        ),
        migrations.AddField(
            model_name="listrun",
            name="network",
            field=models.ForeignKey(
                editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="networks.network"
            ),
        ),
        migrations.AddField(
            model_name="listrun",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="networks.organisation"
            ),
        ),
        migrations.AddField(
            model_name="listed",
            name="run",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="listed", to="people.listrun"
            ),
        ),
        migrations.AddField(
            model_name="postponement",
            name="network",
            field=models.ForeignKey(
                editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="networks.network"
            ),
        ),
        migrations.AddField(
            model_name="postponement",
            name="participant",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="postponements", to="people.participant"
            ),
        ),
        migrations.AddField(
            model_name="resident",
            name="household",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="residents", to="people.household"
            ),
        ),
        migrations.AddField(
            model_name="resident",
            name="network",
            field=models.ForeignKey(
                editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="networks.network"
            ),
        ),
        migrations.AddField(
            model_name="resident",
            name="participant",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.CASCADE, related_name="homes", to="people.participant"
            ),
        ),
        migrations.AddField(
            model_name="safecontact",
            name="network",
            field=models.ForeignKey(
                editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="networks.network"
            ),
        ),
        migrations.AddField(
            model_name="safecontact",
            name="participant",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name="safe_contact", to="people.participant"
            ),
        ),
        migrations.AddField(
            model_name="same",
            name="kept",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="merged", to="people.participant"
            ),
        ),
        migrations.AddField(
            model_name="same",
            name="network",
            field=models.ForeignKey(
                editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="networks.network"
            ),
        ),
        migrations.AddField(
            model_name="same",
            name="other",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="merged_into", to="people.participant"
            ),
        ),
        migrations.AddIndex(
            model_name="consent",
            index=models.Index(fields=["participant", "purpose"], name="people_cons_partici_323939_idx"),
        ),
        migrations.AddIndex(
            model_name="emergency",
            index=models.Index(fields=["organisation", "opened_at"], name="people_emer_organis_7680d1_idx"),
        ),
        migrations.AddIndex(
            model_name="link",
            index=models.Index(fields=["user", "kind", "until"], name="people_link_user_id_155226_idx"),
        ),
        migrations.AddIndex(
            model_name="link",
            index=models.Index(fields=["organisation", "kind", "until"], name="people_link_organis_d86c82_idx"),
        ),
        migrations.AddIndex(
            model_name="link",
            index=models.Index(fields=["source", "source_id"], name="people_link_source_ae0d27_idx"),
        ),
        migrations.AddConstraint(
            model_name="link",
            constraint=models.UniqueConstraint(
                fields=("participant", "organisation", "source", "source_id"), name="link_once"
            ),
        ),
        migrations.AddIndex(
            model_name="resident",
            index=models.Index(fields=["participant", "until"], name="people_resi_partici_1649bf_idx"),
        ),
        migrations.AddConstraint(
            model_name="resident",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until", None)), fields=("household", "participant"), name="lives_here_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="same",
            constraint=models.UniqueConstraint(fields=("other",), name="merged_once"),
        ),
    ]
