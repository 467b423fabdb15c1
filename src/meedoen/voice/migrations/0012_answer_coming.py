from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("voice", "0011_lists_of_groups")]

    operations = [migrations.AddField("answer", "coming", models.BooleanField(default=False))]
