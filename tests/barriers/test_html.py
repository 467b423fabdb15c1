"""Every page of the residents' site as the server sends it, through the Nu HTML checker: no error, no warning."""

import itertools
import json
import shutil
import subprocess

import pytest

from tests.barriers.conftest import LANGUAGES
from tests.barriers.states import STATES
from tools.testing import node

pytestmark = [pytest.mark.journey, pytest.mark.deep]


def _documents(page, site, world):
    """What the server sent for each state, as it came over the line."""
    for state in STATES:
        answers = []
        page.on("response", lambda one, kept=answers: one.request.is_navigation_request() and kept.append(one))
        state.reach(page, site, world)
        yield state.name, answers[-1].text()


def test_no_page_has_an_error_in_its_html(window, live_server, world, tmp_path, goal):
    told, number = {}, itertools.count(1)
    for language in LANGUAGES:
        page = window(language)
        for name, html in _documents(page, live_server.url, world):
            file = tmp_path / f"{next(number):03}.html"
            file.write_text(html)
            told[file.name] = f"{name} ({language})"
    java = shutil.which("java")
    assert java, "the Nu HTML checker needs Java"
    command = [java, "-jar", str(node.package("vnu-jar") / "build/dist/vnu.jar"), "--format", "json", str(tmp_path)]
    outcome = json.loads(subprocess.run(command, capture_output=True, text=True, check=False).stderr)["messages"]
    wrong = [
        (told[one["url"].rpartition("/")[2]], one["message"], one.get("extract", "")[:120])
        for one in outcome
        if one["type"] == "error" or one.get("subType") == "warning"
    ]
    goal("HTML-errors", len(wrong), n=len(told))
    assert wrong == []
