"""A file with the key figures of all municipalities, as numbered rows of texts: what stands in it, or what is wrong.

Columns are found by their heading: a NIS code, persons with increased reimbursement (VT), persons with a living wage.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.utils.translation.trans_null import gettext_noop as _

from .drawing_right import KeyFigures

HEADINGS = {
    "code": ("nis", "niscode", "nis-code", "nis code"),
    "reimbursed": ("vt", "verhoogde tegemoetkoming", "personen met verhoogde tegemoetkoming"),
    "waged": ("leefloon", "rmi", "maatschappelijke integratie", "personen met leefloon"),
}
FLANDERS, BRUSSELS = "02000", "04000"
"""The codes of the Flemish Region, which has no Brussels in it, and of the Brussels-Capital Region."""
NO_HEADINGS = _("We vinden de kolommen niet. Zet erboven: NIS, VT, leefloon.")
NO_NUMBER = _("Rij %(row)s heeft geen geheel getal. Kijk de kolommen VT en leefloon na.")
NO_CODE = _("Rij %(row)s heeft geen NIS-code van vijf cijfers.")
TWICE = _("Gemeente %(code)s staat twee keer in het bestand.")
NOT_HERE = _("Jullie gemeente (%(code)s) staat niet in het bestand.")
NO_BRUSSELS = _(
    "Brussel (VGC, %(code)s) staat niet in het bestand. Zet die rij erbij: Brussel krijgt minstens 6 procent."
)


@dataclass(frozen=True)
class Read:
    """The figures by NIS code, of Brussels, and of all together; or the sentence (with its words) that says why not."""

    figures: dict[str, KeyFigures]
    total: KeyFigures
    brussels: KeyFigures | None = None
    refused: str = ""
    words: tuple[tuple[str, str], ...] = ()


def _no(sentence: str, **words: object) -> Read:
    return Read({}, KeyFigures(0, 0), None, sentence, tuple((name, str(word)) for name, word in words.items()))


def read(rows: Sequence[tuple[int, Sequence[str]]], *, municipalities: Collection[str]) -> Read:
    """The key figures of a file in which these municipalities and Brussels stand. A row for the Flemish Region is taken
    as it is, without it its municipalities are added up; Brussels comes beside it in the whole."""
    columns: dict[str, int] = {}
    figures: dict[str, KeyFigures] = {}
    for number, cells in rows:
        if not columns:
            columns = _columns(cells)
            continue
        if not any(cell.strip() for cell in cells):
            continue
        cell = {name: cells[at].strip() if at < len(cells) else "" for name, at in columns.items()}
        code = cell["code"].zfill(5)
        if not (code.isdigit() and len(code) == 5):
            return _no(NO_CODE, row=number)
        counts = [_count(cell[name]) for name in ("reimbursed", "waged")]
        if counts[0] is None or counts[1] is None:
            return _no(NO_NUMBER, row=number)
        if code in figures:
            return _no(TWICE, code=code)
        figures[code] = KeyFigures(counts[0], counts[1])
    if not columns:
        return _no(NO_HEADINGS)
    region, brussels = figures.pop(FLANDERS, None), figures.pop(BRUSSELS, None)
    absent = next((nis for nis in municipalities if nis not in figures), None)
    if absent is not None:
        return _no(NOT_HERE, code=absent)
    if brussels is None:
        return _no(NO_BRUSSELS, code=BRUSSELS)
    return Read(figures, (region or sum(figures.values(), KeyFigures(0, 0))) + brussels, brussels)


def _columns(cells: Sequence[str]) -> dict[str, int]:
    heads = [" ".join(cell.casefold().split()) for cell in cells]
    found = {}
    for name, words in HEADINGS.items():
        at = next((place for place, head in enumerate(heads) if head in words), None)
        if at is None:
            return {}
        found[name] = at
    return found


def _count(text: str) -> int | None:
    plain = text.replace(".", "").replace("\u00a0", "").replace(" ", "")
    return int(plain) if plain.isascii() and plain.isdigit() else None
