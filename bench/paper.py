"""Twenty pages to a tagged PDF beside Chromium's print of the same report (``performance.md`` F, target 14).

``python -m bench.paper``: the peer's own script writes the report as HTML and prints it; ours gets the same words,
bars and figures as data, through the engine of the product (tagged PDF/UA-1, checked by the compiler). Both: a first
run, then the median of five in one process; Chromium is started for each, as it would be.
"""

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from meedoen.kernel.documents import engine

from .__main__ import machine
from .measures import Row

ROOT = Path(__file__).resolve().parents[1]
PEER = ROOT.parent / "shared" / "bench" / "pdf" / "pdf.py"
ROUNDS = 5
SVG = '<svg xmlns="http://www.w3.org/2000/svg" '
MOST_KB = 300


def of_html(text: str) -> list[dict[str, Any]]:
    """The sections of the peer's HTML as data of our template."""
    found = []
    for section in re.findall(r"<section>(.*?)</section>", text, re.S):
        first, last = re.findall(r"<p>(.*?)</p>", section, re.S)
        chart = re.search(r"<svg.*?</svg>", section, re.S)
        head = re.search(r"<thead><tr>(.*?)</tr>", section, re.S)
        found.append(
            {
                "title": re.search(r"<h2>(.*?)</h2>", section)[1],
                "first": first,
                "chart": re.sub(r"\b(\w+)=(\d+)", r'\1="\2"', chart[0]).replace("<svg ", SVG, 1),
                "head": re.findall(r"<th>([^<]*)", head[1]),
                "rows": [re.findall(r"<td>(.*?)</td>", row) for row in re.findall(r"<tr>(<td>.*?)</tr>", section)],
                "last": last,
            }
        )
    return found


def _peer(what: str, folder: str) -> str:
    command = [sys.executable, str(PEER), what]
    done = subprocess.run(command, env={**os.environ, "PERF_DIR": folder}, capture_output=True, text=True, check=True)
    return done.stdout


def _ours(folder: str, data: dict[str, Any]) -> tuple[float, int, int]:
    """Seconds of the median run, pages, bytes."""
    root = Path(folder) / "package"
    shutil.copytree(engine.FONTS.parent, root / "kernel" / "documents")
    shutil.copytree(ROOT / "bench" / "documents", root / "bench" / "documents")
    engine.PACKAGE = root
    spent, pdf = [], b""
    for _turn in range(ROUNDS + 1):
        begun = time.perf_counter()
        pdf = engine.render_pdf("bench/report", data, language="en", title="Reach report")
        spent.append(time.perf_counter() - begun)
    return statistics.median(spent[1:]), int(re.search(rb"/Type\s*/Pages\s*/Count (\d+)", pdf)[1]), len(pdf)


def main() -> int:
    if not PEER.exists():
        print("The peer's script is not beside this checkout (../shared/bench/pdf): nothing to compare with.")
        return 2
    with tempfile.TemporaryDirectory(prefix="meedoen-paper-") as folder:
        _peer("make", folder)
        sections = of_html((Path(folder) / "pdf" / "r.html").read_text())
        seconds, pages, size = _ours(folder, {"chart_alt": "Bars by month", "sections": sections})
        said = _peer("chromium", folder)
    speed, theirs = pages / seconds, float(re.search(r"([\d.]+) pages/s", said)[1])
    kilobytes = size / 1000
    met = speed >= 5 * theirs and kilobytes <= MOST_KB
    print(machine())
    print(said.strip())
    ours = f"{speed:.0f} pages/s, {pages} pages, {kilobytes:.0f} kB"
    row = Row(
        "20 pages to tagged PDF",
        ours,
        f"Chromium {theirs:.1f} pages/s",
        f"{speed / theirs:.1f} ×",
        "≥ 5 ×, ≤ 300 kB",
        met,
    )
    print("| " + " | ".join(row.cells()) + " |")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
