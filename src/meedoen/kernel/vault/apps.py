from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.utils.translation import gettext_lazy as _

from .router import ALIAS


def overwrite_deleted(sender, connection, **kwargs) -> None:
    """On SQLite, a deleted key is overwritten with zeros instead of left in a free page."""
    if connection.alias == ALIAS and connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete=ON")


class VaultConfig(AppConfig):
    name = "meedoen.kernel.vault"
    label = "vault"
    verbose_name = _("Sleutelbewaring")

    def ready(self) -> None:
        from . import checks  # noqa: F401 - registers the system check

        connection_created.connect(overwrite_deleted, dispatch_uid="meedoen.vault.overwrite")
