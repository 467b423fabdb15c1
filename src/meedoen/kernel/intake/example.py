"""The empty list to fill in: the headings with an example, what each column means, and what can be chosen."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..spreadsheets import SAFE_OPTIONS, Cell, fill, text_format

ROWS = 5_000


@dataclass(frozen=True)
class Column:
    """One column: its heading, what stands in it, whether it must be filled in."""

    heading: str
    told: str
    must: bool = False


def workbook(
    sheet: str,
    columns: Sequence[Column],
    example: Sequence[Sequence[Cell]],
    choices: Mapping[str, Sequence[str]] | None = None,
) -> bytes:
    """An XLSX with the list, an explanation, and for each heading in ``choices`` the words to choose from."""
    import xlsxwriter

    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, **SAFE_OPTIONS}) as book:
        listed = book.add_worksheet(sheet)
        headings = [column.heading for column in columns]
        fill(book, listed, headings, example)
        _explain(book, columns)
        if choices:
            _choices(book, listed, headings, choices)
    return target.getvalue()


def _explain(book: Any, columns: Sequence[Column]) -> None:
    text, explained = text_format(book), book.add_worksheet("Uitleg")
    explained.set_column(0, 0, 20)
    explained.set_column(1, 1, 80)
    for row, column in enumerate(columns):
        explained.write_string(row, 0, column.heading, text)
        explained.write_string(row, 1, column.told + (" Dit moet." if column.must else ""), text)


def _choices(book: Any, listed: Any, headings: Sequence[str], choices: Mapping[str, Sequence[str]]) -> None:
    """The words on a sheet of their own, and offered in the cells; a cell may hold something else."""
    words = book.add_worksheet("Keuzes")
    longest = max((len(one) for one in choices.values()), default=0)
    rows = [[one[at] if at < len(one) else None for one in choices.values()] for at in range(longest)]
    fill(book, words, list(choices), rows)
    for at, (heading, offered) in enumerate(choices.items()):
        if offered:
            letter = chr(ord("A") + at)
            source = f"=Keuzes!${letter}$2:${letter}${len(offered) + 1}"
            place = headings.index(heading)
            rule = {"validate": "list", "source": source, "error_type": "information"}
            listed.data_validation(1, place, ROWS, place, rule)
