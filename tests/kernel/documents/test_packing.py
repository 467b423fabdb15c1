"""A packed PDF says what it said: every object is there, unchanged; another kind of file is left alone."""

import io
import re

import pikepdf
import pytest

from meedoen.kernel.documents import engine, packing

DATA = {
    "activity": "Samen koken",
    "when": "woensdag",
    "place": "De Zoerla",
    "columns": {"name": "Voornaam", "here": "Is er", "first_time": "Eerste keer", "brought": "Kwam mee"},
    "people": [{"name": f"Persoon {at} (endobj)", "note": "1 0 obj stream"} for at in range(60)],
    "blank_rows": 1,
    "explain": "Kruis aan.",
    "others": {"title": "En nog", "persons": "p", "children": "k", "households": "g"},
    "privacy": "Versnipper.",
}


@pytest.fixture(scope="module")
def plain():
    inputs = engine._inputs(DATA, "nl", "Lijst", engine.House())
    return engine._compiled("activities/door_list", inputs, format="pdf", pdf_standards=["ua-1"], timestamp=None)


def contents(pdf):
    """Every object by number, in plain signs; of a stream its bytes too."""
    found = {}
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert document.check_pdf_syntax() == []
        for one in document.objects:
            if isinstance(one, pikepdf.Stream):
                if one.get("/Type") not in ("/ObjStm", "/XRef"):
                    found[one.objgen] = (dict(one.items()).keys(), one.read_raw_bytes())
            else:
                found[one.objgen] = one.unparse()
    return found


def test_every_object_is_there_unchanged(plain):
    small = packing.packed(plain)
    assert {key: value for key, value in contents(small).items() if value != "null"} == contents(plain)
    assert len(small) < len(plain) / 2


def test_the_number_of_pages_can_still_be_read(plain):
    found = re.search(rb"/Type\s*/Pages\s*/Count (\d+)", packing.packed(plain))
    with pikepdf.open(io.BytesIO(plain)) as document:
        assert int(found[1]) == len(document.pages)


def test_the_same_file_gives_the_same_bytes_and_twice_changes_nothing(plain):
    once = packing.packed(plain)
    assert packing.packed(plain) == once
    assert packing.packed(once) == once


@pytest.mark.parametrize("odd", [b"", b"%PDF-1.7\n", b"x" * 300, b"%PDF-1.7\nstartxref\n5\n%%EOF\n"])
def test_what_is_built_otherwise_is_left_as_it_is(odd):
    assert packing.packed(odd) == odd
