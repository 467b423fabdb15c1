"""``python -m bench.searching [N]``: the search engine alone over N generated activities, beside tantivy, in one run.

The 200 questions of ``performance.md`` B: words, a circle, days, a price, an age; the answer is the number of hits and
the first twenty in order of time. Ours reads its own index (SQLite, or PostgreSQL when ``DATABASE_URL`` names one) with
the product's own analysis of words; tantivy has the words as they are and a box instead of the circle, so it has it
easier. Where others use the machine too, read the CPU columns: time waited for a processor is not in them.
"""

import contextlib
import datetime
import importlib.util
import io
import os
import sys
import tempfile
import time
import uuid
from collections.abc import Callable

from . import world

ROUNDS = 3
STEP = 1000


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 250_000
    with tempfile.TemporaryDirectory(prefix="meedoen-search-") as folder:
        world.start(folder)
        world.create()
        import gen

        questions = list(gen.queries(200))
        engines = {}
        ours, took = timed(lambda: Ours(count))
        engines["ours"] = ours
        loaded = {"ours": took}
        with contextlib.suppress(ImportError):
            theirs, took = timed(lambda: Tantivy(folder, count))
            engines["tantivy"], loaded["tantivy"] = theirs, took
        run(engines, questions, loaded, count)
    return 0


def timed(make: Callable) -> tuple:
    begun = time.perf_counter()
    return make(), time.perf_counter() - begun


def run(engines: dict, questions: list, loaded: dict, count: int) -> None:
    """Every engine the same questions in turn; the first round warms up and does not count."""
    waits: dict[str, list[float]] = {name: [] for name in engines}
    work: dict[str, list[float]] = {name: [] for name in engines}
    hits: dict[str, int] = {}
    for turn in range(ROUNDS + 1):
        for name in list(engines)[:: 1 if turn % 2 else -1]:
            found = 0
            for question in questions:
                begun, worked = time.perf_counter(), time.process_time()
                found += engines[name].ask(question)[0]
                if turn:
                    work[name].append((time.process_time() - worked) * 1000)
                    waits[name].append((time.perf_counter() - begun) * 1000)
            hits[name] = found
    print(f"{count} activities, {ROUNDS} rounds of {len(questions)} questions")
    print("| engine | load s | p50 ms | p95 ms | p50 CPU ms | p95 CPU ms | p99 CPU ms | mean CPU ms | hits |")
    print("|---|---|---|---|---|---|---|---|---|")
    for name in engines:
        p50, p95 = parts(waits[name], 0.5, 0.95)
        cells = [p50, p95, *parts(work[name], 0.5, 0.95, 0.99), sum(work[name]) / len(work[name])]
        print(f"| {name} | {loaded[name]:.0f} | {' | '.join(f'{cell:.2f}' for cell in cells)} | {hits[name]} |")


def parts(values: list[float], *shares: float) -> list[float]:
    """Percentiles."""
    ordered = sorted(values)
    return [ordered[int(len(ordered) * share)] for share in shares]


class Ours:
    """The product's table of entries, filled straight: the sessions themselves are not asked here."""

    def __init__(self, count: int):
        import gen
        from django.db import connection

        from meedoen.kernel import tenancy
        from meedoen.kernel.guard import seeding
        from meedoen.networks.models import Network

        with seeding("benchmark"):
            self.network = Network.objects.create(slug="groot", name="groot")
        tenancy.use_network(self.network.pk).__enter__()
        rows = []
        with seeding("benchmark"), connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute("PRAGMA foreign_keys = OFF")
            else:
                cursor.execute("ALTER TABLE activities_finding DROP CONSTRAINT IF EXISTS " + _foreign_key(cursor))
            for event in sorted(gen.events(count), key=lambda event: event["start"]):
                rows.append(self._entry(event))
                if len(rows) == STEP:
                    self._keep(rows)
                    rows = []
            self._keep(rows)
            if connection.vendor == "sqlite":
                cursor.execute("INSERT INTO activities_finding_index(activities_finding_index) VALUES ('optimize')")
            else:
                cursor.execute("ANALYZE activities_finding")
                cursor.execute("ANALYZE activities_finding_index")

    def _keep(self, rows: list) -> None:
        from django.db import transaction

        from meedoen.activities.models import Finding
        from meedoen.kernel import search

        for number, row in zip(search.numbers_for(self.network.pk, [at for at, _row in rows]), rows, strict=True):
            row[1].pk = number
        with transaction.atomic():
            Finding.objects.bulk_create([row for _at, row in sorted(rows, key=lambda one: one[1].pk)])

    def _entry(self, event: dict) -> tuple:
        from meedoen.activities.models import Finding
        from meedoen.kernel import search
        from meedoen.wording.public import search as words

        terms = words.terms_of([event["title"], event["text"]])
        terms.append(search.square(event["lat"], event["lon"]))
        return event["start"], Finding(
            network_id=self.network.pk,
            session_id=uuid.UUID(int=event["id"]),
            activity_id=uuid.UUID(int=event["id"]),
            words=" ".join(dict.fromkeys(terms)),
            price_cents=event["price"] * 100,
            age_min=event["min_age"],
            age_max=event["max_age"],
            latitude=event["lat"],
            longitude=event["lon"],
        )

    def ask(self, told: dict) -> tuple[int, list]:
        from meedoen.activities.models import Finding
        from meedoen.kernel import search
        from meedoen.wording.public import search as words

        filters = search.Filters(
            at_most=(("price_cents", told["max_price"] * 100),),
            between=(("age_min", "age_max", told["age"]),),
            circle=search.Circle(told["lat"], told["lon"], told["km"]),
        )
        ways = tuple(word.alternatives for word in words.read(told["text"]).words)
        question = search.Question(ways, since=told["t0"], until=told["t1"], filters=filters)
        found = search.found(Finding, self.network.pk, question, limit=None)
        return len(found), found[:20]


class Tantivy:
    """The engine of the peers' own script, loaded and asked as it is there."""

    def __init__(self, folder: str, count: int):
        import tantivy  # noqa: F401 absent: this engine is left out

        os.environ["PERF_DIR"] = folder
        before, sys.argv = sys.argv, ["search.py", str(count), "load"]
        spec = importlib.util.spec_from_file_location("peer_search", world.PEERS / "search" / "search.py")
        peer = importlib.util.module_from_spec(spec)
        with contextlib.redirect_stdout(io.StringIO()):
            spec.loader.exec_module(peer)
        sys.argv = before
        self._engine = peer.ENG["tantivy"]()
        self._engine.load()
        self._engine.open()

    def ask(self, told: dict) -> tuple[int, list]:
        return self._engine.ask(told)


def _foreign_key(cursor) -> str:
    cursor.execute(
        "SELECT conname FROM pg_constraint WHERE conrelid = 'activities_finding'::regclass AND contype = 'f' "
        "AND confrelid = 'activities_session'::regclass"
    )
    return cursor.fetchone()[0]


if __name__ == "__main__":
    print(datetime.date.today(), os.getloadavg())
    raise SystemExit(main())
