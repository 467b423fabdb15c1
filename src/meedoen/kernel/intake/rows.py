"""A list as rows of text: the first sheet that holds something, headings first."""

import json
from datetime import date, datetime
from typing import Any

from . import safety, sandbox, sheets

WORKER = "meedoen.kernel.intake.worker"


def read_safely(data: bytes) -> tuple[list[tuple[int, list[str]]], str, dict[str, Any]]:
    """Numbered rows of texts, read in a limited process; or no rows and the sentence (with its words) that says why."""
    try:
        found = json.loads(sandbox.run(WORKER, data, []))
        return [(at, cells) for at, cells in found["rows"]], found["refused"], found["params"]
    except sandbox.Stopped as stopped:
        return [], str(stopped), {}
    except (ValueError, TypeError, KeyError):
        return [], sandbox.TOO_HEAVY, {}


def read(data: bytes) -> dict[str, Any]:
    """The same in this process; never raises for what is in the file."""
    try:
        loaded = safety.load(data)
        kind = safety.kind_of(loaded)
        if kind == safety.JSON:
            raise safety.Unsafe(safety.UNREADABLE)
        found = sheets.read_xlsx(loaded) if kind == safety.XLSX else sheets.read_csv(safety.decode(loaded), len)
        rows = next((sheet.rows for sheet in found if sheet.rows), ())
        return {"rows": [[at, [_text(cell) for cell in cells]] for at, cells in rows], "refused": "", "params": {}}
    except safety.Unsafe as unsafe:
        return {"rows": [], "refused": unsafe.msgid, "params": unsafe.params}


def _text(cell: Any) -> str:
    """A cell as somebody typed it: a number of Excel without ".0", a day as 28/11/2026."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime | date):
        return f"{cell:%d/%m/%Y}"
    return str(cell).strip()
