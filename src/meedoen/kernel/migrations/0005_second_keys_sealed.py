"""The secrets of second keys that stood in the clear are sealed with a key of the vault."""

from django.db import migrations

from meedoen.kernel.accounts import sealing


def seal(apps, schema_editor):
    """Every secret once; a database without second keys asks nothing of the key store."""
    keys = apps.get_model("mfa", "Authenticator").objects.using(schema_editor.connection.alias)
    for key in keys.filter(type__in=("totp", "recovery_codes")):
        key.data = sealing.seal_data(key.data)
        key.save(update_fields=["data"])


class Migration(migrations.Migration):
    dependencies = [("kernel", "0004_messages_that_arrive"), ("mfa", "0003_authenticator_type_uniq")]
    operations = [migrations.RunPython(seal, migrations.RunPython.noop)]
