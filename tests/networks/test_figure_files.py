"""Files with figures: what is read out of them, what is refused; and what the product carries equals its sources."""

import csv
import io
import json
import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from meedoen.networks.geography import edition as editions
from meedoen.networks.intake import read, read_safely, template

SOURCES = Path(__file__).resolve().parents[3] / "shared" / "data"
OLD = SOURCES / "statbel-population"


def told(reading):
    return [(d.area, d.indicator, d.period, d.value or d.missing) for d in reading.drafts]


def faults(reading):
    return [(refusal.row, refusal.reason) for refusal in reading.refusals]


def test_a_long_export_of_swing_keeps_the_meaning_of_its_codes():
    text = (
        "geolevel;geoitem;period;Eenouders;Aandeel eenouders\nwijk;12040W13;2024;0;-99997\n\nwijk;12040w14;2024;-99999;"
    )
    found = read(text.encode(), "export.csv")
    assert (found.kind, faults(found), found.asks_source) == ("swing", [], True)
    assert told(found) == [
        ("12040W13", "eenouders", "2024", "0"),
        ("12040W13", "aandeel_eenouders", "2024", "hidden"),
        ("12040w14", "eenouders", "2024", "unknown"),
        ("12040w14", "aandeel_eenouders", "2024", "empty"),
    ]
    assert [(one.code, one.kind, one.sure) for one in found.indicators] == [
        ("eenouders", "count", False),
        ("aandeel_eenouders", "share", False),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Code;Naam;Eenouders 2023;Eenouders 2024\n12040W13;Centrum;7;x\n",
        "Code;Naam;Eenouders (2023);Eenouders (2024)\n12040W13;Centrum;7;x\n",
        "Code;Naam;2023 | Eenouders;2024 | Eenouders\n12040W13;Centrum;7;x\n",
        ";;Eenouders;\nCode;Naam;2023;2024\n12040W13;Centrum;7;x\n",
        "Willebroek in cijfers\n\nCode;Naam;2023;2024\n12040W13;Centrum;7;x\n",
    ],
)
def test_a_wide_export_names_its_periods_in_many_ways(text):
    found = read(text.encode(), "Eenouders.csv")
    assert faults(found) == []
    assert [row[2:] for row in told(found)] == [("2023", "7"), ("2024", "hidden")]
    assert len({row[1] for row in told(found)}) == 1


def test_every_row_that_cannot_be_taken_says_why():
    text = (
        "geoitem;period;Gezinnen\n;2024;3\n12040W13;gisteren;4\n12040W14;2024;1.234\n12040W15;2024;tien\n"
        "12040W16;2024;5\n12040W16;2024;6\n12040W16;2024;5\n"
    )
    found = read(text.encode())
    assert told(found) == [("12040W16", "gezinnen", "2024", "5")]
    assert [(row, reason[:40]) for row, reason in faults(found)] == [
        (2, "Hier ontbreekt de code van het gebied. V"),
        (3, "Dit is geen jaar: gisteren. Schrijf het "),
        (4, "Dit kan twee getallen zijn: 1.234. Schri"),
        (5, "Dit is geen getal: tien. Schrijf een get"),
        (7, "Dit cijfer staat ook op rij 6, met een a"),
    ]


def test_the_own_list_comes_back_as_it_was_made_and_says_what_is_wrong_in_a_row():
    made = template.workbook([("12040W13", "Wijk", "Centrum")])
    found = read_safely(made, "lijst.xlsx")
    assert (found.kind, faults(found), found.asks_source) == ("list", [], False)
    assert told(found) == [("12040W13", "eenoudergezinnen", "2024", "812")]
    assert [(one.name, one.unit, one.kind, one.sure) for one in found.indicators] == [
        ("Eenoudergezinnen", "households", "count", True)
    ]
    assert [(one.credit, one.threshold) for one in found.sources] == [("Voorbeeld: vul hier je bron in", 5)]
    rows = "12040W13;;2024;3;;aantal;Bron;;;\n12040W13;Iets;2024;3;;soms;Bron;;;500\n12040W13;Iets;2024;x;;;;;;\n"
    found = read(("Gebied (code);Wat;Jaar;Waarde;Eenheid;Soort;Bron;Licentie;Webadres;Drempel\n" + rows).encode())
    assert [(row, reason[:34]) for row, reason in faults(found)] == [
        (2, "Hier ontbreekt iets: Wat. Vul het "),
        (3, "Deze soort kennen we niet: soms. K"),
        (3, "De drempel is een getal van 1 tot "),
        (4, "Hier ontbreekt iets: Bron. Vul het"),
    ]
    assert told(found) == []


