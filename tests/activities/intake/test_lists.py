"""An organisation's own list: every way of writing, and one refusal for each planted error."""

import io
from datetime import date, datetime, time

import pytest
import xlsxwriter

from meedoen.activities.intake import Reading, cells, read
from meedoen.activities.intake.columns import COLUMNS, HEADINGS
from meedoen.activities.intake.drafts import BRUSSELS
from meedoen.activities.intake.faults import Fault
from meedoen.activities.intake.template import template

TODAY = date(2026, 3, 1)
NUMBER = "85.07.30-033 28"  # valid by its checksum, of nobody
GOOD = {
    "Naam": "Breicafé",
    "Dag": "14/03/2026",
    "Begin": "14:00",
    "Einde": "16:30",
    "Plaats": "De Linde",
    "Postcode": "2260",
    "Prijs": "2,50",
}


def csv_of(rows, headings=HEADINGS, delimiter=";"):
    def line(values):
        return delimiter.join('"' + str(value).replace('"', '""') + '"' for value in values)

    return "\r\n".join([line(headings), *(line([row.get(h, "") for h in headings]) for row in rows)]).encode()


def read_rows(*rows, **options):
    return read(csv_of(rows, **options), "lijst.csv", today=TODAY)


def xlsx_of(lines, sheet="Lijst"):
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        page = book.add_worksheet(sheet)
        day, hour = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"num_format": "hh:mm"})
        for row, line in enumerate(lines):
            for at, value in enumerate(line):
                if isinstance(value, (date, datetime)):
                    page.write_datetime(row, at, value, day)
                elif isinstance(value, time):
                    page.write_datetime(row, at, value, hour)
                else:
                    page.write(row, at, value)
    return target.getvalue()


def local(*parts):
    return datetime(*parts, tzinfo=BRUSSELS)


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_the_template_reads_back(kind):
    reading = read(template(kind), today=TODAY)
    assert (reading.refusals, reading.read, reading.ignored_columns) == ((), 1, ())
    [draft] = reading.drafts
    assert (draft.source, draft.source_id, draft.row) == ("list", "BREI-1", 2)
    assert (draft.title, draft.price_cents, draft.social_price_cents) == ({"nl": "Breicafé"}, 250, 50)
    assert [(s.start, s.end) for s in draft.sessions] == [(local(2026, 3, 14, 14), local(2026, 3, 14, 16, 30))]
    assert (draft.themes, draft.spoken_languages) == (("meeting_people",), ("nl", "fr"))
    assert (draft.sign_up, draft.children_welcome, draft.childcare_places) == (False, True, 4)
    assert Reading.from_json(reading.to_json()) == reading


def test_the_xlsx_template_has_choices_and_an_explanation():
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(template("xlsx")))
    assert book.sheetnames == ["Activiteiten", "Uitleg"]
    assert [cell.value for cell in book["Activiteiten"][1]] == HEADINGS
    assert len(book["Activiteiten"].data_validations.dataValidation) == 4
    assert [row[0].value for row in book["Uitleg"].iter_rows(min_row=2, max_row=len(COLUMNS) + 1)] == HEADINGS


@pytest.mark.parametrize(
    "typed",
    [
        "14/03/2026", "14-3-2026", "14.03.26", "2026-03-14", "2026/3/14", "zaterdag 14 maart 2026", "za 14/3/2026",
        "14 mrt 2026", "14 maart 2026", "ZATERDAG 14 Maart 2026", "46095", 46095, 46095.0, date(2026, 3, 14),
        datetime(2026, 3, 14), "2026-03-14 00:00:00",
    ],
)  # fmt: skip
def test_days(typed):
    assert cells.day(typed, "Dag", TODAY) == date(2026, 3, 14)


