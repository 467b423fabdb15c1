"""Bringing one database to its newest form. In the key store only the key store has steps to take.

Django would walk through the steps of every other part there too, and write none of their tables: ten seconds.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db import connections, router
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ModelState, ProjectState

Step = tuple[str, str]


def ends(executor: MigrationExecutor) -> list[Step]:
    """The last step of every part whose tables may stand in this database."""
    alias = executor.connection.alias
    return [step for step in executor.loader.graph.leaf_nodes() if router.allow_migrate(alias, step[0])]


def missing(alias: str) -> int:
    """How many steps this database still has to take."""
    executor = MigrationExecutor(connections[alias])
    return len(executor.migration_plan(ends(executor)))


def bring_up_to_date(alias: str) -> None:
    """Take the steps that are missing."""
    parts = {part for part, _name in ends(MigrationExecutor(connections[alias]))}
    alone = parts if len(parts) == 1 else ()
    with nothing_drawn_twice():
        call_command("migrate", *alone, database=alias, verbosity=0, interactive=False)


@contextmanager
def nothing_drawn_twice() -> Iterator[None]:
    """In here a new table, index or constraint does not make Django draw every table again that is tied to it.

    Everything here is tied to the network, so that one more index drew a hundred tables: two thirds of the time that
    a new installation took. Nothing is tied to a table that did not exist yet, and an index ties nothing. What the
    databases look like afterwards is compared in ``tests/kernel/test_migrating.py`` (whole in ``make deep``).
    It leans on the inside of Django 5.2 (ADR 0015).
    """
    added, appended = ProjectState.add_model, ProjectState._append_option  # type: ignore[attr-defined]

    def add_model(self: ProjectState, model_state: ModelState) -> None:
        if "apps" not in self.__dict__ or _stands(self, model_state.app_label, model_state.name_lower):
            added(self, model_state)
            return
        apps = self.__dict__.pop("apps")
        added(self, model_state)
        self.__dict__["apps"] = apps
        apps.render_multiple([model_state])

    def append_option(self: ProjectState, app_label: str, model_name: str, option_name: str, obj: object) -> None:
        if "apps" not in self.__dict__ or not _stands(self, app_label, model_name):
            appended(self, app_label, model_name, option_name, obj)
            return
        apps = self.__dict__.pop("apps")
        appended(self, app_label, model_name, option_name, obj)
        self.__dict__["apps"] = apps
        options = apps.get_model(app_label, model_name)._meta
        setattr(options, option_name, [*getattr(options, option_name), obj])

    ProjectState.add_model, ProjectState._append_option = add_model, append_option  # type: ignore[attr-defined,method-assign]
    try:
        yield
    finally:
        ProjectState.add_model, ProjectState._append_option = added, appended  # type: ignore[attr-defined,method-assign]


def _stands(state: ProjectState, app_label: str, model_name: str) -> bool:
    """Whether this table is drawn already."""
    return model_name in state.apps.all_models.get(app_label, {})
