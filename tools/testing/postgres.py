"""A PostgreSQL of one's own for the length of one command.

    python -m tools.testing.postgres .venv/bin/pytest tests/kernel

It runs as the ``postgres`` user when root asks, on a free port of 127.0.0.1, in a temporary folder, without
fsync. The tests sign in as ``meedoen_app``, a role that is no superuser and does not pass row-level security.
"""

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from . import machine
from .trouble import Trouble

ROLE = "meedoen_app"
SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "shared_buffers": "128MB",
    "max_connections": "100",
    "listen_addresses": "127.0.0.1",
}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _as_postgres() -> dict:
    """PostgreSQL refuses to run as root: become the user that Debian made for it."""
    if os.geteuid() != 0:
        return {}
    try:
        found = pwd.getpwnam("postgres")
    except KeyError as absent:
        raise Trouble("De gebruiker postgres bestaat niet; PostgreSQL draait niet als root.") from absent
    return {"user": found.pw_uid, "group": found.pw_gid, "extra_groups": []}


def _run(command: list[str], folder: Path, **options) -> None:
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, env={"PATH": os.environ["PATH"]}, **options
    )
    if done.returncode:
        log = folder / "log"
        tail = (done.stderr or done.stdout or (log.read_text() if log.exists() else "")).strip()[-600:]
        raise Trouble(f"{Path(command[0]).name} lukte niet: {tail}")


@contextlib.contextmanager
def server() -> Iterator[dict[str, str]]:
    """Start a server; the value is what to add to the environment. It is stopped and removed afterwards."""
    programs = machine.postgres_bin()
    if programs is None:
        raise Trouble("PostgreSQL ontbreekt. Op Debian: sudo apt install postgresql")
    identity = _as_postgres()
    folder = Path(tempfile.mkdtemp(prefix="meedoen-pg-"))
    try:
        if identity:
            os.chown(folder, identity["user"], identity["group"])
        data, port = folder / "data", _free_port()
        make = [str(programs / "initdb"), "-D", str(data), "-U", "postgres", "-A", "trust", "-E", "UTF8"]
        _run([*make, "--locale=C.UTF-8", "--no-sync"], folder, **identity)
        options = " ".join(f"-c {name}={value}" for name, value in SETTINGS.items())
        options += f" -p {port} -c unix_socket_directories={folder}"
        control = [str(programs / "pg_ctl"), "-D", str(data), "-w"]
        _run([*control, "-l", str(folder / "log"), "-o", options, "start"], folder, **identity)
        try:
            psql = [str(programs / "psql"), "-q", "-h", "127.0.0.1", "-p", str(port), "-U", "postgres", "-v"]
            role = f"CREATE ROLE {ROLE} LOGIN NOSUPERUSER NOBYPASSRLS CREATEDB"
            databases = [f"CREATE DATABASE {name} OWNER {ROLE}" for name in ("meedoen", "meedoen_keys")]
            for statement in (role, *databases):
                _run([*psql, "ON_ERROR_STOP=1", "-c", statement, "postgres"], folder, **identity)
            address = f"postgres://{ROLE}@127.0.0.1:{port}"
            yield {
                "MEEDOEN_TEST_DB": "postgres",
                "DATABASE_URL": f"{address}/meedoen",
                "KEYS_DATABASE_URL": f"{address}/meedoen_keys",
            }
        finally:
            _run([*control, "-m", "immediate", "stop"], folder, **identity)
    finally:
        shutil.rmtree(folder)


def main(command: list[str]) -> int:
    """Run a command with a server beside it; its exit code."""
    if not command:
        print("Gebruik: python -m tools.testing.postgres OPDRACHT …", file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        with server() as more:
            return subprocess.run(command, env={**os.environ, **more}, check=False).returncode
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
