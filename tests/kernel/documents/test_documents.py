"""Paper that anybody can read: tagged, titled, in its language; and nothing typed can become markup."""

import datetime
import io
import itertools
import json
import re
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from meedoen.kernel.documents import DocumentFault, House, engine, render_pages, render_pdf
from meedoen.kernel.documents.qr import qr_svg
from meedoen.kernel.identifiers import short_code

HOUSE = House("Samen in Noord", "#1f5f8b", "Gemaakt op 22 november 2026", "geldig tot 31 december 2027")
PAYLOADS = [
    "#panic()",
    '#read("/kernel/documents/house.typ")',
    "$x^2$",
    "] [ *vet* _schuin_",
    '"); #eval("1")',
    "= kop",
    "\\u{23}panic()",
    "<label> @label",
    "// weg /* weg */",
    "`raw` ```x```",
    "O'Neill & Zonen <b>",
    "{}$#]\\",
]


def door_list(**changes):
    data = {
        "activity": "Samen koken",
        "when": "woensdag 25 november 2026, 13.30 uur",
        "place": "De Zoerla",
        "columns": {"name": "Voornaam", "here": "Is er", "first_time": "Eerste keer", "brought": "Kwam mee"},
        "people": [{"name": "Amina", "note": "2 kinderen"}, {"name": "K7QM4P", "note": ""}],
        "blank_rows": 3,
        "explain": "Kruis aan wie er is.",
        "others": {
            "title": "En nog anderen",
            "persons": "volwassenen",
            "children": "kinderen",
            "households": "gezinnen",
        },
        "privacy": "Versnipper dit blad.",
    }
    return {**data, **changes}


def stamp_cards(count=10):
    cards = [{"code": code, "qr": qr_svg(code)} for code in (short_code() for _ in range(count))]
    labels = {"explain": "Toon deze kaart.", "code_label": "code van deze kaart", "qr_alt": "QR-code van kaart"}
    return {"cards": cards, "stamps": 10, **labels}


def read(pdf):
    return PdfReader(io.BytesIO(pdf))


def words(pdf):
    return " ".join(" ".join(page.extract_text() for page in read(pdf).pages).split())


def tags(reader):
    """Every role in the tree of tags, in reading order, with its alternative text."""
    found = []

    def walk(node):
        node = node.get_object()
        if isinstance(node, DictionaryObject):
            if "/S" in node:
                found.append((str(node["/S"]), str(node.get("/Alt", ""))))
            children = node.get("/K")
            if children is not None:
                children = children.get_object()
                for child in children if isinstance(children, list) else [children]:
                    if not isinstance(child, int):
                        walk(child)

    walk(reader.trailer["/Root"]["/StructTreeRoot"])
    return found


@pytest.mark.parametrize(
    ("template", "data", "language"),
    [
        ("activities/door_list", door_list(), "nl"),
        ("activities/door_list", door_list(activity="نطبخ معًا"), "ar"),
        ("activities/stamp_cards", stamp_cards(), "nl"),
    ],
)
def test_it_is_a_tagged_pdf_with_language_and_title(template, data, language):
    reader = read(render_pdf(template, data, language=language, title="Titel van het blad", house=HOUSE))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]["/Type"] == "/StructTreeRoot"
    assert str(root["/Lang"]).split("-")[0] == language
    assert reader.metadata.title == "Titel van het blad"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert re.search(rb"<pdfuaid:part>1</pdfuaid:part>", root["/Metadata"].get_data())
    assert len(reader.pages) == 1


def test_headings_and_table_heads_are_tagged():
    roles = [
        role for role, _alt in tags(read(render_pdf("activities/door_list", door_list(), language="nl", title="D")))
    ]
    assert roles.count("/TH") == 4
    assert roles.count("/TR") == 6
    assert (roles.count("/H1"), roles.count("/H2")) == (1, 1)


def test_each_card_has_a_code_and_a_qr_that_says_so_and_nothing_else():
    data = stamp_cards(10)
    pdf = render_pdf("activities/stamp_cards", data, language="nl", title="Stempelkaarten", house=HOUSE)
    figures = [alt for role, alt in tags(read(pdf)) if role == "/Figure"]
    codes = [card["code"] for card in data["cards"]]
    assert figures == [f"QR-code van kaart {code}" for code in codes]
    assert [role for role, _alt in tags(read(pdf))].count("/H1") == 10  # the code: what a card is called
    text = words(pdf)
    for printed in [*(f"{code[:3]} {code[3:]}" for code in codes), data["explain"], data["code_label"]]:
        assert printed in text
        text = text.replace(printed, "", 10)
    rest = " ".join(text.replace(HOUSE.made, "").replace(HOUSE.until, "").replace("·", "").split())
    assert rest == ""


def test_eleven_cards_take_a_second_sheet():
    assert len(read(render_pdf("activities/stamp_cards", stamp_cards(11), language="nl", title="S")).pages) == 2


def test_the_qr_holds_the_code_alone():
    import segno

    picture = io.BytesIO()
    segno.make("K7QM4P", error="m", micro=False).save(picture, kind="svg", border=4, xmldecl=False, scale=4)
    assert qr_svg("K7QM4P") == picture.getvalue().decode()
    assert qr_svg("K7QM4P") != qr_svg("K7QM4Q")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_people_type_is_printed_and_never_run(payload):
    data = door_list(activity=payload, people=[{"name": payload, "note": payload}], explain=payload)
    pdf = render_pdf("activities/door_list", data, language="nl", title=payload, house=House(network=payload))
    squeezed = words(pdf).replace(" ", "")
    assert squeezed.count(payload.replace(" ", "")) == 5
    assert read(pdf).metadata.title == payload


