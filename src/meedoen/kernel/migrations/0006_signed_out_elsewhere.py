"""How often somebody signed out everywhere else: a session of before does not count any more."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('kernel', '0005_second_keys_sealed'),
    ]

    operations = [
        migrations.AddField(
            model_name='user',
            name='signed_out_times',
            field=models.PositiveIntegerField(default=0),
        ),
    ]
