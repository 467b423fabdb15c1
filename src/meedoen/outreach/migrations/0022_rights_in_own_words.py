"""What a network itself says of a right on the list."""

import django.db.models.deletion
import meedoen.kernel.identifiers
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('networks', '0006_area_label_point'),
        ('outreach', '0021_visits_found_fast'),
    ]

    operations = [
        migrations.CreateModel(
            name='RightText',
            fields=[
                ('id', models.UUIDField(default=meedoen.kernel.identifiers.new_id, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=40)),
                ('what', models.CharField(max_length=200)),
                ('where', models.CharField(max_length=200)),
                ('source', models.CharField(blank=True, max_length=200)),
                ('checked_on', models.DateField()),
                ('situations', models.JSONField(default=list)),
                ('network', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='networks.network')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('network', 'code'), name='right_text_once')],
            },
        ),
    ]
