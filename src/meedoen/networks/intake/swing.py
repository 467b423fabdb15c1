"""Exports of Swing ("in cijfers"): long (a row for an area and period) and wide (a column for each period).

The codes for missing figures keep their meaning (``numbers.CODES``). An area without a row is simply not handed in.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation.trans_null import gettext_noop as _

from .drafts import Draft, Gathered, IndicatorDraft
from .numbers import NotRead, number, period

AREA = frozenset({"geoitem", "gebiedscode", "code", "niscode", "nis", "gebied", "gebied (code)", "statsec", "wijkcode"})
PERIOD = frozenset({"period", "periode", "jaar"})
LEVEL = frozenset({"geolevel", "gebiedsniveau", "niveau"})
NAME = frozenset({"naam", "gebiedsnaam", "geoname", "gemeente", "wijk", "deelgemeente", "sector"})
NO_AREA = _("Hier ontbreekt de code van het gebied. Vul ze in.")
TWICE = _("Dit cijfer staat ook op rij %(row)s, met een andere waarde. Laat er één staan.")
MOST_INDICATORS = 100
_WITH_PERIOD = re.compile(
    r"(?:(?P<name>.*?)[\s|:;,(\[-]+)?(?P<period>(?:19|20)\d\d(?:[-/](?:19|20)\d\d|[ -]?(?:Q|K|KW)[1-4])?)[)\]]?",
    re.ASCII | re.IGNORECASE,
)
_PERIOD_FIRST = re.compile(r"(?P<period>(?:19|20)\d\d)[\s|:;,-]+(?P<name>\D.*)", re.ASCII)


@dataclass(frozen=True)
class Layout:
    """Where everything stands: the column of the area, that of the period (None in wide form), and the figures as
    column → (indicator, period, or "" when the row says it)."""

    heading_at: int
    area: int
    period: int | None
    figures: dict[int, tuple[str, str]]


def plain(cell: object) -> str:
    return " ".join(str(cell or "").split()).casefold()


def layout_of(rows: Sequence[tuple[int, Sequence[Any]]], title: str = "") -> Layout | None:
    """The layout of the first rows; None when this is no export of Swing. ``title`` names the one indicator of a file
    of which the headings are periods alone."""
    for index, (_at, cells) in enumerate(rows[:10]):
        names = [plain(cell) for cell in cells]
        area = next((at for at, name in enumerate(names) if name in AREA), None)
        if area is None:
            continue
        when = next((at for at, name in enumerate(names) if name in PERIOD), None)
        others = [at for at, name in enumerate(names) if name and name not in AREA | PERIOD | LEVEL | NAME]
        if when is not None:
            figures = {at: (str(cells[at]).strip(), "") for at in others}
        else:
            above = rows[index - 1][1] if index else ()
            figures = _wide(cells, others, above, title)
        if figures:
            return Layout(index, area, when, figures)
    return None


def _wide(cells: Sequence[Any], others: list[int], above: Sequence[Any], title: str) -> dict[int, tuple[str, str]]:
    """Columns that name a period, with the indicator in the same cell, or in the row above (which may be merged)."""
    found: dict[int, tuple[str, str]] = {}
    last = ""
    for at in range(max(others, default=-1) + 1):
        last = str(above[at]).strip() if at < len(above) and above[at] not in (None, "") else last
        if at not in others:
            continue
        cell = cells[at]
        text = str(int(cell)) if isinstance(cell, float) else str(cell).strip()
        match = _WITH_PERIOD.fullmatch(text) or _PERIOD_FIRST.fullmatch(text)
        if match:
            name = (match["name"] or "").strip(" |:;,-([") or last or title
            if name:
                found[at] = (name, period(match["period"].strip()))
    return found


def code_of(name: str) -> str:
    """How an indicator that the product does not know is called inside: its name without accents and spaces."""
    return re.sub(r"[^a-z0-9_.]+", "_", plain(name)).strip("_")[:80] or "onbekend"


def guessed(name: str) -> IndicatorDraft:
    """Kind by the words of the name; a count when they say nothing. The form asks whether it is right."""
    said = plain(name)
    kind, unit = "count", ""
    if "%" in said or any(word in said for word in ("aandeel", "percentage", "procent", "graad", "ratio")):
        kind, unit = "share", "percent"
    elif any(word in said for word in ("gemiddeld", "mediaan", "per inwoner", "per 1000", "per 1.000", "index")):
        kind = "mean"
    return IndicatorDraft(code_of(name), name.strip()[:160], unit, kind)


def read(layout: Layout, rows: Sequence[tuple[int, Sequence[Any]]], year: str) -> tuple[Gathered, list[IndicatorDraft]]:
    """The figures below the headings, and what they measure."""
    found = Gathered()
    seen: dict[tuple[str, str, str], tuple[int, str, str]] = {}
    drafts = {name: guessed(name) for name, _when in layout.figures.values()}
    for at, cells in rows[layout.heading_at + 1 :]:
        area, when = _cell(cells, layout.area), ""
        code = str(int(area)) if isinstance(area, float) else str(area or "").strip()
        if not code:
            found.refuse(at, "geoitem", NO_AREA)
            continue
        if layout.period is not None:
            try:
                when = period(_cell(cells, layout.period) or year)
            except NotRead as fault:
                found.refuse(at, "period", fault.msgid, value=fault.value)
                continue
        for column, (name, heading_when) in layout.figures.items():
            try:
                value, missing = number(_cell(cells, column))
            except NotRead as fault:
                found.refuse(at, name, fault.msgid, value=fault.value)
                continue
            key = (code, drafts[name].code, heading_when or when)
            before = seen.setdefault(key, (at, value, missing))
            if before[0] == at:
                found.drafts.append(Draft(at, *key, value, missing))
            elif before[1:] != (value, missing):
                found.refuse(at, name, TWICE, row=before[0])
    return found, list(drafts.values())


def _cell(cells: Sequence[Any], at: int) -> Any:
    return cells[at] if at < len(cells) else None
