"""``python -m bench.ledger [SECONDS]``: spending through the service, exact and capped, beside a bare ledger.

On SQLite beside ``../shared/bench/ledger/sqlite_spend.py`` (same durability: ``synchronous=FULL``); on PostgreSQL
(``python -m tools.testing.postgres python -m bench.ledger``) beside pgbench with its one statement. Each spending
of ours passes the door, has its idempotency key, its line with fund, basket and threshold, and its entry in the log.
"""

import importlib.util
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

from . import world

LEDGER = world.PEERS / "ledger"
WRITERS, BATCH, HOT_P95 = 8, 100, 50.0
CAP = 10**12


def main() -> int:
    if not LEDGER.exists():
        print("The peers' scripts are not beside this checkout (../shared/bench): nothing to compare with.")
        return 2
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 5.0
    with tempfile.TemporaryDirectory(prefix="meedoen-ledger-") as folder:
        world.start(folder)
        world.create()
        from django.db import connection

        from .__main__ import machine

        print(machine())
        scene = Scene()
        bare = _postgresql if connection.vendor == "postgresql" else _sqlite
        print("| what | ours | beside | ratio | asked | met |\n|---|---|---|---|---|---|", flush=True)
        _batches(scene, bare, folder, seconds)
        _hot(scene, bare, folder, seconds)
        _capped(scene, seconds)
    return 0


class Scene:
    """A network with a coordinator and as many funds as are asked for."""

    def __init__(self) -> None:
        from meedoen.kernel import tenancy
        from meedoen.kernel.actors import Actor
        from meedoen.kernel.guard import seeding
        from meedoen.networks.models import Network

        with seeding("benchmark"):
            self.network = Network.objects.create(slug="geld", name="geld").pk
        self.use, self.actor = tenancy.use_network, Actor.system(self.network, "bench")

    def pot(self, cents: int) -> uuid.UUID:
        import datetime

        from meedoen.budgets import public as budgets

        with self.use(self.network):
            return budgets.make_fund(
                self.actor, name=uuid.uuid4().hex, kind="own_contribution", funder="Bench",
                year=datetime.date.today().year, cents=cents,
            ).pk  # fmt: skip

    def exact(self, pot: uuid.UUID) -> bool:
        """The lines make the balance, their sum is zero, and nothing is overspent."""
        import datetime

        from meedoen.budgets.queries import funds

        with self.use(self.network):
            found = funds.ledger_of(self.actor, pot, today=datetime.date.today(), most=1)
        return found.totals.sound and found.pot.balance.free >= 0


Bare = Callable[[str, int, int, float], tuple[float, float]]


def _sqlite(folder: str, writers: int, batch: int, seconds: float) -> tuple[float, float]:
    """Spendings a second of the bare ledger on one hot budget, and its worst p95 in ms."""
    os.environ["PERF_DIR"] = folder
    spec = importlib.util.spec_from_file_location("sqlite_spend", LEDGER / "sqlite_spend.py")
    bare: Any = importlib.util.module_from_spec(spec)  # type: ignore[arg-type]
    spec.loader.exec_module(bare)  # type: ignore[union-attr]
    bare.S, path = seconds, Path(bare.P)
    for end in ("", "-wal", "-shm"):
        Path(f"{path}{end}").unlink(missing_ok=True)
    made = bare.con("FULL")
    made.executescript(
        "create table budget(id integer primary key, cap int, spent int default 0);"
        "create table ledger(id integer primary key, budget_id int, amount int, ts real)"
    )
    made.execute("insert into budget(id,cap) values(1,?)", (CAP,))
    answers: Any = multiprocessing.Queue()
    found = [multiprocessing.Process(target=bare.work, args=("FULL", 1, batch, at, answers)) for at in range(writers)]
    for process in found:
        process.start()
    told = [answers.get() for _process in found]
    return sum(one[0] for one in told) / seconds, max(one[2] for one in told)


def _postgresql(folder: str, writers: int, batch: int, seconds: float) -> tuple[float, float]:
    """Transactions a second of pgbench with one statement on one hot budget; its mean latency in ms."""
    from django.db import connections

    at = connections.settings["keys"]
    there = ["-h", at["HOST"], "-p", str(at["PORT"]), "-U", at["USER"]]
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1]
    sql = (
        "drop table if exists ledger, budget; "
        "create table budget(id int primary key, cap bigint, spent bigint default 0) with (fillfactor=50); "
        "create table ledger(id bigserial primary key, budget_id int, amount int, ts timestamptz);"
        f"insert into budget(id,cap) values (1,{CAP})"
    )
    subprocess.run([str(programs / "psql"), "-q", *there, "-d", at["NAME"], "-c", sql], check=True, capture_output=True)
    command = [str(programs / "pgbench"), "-n", "-M", "prepared", "-c", str(writers), "-j", "2", "-T",
               str(round(seconds)), "-D", "budgets=1", "-f", str(LEDGER / "spend.sql"), *there, at["NAME"]]  # fmt: skip
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    tps = next(float(line.split()[2]) for line in said if line.startswith("tps"))
    mean = next(float(line.split()[3]) for line in said if line.startswith("latency average"))
    return tps, mean


