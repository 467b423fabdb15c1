"""A warning at start when others on the machine can read the master keys."""

import stat

from django.core.checks import Warning as Advice
from django.core.checks import register

from . import master


@register
def master_key_is_private(app_configs, **kwargs):
    """W001 when the file of master keys is readable for group or others."""
    file = master.path()
    if not file.exists() or not file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        return []
    return [Advice(f"{file.name}: mode 0600 expected", hint=f"chmod 600 {file}", id="vault.W001")]
