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
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from . import machine
from .trouble import Trouble

ROLE = "meedoen_app"
DURABLE = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}
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


@dataclass(frozen=True)
class Cluster:
    """One server with its data in a folder of its own; it can be killed without warning and started again."""

    folder: Path
    port: int
    programs: Path
    identity: dict
    settings: dict[str, str]

    @property
    def environment(self) -> dict[str, str]:
        address = f"postgres://{ROLE}@127.0.0.1:{self.port}"
        return {
            "MEEDOEN_TEST_DB": "postgres",
            "DATABASE_URL": f"{address}/meedoen",
            "KEYS_DATABASE_URL": f"{address}/meedoen_keys",
        }

    @property
    def _mark(self) -> Path:
        return self.folder / "data" / "postmaster.pid"

    def program(self, name: str, *arguments: str) -> None:
        """Run a program of PostgreSQL as the user that owns the server."""
        _run([str(self.programs / name), *arguments], self.folder, **self.identity)

    def ask(self, statement: str) -> None:
        """Carry out one statement as the superuser."""
        reach = ["-h", "127.0.0.1", "-p", str(self.port), "-U", "postgres"]
        self.program("psql", "-q", *reach, "-v", "ON_ERROR_STOP=1", "-c", statement, "postgres")

    def make(self) -> None:
        data = str(self.folder / "data")
        self.program(
            "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"
        )

    def start(self) -> None:
        """Start it, also after a crash; returns when it answers."""
        options = " ".join(f"-c {name}={value}" for name, value in self.settings.items())
        options += f" -p {self.port} -c unix_socket_directories={self.folder}"
        data, log = str(self.folder / "data"), str(self.folder / "log")
        self.program("pg_ctl", "-D", data, "-w", "-l", log, "-o", options, "start")

    def kill(self) -> None:
        """kill -9 to the server and to each of its processes: nothing is written, closed or said any more."""
        first = int(self._mark.read_text().split()[0])
        os.kill(first, signal.SIGSTOP)  # it starts no process while its processes are counted
        doomed = [first, *_children(first)]
        for process in doomed:
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        while any(_alive(process) for process in doomed):
            time.sleep(0.01)
        for mark in (self._mark, *self.folder.glob(".s.PGSQL.*.lock")):
            mark.unlink()  # a dead process that nobody collected yet would pass for a running server

    def stop(self) -> None:
        if self._mark.exists():
            self.program("pg_ctl", "-D", str(self.folder / "data"), "-w", "-m", "immediate", "stop")


def _children(parent: int) -> list[int]:
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            if int(status.read_text().rsplit(")", 1)[1].split()[1]) == parent:
                found.append(int(status.parent.name))
    return found


def _alive(process: int) -> bool:
    """Whether it still runs; one that is dead and not yet collected does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


@contextlib.contextmanager
def cluster(**settings: str) -> Iterator[Cluster]:
    """A server with the role and the two databases; ``settings`` over those of the tests. Removed afterwards."""
    programs = machine.postgres_bin()
    if programs is None:
        raise Trouble("PostgreSQL ontbreekt. Op Debian: sudo apt install postgresql")
    identity = _as_postgres()
    folder = Path(tempfile.mkdtemp(prefix="meedoen-pg-"))
    try:
        if identity:
            os.chown(folder, identity["user"], identity["group"])
        found = Cluster(folder, _free_port(), programs, identity, {**SETTINGS, **settings})
        found.make()
        found.start()
        try:
            found.ask(f"CREATE ROLE {ROLE} LOGIN NOSUPERUSER NOBYPASSRLS CREATEDB")
            for name in ("meedoen", "meedoen_keys"):
                found.ask(f"CREATE DATABASE {name} OWNER {ROLE}")
            yield found
        finally:
            found.stop()
    finally:
        shutil.rmtree(folder)


@contextlib.contextmanager
def server() -> Iterator[dict[str, str]]:
    """Start a server; the value is what to add to the environment. It is stopped and removed afterwards."""
    with cluster() as found:
        yield found.environment


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
