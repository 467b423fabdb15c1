"""``python -m bench.slow_phone ADDRESS``: Lighthouse on residents' pages of a running product, as on a slow phone.

Slow 4G (150 ms, 1.6 Mbit/s) and a processor four times slower, simulated by Lighthouse; medians of ``--rounds``.
Asked (``trust.md`` G37): LCP at most 2.0 s, CLS at most 0.05, at most 50 kB of script and 250 kB for the first view.
The product must serve as it does for real (``meedoen serve``): compressed, with the files' far expiry.
"""

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

from tools.testing import machine, node

ASKED = {"LCP s": 2.0, "CLS": 0.05, "script kB": 50, "first view kB": 250}
SCREEN = ["--screenEmulation.mobile", "--screenEmulation.width=360", "--screenEmulation.height=740"]
SLOW = [
    "--throttling-method=simulate",
    "--throttling.rttMs=150",
    "--throttling.throughputKbps=1638",
    "--throttling.cpuSlowdownMultiplier=4",
]


def look(address: str, folder: Path) -> dict[str, float]:
    """One run of Lighthouse on one page; the four figures."""
    report = folder / "report.json"
    command = [str(node.package("lighthouse") / "cli/index.js"), address, "--quiet", "--output=json"]
    command += [f"--output-path={report}", "--only-categories=performance", "--form-factor=mobile", *SCREEN, *SLOW]
    command += ["--chrome-flags=--headless --no-sandbox --disable-gpu"]
    environment = {**os.environ, "CHROME_PATH": machine.browser() or ""}
    subprocess.run(["node", *command], check=True, env=environment, capture_output=True)
    audits = json.loads(report.read_text())["audits"]
    items = audits["network-requests"]["details"]["items"]
    return {
        "LCP s": audits["largest-contentful-paint"]["numericValue"] / 1000,
        "CLS": audits["cumulative-layout-shift"]["numericValue"],
        "blocked ms": audits["total-blocking-time"]["numericValue"],
        "script kB": sum(one["transferSize"] for one in items if one.get("resourceType") == "Script") / 1000,
        "first view kB": sum(one["transferSize"] for one in items) / 1000,
    }


def pages(site: str) -> list[tuple[str, str]]:
    """The pages to look at: the start in Dutch and Arabic, the month, one activity, signing up, about."""
    with urllib.request.urlopen(f"{site}/") as answer:  # our own server
        start = answer.read().decode()
    activity = re.search(r'href="(/[a-z-]+/a/[0-9a-f-]{36}/)', start)
    root = site[: site.index("/", 8)]
    found = [("start", f"{site}/"), ("start, Arabic", f"{site}/?in=ar"), ("month", f"{site}/maand/")]
    if activity:
        found += [("activity", root + activity[1]), ("activity, Arabic", f"{root}{activity[1]}?in=ar")]
    return [*found, ("leave", f"{site}/uitschrijven/"), ("about", f"{site}/over/")]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.slow_phone", description=__doc__)
    parser.add_argument("site", help="for instance http://127.0.0.1:8000/westerlo")
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    met = True
    print("| page | LCP s | CLS | blocked ms | script kB | first view kB |\n|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory(prefix="lighthouse-") as folder:
        for name, address in pages(args.site.rstrip("/")):
            runs = [look(address, Path(folder)) for _ in range(args.rounds)]
            figures = {key: statistics.median(run[key] for run in runs) for key in runs[0]}
            met = met and all(figures[key] <= most for key, most in ASKED.items())
            print(f"| {name} | " + " | ".join(f"{value:.3g}" for value in figures.values()) + " |", flush=True)
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
