from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("kernel", "0002_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Edition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("scope", models.CharField(blank=True, max_length=32)),
                ("shown", models.CharField(max_length=63)),
                ("mark", models.CharField(max_length=32)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("scope", "shown"), name="edition_once")],
            },
        ),
    ]
