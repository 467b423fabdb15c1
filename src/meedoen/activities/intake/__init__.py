"""Reading hostile files into activity drafts (issue §6, T10).

`read` looks at a file in this process; what people send goes through `sandbox.read_safely`, which does the same
in a process of its own with little memory, little time and no network.
"""

from datetime import date
from pathlib import Path

from dateutil.relativedelta import relativedelta

from meedoen.kernel.intake import safety, sheets

from . import lists, uitdatabank
from .columns import known
from .drafts import Draft, Reading, Refusal, Window

__all__ = ["Draft", "Reading", "Refusal", "Window", "read", "window_ahead"]

MONTHS_AHEAD = 6


def window_ahead(today: date, months: int = MONTHS_AHEAD) -> Window:
    """From today until so many months later: the days over which opening hours become sessions."""
    return Window(today, today + relativedelta(months=months))


def read(source: bytes | str | Path, filename: str = "", *, today: date, window: Window | None = None) -> Reading:
    """Drafts and refusals of one file, its kind told by its content; `filename` stands only in the refusal.

    Never raises for what is in the file: a file that cannot be read gives one refusal with row 0.
    """
    try:
        data = safety.load(source)
        kind = safety.kind_of(data)
        if kind == safety.JSON:
            return uitdatabank.read(safety.decode(data), window=window or window_ahead(today))
        found = sheets.read_xlsx(data) if kind == safety.XLSX else sheets.read_csv(safety.decode(data), known)
        return lists.read(found, today=today)
    except safety.Unsafe as unsafe:
        return refused(filename, unsafe.msgid, unsafe.params)


def refused(filename: str, msgid: str, params: dict | None = None) -> Reading:
    """The reading of a file that is refused as a whole."""
    return Reading(refusals=(Refusal(0, safety.clean(Path(filename).name)[:160], "", msgid, params or {}),))
