"""Files of Statbel: population by sector, by age and sex, by nationality; households, family nuclei, fiscal incomes.

Each is known by its headings, in the words of Statbel's open data or in those of a shortened list. Counts are summed as
they stand: what comes out is exact. A sum with a hidden or unknown cell in it is hidden or unknown, never less.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation.trans_null import gettext_noop as _

from .drafts import Draft, Gathered, SourceDraft
from .numbers import EMPTY, HIDDEN, NEGATIVE_COUNT, UNKNOWN, NotRead, number, period

STATBEL = "Statbel (Algemene Directie Statistiek - Statistics Belgium)"
LICENCE = "Statbel open data (CC BY 4.0)"
LINK = "https://statbel.fgov.be/nl/open-data"
NO_YEAR = _("Het bestand zegt niet van welk jaar het is. Vul het jaar in.")
NO_AREA = _("Hier ontbreekt de code van het gebied. Vul ze in.")
NO_AGE = _("Dit is geen leeftijd: %(value)s. Schrijf een getal van 0 tot 120.")
UNKNOWN_KIND = _("Dit soort kennen we niet: %(value)s. Gebruik het bestand zoals Statbel het geeft.")
Row = tuple[int, Mapping[str, Any]]
Part = Decimal | str
"""The count of a cell, or the reason why there is none (``numbers.CODES``)."""

ALIASES = {
    "cd_refnis": "nis", "cd_munty_refnis": "nis", "refnis": "nis", "nis": "nis", "niscode": "nis",
    "cd_sector": "sector", "statsec": "sector", "statsec2024": "sector", "statsec2025": "sector", "sector": "sector",
    "population": "persons", "ms_population": "persons", "inwoners": "persons", "totaal": "persons",
    "ms_tot_residents": "residents", "cd_age": "age", "leeftijd": "age", "cd_sex": "sex", "geslacht": "sex",
    "nationaliteit": "nationality", "cd_natlty": "nationality", "tx_natlty_nl": "nationality",
    "jaar": "year", "cd_year": "year", "year": "year",
    "aangiften_niet_nul": "returns", "ms_nbr_non_zero_inc": "returns",
    "aangiften_nul": "returns_zero", "ms_nbr_zero_inc": "returns_zero",
    "totaal_netto_belastbaar_inkomen_eur": "income", "ms_tot_net_taxable_inc": "income",
    "huishoudens": "households", "type": "household_kind", "grootte": "size",
    "tx_tfn_descr_nl_lvl_1": "nucleus", "tx_sfn_descr_nl_lvl_1": "size", "aantal": "count", "ms_count": "count",
    "tx_age_descr_nl_lvl_2": "age_band", "tx_sex_descr_nl_lvl_1": "sex", "gemeente": "name",
}  # fmt: skip
_GROUPS = (
    ("age.0_17", 0, 17), ("age.18_34", 18, 34), ("age.35_59", 35, 59), ("age.60_79", 60, 79), ("age.80_plus", 80, 999),
    ("age.0_19", 0, 19), ("age.20_59", 20, 59), ("age.20_64", 20, 64), ("age.60_plus", 60, 999),
    ("age.65_plus", 65, 999),
)  # fmt: skip
_SIZES = {
    "1 persoon": "households.1", "2 personen": "households.2", "3 t/m 5 personen": "households.3_5",
    "6 personen of meer": "households.6_plus",
}  # fmt: skip


class Sums(dict[tuple[str, str, str], Part]):
    """What is summed by area, indicator and period."""

    def add(self, area: str, indicator: str, when: str, part: Part) -> None:
        """Hidden and unknown spread, as in ``rules.values.total``; what cannot occur adds nothing."""
        before = self.get((area, indicator, when))
        if before is None:
            self[area, indicator, when] = part
        elif isinstance(before, Decimal) and isinstance(part, Decimal):
            self[area, indicator, when] = before + part
        else:
            reasons = [reason for reason in (HIDDEN, UNKNOWN) if reason in (before, part)]
            figure = before if isinstance(before, Decimal) else part
            self[area, indicator, when] = reasons[0] if reasons else figure


@dataclass(frozen=True)
class Kind:
    """A kind of file: the headings by which it is known, how it is read, what must stand beside its figures."""

    name: str
    needs: frozenset[str]
    never: frozenset[str]
    read: Callable[[Sequence[Row], Gathered], Sums]
    what: str
    day: str = "1 januari "

    def source(self, year: str) -> SourceDraft:
        title = f"{self.what} {year}".strip()
        credit = f"Bron: {STATBEL}, {self.what[0].lower()}{self.what[1:]}"
        return SourceDraft(f"{credit}, {self.day}{year}" if year else credit, LICENCE, title, LINK)


def kind_of(headings: Sequence[str]) -> Kind | None:
    """The kind of file with these headings; the one that asks most wins."""
    there = {ALIASES[name] for name in map(plain, headings) if name in ALIASES}
    fitting = [kind for kind in KINDS if kind.needs <= there and not kind.never & there]
    return max(fitting, key=lambda kind: len(kind.needs), default=None)


def plain(heading: object) -> str:
    return str(heading or "").strip().casefold()


def read(kind: Kind, headings: Sequence[str], rows: Sequence[tuple[int, Sequence[Any]]], year: str) -> Gathered:
    """The figures of one file. ``year`` is what the form or the name of the file says, for files that say none."""
    found, columns = Gathered(), [ALIASES.get(plain(name), "") for name in headings]
    told = [(at, {name: cell for name, cell in zip(columns, cells, strict=False) if name}) for at, cells in rows]
    if not year and "year" not in columns:
        found.refuse(0, "", NO_YEAR)
        return found
    sums = kind.read([(at, row | {"when": when}) for at, row in told if (when := _when(at, row, year, found))], found)
    for key, value in sums.items():
        told_as = (format(value, "f"), "") if isinstance(value, Decimal) else ("", value)
        found.drafts.append(Draft(0, *key, *told_as, 0))
    return found


def _count(at: int, row: Mapping[str, Any], name: str, found: Gathered, *, empty: str = UNKNOWN) -> Part | None:
    """The count of one cell, or why there is none; None when it was refused. An empty cell tells nothing: unknown,
    unless the file says otherwise."""
    try:
        value, missing = number(row.get(name))
    except NotRead as fault:
        found.refuse(at, name, fault.msgid, value=fault.value)
        return None
    if value and Decimal(value) < 0:
        found.refuse(at, name, NEGATIVE_COUNT, value=value)
        return None
    return Decimal(value) if value else empty if missing == EMPTY else missing


def _when(at: int, row: Mapping[str, Any], year: str, found: Gathered) -> str:
    """The period of a row: its own where the file has a column for it."""
    try:
        return period(row["year"]) if "year" in row else year
    except NotRead as fault:
        found.refuse(at, "year", fault.msgid, value=fault.value)
        return ""


def _area(at: int, row: Mapping[str, Any], name: str, found: Gathered) -> str:
    cell = row.get(name)
    code = str(int(cell)) if isinstance(cell, float) else str(cell or "").strip()
    if not code:
        found.refuse(at, name, NO_AREA)
    return code


def _sectors(rows: Sequence[Row], found: Gathered) -> Sums:
    sums = Sums()
    for at, row in rows:
        area, value = _area(at, row, "sector", found), _count(at, row, "persons", found)
        if area and value is not None:
            sums.add(area, "inhabitants", row["when"], value)
    return sums


def _ages(rows: Sequence[Row], found: Gathered) -> Sums:
    sums, nobody = Sums(), Decimal(0)
    for at, row in rows:
        area, value = _area(at, row, "nis", found), _count(at, row, "persons", found)
        try:
            age = int(str(row.get("age")))
        except ValueError:
            age = -1
        if not 0 <= age <= 120:
            found.refuse(at, "age", NO_AGE, value=str(row.get("age"))[:40])
        elif area and value is not None:
            sex = {"f": "women", "v": "women", "m": "men"}.get(plain(row.get("sex"))[:1], "")
            if sex:
                sums.add(area, f"inhabitants.{sex}.age.{age}", row["when"], value)
            sums.add(area, "inhabitants", row["when"], value)
            for name, first, last in _GROUPS:
                sums.add(area, name, row["when"], value if first <= age <= last else nobody)
    return sums


def _nationalities(rows: Sequence[Row], found: Gathered) -> Sums:
    sums, nobody = Sums(), Decimal(0)
    for at, row in rows:
        area, value = _area(at, row, "nis", found), _count(at, row, "persons", found)
        said = plain(row.get("nationality"))
        if not said:
            found.refuse(at, "nationality", UNKNOWN_KIND, value="–")
        elif area and value is not None:
            belgian = said in ("belgen", "belg", "bel")
            sums.add(area, "inhabitants", row["when"], value)
            sums.add(area, "foreign_nationals", row["when"], nobody if belgian else value)
    return sums


def _age_bands(rows: Sequence[Row], found: Gathered) -> Sums:
    """Bands of five years: only the groups whose ends fall between two bands come out of them."""
    sums, nobody = Sums(), Decimal(0)
    whole = [group for group in _GROUPS if group[1] % 5 == 0 and (group[2] == 999 or group[2] % 5 == 4)]
    for at, row in rows:
        area, value = _area(at, row, "nis", found), _count(at, row, "count", found)
        said = str(row.get("age_band") or "")
        ends = [int(found_) for found_ in re.findall(r"\d+", said)]
        if not ends:
            found.refuse(at, "age_band", NO_AGE, value=said[:40])
        elif area and value is not None:
            first = 0 if said.casefold().startswith("jonger") else ends[0]
            sums.add(area, "inhabitants", row["when"], value)
            for name, low, high in whole:
                sums.add(area, name, row["when"], value if low <= first <= high else nobody)
    return sums


def _nuclei(rows: Sequence[Row], found: Gathered) -> Sums:
    sums, nobody = Sums(), Decimal(0)
    for at, row in rows:
        area, value = _area(at, row, "nis", found), _count(at, row, "count", found)
        said = plain(row.get("nucleus"))
        if not said:
            found.refuse(at, "nucleus", UNKNOWN_KIND, value="–")
        elif area and value is not None:
            sums.add(area, "families", row["when"], value)
            mother, father = "alleenstaande moeder" in said, "alleenstaande vader" in said
            sums.add(area, "families.single_mother", row["when"], value if mother else nobody)
            sums.add(area, "families.single_father", row["when"], value if father else nobody)
            sums.add(area, "families.single_parent", row["when"], value if mother or father else nobody)
    return sums


def _households(rows: Sequence[Row], found: Gathered) -> Sums:
    """Sizes are summed over the kinds; the line with the total is the total. An empty cell: there are none of those."""
    sums = Sums()
    for at, row in rows:
        area = _area(at, row, "nis" if "nis" in row else "name", found)
        value = _count(at, row, "households", found, empty=EMPTY)
        size, kind = plain(row.get("size")), plain(row.get("household_kind"))
        if size != "totaal" and size not in _SIZES:
            found.refuse(at, "size", UNKNOWN_KIND, value=size[:40] or "–")
        elif area and value not in (None, EMPTY):
            sums.add(area, "households" if "totaal" in (size, kind) else _SIZES[size], row["when"], value)
    return sums


def _incomes(rows: Sequence[Row], found: Gathered) -> Sums:
    sums = Sums()
    names = {
        "income": "income.total", "returns": "income.returns", "returns_zero": "income.returns_zero",
        "persons": "income.inhabitants", "residents": "income.inhabitants",
    }  # fmt: skip
    for at, row in rows:
        area = _area(at, row, "nis", found)
        for column, indicator in names.items():
            if column in row and area and (value := _count(at, row, column, found)) is not None:
                sums.add(area, indicator, row["when"], value)
    return sums


def _kind(name: str, needs: str, read: Any, what: str, *, never: str = "", day: str = "1 januari ") -> Kind:
    return Kind(name, frozenset(needs.split()), frozenset(never.split()), read, what, day)


KINDS = (
    _kind("statbel.sectors", "sector persons", _sectors, "Bevolking per statistische sector", never="age"),
    _kind("statbel.ages", "nis age persons", _ages, "Bevolking naar leeftijd en geslacht", never="nationality"),
    _kind("statbel.nationalities", "nis age nationality persons", _nationalities, "Bevolking naar nationaliteit"),
    _kind("statbel.age_bands", "nis age_band count", _age_bands, "Census: bevolking naar leeftijd en geslacht"),
    _kind("statbel.nuclei", "nis nucleus size count", _nuclei, "Census: gezinskernen naar type en grootte"),
    _kind("statbel.households", "household_kind size households", _households, "Private huishoudens naar grootte"),
    _kind("statbel.incomes", "nis year income returns", _incomes, "Fiscale inkomens", day=""),
)
