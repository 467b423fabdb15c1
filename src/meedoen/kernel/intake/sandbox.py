"""Opens what people send in a process of its own: little memory, little time, no network, no secrets (T10, rule 14)."""

import os
import selectors
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from django.utils.translation.trans_null import gettext_noop as _

SECONDS = 60
MAX_ANSWER_BYTES = 200 * 1024 * 1024

TOO_SLOW = _("Dit bestand lezen duurt te lang. Splits het in kleinere bestanden en probeer opnieuw.")
TOO_HEAVY = _("Dit bestand is te zwaar om te lezen. Splits het in kleinere bestanden en probeer opnieuw.")

_SOURCES = str(Path(__file__).resolve().parents[3])


class Stopped(Exception):
    """The process was stopped; carries the sentence."""


def run(module: str, data: bytes, arguments: list[str], seconds: float = SECONDS) -> bytes:
    """What ``module`` says about ``data``. Raises Stopped: a crash, too much memory, too much time."""
    with tempfile.TemporaryFile() as given:
        given.write(data)
        given.seek(0)
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and module, no shell
            [sys.executable, "-m", module, *arguments],
            stdin=given,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"PYTHONPATH": _SOURCES, "LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"},
            cwd="/",
            start_new_session=True,
        )
    try:
        answer = _answer(process, time.monotonic() + seconds)
        if process.wait(timeout=5) == -signal.SIGXCPU:
            raise Stopped(TOO_SLOW)
        if process.returncode != 0:
            raise Stopped(TOO_HEAVY)
        return answer
    finally:
        process.kill()
        process.wait()
        process.stdout.close()  # type: ignore[union-attr]


def _answer(process: subprocess.Popen, until: float) -> bytes:
    """All that the process says, within the time and the size. Raises Stopped."""
    chunks: list[bytes] = []
    size = 0
    with selectors.DefaultSelector() as selector:
        selector.register(process.stdout, selectors.EVENT_READ)  # type: ignore[arg-type]
        while True:
            if not selector.select(max(0.0, until - time.monotonic())):
                raise Stopped(TOO_SLOW)
            chunk = os.read(process.stdout.fileno(), 1 << 20)  # type: ignore[union-attr]
            if not chunk:
                return b"".join(chunks)
            chunks.append(chunk)
            size += len(chunk)
            if size > MAX_ANSWER_BYTES:
                raise Stopped(TOO_HEAVY)
