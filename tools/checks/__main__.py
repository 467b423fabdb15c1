"""``make check``: one line per check, with what is wrong below it; exit 1 when anything is."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from . import environment, inline, locks, publics, sizes, translations, words

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
Check = Callable[[], list[str]]
SHOWN = 40


def _program(*command: str, **environment_of: str) -> Check:
    """A check by another program: what it prints when its exit code is not 0."""

    def run() -> list[str]:
        more = {**os.environ, "PYTHONWARNINGS": "ignore", "DATABASE_URL": "", "KEYS_DATABASE_URL": "", **environment_of}
        done = subprocess.run(
            [str(BIN / command[0]), *command[1:]], cwd=ROOT, env=more, capture_output=True, text=True, check=False
        )
        if not done.returncode:
            return []
        said = (done.stdout + done.stderr).split("Broken contracts", 1)[-1]
        return said.strip(" -\n").splitlines() or [f"exit code {done.returncode}"]

    return run


def checks(var: str) -> dict[str, Check]:
    """Every check by its name, in the order in which they are told."""
    django = {"MEEDOEN_VAR": var, "DJANGO_SETTINGS_MODULE": "meedoen.config.settings"}
    return {
        "style (ruff)": _program("ruff", "check", "--output-format", "concise", "."),
        "layout (ruff)": _program("ruff", "format", "--check", "."),
        "types (mypy)": _program("mypy", "--no-error-summary", "src", **django),
        "layers (import-linter)": _program("lint-imports", **django),
        "features import only other.public": lambda: publics.violations(ROOT),
        "templates (djlint)": _program("djlint", "--lint", "--quiet", "src"),
        "no inline script or style": lambda: inline.violations(ROOT),
        "migrations in step": _program("django-admin", "makemigrations", "--check", "--dry-run", **django),
        "settings of Django": _program("django-admin", "check", "--fail-level", "WARNING", **django),
        "translations complete": lambda: translations.violations(ROOT, translations.complete(ROOT)),
        "registers up to date": _program("meedoen", "check", "--registers", **django),
        "environment read in one place": lambda: environment.violations(ROOT),
        "sizes and names": lambda: sizes.violations(ROOT),
        "forbidden words": lambda: words.violations(ROOT),
        "locks": lambda: locks.violations(ROOT),
    }


def _timed(check: Check) -> tuple[list[str], float]:
    begun = time.monotonic()
    try:
        found = check()
    except Exception as broken:
        found = [f"the check itself broke: {broken!r}"]
    return found, time.monotonic() - begun


def main(only: list[str]) -> int:
    """Run the checks whose name holds one of the words, or all."""
    failed = 0
    with tempfile.TemporaryDirectory(prefix="meedoen-check-") as var, ThreadPoolExecutor(2) as pool:
        asked = {name: check for name, check in checks(var).items() if not only or any(word in name for word in only)}
        running = {name: pool.submit(_timed, check) for name, check in asked.items()}
        for name, result in running.items():
            found, seconds = result.result()
            print(f"{'✗' if found else '✓'} {name:<36} {seconds:5.1f} s", flush=True)
            for line in found[:SHOWN]:
                print(f"    {line}")
            if len(found) > SHOWN:
                print(f"    … and {len(found) - SHOWN} more")
            failed += bool(found)
    print("alles in orde" if not failed else f"{failed} van {len(asked)} nazichten niet in orde")
    return 1 if failed or not asked else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
