"""CSV and XLSX as rows of cells: limits first, then text without hidden marks. Knows nothing of what they mean."""

import csv
import io
import re
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils.translation.trans_null import gettext_noop as _

from ..spreadsheets import unescape
from . import safety

TOO_MANY_ROWS = _("Dit bestand heeft te veel rijen: hoogstens %(most)s. Splits het in kleinere bestanden.")
TOO_MANY_COLUMNS = _("Dit bestand heeft te veel kolommen: hoogstens %(most)s. Gebruik het voorbeeldbestand.")
GIANT_CELL = _(
    "Rij %(row)s heeft een veel te lange cel (hoogstens %(most)s tekens). Kijk na of er een aanhalingsteken ontbreekt."
)
DELIMITERS = (";", ",", "\t", "|")
_EXCEL_ESCAPE = re.compile(r"_x(00[01][0-9A-Fa-f])_")  # how Excel writes a control character
_ROWS_ABOVE = 50  # blank lines, a title and the headings
Row = tuple[int, list]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Numbered rows (from 1, as Excel counts them) of cells: None, text, number, date or time."""

    name: str
    rows: tuple[Row, ...]


def read_csv(text: str, knows: Callable[[list], int], *, most: int = safety.MAX_ROWS) -> list[Sheet]:
    """The delimiter is the one by which the first lines hold most known headings. Raises Unsafe above ``most`` rows."""
    lines = text.split("\n", 20)[:20]
    best = max(DELIMITERS, key=lambda mark: max(knows(line.split(mark)) for line in _unquoted(lines)))
    return [Sheet("", tuple(_bounded(_csv_rows(text, best), most)))]


def _unquoted(lines: list[str]) -> list[str]:
    return [line[:20_000].replace('"', "").strip("\r") for line in lines]


def _csv_rows(text: str, delimiter: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    at = 0
    while True:
        at += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise safety.Unsafe(GIANT_CELL, row=at, most=safety.MAX_CELL) from None
        yield at, [unescape(safety.clean(cell)) if cell else None for cell in cells]


def read_xlsx(data: bytes, *, most: int = safety.MAX_ROWS) -> list[Sheet]:
    """All sheets; values of formulas as Excel stored them, never computed. Raises Unsafe above ``most`` rows."""
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(
                io.BytesIO(data), read_only=True, data_only=True, keep_links=False, keep_vba=False
            )
            try:
                found = book.worksheets[:20]
                return [Sheet(sheet.title, tuple(_bounded(_xlsx_rows(sheet, most), most))) for sheet in found]
            finally:
                book.close()
    except safety.Unsafe:
        raise
    except Exception:  # the parser is not ours: whatever it stumbles over, the sentence is the same
        raise safety.Unsafe(safety.UNREADABLE) from None


def _xlsx_rows(sheet, most: int) -> Iterator[Row]:
    if hasattr(sheet, "reset_dimensions"):
        sheet.reset_dimensions()
    for at, cells in enumerate(
        sheet.iter_rows(max_row=most + 2 * _ROWS_ABOVE, max_col=safety.MAX_COLUMNS + 1, values_only=True), start=1
    ):
        yield at, [_value(cell) for cell in cells]


def _value(cell: object):
    if isinstance(cell, str):
        text = _EXCEL_ESCAPE.sub(lambda match: chr(int(match[1], 16)), cell) if "_x" in cell else cell
        return safety.clean(text) or None
    known = (bool, int, float, datetime, date, time, timedelta)
    return cell if cell is None or isinstance(cell, known) else safety.clean(str(cell))


def _bounded(rows: Iterator[Row], most: int) -> Iterator[Row]:
    """Rows that hold something, with the limits kept while reading: nothing after the limit is read."""
    count = 0
    for at, cells in rows:
        while cells and cells[-1] in (None, ""):
            cells.pop()
        if not cells:
            continue
        count += 1
        if len(cells) > safety.MAX_COLUMNS:
            raise safety.Unsafe(TOO_MANY_COLUMNS, most=safety.MAX_COLUMNS)
        if count > most + 1 or at > most + _ROWS_ABOVE:
            raise safety.Unsafe(TOO_MANY_ROWS, most=most)
        yield at, cells