@pytest.mark.parametrize(
    "typed",
    ["31/02/2026", "03/14/2026", "vrijdag 14 maart 2026", "14 maart", "14/3", "morgen", "14/03/1926", "14/03/2126",
     "", "za", 0, -1, 1e300, float("nan"), float("inf"), "14 blabla 2026", "١٤/٣/٢٠٢٦", "9999999/1/1"],
)  # fmt: skip
def test_days_that_are_refused(typed):
    with pytest.raises(Fault) as caught:
        cells.day(typed, "Dag", TODAY)
    assert caught.value.field == "Dag"


@pytest.mark.parametrize(
    ("typed", "found"),
    [("14u30", (14, 30)), ("14:30", (14, 30)), ("14.30", (14, 30)), ("2 u", (2, 0)), ("2u", (2, 0)), ("14", (14, 0)),
     ("14h30", (14, 30)), ("14 uur 30", (14, 30)), ("14 uur", (14, 0)), ("9:05", (9, 5)), ("14:30:00", (14, 30)),
     ("14.30 u", (14, 30)), (time(14, 30), (14, 30)), (0.604166667, (14, 30)), (14, (14, 0)), (14.3, (14, 30)),
     (14.0, (14, 0)), (datetime(1899, 12, 30, 14, 30), (14, 30)), ("0:00", (0, 0)), (0.0, (0, 0))],
)  # fmt: skip
def test_hours(typed, found):
    assert cells.hour(typed, "Begin") == time(*found)


@pytest.mark.parametrize("typed", ["25:00", "14:60", "'s middags", "", "14u3000", -0.5, 24, 99.9, "1e3"])
def test_hours_that_are_refused(typed):
    with pytest.raises(Fault):
        cells.hour(typed, "Begin")


@pytest.mark.parametrize(
    ("typed", "found"),
    [("2,50", 250), ("2.50", 250), ("€ 2,5", 250), ("3", 300), ("3 euro", 300), ("gratis", 0), ("5,-", 500), (2.5, 250),
     (0, 0), (19.99, 1999), ("€0", 0)],
)  # fmt: skip
def test_amounts(typed, found):
    assert cells.cents(typed, "Prijs") == found


@pytest.mark.parametrize("typed", ["-1", "2,555", "veel", "1.000,00", "99999", 2.555, -3, 1e300, float("nan"), True])
def test_amounts_that_are_refused(typed):
    with pytest.raises(Fault):
        cells.cents(typed, "Prijs")


@pytest.mark.parametrize(
    ("typed", "found"),
    [("ja", True), ("Ja", True), ("J", True), ("x", True), (True, True), (1, True), ("neen", False), ("nee", False),
     ("N", False), (False, False), (0, False)],
)  # fmt: skip
def test_yes_and_no(typed, found):
    assert cells.yes(typed, "Inschrijven (ja/nee)") is found


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_each_delimiter(delimiter):
    reading = read_rows(GOOD, delimiter=delimiter)
    assert (reading.refusals, reading.drafts[0].price_cents) == ((), 250)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_each_encoding(encoding):
    data = csv_of([GOOD]).decode().encode(encoding)
    assert read(data, today=TODAY).drafts[0].title == {"nl": "Breicafé"}


def test_headings_are_known_by_synonyms_capitals_accents_and_spaces():
    text = "ACTIVITEIT;Datum ;van;TOT;Locatie;kostprijs;Iets anders\nSoep;14/03/2026;12;13u;De Linde;gratis;x\n"
    reading = read(text.encode(), today=TODAY)
    assert reading.refusals == ()
    assert reading.ignored_columns == ("Iets anders",)
    assert (reading.drafts[0].title["nl"], reading.drafts[0].price_cents) == ("Soep", 0)


def test_an_xlsx_with_excel_days_hours_numbers_and_a_title_above_the_headings():
    lines = [
        ["Onze activiteiten"],
        [],
        ["Naam", "Dag", "Begin", "Einde", "Prijs", "Postcode", "Eigen nummer", "Telefoon"],
        ["Soep", date(2026, 3, 14), time(12, 0), time(13, 30), 2.5, 2260, 17, "014 12 34 56"],
    ]
    reading = read(xlsx_of(lines), today=TODAY)
    assert reading.refusals == ()
    [draft] = reading.drafts
    assert (draft.row, draft.source_id, draft.place.postcode, draft.price_cents) == (4, "17", "2260", 250)
    assert draft.sessions[0].start == local(2026, 3, 14, 12)


