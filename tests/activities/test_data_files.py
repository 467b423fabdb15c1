"""The data that activities come with: Flemish school holidays and the terms of UiTdatabank."""

import json
from datetime import date
from importlib.resources import files

import pytest

from meedoen.activities.rules.holidays import load_holidays

# As announced for these school years.
ANNOUNCED = [
    ("2024-10-28", "2024-11-03"),
    ("2024-12-23", "2025-01-05"),
    ("2025-03-03", "2025-03-09"),
    ("2025-04-07", "2025-04-21"),
    ("2025-10-27", "2025-11-02"),
    ("2025-12-22", "2026-01-04"),
    ("2026-02-16", "2026-02-22"),
    ("2026-04-06", "2026-04-19"),
    ("2026-11-02", "2026-11-08"),
    ("2026-12-21", "2027-01-03"),
    ("2027-02-08", "2027-02-14"),
    ("2027-03-29", "2027-04-11"),
]


@pytest.fixture(scope="module")
def terms():
    return json.loads(files("meedoen.activities").joinpath("data/uitdatabank_terms.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("first", "last"), ANNOUNCED)
def test_school_holidays_are_those_that_were_announced(first, last):
    known = {(holiday.first, holiday.last) for holiday in load_holidays().school}
    assert (date.fromisoformat(first), date.fromisoformat(last)) in known


def test_school_holidays_cover_five_school_years_without_overlap():
    known = load_holidays()
    assert len(known.school) == 30
    assert known.school_known_until == date(2029, 8, 31)
    assert all(before.last < after.first for before, after in zip(known.school, known.school[1:], strict=False))
    assert "Vlaamse overheid" in known.source


def test_terms_are_complete_and_every_pair_is_of_known_terms(terms):
    counted = {name: len(terms[name]) for name in ("types", "themes", "facilities")}
    assert counted == {"types": 41, "themes": 76, "facilities": 26}
    types, themes = ({term["id"] for term in terms[name]} for name in ("types", "themes"))
    assert (len(types), len(themes)) == (41, 76)
    pairs = terms["themes_of_type"]
    assert set(pairs) - types == {"0.52.0.0.0"}  # the source names themes for a type that its list no longer has
    assert {theme for allowed in pairs.values() for theme in allowed} <= themes
    assert sum(len(allowed) for allowed in pairs.values()) == 132
    assert sorted(term["name"] for term in terms["facilities"] if term.get("old")) == [
        "1 begeleider gratis",
        "Voelstoelen",
    ]
