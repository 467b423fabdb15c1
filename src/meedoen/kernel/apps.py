from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


def _walls(sender, using, **kwargs):
    """After each migration: row-level security on every table that has a network (PostgreSQL only), and triggers."""
    from django.apps import apps

    from . import guard
    from .database import append_only, rls
    from .tenancy import Tenant

    tables = {}
    for model in apps.get_models(include_auto_created=True):
        if issubclass(model, Tenant):
            tables[model._meta.db_table] = "network_id"
        elif column := getattr(model, "network_column", None):
            tables[model._meta.db_table] = column
    rls.apply_policies(tables, using)
    append_only.apply(guard.growing_tables(), using)


class KernelConfig(AppConfig):
    name = "meedoen.kernel"
    label = "kernel"

    def ready(self):
        from . import editions, guard, nightly
        from .messages import sending, telling
        from .privacy import erasure, exports

        guard.start()
        for label in (
            "AuditHead",
            "AuditCheckpoint",
            "Device",
            "AuditEntry",
            "AuditSubject",
            "Receipt",
            "Job",
            "Message",
            "User",
            "Edition",
        ):
            editions.off_the_site(f"kernel.{label}", "the log, the queue and accounts are for the staff")
        erasure.register("kernel", sending.forget)
        exports.register("kernel", telling.tell, title=_("Berichten"), model="kernel.Message")
        nightly.register()
        post_migrate.connect(_walls, sender=self, dispatch_uid="meedoen.walls")