PLANTED = {
    "Naam": ("", "Naam"),
    "Soort": ("tovenarij", "Soort"),
    "Thema": ("Mensen ontmoeten; tovenarij", "Thema"),
    "Dag": ("31/02/2026", "Dag"),
    "Begin": ("14:75", "Begin"),
    "Einde": ("13:00", "Einde"),
    "Postcode": ("226", "Postcode"),
    "Prijs": ("2,555", "Prijs"),
    "Prijs kansentarief": ("3", "Prijs kansentarief"),
    "Leeftijd van": ("zes", "Leeftijd van"),
    "Leeftijd tot": ("130", "Leeftijd tot"),
    "Plaatsen": ("veel", "Plaatsen"),
    "Inschrijven (ja/nee)": ("misschien", "Inschrijven (ja/nee)"),
    "Kinderen mogen mee (ja/nee)": ("soms", "Kinderen mogen mee (ja/nee)"),
    "Kinderopvang (plaatsen)": ("-2", "Kinderopvang (plaatsen)"),
    "Talen": ("Nederlands, Klingon", "Talen"),
    "Wat meebrengen": ("x" * 201, "Wat meebrengen"),
    "Telefoon": ("0" * 31, "Telefoon"),
    "Contact (naam)": (f"Jan {NUMBER}", "Contact (naam)"),
    "Eigen nummer": (NUMBER, "Eigen nummer"),
    "Tekst": ("x" * 10_001, "Tekst"),
    "Plaats": ("x" * 121, "Plaats"),
    "Gemeente": (f"{NUMBER} Westerlo", "Gemeente"),
    "Straat en nummer": ("x" * 161, "Straat en nummer"),
}


@pytest.mark.parametrize("column", HEADINGS)
def test_each_column_refuses_its_own_error_once(column):
    value, field = PLANTED[column]
    reading = read_rows({**GOOD, "Naam": "Voor"}, {**GOOD, column: value}, {**GOOD, "Naam": "Na"})
    assert [(r.row, r.field) for r in reading.refusals] == [(3, field)]
    assert [draft.title["nl"] for draft in reading.drafts] == ["Voor", "Na"]
    [refusal] = reading.refusals
    assert "033" not in refusal.reason and "%(" not in refusal.reason and refusal.reason.count(".") >= 1
    assert set(refusal.summary()) == {"row", "id", "field", "reason"}


def test_all_errors_in_one_file_give_one_refusal_each_and_no_other_row_suffers():
    planted = [{**GOOD, "Naam": f"Fout {n}", column: PLANTED[column][0]} for n, column in enumerate(HEADINGS)]
    good = [{**GOOD, "Naam": f"Goed {n}"} for n in range(len(planted))]
    reading = read_rows(*(row for pair in zip(planted, good, strict=True) for row in pair))
    assert [r.row for r in reading.refusals] == [2 + 2 * n for n in range(len(planted))]
    assert [d.title["nl"] for d in reading.drafts] == [row["Naam"] for row in good]
    assert reading.read == 2 * len(planted)


def test_two_wrong_cells_in_one_row_are_both_told():
    reading = read_rows({**GOOD, "Dag": "morgen", "Prijs": "veel"})
    assert sorted((r.row, r.field) for r in reading.refusals) == [(2, "Dag"), (2, "Prijs")]
    assert {r.id for r in reading.refusals} != {""}


