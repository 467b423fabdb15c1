"""The own list of figures: one row a figure, with its source; and the empty list to download."""

import io
from collections.abc import Sequence
from typing import Any

from django.utils.translation.trans_null import gettext_noop as _

from meedoen.kernel.spreadsheets import SAFE_OPTIONS, fill, text_format

from .drafts import Draft, Gathered, IndicatorDraft, SourceDraft
from .numbers import NotRead, number, period
from .swing import TWICE, code_of, guessed, plain

COLUMNS = {
    "area": ("Gebied (code)", "De code van de gemeente, het dorp, de wijk of de sector.", True),
    "what": ("Wat", "Wat je telt, in je eigen woorden. Gebruik elke keer dezelfde woorden.", True),
    "period": ("Jaar", "Het jaar van het cijfer: 2024. Of 2024Q1, of 2024-2025.", True),
    "value": ("Waarde", "Een getal. Verbergt de bron het? Schrijf x. Onbekend? Schrijf ?.", True),
    "unit": ("Eenheid", "personen, gezinnen, woningen, euro, procent …", False),
    "kind": ("Soort", "aantal, aandeel, bedrag of gemiddelde. Een aandeel tellen we nooit op.", False),
    "source": ("Bron", "Wie dit cijfer publiceerde, en van welke dag het is.", True),
    "licence": ("Licentie", "Onder welke voorwaarden je het mag tonen.", False),
    "link": ("Webadres", "Waar je het vond.", False),
    "threshold": ("Drempel", "Het laagste aantal dat deze bron laat tonen. Leeg als er geen is.", False),
}
KINDS = {"aantal": "count", "aandeel": "share", "bedrag": "amount", "gemiddelde": "mean", "percentage": "share"}
UNITS = {
    "personen": "persons", "inwoners": "persons", "gezinnen": "households", "huishoudens": "households",
    "woningen": "dwellings", "euro": "euro", "procent": "percent", "%": "percent", "aangiften": "returns",
}  # fmt: skip
MISSING_CELL = _("Hier ontbreekt iets: %(heading)s. Vul het in.")
NO_KIND = _("Deze soort kennen we niet: %(value)s. Kies aantal, aandeel, bedrag of gemiddelde.")
NO_THRESHOLD = _("De drempel is een getal van 1 tot 100. Nu staat er: %(value)s.")
TWO_THRESHOLDS = _("Deze bron heeft op rij %(row)s een andere drempel: %(other)s. Schrijf er één.")
_EXAMPLE = ("13049", "Eenoudergezinnen", 2024, 812, "gezinnen", "aantal", "Voorbeeld: vul hier je bron in", "", "", 5)


def fits(headings: Sequence[Any]) -> bool:
    """Whether these are the headings of the own list."""
    there = {plain(name) for name in headings}
    return {plain(COLUMNS[key][0]) for key in ("area", "what", "period", "value")} <= there


def read(
    headings: Sequence[Any], rows: Sequence[tuple[int, Sequence[Any]]]
) -> tuple[Gathered, list[IndicatorDraft], list[SourceDraft], list[str]]:
    """Figures, indicators, sources, and the headings that mean nothing."""
    by_name = {plain(title): key for key, (title, _help, _must) in COLUMNS.items()}
    columns = [by_name.get(plain(name), "") for name in headings]
    ignored = [str(name) for name, key in zip(headings, columns, strict=True) if name and not key]
    found, reader = Gathered(), _Reader()
    for at, cells in rows:
        reader.take(at, {key: cell for key, cell in zip(columns, cells, strict=False) if key}, found)
    return found, list(reader.indicators.values()), list(reader.sources), ignored


