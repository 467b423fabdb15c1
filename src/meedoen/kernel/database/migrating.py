"""Bringing one database to its newest form. In the key store only the key store has steps to take.

Django would walk through the steps of every other part there too, and write none of their tables: ten seconds.
"""

from collections.abc import Callable, Iterator
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
    """In here a new table, field, index or constraint does not make Django draw every table again that is tied to it.

    Everything here is tied to the network, so that one more index drew a hundred tables: two thirds of the time that
    a new installation took. Nothing is tied to a table that did not exist yet, and an index ties nothing. A table of
    which a field comes, goes or changes is drawn again alone: those tied to it keep the name that they know, which is
    all that their own statements need. A step in Python draws everything before it looks, as Django has it. What the
    databases look like afterwards is compared in ``tests/kernel/test_migrating.py`` (whole in ``make deep``).
    It leans on the inside of Django 5.2 (ADR 0015).
    """
    added, appended = ProjectState.add_model, ProjectState._append_option  # type: ignore[attr-defined]
    put, taken, reloaded = ProjectState.add_field, ProjectState.remove_field, ProjectState.reload_model

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

    def reload_model(self: ProjectState, app_label: str, model_name: str, delay: bool = False) -> None:
        if delay and "apps" in self.__dict__ and not _grows_on(self, f"{app_label}.{model_name}"):
            _draw(self, app_label, model_name)
        else:
            reloaded(self, app_label, model_name, delay)

    ProjectState.add_model, ProjectState._append_option = add_model, append_option  # type: ignore[attr-defined,method-assign]
    ProjectState.add_field, ProjectState.remove_field = _alone(put), _alone(taken)  # type: ignore[method-assign]
    ProjectState.reload_model = reload_model  # type: ignore[method-assign]
    try:
        yield
    finally:
        ProjectState.add_model, ProjectState._append_option = added, appended  # type: ignore[attr-defined,method-assign]
        ProjectState.add_field, ProjectState.remove_field = put, taken  # type: ignore[method-assign]
        ProjectState.reload_model = reloaded  # type: ignore[method-assign]


def _alone(change: Callable[..., None]) -> Callable[..., None]:
    """The same change, after which this one table is drawn again."""

    def changed(self: ProjectState, app_label: str, model_name: str, *arguments: object, **named: object) -> None:
        if "apps" not in self.__dict__ or _grows_on(self, f"{app_label}.{model_name}"):
            change(self, app_label, model_name, *arguments, **named)
            return
        apps = self.__dict__.pop("apps")
        change(self, app_label, model_name, *arguments, **named)
        self.__dict__["apps"] = apps
        _draw(self, app_label, model_name)

    return changed


def _draw(state: ProjectState, app_label: str, model_name: str) -> None:
    """Draw one table again; a step in Python draws the others before it begins."""
    state.is_delayed = True
    state._reload({(app_label, model_name)})  # type: ignore[attr-defined]


def _stands(state: ProjectState, app_label: str, model_name: str) -> bool:
    """Whether this table is drawn already."""
    return model_name in state.apps.all_models.get(app_label, {})


def _grows_on(state: ProjectState, label: str) -> bool:
    """Whether another table takes its fields from this one."""
    return any(label in state_of.bases for state_of in state.models.values())
