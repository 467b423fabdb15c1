"""Opens what people send in a process of its own: little memory, little time, no network, no secrets (T10, rule 14)."""

import json
import os
import selectors
import signal
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from django.utils.translation.trans_null import gettext_noop as _

from . import refused, safety
from .drafts import Reading, Window

SECONDS = 60
MAX_ANSWER_BYTES = 200 * 1024 * 1024

TOO_SLOW = _("Dit bestand lezen duurt te lang. Splits het in kleinere bestanden en probeer opnieuw.")
TOO_HEAVY = _("Dit bestand is te zwaar om te lezen. Splits het in kleinere bestanden en probeer opnieuw.")

_SOURCES = str(Path(__file__).resolve().parents[3])


class _Stopped(Exception):
    """The process was stopped; carries the sentence."""


def read_safely(
    source: bytes | str | Path,
    filename: str = "",
    *,
    today: date,
    window: Window | None = None,
    seconds: float = SECONDS,
) -> Reading:
    """As `intake.read`, in a limited process. A crash, too much memory or too much time is one refusal with row 0."""
    name = filename or (Path(source).name if not isinstance(source, (bytes, bytearray)) else "")
    try:
        data = safety.load(source)
        return Reading.from_json(json.loads(_run(data, _arguments(name, today, window), seconds)))
    except safety.Unsafe as unsafe:
        return refused(name, unsafe.msgid, unsafe.params)
    except _Stopped as stopped:
        return refused(name, str(stopped))
    except (ValueError, TypeError, KeyError):
        return refused(name, TOO_HEAVY)


def _arguments(filename: str, today: date, window: Window | None) -> list[str]:
    days = [window.start.isoformat(), window.end.isoformat()] if window else ["", ""]
    shown = safety.clean(filename).replace("\x00", "")[:160]
    return [shown.encode("utf-8", "replace").decode(), today.isoformat(), *days]


def _run(data: bytes, arguments: list[str], seconds: float) -> bytes:
    with tempfile.TemporaryFile() as given:
        given.write(data)
        given.seek(0)
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and module, no shell
            [sys.executable, "-m", "meedoen.activities.intake.worker", *arguments],
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
            raise _Stopped(TOO_SLOW)
        if process.returncode != 0:
            raise _Stopped(TOO_HEAVY)
        return answer
    finally:
        process.kill()
        process.wait()
        process.stdout.close()  # type: ignore[union-attr]


def _answer(process: subprocess.Popen, until: float) -> bytes:
    """All that the process says, within the time and the size. Raises _Stopped."""
    chunks: list[bytes] = []
    size = 0
    with selectors.DefaultSelector() as selector:
        selector.register(process.stdout, selectors.EVENT_READ)  # type: ignore[arg-type]
        while True:
            if not selector.select(max(0.0, until - time.monotonic())):
                raise _Stopped(TOO_SLOW)
            chunk = os.read(process.stdout.fileno(), 1 << 20)  # type: ignore[union-attr]
            if not chunk:
                return b"".join(chunks)
            chunks.append(chunk)
            size += len(chunk)
            if size > MAX_ANSWER_BYTES:
                raise _Stopped(TOO_HEAVY)
