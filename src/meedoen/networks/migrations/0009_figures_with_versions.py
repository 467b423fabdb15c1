"""Figures get versions, a source of their own and reasons for what is not known; and there are working areas."""

import django.db.models.deletion
import django.utils.timezone
import meedoen.kernel.identifiers
from django.db import migrations, models

from meedoen.kernel import guard
from meedoen.kernel.database import rls
from meedoen.kernel.identifiers import new_id


def give_sources(apps, schema_editor):
    """Each different pair of credit line and licence becomes a source; the period is the year."""
    alias = schema_editor.connection.alias
    figures = apps.get_model("networks", "Figure")._base_manager.using(alias)
    sources = apps.get_model("networks", "FigureSource")._base_manager.using(alias)
    rls.set_network(rls.EVERY, alias)
    with guard.seeding("a migration"):
        for network, credit, licence in figures.values_list("network_id", "credit", "licence").distinct():
            made = sources.create(
                id=new_id(), network_id=network, name=credit[:200], credit=credit, licence=licence
            )
            figures.filter(network_id=network, credit=credit, licence=licence).update(source=made)
        for year in set(figures.values_list("year", flat=True)):
            figures.filter(year=year).update(period=str(year))
    rls.set_network("", alias)


def own_key():
    return models.UUIDField(
        default=meedoen.kernel.identifiers.new_id, editable=False, primary_key=True, serialize=False
    )


def own_network():
    return models.ForeignKey(
        editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="networks.network"
    )


class Migration(migrations.Migration):
    dependencies = [("networks", "0008_agreement_renews")]

    operations = [
        migrations.CreateModel(
            name="FigureSource",
            fields=[
                ("id", own_key()),
                ("name", models.CharField(max_length=200, verbose_name="naam")),
                ("credit", models.CharField(max_length=300, verbose_name="bronvermelding")),
                ("licence", models.CharField(blank=True, max_length=120, verbose_name="licentie")),
                ("link", models.URLField(blank=True, max_length=300, verbose_name="webadres")),
                ("dated", models.CharField(blank=True, max_length=20, verbose_name="toestand op")),
                (
                    "threshold",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="laagste aantal dat je mag tonen"
                    ),
                ),
                ("network", own_network()),
            ],
            options={"ordering": ["name"]},
        ),
        migrations.CreateModel(
            name="Indicator",
            fields=[
                ("id", own_key()),
                ("code", models.CharField(max_length=80)),
                ("name", models.CharField(max_length=160, verbose_name="naam")),
                ("unit", models.CharField(blank=True, max_length=40, verbose_name="eenheid")),
                ("kind", models.CharField(default="count", max_length=10, verbose_name="soort")),
                ("theme", models.CharField(default="other", max_length=12, verbose_name="thema")),
                ("basis", models.CharField(default="register", max_length=10)),
                ("numerator", models.JSONField(default=list)),
                ("denominator", models.JSONField(default=list)),
                ("factor", models.PositiveSmallIntegerField(default=100)),
                ("network", own_network()),
            ],
            options={"ordering": ["code"]},
        ),
        migrations.CreateModel(
            name="FigureImport",
            fields=[
                ("id", own_key()),
                ("filename", models.CharField(max_length=160)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("by_code", models.CharField(max_length=60)),
                ("read", models.PositiveIntegerField(default=0)),
                ("created", models.PositiveIntegerField(default=0)),
                ("updated", models.PositiveIntegerField(default=0)),
                ("unchanged", models.PositiveIntegerField(default=0)),
                ("undone_at", models.DateTimeField(null=True)),
                ("network", own_network()),
            ],
            options={"ordering": ["-at"]},
        ),
        migrations.CreateModel(
            name="WorkingArea",
            fields=[
                ("id", own_key()),
                ("name", models.CharField(max_length=80, verbose_name="naam")),
                ("codes", models.JSONField(default=list, verbose_name="buurten en sectoren")),
                (
                    "valid_from",
                    models.DateField(default=django.utils.timezone.localdate, verbose_name="vanaf"),
                ),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="tot en met")),
                ("network", own_network()),
                (
                    "part_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="zones",
                        to="networks.workingarea",
                    ),
                ),
            ],
            options={"ordering": ["name"]},
        ),
        migrations.RemoveConstraint("figure", "figure_once"),
        migrations.RenameField("figure", "source", "credit"),
        migrations.AddField("figure", "level", models.CharField(blank=True, default="", max_length=15)),
        migrations.AddField("figure", "period", models.CharField(default="", max_length=12)),
        migrations.AddField("figure", "missing", models.CharField(blank=True, default="", max_length=15)),
        migrations.AddField("figure", "version", models.PositiveSmallIntegerField(default=1)),
        migrations.AddField("figure", "replaced_at", models.DateTimeField(null=True)),
        *[
            migrations.AddField(
                "figure",
                name,
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name=back, to=f"networks.{to}"
                ),
            )
            for name, back, to in (
                ("source", "+", "figuresource"),
                ("run", "figures", "figureimport"),
                ("replaced_by", "replaced", "figureimport"),
            )
        ],
        migrations.RunPython(give_sources, migrations.RunPython.noop),
    ]
