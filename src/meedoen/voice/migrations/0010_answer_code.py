from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("voice", "0009_no_answer_wanted")]

    operations = [
        migrations.AddField(
            model_name="signal", name="answer_code", field=models.CharField(blank=True, default="", max_length=8),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="signal",
            constraint=models.UniqueConstraint(
                condition=models.Q(("answer_code", ""), _negated=True),
                fields=("network", "answer_code"),
                name="signal_answer_code_once",
            ),
        ),
    ]