class _Reader:
    """Row by row: what was measured before keeps its kind, a source stands once."""

    def __init__(self) -> None:
        self.indicators: dict[str, IndicatorDraft] = {}
        self.sources: dict[SourceDraft, int] = {}
        self.thresholds: dict[tuple[str, str], tuple[int, int]] = {}
        self.seen: dict[tuple[str, str, str], tuple[int, str, str]] = {}

    def take(self, at: int, row: dict[str, Any], found: Gathered) -> None:
        before = len(found.refusals)
        for key, (title, _help, must) in COLUMNS.items():
            if must and key != "value" and row.get(key) in (None, ""):
                found.refuse(at, title, MISSING_CELL, heading=title)
        when = self._try(at, "period", lambda: period(row.get("period")), found) if row.get("period") else ""
        value = self._try(at, "value", lambda: number(row.get("value")), found)
        kind = plain(row.get("kind"))
        if kind and kind not in KINDS:
            found.refuse(at, COLUMNS["kind"][0], NO_KIND, value=kind[:40])
        threshold = self._threshold(at, row.get("threshold"), found)
        if len(found.refusals) > before:
            return
        name = " ".join(str(row["what"]).split())
        self._indicator(name, kind, plain(row.get("unit")))
        source = SourceDraft(
            str(row["source"]).strip()[:300],
            str(row.get("licence") or "")[:120],
            "",
            _link(row.get("link")),
            "",
            threshold,
        )
        if threshold:
            first, other = self.thresholds.setdefault((source.credit, source.licence), (at, threshold))
            if other != threshold:
                found.refuse(at, COLUMNS["threshold"][0], TWO_THRESHOLDS, row=first, other=other)
                return
        number_of_source = self.sources.setdefault(source, len(self.sources))
        figure, missing = value
        self._put(Draft(at, _code(row["area"]), code_of(name), when, figure, missing, number_of_source), found)

    def _put(self, draft: Draft, found: Gathered) -> None:
        key, said = (draft.area, draft.indicator, draft.period), (draft.row, draft.value, draft.missing)
        first = self.seen.setdefault(key, said)
        if first == said:
            found.drafts.append(draft)
        elif first[1:] != said[1:]:
            found.refuse(draft.row, COLUMNS["value"][0], TWICE, row=first[0])

    def _indicator(self, name: str, kind: str, unit: str) -> None:
        draft = guessed(name)
        known = UNITS.get(unit, unit[:40])
        made = IndicatorDraft(draft.code, draft.name, known or draft.unit, KINDS.get(kind, draft.kind), sure=bool(kind))
        self.indicators.setdefault(draft.code, made)

    def _try(self, at: int, key: str, read_it: Any, found: Gathered) -> Any:
        try:
            return read_it()
        except NotRead as fault:
            found.refuse(at, COLUMNS[key][0], fault.msgid, value=fault.value)
            return None

    def _threshold(self, at: int, cell: Any, found: Gathered) -> int | None:
        if cell in (None, ""):
            return None
        try:
            value = int(float(str(cell)))
        except (ValueError, OverflowError):
            value = 0
        if not 1 <= value <= 100:
            found.refuse(at, COLUMNS["threshold"][0], NO_THRESHOLD, value=str(cell)[:40])
            return None
        return value


def _code(cell: Any) -> str:
    return str(int(cell)) if isinstance(cell, float) else str(cell).strip()


def _link(cell: Any) -> str:
    text = str(cell or "").strip()
    return text[:300] if text.startswith(("https://", "http://")) else ""


def workbook(areas: Sequence[tuple[str, str, str]]) -> bytes:
    """The empty list, with an example row, and the codes of the areas of the network: (code, kind, name)."""
    import xlsxwriter

    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, **SAFE_OPTIONS}) as book:
        sheet = book.add_worksheet("Cijfers")
        example: list[Any] = list(_EXAMPLE)
        example[0] = areas[0][0] if areas else example[0]
        fill(book, sheet, [title for title, _help, _must in COLUMNS.values()], [example])
        choices = {"validate": "list", "source": ["aantal", "aandeel", "bedrag", "gemiddelde"]}
        sheet.data_validation(1, 5, 5_000, 5, choices)
        text = text_format(book)
        explained = book.add_worksheet("Uitleg")
        explained.set_column(0, 0, 20)
        explained.set_column(1, 1, 80)
        for row, (title, told, must) in enumerate(COLUMNS.values()):
            explained.write_string(row, 0, title, text)
            explained.write_string(row, 1, told + (" Dit moet." if must else ""), text)
        listed = book.add_worksheet("Codes")
        fill(book, listed, ["Code", "Soort", "Naam"], [list(area) for area in areas])
    return target.getvalue()
