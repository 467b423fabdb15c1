"""Build ``.venv`` from a lock file, and put the command ``meedoen`` in it.

    python3 tools/venv.py core|dev

The second time it does nothing (a stamp holds the lock's digest). Only the standard library is used: this
runs before anything is installed. The project itself is not built: a relative ``.pth`` line and a small
script are enough, and the folder can be moved.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
OLDEST = (3, 11)
SCRIPT = """#!/bin/sh
'''exec' "$(dirname "$0")/python" "$0" "$@"
' '''
import sys

from meedoen.cli import main

sys.exit(main())
"""


class Trouble(Exception):
    """A sentence for whoever typed the command."""


def build(which: str) -> None:
    """Make ``.venv`` hold what ``requirements/<which>.txt`` locks; nothing when the stamp says it does."""
    if sys.version_info < OLDEST:
        raise Trouble(f"Python {OLDEST[0]}.{OLDEST[1]} of nieuwer is nodig; dit is {sys.version.split()[0]}.")
    lock = ROOT / "requirements" / f"{which}.txt"
    digest = hashlib.sha256(lock.read_bytes() + sys.version.encode()).hexdigest()
    stamp = VENV / f".{which}"
    if stamp.exists() and stamp.read_text() == digest and (VENV / "bin" / "meedoen").exists():
        return
    if not PYTHON.exists():
        _create()
    _install(lock)
    _put_project_in()
    stamp.write_text(digest)


def _create() -> None:
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError as missing:
        raise Trouble("De module venv ontbreekt. Op Debian: apt install python3-venv") from missing
    print("Een eigen Python-omgeving maken in .venv …", file=sys.stderr, flush=True)
    _run([sys.executable, "-m", "venv", str(VENV)], "De omgeving .venv kon niet gemaakt worden.")


def _install(lock: Path) -> None:
    pip = [str(PYTHON), "-m", "pip"]
    if subprocess.run([*pip, "--version"], capture_output=True, check=False).returncode:
        _run([str(PYTHON), "-m", "ensurepip"], "pip kon niet in .venv gezet worden.", quiet=True)
    print(f"Bibliotheken uit {lock.relative_to(ROOT)} nazien en installeren …", file=sys.stderr, flush=True)
    _run(
        [*pip, "install", "-qq", "--disable-pip-version-check", "--require-hashes", "--requirement", str(lock)],
        "De bibliotheken konden niet geïnstalleerd worden. Is er verbinding met de pakketindex?",
    )


def _put_project_in() -> None:
    paths = subprocess.run(
        [str(PYTHON), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True,
        text=True,
        check=True,
    )
    site = Path(paths.stdout.strip())
    (site / "meedoen.pth").write_text(os.path.relpath(ROOT / "src", site) + "\n")
    script = VENV / "bin" / "meedoen"
    script.write_text(SCRIPT)
    script.chmod(0o755)


def _run(command: list[str], sentence: str, *, quiet: bool = False) -> None:
    output = subprocess.DEVNULL if quiet else None
    if subprocess.run(command, stdout=output, check=False).returncode:
        raise Trouble(sentence)


def main(arguments: list[str]) -> int:
    """Build what is asked; 2 with one sentence when that cannot be done."""
    if len(arguments) != 1 or arguments[0] not in {"core", "dev"}:
        print("Gebruik: python3 tools/venv.py core|dev", file=sys.stderr)
        return 2
    try:
        build(arguments[0])
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
