"""Reading files with figures: Statbel, Swing ("in cijfers"), the own list; in a limited process, keeping nothing."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.utils.translation.trans_null import gettext_noop as _

from meedoen.kernel.intake import safety, sandbox, sheets
from meedoen.kernel.intake.refusal import Refusal

from . import statbel, swing, template
from .drafts import Draft, IndicatorDraft, Reading, SourceDraft
from .numbers import year_in

__all__ = ["MOST_ROWS", "Draft", "IndicatorDraft", "Reading", "SourceDraft", "read", "read_safely"]
WORKER = "meedoen.networks.intake.worker"
MOST_ROWS = 250_000
NOT_KNOWN = _(
    "We herkennen dit bestand niet. Gebruik een bestand van Statbel, een export van Swing, of ons voorbeeldbestand."
)
NOTHING = _("In dit bestand staan geen cijfers. Kijk na of je het goede blad bewaarde.")
TOO_MANY = _("Dit bestand heeft meer dan %(most)s soorten cijfers. Kies er minder.")


def read_safely(data: bytes, filename: str = "", year: str = "") -> Reading:
    """As ``read``, in a process with little memory, little time and no network. Whatever is in the file, it answers."""
    try:
        safety.load(data)
        return Reading.from_json(json.loads(sandbox.run(WORKER, data, [Path(filename).name[:160], year])))
    except safety.Unsafe as unsafe:
        return refused(unsafe.msgid, **unsafe.params)
    except sandbox.Stopped as stopped:
        return refused(str(stopped))
    except (ValueError, TypeError, KeyError):
        return refused(sandbox.TOO_HEAVY)


def read(data: bytes, filename: str = "", year: str = "") -> Reading:
    """The figures of a file, its kind told by its headings. ``year``: for files that do not say of which year they are.

    A file that cannot be read as a whole gives one refusal with row 0.
    """
    try:
        loaded = safety.load(data)
        kind = safety.kind_of(loaded)
        if kind == safety.JSON:
            return refused(NOT_KNOWN)
        if kind == safety.XLSX:
            found = sheets.read_xlsx(loaded, most=MOST_ROWS)
        else:
            found = sheets.read_csv(safety.decode(loaded), len, most=MOST_ROWS)
        filled = [sheet.rows for sheet in found if sheet.rows]
        readings = (_read_sheet(rows, filename, year) for rows in filled)
        return next((one for one in readings if one.kind), refused(NOT_KNOWN if filled else NOTHING))
    except safety.Unsafe as unsafe:
        return refused(unsafe.msgid, **unsafe.params)


def _read_sheet(rows: Sequence[tuple[int, Sequence[Any]]], filename: str, year: str) -> Reading:
    headings, below = rows[0][1], rows[1:]
    if template.fits(headings):
        gathered, indicators, sources, ignored = template.read(headings, below)
        return _reading("list", gathered, indicators, sources, ignored)
    known = statbel.kind_of([str(cell or "") for cell in headings])
    if known is not None:
        when = year or year_in(Path(filename).name) or year_in(" ".join(str(cell) for cell in headings))
        gathered = statbel.read(known, [str(cell or "") for cell in headings], below, when)
        several = len({draft.period for draft in gathered.drafts}) > 1
        return _reading(known.name, gathered, [], [known.source("" if several else when)], [])
    layout = swing.layout_of(rows, Path(filename).stem)
    if layout is None:
        return Reading()
    if len(layout.figures) > sheets.safety.MAX_COLUMNS or len({name for name, _ in layout.figures.values()}) > (
        swing.MOST_INDICATORS
    ):
        return refused(TOO_MANY, most=swing.MOST_INDICATORS)
    gathered, indicators = swing.read(layout, rows, year or year_in(Path(filename).name))
    return _reading("swing", gathered, indicators, [], [])


def _reading(kind: str, gathered: Any, indicators: Any, sources: Any, ignored: Any) -> Reading:
    refusals = list(gathered.refusals)
    if not gathered.drafts and not refusals:
        refusals = [Refusal(0, "", "", NOTHING)]
    return Reading(kind, tuple(gathered.drafts), tuple(indicators), tuple(sources), tuple(refusals), tuple(ignored))


def refused(msgid: str, **params: str | int) -> Reading:
    """The reading of a file that is refused as a whole."""
    return Reading(refusals=(Refusal(0, "", "", msgid, params),))