def test_a_source_of_the_own_list_has_one_threshold():
    head = "Gebied (code);Wat;Jaar;Waarde;Bron;Drempel\n"
    found = read((head + "12040W13;a;2024;9;Bron;5\n12040W14;a;2024;9;Bron;\n12040W15;a;2024;9;Bron;3\n").encode())
    assert faults(found) == [(4, "Deze bron heeft op rij 2 een andere drempel: 5. Schrijf er één.")]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "Dit bestand is leeg."),
        (b"%PDF-1.7 x", "Dit is een pdf."),
        (b"naam;telefoon\nJan;03\n", "We herkennen dit bestand niet."),
        (b'{"a": 1}', "We herkennen dit bestand niet."),
        (b"geoitem;period;x\n", "In dit bestand staan geen cijfers."),
        (b"nis,leeftijd,geslacht,inwoners\n12040,3,F,4\n", "Het bestand zegt niet van welk jaar het is."),
    ],
)
def test_a_file_that_is_something_else_is_refused_as_a_whole(data, sentence):
    found = read_safely(data, "iets.csv")
    assert [row for row, _reason in faults(found)] == [0]
    assert faults(found)[0][1].startswith(sentence)


def test_statbel_as_it_is_published_today_is_read_too():
    text = (
        "CD_REFNIS|CD_SECTOR|TX_DESCR_NL|POPULATION\n12040|12040A00-|Centrum|1203\n12040|12040A01-|Noord|0\n"
        "12040|12040ZZZZ|Onbekend|7\n"
    )
    found = read(text.encode(), "OPENDATA_SECTOREN_2025.txt")
    assert (found.kind, faults(found), found.asks_source) == ("statbel.sectors", [], False)
    assert told(found) == [
        ("12040A00-", "inhabitants", "2025", "1203"),
        ("12040A01-", "inhabitants", "2025", "0"),
        ("12040ZZZZ", "inhabitants", "2025", "7"),
    ]
    assert "1 januari 2025" in found.sources[0].credit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "jaar,nis,nationaliteit,leeftijd,inwoners\n2024,12040,Belgen,30,100\n2024,12040,niet-Belgen,30,x\n"
            "2024,12040,niet-Belgen,31,-99997\n2024,12025,Belgen,30,7\n2024,12025,niet-Belgen,30,\n",
            {("12040", "inhabitants"): "hidden", ("12040", "foreign_nationals"): "hidden",
             ("12025", "inhabitants"): "unknown", ("12025", "foreign_nationals"): "unknown"},
        ),
        (
            "jaar,nis,leeftijd,geslacht,inwoners\n2024,12040,30,V,x\n2024,12040,30,M,4\n2024,12040,81,M,0\n",
            {("12040", "inhabitants"): "hidden", ("12040", "age.18_34"): "hidden", ("12040", "age.80_plus"): "0",
             ("12040", "inhabitants.women.age.30"): "hidden", ("12040", "inhabitants.men.age.30"): "4"},
        ),
        (
            "jaar,nis,type,grootte,huishoudens\n2024,12040,koppel,2 personen,5\n2024,12040,andere,2 personen,\n"
            "2024,12040,koppel,1 persoon,x\n2024,12040,andere,1 persoon,3\n2024,12040,totaal,totaal,9\n",
            {("12040", "households"): "9", ("12040", "households.1"): "hidden", ("12040", "households.2"): "5"},
        ),
    ],
)  # fmt: skip
def test_a_hidden_cell_of_statbel_hides_its_sum_and_is_never_nobody(text, expected):
    found = read(text.encode())
    assert faults(found) == []
    said = {(one.area, one.indicator): one.value or one.missing for one in found.drafts}
    assert expected.items() <= said.items(), said


def carried():
    """(indicator, area, year) of every figure that the product carries, with its value."""
    for nis in editions.known_municipalities():
        document = json.loads((editions.DATA / "figures" / f"{nis}.json").read_text(), parse_float=Decimal)
        for indicator, area, year, _unit, value, source in document["figures"]:
            assert document["sources"][source]["credit"].startswith("Bron: Statbel")
            yield (indicator, area, year), Decimal(value)


