"""Forced row-level security on PostgreSQL: the second wall behind the refusing manager.

Each table with a ``network_id`` gets one policy: a row is there only for the network named in the session
setting ``meedoen.network``; without it the table is empty, also for the owner of the table (FORCE). The value
``*`` opens all networks; only ``tenancy.all_networks(reason)`` sets it. This is the one place that knows the
difference between the databases. On SQLite all of this does nothing.
"""

from django.db import connections

EVERY = "*"
_POLICY = """
ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS one_network ON "{table}";
CREATE POLICY one_network ON "{table}" USING (
  current_setting('meedoen.network', true) = '*' OR "{column}"::text = current_setting('meedoen.network', true)
);
"""


def is_postgresql(alias: str = "default") -> bool:
    return connections[alias].vendor == "postgresql"


def set_network(value: str, alias: str = "default") -> None:
    """Name the network for the statements that follow on this connection ('' = none, '*' = every)."""
    connection = connections[alias]
    if connection.vendor != "postgresql" or connection.needs_rollback:
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('meedoen.network', %s, false)", [value])


def apply_policies(tables: dict[str, str], alias: str = "default") -> None:
    """(Re)make the policy of each table; ``tables`` maps a table to its column that names the network."""
    connection = connections[alias]
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        present = set(connection.introspection.table_names(cursor))
        for table, column in sorted(tables.items()):
            if table in present:
                cursor.execute(_POLICY.format(table=table, column=column))
