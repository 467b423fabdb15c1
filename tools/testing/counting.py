"""A pytest plugin that writes how many tests passed, failed and were skipped to ``--counts FILE``."""

import json
from pathlib import Path


def pytest_addoption(parser):
    parser.addoption("--counts", help="write the counts as JSON to this file")


def pytest_terminal_summary(terminalreporter, exitstatus, config):
    path = config.getoption("--counts")
    if not path:
        return
    stats = terminalreporter.stats
    skipped = [str(report.longrepr[2]) for report in stats.get("skipped", []) if isinstance(report.longrepr, tuple)]
    counts = {
        "passed": len(stats.get("passed", [])),
        "failed": len(stats.get("failed", [])) + len(stats.get("error", [])),
        "skipped": len(stats.get("skipped", [])) + len(stats.get("xfailed", [])),
        "reasons": sorted(set(skipped)),
    }
    Path(path).write_text(json.dumps(counts))
