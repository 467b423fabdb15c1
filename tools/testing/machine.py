"""Debian packages that the tests need: a browser and a database server."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from .trouble import Trouble

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first is the same browser without windows: it draws the same pages with less work."""


def browser() -> str | None:
    """The path of the browser of this machine."""
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


def postgres_bin() -> Path | None:
    """The folder with ``initdb``: the newest Debian version, or what stands on the path."""
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    if versions:
        return versions[-1].parent
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else None


def missing(*, deep: bool = False) -> list[str]:
    """Debian packages that are not there yet; the long grids want Java too (the Nu HTML checker)."""
    wanted = [(BROWSERS[0], browser()), ("postgresql", postgres_bin())]
    if deep:
        wanted.append(("default-jre-headless", shutil.which("java")))
    return [name for name, present in wanted if not present]


def make_ready(*, deep: bool = False) -> None:
    """Install what is missing when that is allowed; Trouble otherwise."""
    wanted = missing(deep=deep)
    if not wanted:
        return
    names = " ".join(wanted)
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise Trouble(f"De testen hebben {names} nodig. Op Debian: sudo apt install {names}")
    print(f"Installeren met apt: {names} …", file=sys.stderr, flush=True)
    _apt("update", "-q")
    known = [name if _in_store(name) else BROWSERS[1] if name == BROWSERS[0] else name for name in wanted]
    _apt("install", "-q", "-y", "--no-install-recommends", *known)
    if left := missing(deep=deep):
        raise Trouble(f"Na de installatie ontbreekt nog: {' '.join(left)}")


def _apt(*command: str) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(["apt-get", *command], env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Trouble(f"apt-get {command[0]} lukte niet: {done.stderr.strip().splitlines()[-1:]}")


def _in_store(name: str) -> bool:
    """Whether this release has the package: an older one has the browser with its windows alone."""
    return not subprocess.run(["apt-cache", "show", name], capture_output=True, check=False).returncode
