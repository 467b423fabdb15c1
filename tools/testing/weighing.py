"""A pytest plugin that says which files and tests ask most of a processor: ``pytest -p tools.testing.weighing``.

Seconds of processor, of the test process and of the processes that it waited for; a busy machine does not change them.
"""

import resource
import time
from collections import Counter

import pytest

MOST = 25
_before = 0.0


def _spent() -> float:
    """Seconds of processor since the last time this was asked."""
    global _before
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    now = time.process_time() + children.ru_utime + children.ru_stime
    spent, _before = now - _before, now
    return spent


def pytest_runtest_logstart():
    _spent()


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport():
    outcome = yield
    outcome.get_result().spent = _spent()


def pytest_terminal_summary(terminalreporter):
    tests, files = Counter(), Counter()
    for report in (one for found in terminalreporter.stats.values() for one in found if hasattr(one, "spent")):
        tests[report.nodeid] += report.spent
        files[report.nodeid.partition("::")[0]] += report.spent
    for heading, found in (("files", files), ("tests", tests)):
        terminalreporter.section(f"{files.total():.0f} seconds of processor; the heaviest {heading}")
        for name, seconds in found.most_common(MOST):
            terminalreporter.line(f"{seconds:7.1f}  {name}")
