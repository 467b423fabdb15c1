from django.db import migrations

GONE = (
    ("group", "started_on"),
    ("trajectory", "started_on"),
    ("quickwin", "group"),
    ("quickwin", "pictogram"),
    ("policycheck", "asked_by_id"),
    ("promise", "owner_id"),
    ("round", "heard_count"),
    ("statement", "point"),
    ("thresholdrow", "meeting"),
    ("thresholdrow", "bundle"),
)


class Migration(migrations.Migration):
    dependencies = [("voice", "0007_fields_nothing_reads")]

    operations = [migrations.RemoveField(model_name=model, name=name) for model, name in GONE]
