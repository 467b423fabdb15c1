"""Rows as XLSX or CSV that leave the house: no cell can become a formula, and each file says who made it and why.

Rule 14 and G13 of the laws on trust. In XLSX a text cell is written as text and marked so (Excel keeps it text when
somebody edits it). In CSV nothing marks text, so a cell that a spreadsheet could run gets one apostrophe before it;
`unescape` takes that one off again, so that a file that comes back reads as it left.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

if TYPE_CHECKING:  # loaded where it writes: reading a sheet needs only `unescape`
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

# What a spreadsheet may read as the start of a formula, a command (DDE) or a new cell; full-width looks count too.
_STARTS = frozenset("=+-@|%\t\r\n")
_MINUS_SIGNS = frozenset("\u2010\u2011\u2012\u2013\u2014\u2015\u2212")
_APOSTROPHES = re.compile(r"'*")
_CELL_LIMIT = 32_767  # of Excel
_MAX_SHEET_NAME = 31
_WIDEST = 60

Cell = str | int | float | Decimal | bool | date | datetime | time | None
Footer = Mapping[str, str]


def dangerous(text: str) -> bool:
    """Would a spreadsheet take this text, apostrophes and blanks before it set aside, for more than text?"""
    for char in text[_APOSTROPHES.match(text).end() :]:  # type: ignore[union-attr]
        folded = unicodedata.normalize("NFKC", char)[:1]
        if char in _STARTS or folded in _STARTS or char in _MINUS_SIGNS:
            return True
        if not (char.isspace() or unicodedata.category(char) in ("Cf", "Cc") or char == "'"):
            return False
    return False


def escape(text: str) -> str:
    """The text for a CSV cell: one apostrophe before it where it is dangerous. `unescape` undoes exactly this."""
    return "'" + text if dangerous(text) else text


def unescape(text: str) -> str:
    """The text as it was before `escape`; a text that was never escaped and is harmless stays as it is."""
    return text[1:] if text.startswith("'") and dangerous(text) else text


def write_csv(columns: Sequence[str], rows: Iterable[Sequence[Cell]], *, footer: Footer) -> str:
    """Semicolons, every cell quoted, a byte order mark so that Excel shows accents. `footer` is who, why, until when.

    The footer stands under an empty line, each line "label: value" in the first column.
    """
    target = io.StringIO(newline="")
    target.write("\ufeff")
    writer = csv.writer(target, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([escape(column) for column in columns])
    for row in rows:
        writer.writerow([_as_text(cell) for cell in row])
    writer.writerow([])
    for label, value in footer.items():
        writer.writerow([escape(f"{label}: {value}")])
    return target.getvalue()


def _as_text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return _("ja") if cell else _("nee")
    if isinstance(cell, (float, Decimal)):
        return str(cell).replace(".", ",")
    if isinstance(cell, int):
        return str(cell)
    if isinstance(cell, datetime):
        return f"{cell:%d/%m/%Y %H:%M}"
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    return f"{cell:%H:%M}" if isinstance(cell, time) else escape(cell)


def write_xlsx(columns: Sequence[str], rows: Iterable[Sequence[Cell]], *, title: str, footer: Footer) -> bytes:
    """One sheet named after `title`, headings fixed, and a last sheet that says who, why and until when.

    Text over Excel's 32,767 signs raises ValueError: nothing is cut without a word.
    """
    import xlsxwriter

    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, **SAFE_OPTIONS}) as book:
        sheet = book.add_worksheet(sheet_name(title))
        fill(book, sheet, columns, rows)
        about = book.add_worksheet(sheet_name(_("Over deze lijst")))
        text = text_format(book)
        about.set_column(0, 0, 24)
        about.set_column(1, 1, _WIDEST)
        for index, (label, value) in enumerate(footer.items()):
            about.write_string(index, 0, label, text)
            about.write_string(index, 1, value, text)
    return target.getvalue()


SAFE_OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "remove_timezone": True,
}


def text_format(book: "Workbook") -> "Format":
    """The mark that keeps a cell text, also when somebody edits it."""
    return book.add_format({"num_format": "@", "quote_prefix": True, "text_wrap": True, "valign": "top"})


def sheet_name(title: str) -> str:
    """A name that Excel takes: no []:*?/\\ and at most 31 signs."""
    return re.sub(r"[\[\]:*?/\\']", " ", title).strip()[:_MAX_SHEET_NAME] or "Lijst"


def fill(book: "Workbook", sheet, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Headings on the first line, then the rows, each cell by its own type and never as a formula."""
    heading = book.add_format({"bold": True, "num_format": "@", "quote_prefix": True, "bottom": 1})
    formats = {
        "text": text_format(book),
        "day": book.add_format({"num_format": "dd/mm/yyyy", "valign": "top"}),
        "moment": book.add_format({"num_format": "dd/mm/yyyy hh:mm", "valign": "top"}),
        "hour": book.add_format({"num_format": "hh:mm", "valign": "top"}),
    }
    for at, column in enumerate(columns):
        sheet.write_string(0, at, column, heading)
        sheet.set_column(at, at, min(_WIDEST, max(10, len(column) + 2)))
    sheet.freeze_panes(1, 0)
    for line, row in enumerate(rows, start=1):
        for at, cell in enumerate(row):
            _write(sheet, line, at, cell, formats)


def _write(sheet, line: int, at: int, cell: Cell, formats: dict) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, (str, bool)):
        text = cell if isinstance(cell, str) else _as_text(cell)
        if len(text) > _CELL_LIMIT:
            raise ValueError("text longer than an Excel cell")
        sheet.write_string(line, at, text, formats["text"])
    elif isinstance(cell, datetime):
        sheet.write_datetime(line, at, cell, formats["moment"])
    elif isinstance(cell, date):
        sheet.write_datetime(line, at, cell, formats["day"])
    elif isinstance(cell, time):
        sheet.write_datetime(line, at, cell, formats["hour"])
    else:
        sheet.write_number(line, at, cell)
