"""The search hears of places and partners that change, and of a database that was just brought up to date."""

from typing import Any

from django.apps import apps
from django.db.models.signals import post_migrate

from meedoen.kernel import search

from .services import searching


def connect() -> None:
    """Called once at start-up."""
    search.on_change("networks.Place", searching.follow_place)
    search.on_change("networks.Organisation", searching.follow_organisation)
    post_migrate.connect(_migrated, sender=apps.get_app_config("activities"), dispatch_uid="meedoen.search")


def _migrated(using: str, **kwargs: Any) -> None:
    """A database that was not indexed yet, or with an older edition of the analysis: also one that was restored."""
    if using == "default" and kwargs.get("apps") is not None and _complete(kwargs["apps"]):
        searching.rebuild_old()


def _complete(state: Any) -> bool:
    """False while somebody migrates to an older form on purpose: the tables are not those of this code then."""
    try:
        found = {field.name for field in state.get_model("activities", "Finding")._meta.concrete_fields}
    except LookupError:
        return False
    return found == {field.name for field in apps.get_model("activities", "Finding")._meta.concrete_fields}
