"""The index beside a table of entries: FTS5 on SQLite, a GIN index on PostgreSQL. Here alone the two differ.

The index holds the words and the number of each entry, nothing else; triggers keep it in step, so that a bulk write, a
restore or a cascade cannot forget it. On PostgreSQL it is a table of its own, because row-level security would keep
the planner from using a GIN index (``@@`` is not leakproof). It has no wall and needs none: it is only ever read joined
with the entries, which have one, and the guard refuses writing it.
"""

from typing import Any

from django.db import connections

_SQLITE = (
    """CREATE VIRTUAL TABLE IF NOT EXISTS "{index}" USING fts5(
      words, content='{table}', content_rowid='id', detail=none, columnsize=0, tokenize='ascii')""",
    """CREATE TRIGGER IF NOT EXISTS "{index}_in" AFTER INSERT ON "{table}" BEGIN
      INSERT INTO "{index}"(rowid, words) VALUES (new.id, new.words); END""",
    """CREATE TRIGGER IF NOT EXISTS "{index}_out" AFTER DELETE ON "{table}" BEGIN
      INSERT INTO "{index}"("{index}", rowid, words) VALUES ('delete', old.id, old.words); END""",
    """CREATE TRIGGER IF NOT EXISTS "{index}_new" AFTER UPDATE OF id, words ON "{table}" BEGIN
      INSERT INTO "{index}"("{index}", rowid, words) VALUES ('delete', old.id, old.words);
      INSERT INTO "{index}"(rowid, words) VALUES (new.id, new.words); END""",
)
_POSTGRESQL = (
    'CREATE TABLE IF NOT EXISTS "{index}" (id bigint PRIMARY KEY, terms tsvector NOT NULL)',
    'CREATE INDEX IF NOT EXISTS "{index}_terms" ON "{index}" USING gin (terms)',
    """CREATE OR REPLACE FUNCTION "{index}_step"() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'TRUNCATE' THEN TRUNCATE "{index}"; RETURN NULL; END IF;
      IF TG_OP <> 'INSERT' THEN DELETE FROM "{index}" WHERE id = OLD.id; END IF;
      IF TG_OP <> 'DELETE' THEN
        INSERT INTO "{index}" VALUES (NEW.id, array_to_tsvector(string_to_array(NEW.words, ' ')));
      END IF;
      RETURN NULL;
    END $$""",
    'DROP TRIGGER IF EXISTS "{index}_rows" ON "{table}"',
    """CREATE TRIGGER "{index}_rows" AFTER INSERT OR DELETE OR UPDATE OF id, words ON "{table}"
      FOR EACH ROW EXECUTE FUNCTION "{index}_step"()""",
    'DROP TRIGGER IF EXISTS "{index}_all" ON "{table}"',
    """CREATE TRIGGER "{index}_all" AFTER TRUNCATE ON "{table}"
      FOR EACH STATEMENT EXECUTE FUNCTION "{index}_step"()""",
)


def index_of(table: str) -> str:
    """The name of the index beside a table of entries."""
    return f"{table}_index"


def create(schema_editor: Any, table: str) -> None:
    """Put the index beside an empty table of entries. A migration that makes the table anew ends with this too."""
    statements = _SQLITE if schema_editor.connection.vendor == "sqlite" else _POSTGRESQL
    for statement in statements:
        schema_editor.execute(statement.format(index=index_of(table), table=table), params=None)


def drop(schema_editor: Any, table: str) -> None:
    """Take the index away again (a migration backwards); its triggers go with the table."""
    index = index_of(table)
    if schema_editor.connection.vendor == "sqlite":
        for name in ("in", "out", "new"):
            schema_editor.execute(f'DROP TRIGGER IF EXISTS "{index}_{name}"')
    else:
        schema_editor.execute(f'DROP FUNCTION IF EXISTS "{index}_step"() CASCADE')
    schema_editor.execute(f'DROP TABLE IF EXISTS "{index}"')


def matching(question: tuple[tuple[tuple[str, ...], ...], ...]) -> str:
    """The question in the language of the database: every word, in one of its ways, all terms of that way."""
    sqlite = connections["default"].vendor == "sqlite"
    quote, both, either = ('"', " AND ", " OR ") if sqlite else ("'", " & ", " | ")

    def all_of(terms: tuple[str, ...]) -> str:
        return "(" + both.join(f"{quote}{term}{quote}" for term in terms) + ")"

    return both.join("(" + either.join(map(all_of, ways)) + ")" for ways in question)


def reading(table: str, *, by_words: bool) -> tuple[str, str]:
    """The rows to read, and the condition of the words (one parameter); ``i`` is the index, ``e`` the entries."""
    if not by_words:
        return f'"{table}" e', ""
    index = index_of(table)
    if connections["default"].vendor == "sqlite":
        # CROSS JOIN is an order to SQLite: first the index, in order of time, then the entries one by one
        return f'"{index}" CROSS JOIN "{table}" e ON e.id = "{index}".rowid', f'"{index}" MATCH %s'
    return f'"{index}" i JOIN "{table}" e ON e.id = i.id', "i.terms @@ %s::tsquery"


def numbered(table: str, *, by_words: bool) -> str:
    """The column that holds the number, where the database looks first."""
    if not by_words:
        return "e.id"
    return f'"{index_of(table)}".rowid' if connections["default"].vendor == "sqlite" else "i.id"
