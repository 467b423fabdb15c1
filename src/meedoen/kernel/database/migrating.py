"""Bringing one database to its newest form. In the key store only the key store has steps to take.

Django would walk through the steps of every other part there too, and write none of their tables: ten seconds.
"""

from django.core.management import call_command
from django.db import connections, router
from django.db.migrations.executor import MigrationExecutor

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
    call_command("migrate", *alone, database=alias, verbosity=0, interactive=False)
