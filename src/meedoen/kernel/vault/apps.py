from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.utils.translation import gettext_lazy as _


def overwrite_deleted(sender, connection, **kwargs) -> None:
    """On SQLite, what is deleted is overwritten with zeros, not left in a free page: keys, words of people."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete=ON")


class VaultConfig(AppConfig):
    name = "meedoen.kernel.vault"
    label = "vault"
    verbose_name = _("Sleutelbewaring")

    def ready(self) -> None:
        from ..doors import beforehand
        from . import checks  # noqa: F401 - registers the system check
        from .spares import top_up

        beforehand(top_up)
        connection_created.connect(overwrite_deleted, dispatch_uid="meedoen.vault.overwrite")