def rows(path):
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.skipif(not OLD.exists(), reason="the real source data is not beside the project (../shared/data)")
def test_the_figures_that_are_carried_equal_the_source_files_to_the_unit():
    """Summed here anew, straight from the files and without the readers of the product."""
    wanted = Counter()
    nis_of = {editions.load(nis).root.name: nis for nis in editions.known_municipalities()}
    for row in rows(OLD / "bevolking_2015_leeftijd_geslacht.csv"):
        nis, age, number = row["nis"], int(row["leeftijd"]), int(row["inwoners"])
        sex = "women" if row["geslacht"] == "F" else "men"
        wanted[f"inhabitants.{sex}.age.{age}", nis, 2015] += number
        bands = [
            "0_17" if age < 18 else "18_34" if age < 35 else "35_59" if age < 60 else "60_79" if age < 80 else "80_plus"
        ]
        bands += ["0_19"] * (age < 20) + ["20_59"] * (20 <= age < 60) + ["20_64"] * (20 <= age < 65)
        bands += ["60_plus"] * (age >= 60) + ["65_plus"] * (age >= 65)
        for name in ("inhabitants", *(f"age.{band}" for band in bands)):
            wanted[name, nis, 2015] += number
    for row in rows(OLD / "bevolking_2015_kruistabel_westerlo_dilbeek_willebroek.csv"):
        wanted["foreign_nationals", row["nis"], 2015] += int(row["inwoners"]) * (row["nationaliteit"] != "Belgen")
    for row in rows(OLD / "census2011_gezinskernen.csv"):
        wanted["families", row["nis"], 2011] += int(row["aantal"])
        for word, name in (("moeder", "mother"), ("vader", "father")):
            if f"alleenstaande {word}" in row["TX_TFN_DESCR_NL_LVL_1"]:
                wanted[f"families.single_{name}", row["nis"], 2011] += int(row["aantal"])
                wanted["families.single_parent", row["nis"], 2011] += int(row["aantal"])
    sizes = {"1 persoon": "1", "2 personen": "2", "3 t/m 5 personen": "3_5", "6 personen of meer": "6_plus"}
    for row in rows(OLD / "huishoudens_seed5.csv"):
        name = "households" if row["type"] == "totaal" else f"households.{sizes[row['grootte']]}"
        wanted[name, nis_of[row["gemeente"]], 2011] += int(row["huishoudens"] or 0)
    for row in rows(OLD / "fiscale_inkomens_2005_2013.csv"):
        for column, name in (
            ("aangiften_niet_nul", "returns"), ("aangiften_nul", "returns_zero"), ("inwoners", "inhabitants"),
            ("totaal_netto_belastbaar_inkomen_eur", "total"),
        ):  # fmt: skip
            wanted[f"income.{name}", row["nis"], int(row["jaar"])] += Decimal(row[column])
    for row in rows(SOURCES / "geo-five-municipalities/statsec2024_bevolking.csv"):
        for code in (row["statsec2024"], row["nis"]):
            wanted["inhabitants", code, 2024] += int(row["inwoners"])
    found = dict(carried())
    census = {key for key in found if key[2] == 2011 and key[0].startswith(("inhabitants", "age."))}
    layers = {key for key in found if key[0] == "inhabitants" and key[2] == 2024 and key not in wanted}
    assert {key[1][5] for key in layers} <= {"A", "B", "C", "D", "E", "F", "W"}  # villages and neighbourhoods: sums
    assert {key: found[key] for key in found.keys() - census - layers} == wanted
    assert len(wanted) > 1_300
    of_census = Counter()
    for row in rows(OLD / "census2011_leeftijd_geslacht.csv"):
        of_census[row["nis"]] += int(row["aantal"])
    assert {key[1]: found[key] for key in census if key[0] == "inhabitants"} == of_census


@pytest.mark.skipif(not OLD.exists(), reason="the real source data is not beside the project (../shared/data)")
def test_a_second_derivation_changes_nothing():
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    from tools.derive import figures as tool

    sources, found = tool.gather(SOURCES)
    for nis, figures in found.items():
        assert tool.written(nis, figures, sources) == (editions.DATA / "figures" / f"{nis}.json").read_text()


def test_a_list_of_figures_may_be_longer_than_a_list_of_activities():
    text = io.StringIO()
    text.write("geoitem;period;a\n")
    for number in range(60_000):
        text.write(f"12040W{number:05};2024;{number}\n")
    found = read(text.getvalue().encode())
    assert (len(found.drafts), faults(found)) == (60_000, [])
