"""The floor: the smallest program that registers somebody, in a process of its own, to measure beside."""

import contextlib
import http.client
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from . import world

ROOT = Path(__file__).resolve().parents[1]


class Floor:
    """The floor in its own process."""

    def __init__(self, count: int):
        self._folder = tempfile.TemporaryDirectory(prefix="floor-")
        command = [sys.executable, "-m", "bench.floor_side", self._folder.name, str(count)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)
        assert self._process.stdout.readline().strip() == "ready"

    def cpu(self, name: str, times: int) -> float:
        self._process.stdin.write(f"{name} {times}\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())["cpu_ms"]

    def served(self, times: int = 1500) -> float:
        """CPU milliseconds of one registration over HTTP (the whole server tree), as ``performance.md`` measures it."""
        port = free_port()
        server = subprocess.Popen(server_command("app:application", port), stdout=subprocess.DEVNULL, **self.server())
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
            _post_until_up(connection)
            before = tree_cpu(server.pid)
            for number in range(times):
                _post(connection, number)
            return (tree_cpu(server.pid) - before) * 1000 / times
        finally:
            server.terminate()
            server.wait(10)

    def server(self) -> dict[str, Any]:
        """Where and with what its web server has to be started."""
        return {"cwd": world.PEERS / "floor", "env": {**os.environ, "FLOOR_DIR": self._folder.name}}

    def close(self) -> None:
        self._process.stdin.close()
        self._process.wait(10)
        self._folder.cleanup()


def server_command(application: str, port: int) -> list[str]:
    """The web server of the product with one worker, for whatever application."""
    command = [str(Path(sys.executable).with_name("granian")), "--interface", "wsgi", "--workers", "1"]
    return [*command, "--host", "127.0.0.1", "--port", str(port), "--no-access-log", application]


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def _post(connection: http.client.HTTPConnection, number: int) -> None:
    body = json.dumps({"activity": number % 1000 + 1, "person": f"p{number}"})
    connection.request("POST", "/api/register/", body, {"Content-Type": "application/json"})
    answer = connection.getresponse()
    answer.read()
    assert answer.status == 201, answer.status


def _post_until_up(connection: http.client.HTTPConnection) -> None:
    for _turn in range(100):
        try:
            return _post(connection, 1)
        except OSError:
            connection.close()
            time.sleep(0.1)
    raise TimeoutError("the floor's server did not start")


def tree_cpu(root: int) -> float:
    """User and system seconds of a process and all that it started."""
    seconds, children = {}, {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                fields = (entry / "stat").read_text().rsplit(")", 1)[1].split()
                seconds[int(entry.name)] = sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
                children.setdefault(int(fields[1]), []).append(int(entry.name))
    total, todo = 0.0, [root]
    while todo:
        process = todo.pop()
        total += seconds.get(process, 0.0)
        todo += children.get(process, [])
    return total
