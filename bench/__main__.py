"""``make bench``: registration, the door, the list, eight writers, an import and one process, beside the floor.

Everything runs in one go on one machine; ratios count, absolute figures are indicative. The floor commits with
``synchronous=NORMAL`` and has no sessions, permissions, log or translations; the product commits with FULL.
"""

import argparse
import datetime
import json
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path

from . import measures, world

ROOT = Path(__file__).resolve().parents[1]


def machine() -> str:
    """The line that belongs to every figure."""
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    model = next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), "?")
    load = "/".join(f"{part:.1f}" for part in os.getloadavg())
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return (
        f"{datetime.date.today()} · {os.cpu_count()} × {model} · Python {platform.python_version()} · "
        f"load {load} · commit {commit.stdout.strip()}"
    )


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("--activities", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", nargs="+", default=[])
    args = parser.parse_args()
    if not (world.PEERS / "floor" / "app.py").exists():
        print("The peers' scripts are not beside this checkout (../shared/bench): nothing to compare with.")
        return 2
    with tempfile.TemporaryDirectory(prefix="meedoen-bench-") as folder:
        world.start(folder)
        world.create()
        print(machine())
        print(f"{args.activities} activities, {args.rounds} rounds, medians; command: {' '.join(sys.argv)}\n")
        rows = measures.run(folder, activities=args.activities, rounds=args.rounds, only=set(args.only))
    print("\n| what | ours | beside | ratio | asked | met |\n|---|---|---|---|---|---|")
    for row in rows:
        print("| " + " | ".join(row.cells()) + " |")
    (ROOT / "test-results").mkdir(exist_ok=True)
    (ROOT / "test-results" / "bench.json").write_text(json.dumps([row.__dict__ for row in rows], indent=1))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
