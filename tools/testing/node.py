"""What only npm has, in ``tools/web``: installed from its lock (hashes, no addresses) when it is asked for."""

import shutil
import subprocess
from pathlib import Path

from .trouble import Trouble

WEB = Path(__file__).resolve().parents[1] / "web"


def package(name: str) -> Path:
    """The folder of this package; Trouble without npm, or when installing fails."""
    folder = WEB / "node_modules" / name
    if not folder.exists():
        npm = shutil.which("npm")
        if npm is None:
            raise Trouble(f"{name} heeft npm nodig (Node 20 of nieuwer).")
        done = subprocess.run([npm, "ci", "--silent"], cwd=WEB, capture_output=True, text=True, check=False)
        if done.returncode:
            raise Trouble(f"npm ci lukte niet: {done.stderr.strip().splitlines()[-1:]}")
    return folder
