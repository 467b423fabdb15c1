"""Keep the web server and the worker of background jobs running; when one ends, the other ends too.

This process holds no Django, so it stays small. Each part asks the kernel to be told when this process
dies, so that nothing is left behind.
"""

import argparse
import ctypes
import signal
import subprocess
import sys
import time

PR_SET_PDEATHSIG = 1
GRACE_SECONDS = 15
APPLICATION = "meedoen.config.wsgi:application"


def _die_with_parent() -> None:
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _start(command: list[str]) -> subprocess.Popen:
    linux = sys.platform.startswith("linux")
    return subprocess.Popen(command, preexec_fn=_die_with_parent if linux else None)  # noqa: S603, PLW1509


def commands(args: argparse.Namespace) -> list[list[str]]:
    """The command lines of the parts."""
    web = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", args.host, "--port", str(args.port)]
    web += ["--workers", str(args.workers), "--blocking-threads", str(args.threads), "--no-ws"]
    web += ["--respawn-failed-workers", "--workers-kill-timeout", str(GRACE_SECONDS - 5), "--log-level", "warning"]
    jobs = [sys.executable, "-c", "import sys; from meedoen.cli import main; sys.exit(main(['jobs']))"]
    return [[*web, APPLICATION], jobs]


def run(arguments: list[str]) -> int:
    """Start the parts and wait; 0 after a request to stop, 1 when a part ended by itself."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--host", required=True)
    for name in ("--port", "--workers", "--threads"):
        parser.add_argument(name, type=int, required=True)
    parts = [_start(command) for command in commands(parser.parse_args(arguments))]
    asked = False

    def stop(number: int, frame: object) -> None:
        nonlocal asked
        asked = True

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    while not asked and all(part.poll() is None for part in parts):
        time.sleep(0.2)
    _end(parts)
    return 0 if asked else 1


def _end(parts: list[subprocess.Popen]) -> None:
    for part in parts:
        if part.poll() is None:
            part.terminate()
    deadline = time.monotonic() + GRACE_SECONDS
    for part in parts:
        try:
            part.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            part.kill()


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
