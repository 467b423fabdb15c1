"""Pure decisions of networks."""

import pytest

from meedoen.networks import rules
from meedoen.networks.maps import View


@pytest.mark.parametrize(
    ("kinds", "missing"),
    [
        ((), ("leisure", "social_welfare_centre", "poverty_association")),
        (("sport",), ("social_welfare_centre", "poverty_association")),
        (("social_welfare_centre", "culture"), ("poverty_association",)),
        (("social_welfare_centre", "culture", "poverty_association"), ()),
        (("social_welfare_centre", "youth", "community_work"), ()),
        (("social_welfare_centre", "library", "association"), ("leisure",)),
    ],
)
def test_minimum_composition(kinds, missing):
    composition = rules.composition(kinds)
    assert composition.missing == missing
    assert composition.complete is (not missing)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0123.456.749", "0123456749"),
        ("BE 0123 456 749", "0123456749"),
        ("0123.456.748", None),
        ("", None),
        ("abc", None),
    ],
)
def test_kbo_number(text, number):
    assert rules.kbo_number(text) == number


def test_a_code_read_aloud_is_the_same_code():
    assert rules.token_hash("ab3d-ef gh") == rules.token_hash("AB3DEFGH")
    assert rules.token_hash("AB3DEFGH") != rules.token_hash("AB3DEFGJ")


def test_age_bands_add_up_to_all_published_ages():
    figures = [("inhabitants.women.age.2", 3), ("inhabitants.men.age.3", 4), ("inhabitants.men.age.100", 5)]
    bands = rules.age_bands([*figures, ("inhabitants", 99)])
    assert (bands[0], bands[1], bands[-1]) == ((0, 2, 3), (3, 5, 4), (80, None, 5))
    assert sum(band[2] for band in bands) == 12


def test_no_ages_no_bands():
    assert rules.age_bands([("inhabitants", 99)]) == []


@pytest.mark.parametrize("text", ["", "x", "1,2", "51,4,9", "nan,4,1", "91,4,1", "51,4,-1", "51,4,1,1", "inf,inf,1"])
def test_a_view_that_is_no_view_is_the_whole_map(text):
    assert View.read(text) == View()


def test_a_view_is_read_back_as_written():
    view = View((51.085301, 4.916702), 1)
    assert View.read(str(view)) == view
