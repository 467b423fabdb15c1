"""Where the name of an area stands on a map; areas that are there already get it at the next loading."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("networks", "0005_api_key")]
    operations = [migrations.AddField("area", "label_point", models.JSONField(default=list))]
