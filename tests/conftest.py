"""What every test may count on: both databases, the networks ``noord`` and ``zuid``, figures for ``goals.json``.

``MEEDOEN_TEST_DB`` chooses the database; for PostgreSQL run ``python -m tools.testing.postgres pytest …``.
"""

import gc
import json
import os
from pathlib import Path

import hypothesis
import pytest
import time_machine
from django.utils import timezone

from meedoen.cli.assets import compile_translations
from tests.sampling import DEEP
from tests.scratch import migrated_names, own_server, scratch_databases

__all__ = ["migrated_names", "own_server", "scratch_databases"]

# No test is timed: a busy machine must not make one fail. The long run tries as many examples as Hypothesis proposes.
hypothesis.settings.register_profile(
    "untimed",
    deadline=None,
    max_examples=100 if DEEP else 30,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("untimed")

DATABASES = ["default", "keys"]
DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "django_db_reset_sequences"}
ELSEWHERE = pytest.StashKey[int]()
TRANSACTIONAL = {"transactional_db", "live_server", "django_db_reset_sequences"}


def pytest_configure(config):
    compile_translations(Path(__file__).resolve().parents[1] / "src" / "meedoen" / "locale")
    asked = os.environ.get("MEEDOEN_TEST_DB", "sqlite")
    if asked == "postgres" and not os.environ.get("DATABASE_URL"):
        raise pytest.UsageError("PostgreSQL: python -m tools.testing.postgres pytest …")


def pytest_collection_finish():
    """What is loaded by now stays: nothing gains by walking through all of it again for every few hundred objects."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def pytest_sessionfinish(session):
    """Each worker tells how many of its tests run with the other database alone."""
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["elsewhere"] = session.config.stash.get(ELSEWHERE, 0)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node):
    node.config.stash[ELSEWHERE] = getattr(node, "workeroutput", {}).get("elsewhere", 0)


def pytest_terminal_summary(terminalreporter, config):
    if found := config.stash.get(ELSEWHERE, 0):
        terminalreporter.line(f"{found} tests hang on no database: they run once, with SQLite")


def _walks_unsaid(item):
    """A browser keeps a loop running in its process, in which Django refuses its database: it needs its own run."""
    return "playwright" in getattr(item, "fixturenames", ()) and item.get_closest_marker("journey") is None


def _uses_database(item):
    used = {*DATABASE_FIXTURES, "django_db_setup"} & set(getattr(item, "fixturenames", ()))
    return bool(used or item.get_closest_marker("django_db") or item.get_closest_marker("postgresql"))


def _once(item):
    return item.get_closest_marker("once") is not None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config, items):
    """Every database test opens the key store too, without having to say so; each database gets its own tests.

    What uses no database runs once, with SQLite, and so does what says ``once``; with PostgreSQL it is left out and
    counted.
    """
    if unsaid := sorted({item.nodeid.split("::")[0] for item in items if _walks_unsaid(item)}):
        raise pytest.UsageError(f"a test with a browser is marked journey: {', '.join(unsaid)}")
    if os.environ.get("MEEDOEN_TEST_DB", "sqlite") == "postgres":
        elsewhere = [item for item in items if not _uses_database(item) or (_once(item) and not DEEP)]
        config.stash[ELSEWHERE] = len(elsewhere)
    else:
        elsewhere = [item for item in items if item.get_closest_marker("postgresql")]
    left_out = set(elsewhere)
    items[:] = [item for item in items if item not in left_out]
    config.hook.pytest_deselected(items=elsewhere)
    for item in items:
        marker = item.get_closest_marker("django_db")
        used = DATABASE_FIXTURES & set(getattr(item, "fixturenames", ()))
        if marker is None and not used:
            continue
        asked = dict(marker.kwargs) if marker else {}
        asked.setdefault("transaction", bool(TRANSACTIONAL & used))
        item.add_marker(pytest.mark.django_db(**{**asked, "databases": DATABASES}), append=False)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request, tmp_path_factory, django_db_modify_db_settings_parallel_suffix):
    """A browser and the test look at the same SQLite through two connections: that needs a file, not memory."""
    from django.conf import settings

    if os.environ.get("MEEDOEN_TEST_DB", "sqlite") != "sqlite" or "not journey" in request.config.option.markexpr:
        return
    if any(item.get_closest_marker("journey") for item in request.session.items):
        folder = tmp_path_factory.mktemp("databases")
        for alias in DATABASES:
            settings.DATABASES[alias]["TEST"]["NAME"] = str(folder / f"{alias}.sqlite3")


@pytest.fixture(scope="session", autouse=True)
def _migrated_once(request):
    """A run makes its databases from the copy that an earlier run left."""
    from tests import migrated

    with migrated.from_a_copy(request.config.cache.mkdir("migrated")):
        yield


@pytest.fixture(scope="session")
def django_db_setup(_migrated_once, django_db_setup):
    """As it is, after the copy stands ready."""


@pytest.fixture(autouse=True)
def two_networks(request):
    """In every database test ``noord`` and ``zuid`` are there, so that something can leak."""
    if request.node.get_closest_marker("django_db") is None:
        return {}
    request.getfixturevalue("db")
    from meedoen.networks import identity
    from tests.factories import make_network

    identity.forget_known()
    return {slug: make_network(slug) for slug in ("noord", "zuid")}


@pytest.fixture
def by_day():
    """What is charged in the night waits for somebody to look (a sign of fraud): with this it is always day."""
    now = timezone.localtime()
    with time_machine.travel(now.replace(hour=12) if now.hour < 8 else now, tick=True):
        yield


@pytest.fixture
def goal(request):
    """``goal("G7", value, n=1000, seed=3)``: a figure for ``goals.json`` (``make deep`` collects them)."""
    lines = os.environ.get("MEEDOEN_GOALS_FILE")

    def record(identity: str, value: float, *, n: int, seed: int | None = None) -> None:
        entry = {"id": identity, "value": value, "n": n, "seed": seed, "test": request.node.nodeid}
        if lines:
            with Path(lines).open("a") as file:
                file.write(json.dumps(entry) + "\n")
        else:
            print(f"{identity} = {value} (N={n}, seed={seed})")

    return record


@pytest.fixture
def noord(db, two_networks):
    """The first of the two networks that stand in every database test."""
    return two_networks["noord"]


@pytest.fixture
def zuid(db, two_networks):
    """The second network: what it holds must never show in the first."""
    return two_networks["zuid"]


@pytest.fixture
def in_noord(noord, zuid):
    """Noord is named while the test runs; zuid stands beside it."""
    from meedoen.kernel import tenancy

    with tenancy.use_network(noord.pk):
        yield noord


@pytest.fixture(scope="session", autouse=True)
def _flush_may_empty_tables():
    """Emptying the tables after tests with real commits is no write of the product; it outlives every fixture."""
    from django.core.management.commands import flush
    from django.db import connections

    from meedoen.kernel import guard
    from meedoen.kernel.database import append_only

    handle = flush.Command.handle

    def emptying(self, **options):
        alias = options["database"]
        connection = connections[alias]
        wrappers, connection.execute_wrappers = connection.execute_wrappers, []
        try:
            with append_only.lifted(guard.growing_tables(), "emptying the tables after a test", alias):
                return handle(self, **options)
        finally:
            connection.execute_wrappers = wrappers

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flush.Command, "handle", emptying)
        yield
