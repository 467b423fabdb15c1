from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("voice", "0003_answers")]

    operations = [
        migrations.RemoveConstraint(model_name="debrief", name="debrief_once_a_point"),
        migrations.AddConstraint(
            model_name="debrief",
            constraint=models.UniqueConstraint(fields=["point", "group"], name="debrief_once_a_group"),
        ),
        migrations.AddConstraint(
            model_name="debrief",
            constraint=models.UniqueConstraint(
                condition=Q(group=None), fields=["point"], name="debrief_once_without_group"
            ),
        ),
    ]