@pytest.mark.parametrize("code", [code for code, column in COLUMNS.items() if code != "day"])
def test_a_register_number_is_refused_in_any_cell_and_never_repeated(code):
    heading = COLUMNS[code].heading
    reading = read_rows({**GOOD, heading: f"a {NUMBER}"})
    assert {r.field for r in reading.refusals} == {heading}
    assert not any("033" in str(r.summary()) for r in reading.refusals)


def test_a_register_number_as_a_number_of_excel_and_in_an_unknown_column():
    lines = [["Naam", "Dag", "Begin", "Einde", "Lid"], ["Soep", "14/03/2026", "12:00", "13:00", 85073003328]]
    reading = read(xlsx_of(lines), today=TODAY)
    assert [(r.row, r.field) for r in reading.refusals] == [(2, "")]
    assert "rijksregisternummer" in reading.refusals[0].reason and "85073003328" not in str(reading.to_json())


def test_rows_of_one_activity_are_moments_of_it():
    rows = [{**GOOD, "Dag": day} for day in ("14/03/2026", "21/03/2026", "28/03/2026")]
    reading = read_rows(*rows, {**GOOD, "Dag": "21/03/2026", "Prijs": "3"})
    assert reading.refusals == ()
    assert [(len(d.sessions), d.price_cents) for d in reading.drafts] == [(3, 250), (1, 300)]
    assert [s.row for s in reading.drafts[0].sessions] == [2, 3, 4]
    assert len({d.source_id for d in reading.drafts}) == 2
    again = read_rows(*rows)
    assert again.drafts[0].source_id == reading.drafts[0].source_id


def test_a_row_twice_and_an_own_number_for_two_things_are_refused():
    own = {**GOOD, "Eigen nummer": "A1"}
    reading = read_rows(own, own, {**own, "Dag": "21/03/2026", "Naam": "Iets anders"})
    assert [(r.row, r.id, r.field) for r in reading.refusals] == [(3, "A1", "Dag"), (4, "A1", "Naam")]
    assert len(reading.drafts) == 1


def test_after_midnight_is_the_next_day():
    reading = read_rows({**GOOD, "Begin": "20u", "Einde": "1u"})
    assert reading.drafts[0].sessions[0].end == local(2026, 3, 15, 1)


def test_a_file_without_our_headings_names_what_is_missing():
    [refusal] = read(b"a;b;c\n1;2;3\n", "x.csv", today=TODAY).refusals
    assert (refusal.row, refusal.id) == (0, "x.csv")
    assert "Naam" in refusal.reason and "voorbeeldbestand" in refusal.reason


def test_a_heading_twice_is_refused():
    [refusal] = read(b"Naam;Dag;Datum;Begin;Einde\n", today=TODAY).refusals
    assert "Dag" in refusal.reason


def test_more_cells_than_columns_refuses_the_row():
    reading = read(b"Naam;Dag;Begin;Einde\nSoep;14/03/2026;12;13;extra\nBrei;14/03/2026;12;13\n", today=TODAY)
    assert [r.row for r in reading.refusals] == [2]
    assert [d.title["nl"] for d in reading.drafts] == ["Brei"]


def test_emoji_and_arabic_stay_and_hidden_marks_go():
    reading = read_rows({**GOOD, "Naam": "Soep 👩‍👧 مرحبا\u202e", "Tekst": "Kom\u200b langs\x00"})
    assert reading.drafts[0].title["nl"] == "Soep 👩‍👧 مرحبا"
    assert reading.drafts[0].text["nl"] == "Kom langs"


def test_the_words_of_the_house_are_those_of_the_feature():
    from meedoen.activities import terms
    from meedoen.activities.intake.columns import KINDS
    from meedoen.activities.intake.taxonomy import THEME_OF, THEMES, TYPES

    assert set(THEMES) == set(terms.Theme.values)
    assert set(KINDS.values()) == set(terms.Kind.values)
    assert {theme for _kind, theme in TYPES.values() if theme} | set(THEME_OF.values()) <= set(THEMES)
    assert {kind for kind, _theme in TYPES.values()} <= set(terms.Kind.values)
