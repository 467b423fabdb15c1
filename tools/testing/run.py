"""``make test``: the suite on SQLite and on PostgreSQL, then the journeys in a browser. ``--deep``: grids whole.

The last line is ``N passed, N failed, N skipped`` over the three runs; the exit code is not 0 when anything
failed, and when no test ran. ``make deep`` also writes ``goals.json`` with what the fixture ``goal`` collected; with
``--only`` or paths it walks those grids and renews their figures.
"""

import argparse
import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from meedoen.cli.assets import compile_translations

from . import machine, postgres
from .trouble import Trouble

ROOT = Path(__file__).resolve().parents[2]
SUMMARY = ROOT / "test-results" / "summary.txt"
KEPT = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(ROOT / ".pytest_cache" / "d" / "bytecode")}
"""What Python works out of each module is kept, also where the machine says otherwise: each process needs it again."""

NO_TESTS = 5
SUITE = "not journey"
JOURNEYS = "journey"


@dataclass
class Tally:
    """What three runs brought together."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def add(self, counts: dict) -> None:
        self.passed += counts["passed"]
        self.failed += counts["failed"]
        self.skipped += counts["skipped"]

    @property
    def line(self) -> str:
        return f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"

    @property
    def exit_code(self) -> int:
        return 1 if self.failed or not self.passed else 0


def _markers(which: str, *, deep: bool) -> str:
    return which if deep else f"{which} and not deep"


def _files(which: str) -> list[str]:
    """Where to look: journeys stand in few files, which say so; everything else may be anywhere."""
    if which != JOURNEYS:
        return []
    tests = ROOT.glob("tests/**/test_*.py")
    return sorted(str(file.relative_to(ROOT)) for file in tests if "mark.journey" in file.read_text())


def _pytest(name: str, which: str, environment: dict[str, str], workers: int, args: argparse.Namespace) -> dict:
    """One run; its counts. A run that broke off counts as one failure more."""
    print(f"\n── {name} " + "─" * (60 - len(name)), flush=True)
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="meedoen-test-") as folder:
        counts_file = Path(folder) / "counts.json"
        command = [sys.executable, "-m", "pytest", "-p", "tools.testing.counting", "--counts", str(counts_file)]
        command += [
            "--output",
            str(SUMMARY.parent / "browser"),
            "-m",
            _markers(which, deep=args.deep),
            "-n",
            str(workers),
            "--dist",
            "worksteal",
        ]
        paths = args.paths or _files(which)
        more = {"MEEDOEN_VAR": folder, "MEEDOEN_DEEP": "1" if args.deep else "0", **KEPT, **environment}
        code = subprocess.run([*command, *paths], cwd=ROOT, env={**os.environ, **more}, check=False).returncode
        counts = {"passed": 0, "failed": 0, "skipped": 0, "reasons": []}
        if counts_file.exists():
            counts = json.loads(counts_file.read_text())
    if code not in (0, NO_TESTS) and not counts["failed"]:
        counts["failed"] = 1
    for reason in counts["reasons"]:
        print(f"   overgeslagen: {reason}")
    print(f"   {name}: {time.monotonic() - begun:.0f} s", flush=True)
    return counts


def _runs(args: argparse.Namespace, goals_file: Path) -> Tally:
    tally = Tally()
    goals = {"MEEDOEN_GOALS_FILE": str(goals_file)}
    sqlite = {"MEEDOEN_TEST_DB": "sqlite", "DATABASE_URL": "", "KEYS_DATABASE_URL": "", **goals}
    if "sqlite" in args.only:
        tally.add(_pytest("SQLite", SUITE, sqlite, 2, args))
    if "postgres" in args.only:
        with postgres.server() as address:
            tally.add(_pytest("PostgreSQL", SUITE, {**address, **goals}, 2, args))
    if "journeys" in args.only:
        browser = {"MEEDOEN_BROWSER": machine.browser() or "", "DJANGO_ALLOW_ASYNC_UNSAFE": "1"}
        tally.add(_pytest("Browser", JOURNEYS, {**sqlite, **browser}, 3, args))  # who walks waits now and then
    return tally


def _write_goals(lines: Path, minutes: float, *, whole: bool) -> None:
    """Each figure with the commit at which it was measured: a part of the grids renews its own figures alone."""
    file = ROOT / "goals.json"
    commit = subprocess.run(["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False)
    found = [json.loads(line) for line in lines.read_text().splitlines()] if lines.exists() else []
    at = commit.stdout.strip()
    new = {one["id"]: {"figure": one["value"], "n": one["n"], "seed": one["seed"], "commit": at} for one in found}
    kept = {} if whole or not file.exists() else json.loads(file.read_text())
    content = {"goals": dict(sorted({**kept.get("goals", {}), **new}.items()))}
    content["whole"] = {"commit": at, "minutes": round(minutes, 1)} if whole else kept.get("whole")
    file.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n")
    print(f"goals.json: {len(new)} cijfers van deze ronde, {len(content['goals'])} samen")


def _arguments(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--deep", action="store_true")
    parser.add_argument("--only", action="append", choices=["sqlite", "postgres", "journeys"], default=[])
    parser.add_argument("paths", nargs="*")
    args = parser.parse_args(arguments)
    args.only = args.only or ["sqlite", "postgres", "journeys"]
    return args


def main(arguments: list[str]) -> int:
    args = _arguments(arguments)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    begun = time.monotonic()
    SUMMARY.parent.mkdir(exist_ok=True)
    SUMMARY.write_text("0 passed, 1 failed, 0 skipped\n")
    try:
        machine.make_ready(deep=args.deep)
        compile_translations(ROOT / "src" / "meedoen" / "locale")
        with contextlib.ExitStack() as stack:
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="meedoen-goals-"))
            tally = _runs(args, Path(folder) / "goals.jsonl")
            minutes = (time.monotonic() - begun) / 60
            if args.deep:
                _write_goals(Path(folder) / "goals.jsonl", minutes, whole=not args.paths and len(args.only) == 3)
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 2
    SUMMARY.parent.mkdir(exist_ok=True)
    SUMMARY.write_text(tally.line + "\n")
    print(f"\nSamen {minutes:.1f} minuten")
    print(tally.line, flush=True)
    return tally.exit_code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
