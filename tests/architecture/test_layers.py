"""The order of imports (`[tool.importlinter]`) holds, and a planted import against it is seen."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def lint(tree: Path) -> subprocess.CompletedProcess:
    program = Path(sys.executable).with_name("lint-imports")
    environment = {**os.environ, "PYTHONPATH": str(tree / "src"), "COLUMNS": "200"}
    command = [str(program), "--config", str(ROOT / "pyproject.toml"), "--no-cache"]
    return subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, check=False)


def test_the_layers_hold():
    result = lint(ROOT)
    assert (result.returncode, result.stdout if result.returncode else "") == (0, "")


@pytest.mark.parametrize(
    ("module", "line", "broken"),
    [
        ("kernel/access.py", "import meedoen.desk", "features import downward only"),
        ("wording/planted.py", "import meedoen.people.public", "features import downward only"),
        ("voice/planted.py", "import meedoen.people.public", "voice, plans and budgets never reach people"),
        ("people/rules.py", "import meedoen.people.models", "inside a feature, downward only"),
        ("people/views.py", "import meedoen.people.models", "views, forms, api and jobs never touch tables"),
        ("people/services.py", "import meedoen.config.env", "the product knows neither its settings file"),
        ("misplaced/__init__.py", "", "features import downward only"),
    ],
)
def test_a_planted_import_is_seen(tmp_path, module, line, broken):
    ignore = shutil.ignore_patterns("static", "templates", "locale", "data", "*.pyc")
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=ignore)
    path = tmp_path / "src" / "meedoen" / module
    path.parent.mkdir(exist_ok=True)
    with path.open("a") as file:
        file.write(f"\n{line}\n")
    result = lint(tmp_path)
    assert result.returncode == 1
    assert broken in result.stdout.split("Broken contracts")[-1] + result.stderr
