"""The example file for an organisation's own list: headings, one row, choices, and a sheet that explains."""

import csv
import io
from datetime import date, time

from meedoen.kernel.spreadsheets import SAFE_OPTIONS, escape, fill, text_format

from .columns import COLUMNS, HEADINGS
from .taxonomy import THEMES

FILENAMES = {"xlsx": "meedoen-activiteiten.xlsx", "csv": "meedoen-activiteiten.csv"}
_ROWS_WITH_CHOICES = 1_000
_EXPLAINED = (
    "Vul op het blad Activiteiten een rij in per moment. De rij die er staat is een voorbeeld: haal ze weg.",
    "Gaat een activiteit meer keren door? Neem een rij per keer, met hetzelfde eigen nummer of dezelfde naam.",
    "Verander de namen van de kolommen niet. Kolommen die je niet nodig hebt, mag je weglaten.",
    "Zet nooit een rijksregisternummer in deze lijst. Een rij waar er een in staat, nemen we niet over.",
)


def template(kind: str = "xlsx") -> bytes:
    """The example file, "xlsx" or "csv"; read back, it gives one activity and no refusals. Raises KeyError."""
    return {"xlsx": _xlsx, "csv": _csv}[kind]()


def _csv() -> bytes:
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    writer.writerow([escape(column.example) for column in COLUMNS.values()])
    return target.getvalue().encode("utf-8-sig")


def _typed(code: str, example: str):
    """Days, hours and numbers as Excel's own, so that a person sees how to go on."""
    if code == "day":
        day, month, year = map(int, example.split("/"))
        return date(year, month, day)
    if code in ("start", "end"):
        return time.fromisoformat(example)
    if code in ("price", "social_price"):
        return float(example.replace(",", "."))
    return int(example) if code in ("age_min", "capacity", "childcare") else example


def _xlsx() -> bytes:
    import xlsxwriter

    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, **SAFE_OPTIONS}) as book:
        sheet = book.add_worksheet("Activiteiten")
        fill(book, sheet, HEADINGS, [[_typed(code, column.example) for code, column in COLUMNS.items()]])
        for at, (code, column) in enumerate(COLUMNS.items()):
            if column.choices:
                rule = {"validate": "list", "source": list(column.choices), "error_title": column.heading}
                sheet.data_validation(1, at, _ROWS_WITH_CHOICES, at, {**rule, "error_message": "Kies uit de lijst."})
            elif code == "theme":
                rule = {"validate": "list", "source": f"=Uitleg!$D$2:$D${len(THEMES) + 1}", "error_type": "information"}
                sheet.data_validation(1, at, _ROWS_WITH_CHOICES, at, rule)
        _explain(book)
    return target.getvalue()


def _explain(book) -> None:
    sheet, text = book.add_worksheet("Uitleg"), text_format(book)
    bold = book.add_format({"bold": True})
    for at, (heading, width) in enumerate((("Kolom", 28), ("Wat schrijf je er", 62), ("Moet", 8), ("Thema's", 28))):
        sheet.write_string(0, at, heading, bold)
        sheet.set_column(at, at, width)
    for row, column in enumerate(COLUMNS.values(), start=1):
        for at, cell in enumerate((column.heading, column.help, "ja" if column.required else "nee")):
            sheet.write_string(row, at, cell, text)
    for row, label in enumerate(THEMES.values(), start=1):
        sheet.write_string(row, 3, label, text)
    for row, sentence in enumerate(_EXPLAINED, start=len(COLUMNS) + 2):
        sheet.write_string(row, 1, sentence, text)
