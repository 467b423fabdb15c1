"""Reads what people send in a process of its own (``kernel.intake.sandbox``)."""

import json
from datetime import date
from pathlib import Path

from meedoen.kernel.intake import safety, sandbox
from meedoen.kernel.intake.sandbox import SECONDS, TOO_HEAVY, TOO_SLOW, Stopped

from . import refused
from .drafts import Reading, Window

__all__ = ["TOO_HEAVY", "TOO_SLOW", "read_safely"]
WORKER = "meedoen.activities.intake.worker"


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
        return Reading.from_json(json.loads(sandbox.run(WORKER, data, _arguments(name, today, window), seconds)))
    except safety.Unsafe as unsafe:
        return refused(name, unsafe.msgid, unsafe.params)
    except Stopped as stopped:
        return refused(name, str(stopped))
    except (ValueError, TypeError, KeyError):
        return refused(name, TOO_HEAVY)


def _arguments(filename: str, today: date, window: Window | None) -> list[str]:
    days = [window.start.isoformat(), window.end.isoformat()] if window else ["", ""]
    shown = safety.clean(filename).replace("\x00", "")[:160]
    return [shown.encode("utf-8", "replace").decode(), today.isoformat(), *days]
