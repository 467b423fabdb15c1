"""``python -m bench.served [ACTIVITIES]``: pages over HTTP, the processor time of the whole server, beside the floor.

As ``performance.md`` defines its figures (row 3 of its targets): the product and the floor each behind the web server
that the product uses, one worker, the same flags, asked in turns in one run. Every page is another one, or has an
address that nobody asked before: it has to be made. For the API the bound is a number, of the issue or of a peer that
was measured on another day.
"""

import contextlib
import datetime
import http.client
import itertools
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from . import interface, world
from .floor import Floor, free_port, server_command, tree_cpu

ROUNDS, CALLS = 7, 400


class Served:
    """One server, and its processor time a page."""

    def __init__(self, process: subprocess.Popen, port: int) -> None:
        self._process = process
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        self.size = 0

    def get(self, address: str) -> None:
        self._connection.request("GET", address, headers={"Host": "127.0.0.1"})
        answer = self._connection.getresponse()
        self.size = len(answer.read())
        if answer.status != 200:
            raise RuntimeError(f"{address}: {answer.status}")

    def until_up(self, address: str) -> None:
        for _turn in range(300):
            try:
                return self.get(address)
            except OSError:
                self._connection.close()
                time.sleep(0.1)
        raise TimeoutError(f"no server answers {address}")

    def cpu(self, addresses: Iterator[str], times: int = CALLS) -> float:
        """Milliseconds of processor of the server and all that it started, a page."""
        begun = tree_cpu(self._process.pid)
        for _turn in range(times):
            self.get(next(addresses))
        return (tree_cpu(self._process.pid) - begun) * 1000 / times


@contextlib.contextmanager
def served(application: str, first: str, **how: object) -> Iterator[Served]:
    """``application`` behind the web server, until the block ends."""
    port = free_port()
    process = subprocess.Popen(server_command(application, port), stdout=subprocess.DEVNULL, **how)  # type: ignore[call-overload]
    try:
        found = Served(process, port)
        found.until_up(first)
        yield found
    finally:
        process.terminate()
        process.wait(20)


def main() -> int:
    if not (world.PEERS / "floor" / "app.py").exists():
        print("The peers' scripts are not beside this checkout (../shared/bench): nothing to compare with.")
        return 2
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory(prefix="meedoen-served-") as folder, contextlib.ExitStack() as stack:
        world.start(folder)
        world.create()
        from django.db import connections

        from .__main__ import machine

        network, _partner, _user, _sessions = world.fill("groot", count)
        others = _activities(network)
        interface.index(network)
        connections.close_all()
        print(f"{machine()}\n{count} activities, {ROUNDS} rounds of {CALLS}\n")
        floor = Floor(count)
        stack.callback(floor.close)
        bare = stack.enter_context(served("app:application", "/null/", **floor.server()))
        ours = stack.enter_context(
            served("meedoen.config.wsgi:application", "/groot/", cwd=Path(__file__).resolve().parents[1])
        )
        numbers = itertools.count(1)
        pages = {
            "one activity, another each time": (
                (f"/groot/a/{pk}/?x={next(numbers)}" for pk in itertools.cycle(others)),
                (f"/a/{at % count + 1}/" for at in itertools.count()),
                3.0,
            ),
            "public list, made": (
                (f"/groot/?x={at}" for at in itertools.count()),
                (f"/list/?x={at}" for at in itertools.count()),
                2.0,
            ),
        }
        print("| what | ours, CPU ms (bytes) | floor | ratio | asked | met |\n|---|---|---|---|---|---|")
        for what, (mine, its, asked) in pages.items():
            print(_row(what, ours, mine, bare, its, asked), flush=True)
        listed = "/api/v1/networks/groot/sessions"
        days = (datetime.date.today() + datetime.timedelta(days=at) for at in itertools.count(400))
        questions = interface.questions()
        api = {
            "API, 50 sessions with the places left": ((f"{listed}?limit=50&until={day}" for day in days), 66 / 15),
            "API, 200 questions (words, days, free)": ((f"{listed}?{said}&limit=20" for said in questions), 4.0),
        }
        for what, (mine, most) in api.items():
            print(_bounded(what, ours, mine, most), flush=True)
    return 0


def _bounded(what: str, ours: Served, mine: Iterator[str], most: float) -> str:
    ours.cpu(mine, 100)
    found = sorted(ours.cpu(mine) for _round in range(ROUNDS))
    here, met = statistics.median(found), "yes" if statistics.median(found) <= most else "**no**"
    return (
        f"| {what} | {here:.2f} ({ours.size / 1000:.0f} kB) | – | {found[0]:.2f} to {found[-1]:.2f} "
        f"| ≤ {most:.1f} ms | {met} |"
    )


def _activities(network: object) -> list[object]:
    from meedoen.activities.models import Session
    from meedoen.kernel import tenancy

    with tenancy.use_network(network.pk):  # type: ignore[attr-defined]
        return list(Session.objects.values_list("activity_id", flat=True)[:5000])


def _row(what: str, ours: Served, mine: Iterator[str], bare: Served, its: Iterator[str], asked: float) -> str:
    ours.cpu(mine, 100)
    bare.cpu(its, 100)
    found = [(ours.cpu(mine), bare.cpu(its)) for _round in range(ROUNDS)]
    here, there = (statistics.median(side) for side in zip(*found, strict=True))
    ratios = sorted(one / other for one, other in found)
    ratio = statistics.median(ratios)
    met = "yes" if ratio <= asked else "**no**"
    return (
        f"| {what} | {here:.2f} ({ours.size / 1000:.0f} kB) | {there:.2f} ({bare.size / 1000:.1f} kB) "
        f"| {ratio:.2f} × ({ratios[0]:.2f} to {ratios[-1]:.2f}) | ≤ {asked:.0f} × | {met} |"
    )


if __name__ == "__main__":
    sys.exit(main())
