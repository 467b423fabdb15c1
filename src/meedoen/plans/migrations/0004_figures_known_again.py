"""A figure behind a finding keeps the number that it was, so that a revision is seen."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("plans", "0003_surveys")]

    operations = [
        migrations.AddField(
            model_name="findingfigure",
            name="number",
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AlterField(
            model_name="findingfigure",
            name="source",
            field=models.CharField(blank=True, max_length=300),
        ),
    ]
