from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("voice", "0008_what_nobody_reads")]

    operations = [
        migrations.AddField(model_name="signal", name="wants_answer", field=models.BooleanField(default=True)),
    ]
