"""The columns of before go, and the database keeps the rules of figures and working areas."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("networks", "0009_figures_with_versions")]

    operations = [
        migrations.RemoveField("figure", "credit"),
        migrations.RemoveField("figure", "licence"),
        migrations.AlterField(
            "figure",
            "source",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="networks.figuresource"
            ),
        ),
        migrations.AlterField("figure", "unit", models.CharField(blank=True, max_length=40)),
        migrations.AlterField(
            "figure", "value", models.DecimalField(decimal_places=4, max_digits=18, null=True)
        ),
        migrations.AlterField(
            model_name='figure',
            name='level',
            field=models.CharField(blank=True, choices=[('municipality', 'Gemeente'), ('village', 'Dorp of deelgemeente'), ('neighbourhood', 'Buurt of wijk'), ('sector', 'Statistische sector')], max_length=15),
        ),
        migrations.AlterField(
            model_name='figure',
            name='missing',
            field=models.CharField(blank=True, choices=[('unknown', 'niet bekend'), ('hidden', 'verborgen door de bron'), ('not_applicable', 'kan hier niet voorkomen'), ('empty', 'niets gemeld')], max_length=15),
        ),
        migrations.AlterField(
            model_name='figure',
            name='period',
            field=models.CharField(max_length=12),
        ),
        migrations.AlterField(
            model_name='indicator',
            name='basis',
            field=models.CharField(choices=[('register', 'telling van iedereen'), ('sample', 'bevraging van een deel')], default='register', max_length=10),
        ),
        migrations.AlterField(
            model_name='indicator',
            name='kind',
            field=models.CharField(choices=[('count', 'Aantal'), ('share', 'Aandeel'), ('amount', 'Bedrag'), ('mean', 'Gemiddelde')], default='count', max_length=10, verbose_name='soort'),
        ),
        migrations.AlterField(
            model_name='indicator',
            name='theme',
            field=models.CharField(choices=[('population', 'Wie woont er'), ('households', 'Gezinnen'), ('focus', 'Wie extra aandacht vraagt'), ('income', 'Inkomen'), ('housing', 'Wonen'), ('other', 'Andere cijfers')], default='other', max_length=12, verbose_name='thema'),
        ),
        migrations.AddIndex(
            model_name='figure',
            index=models.Index(fields=['network', 'indicator'], name='figure_of_indicator'),
        ),
        migrations.AddConstraint(
            model_name='figure',
            constraint=models.UniqueConstraint(condition=models.Q(('replaced_at', None)), fields=('network', 'area_code', 'indicator', 'period'), name='figure_one_in_use'),
        ),
        migrations.AddConstraint(
            model_name='figure',
            constraint=models.CheckConstraint(condition=models.Q(('value', None), ('missing', ''), _connector='XOR'), name='figure_value_or_reason'),
        ),
        migrations.AddConstraint(
            model_name='figuresource',
            constraint=models.UniqueConstraint(fields=('network', 'credit', 'licence'), name='figure_source_once'),
        ),
        migrations.AddConstraint(
            model_name='indicator',
            constraint=models.UniqueConstraint(fields=('network', 'code'), name='indicator_once'),
        ),
        migrations.AddConstraint(
            model_name='workingarea',
            constraint=models.UniqueConstraint(fields=('network', 'name'), name='working_area_one_name'),
        ),
        migrations.AddConstraint(
            model_name='workingarea',
            constraint=models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='working_area_ends_after_it_begins'),
        ),
    ]