def test_signs_that_steer_the_reading_direction_are_left_out():
    pdf = render_pdf(
        "activities/door_list", door_list(activity="Koken\u202e\u0000 samen"), language="nl", title="a\u202eb"
    )
    assert "Koken samen" in words(pdf)
    assert read(pdf).metadata.title == "ab"


def test_arabic_runs_from_right_to_left():
    def place(language, wanted):
        """How far from the left edge, in points, a text begins."""
        found = []
        page = read(render_pdf("activities/door_list", door_list(), language=language, title="D")).pages[0]
        page.extract_text(visitor_text=lambda text, matrix, *_rest: found.append((text.strip(), matrix[4])))
        return next(at for text, at in found if text == wanted)

    assert place("nl", "Voornaam") < 100 < place("nl", "Is er") < place("nl", "Eerste keer")
    assert place("ar", "Voornaam") > 450 > place("ar", "Is er") > place("ar", "Eerste keer")


def test_a_long_list_goes_on_with_its_head_repeated():
    many = [{"name": f"Persoon {at}", "note": ""} for at in range(60)]
    pdf = render_pdf("activities/door_list", door_list(people=many), language="nl", title="D", house=HOUSE)
    pages = [page.extract_text() for page in read(pdf).pages]
    assert len(pages) == 3
    assert all("Kwam mee" in page for page in pages)
    assert "2 / 3" in pages[1]
    assert re.findall(r"Persoon \d+", " ".join(pages)) == [f"Persoon {at}" for at in range(60)]


def test_a_very_long_word_and_an_empty_list_still_make_a_page():
    for people in ([], [{"name": "x" * 3000, "note": ""}], [{"name": "🌻 é ي", "note": "ok"}]):
        assert render_pdf("activities/door_list", door_list(people=people), language="nl", title="D").startswith(
            b"%PDF"
        )


def test_the_same_input_gives_the_same_bytes():
    moment = datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC)
    made = [
        render_pdf("activities/door_list", door_list(), language="nl", title="D", house=HOUSE, made_at=moment)
        for _ in range(2)
    ]
    assert made[0] == made[1]


def test_the_preview_is_a_picture_of_each_page():
    pages = render_pages("activities/stamp_cards", stamp_cards(11), language="nl", title="S", ppi=40)
    assert [page[:4] for page in pages] == [b"\x89PNG"] * 2


@pytest.mark.parametrize(
    "template", ["activities/absent", "../config/settings", "activities/door_list.typ", "", "a/b/c"]
)
def test_only_templates_of_a_feature_are_opened(template):
    with pytest.raises(DocumentFault):
        render_pdf(template, {}, language="nl", title="D")


def test_a_fault_names_the_template_and_no_data():
    with pytest.raises(DocumentFault) as caught:
        render_pdf("activities/door_list", {"activity": "geheim-7"}, language="nl", title="D")
    assert str(caught.value) == "activities/door_list"


@pytest.mark.parametrize("accent", ["red", "#12", '#123456"', ""])
def test_the_colour_of_a_network_is_a_colour(accent):
    with pytest.raises(ValueError, match="accent"):
        House(accent=accent)


def test_every_typeface_comes_along_with_the_product():
    pdf = read(render_pdf("activities/door_list", door_list(activity="نطبخ"), language="ar", title="D"))
    names = {str(font["/BaseFont"]) for font in _fonts(pdf)}
    assert {name.split("+")[-1].split("-")[0] for name in names} == {"AtkinsonHyperlegibleNext", "NotoSansArabic"}


def _fonts(pdf):
    pages = [page["/Resources"].get("/Font", {}) for page in pdf.pages]
    return [font.get_object() for font in itertools.chain.from_iterable(page.values() for page in pages)]


def test_no_template_evaluates_text_or_reaches_outside():
    """A law: data is shown, never run; a template includes only shared pages; nothing is fetched."""
    templates = sorted(engine.PACKAGE.glob("*/documents/*.typ"))
    assert len(templates) >= 3
    for template in templates:
        source = "\n".join(line.split("//")[0] for line in Path(template).read_text().splitlines())
        assert not re.search(r"\beval\s*\(|\bplugin\s*\(|\bread\s*\(|@preview|mode:\s*\"markup\"", source), (
            template.name
        )
        shared = {"/kernel/documents/house.typ", f"/{template.parents[1].name}/documents/parts.typ"}
        assert set(re.findall(r'#?import\s+"([^"]+)"', source)) <= shared


@pytest.mark.parametrize("sign", ["\x08", "\x0c", "\x00", "\x1b", "\\\x08", "\\\\\x0c", "\\b", "\\u0008"])
def test_a_control_character_is_left_out_and_a_backslash_stays(sign):
    told = engine._CONTROL.sub(r"\1", json.dumps({"a": f"x{sign}y"}, ensure_ascii=False))
    assert json.loads(told) == {"a": "x" + "".join(one for one in sign if one >= " ") + "y"}