def _batches(scene: Scene, bare: Bare, folder: str, seconds: float) -> None:
    import datetime

    from meedoen.budgets import public as budgets
    from meedoen.kernel.access import Action, roles
    from meedoen.kernel.actors import Actor, Role
    from meedoen.kernel.doors import command

    settle_action = Action(name="bench.settle", label="bench", roles=roles(Role.SYSTEM), purpose="bench")

    @command(settle_action)
    def settle(actor: Actor, pot: uuid.UUID, lines: list) -> Any:
        return budgets.spend_all(actor, pot, lines)

    about = budgets.About(on=datetime.date.today(), what="kamp", basket="participation_cost", threshold="affordable")
    beside, _p95 = bare(folder, 1, BATCH, seconds)
    for size in (BATCH, 250, 2000):
        pot, number, begun = scene.pot(CAP), 0, time.perf_counter()
        name = pot.hex
        with scene.use(scene.network):
            while time.perf_counter() - begun < seconds:
                lines = [budgets.Line(f"{name}:{at}", 1 + at % 20, about) for at in range(number, number + size)]
                settle(scene.actor, pot, lines)
                number += size
        ours = number / (time.perf_counter() - begun)
        ratio = ours / beside
        print(
            f"| batches of {size}, one writer | {ours:.0f} spends/s, exact: {_word(scene.exact(pot))} "
            f"| bare, batches of {BATCH}: {beside:.0f} | {ratio:.2f} × | ≥ 0.5 × "
            f"| {'yes' if ratio >= 0.5 else '**no**'} |",
            flush=True,
        )


def _spender(network: uuid.UUID, pot: uuid.UUID, seconds: float, answers: Any) -> None:
    """One process that spends on a hot budget through the service; tells how often, and how long each took."""
    import datetime

    from django.db import connections

    from meedoen.budgets import public as budgets
    from meedoen.kernel import tenancy
    from meedoen.kernel.actors import Actor
    from meedoen.kernel.refusals import Refused

    connections.close_all()
    actor, today, took, refused = Actor.system(network, "bench"), datetime.date.today(), [], 0
    with tenancy.use_network(network):
        end = time.perf_counter() + seconds
        while time.perf_counter() < end and refused < 20:
            begun = time.perf_counter()
            try:
                said = {"what": "kamp", "on": today, "basket": "participation_cost", "threshold": "affordable"}
                budgets.note_expense(actor, pot, cents=7, **said)
                took.append(time.perf_counter() - begun)
            except Refused:
                refused += 1
    answers.put((sorted(took), refused))


def _spend(scene: Scene, pot: uuid.UUID, writers: int, seconds: float, *, kill: bool = False) -> list:
    from django.db import connections

    connections.close_all()
    answers: Any = multiprocessing.Queue()
    given = (scene.network, pot, seconds, answers)
    found = [multiprocessing.Process(target=_spender, args=given) for _writer in range(writers)]
    for process in found:
        process.start()
    if kill:
        time.sleep(seconds / 2)
        found[0].kill()
    told = [answers.get() for _process in found[1 if kill else 0 :]]
    for process in found:
        process.join()
    return told


def _hot(scene: Scene, bare: Bare, folder: str, seconds: float) -> None:
    for writers in (1, WRITERS):
        beside, beside_p95 = bare(folder, writers, 1, seconds)
        pot = scene.pot(CAP)
        told = _spend(scene, pot, writers, seconds)
        took = sorted(one for times, _refused in told for one in times)
        p50, p95, slowest = (took[int(len(took) * at)] * 1e3 for at in (0.5, 0.95, 0.9999))
        least, most = min(len(times) for times, _refused in told), max(len(times) for times, _refused in told)
        asked = f"p95 ≤ {HOT_P95:.0f} ms, none starved" if writers > 1 else "–"
        met = p95 <= HOT_P95 and least * 2 >= most and scene.exact(pot)
        print(
            f"| interactive, {writers} writers, one hot budget | {len(took) / seconds:.0f} spends/s, p50 {p50:.1f}, "
            f"p95 {p95:.1f}, slowest {slowest:.0f} ms, {least} to {most} each, exact: {_word(scene.exact(pot))} "
            f"| bare: {beside:.0f} spends/s, {beside_p95:.1f} ms | {len(took) / seconds / beside:.2f} × | {asked} | "
            f"{('yes' if met else '**no**') if writers > 1 else '–'} |",
            flush=True,
        )


def _capped(scene: Scene, seconds: float) -> None:
    for kill in (False, True):
        pot = scene.pot(7 * 200 + 3)
        _spend(scene, pot, WRITERS, max(seconds, 30.0) if not kill else 3.0, kill=kill)
        if kill:
            _spend(scene, pot, WRITERS, 30.0)
        from meedoen.budgets.models import FundYear

        with scene.use(scene.network):
            row = FundYear.objects.get(pk=pot)
        over = max(0, -row.balance.free)
        met = over == 0 and row.paid == 1400 and scene.exact(pot)
        name = "after kill -9 of one of them" if kill else "until it is empty"
        print(
            f"| {WRITERS} writers on a cap of € 14,03, {name} | € {row.paid / 100:.2f} spent, € {over / 100:.2f} over, "
            f"exact: {_word(scene.exact(pot))} | – | – | 0.00 over | {'yes' if met else '**no**'} |",
            flush=True,
        )


def _word(good: bool) -> str:
    return "yes" if good else "NO"


if __name__ == "__main__":
    sys.exit(main())
