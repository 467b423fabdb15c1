"""The scales are scored as those who published them say, and what they leave open is decided in one way (R19)."""

import json
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meedoen.plans.rules import bank
from meedoen.plans.rules.scoring import level, score, tally
from meedoen.plans.terms.surveys import MissingRule

CASES = Path(__file__).resolve().parents[3] / "shared" / "data" / "survey-instruments" / "djg6_voorbeelden.json"
WORDS = {"ja": "yes", "min of meer": "some", "nee": "no"}


def answers(code, *given):
    """The answers to a scale, in the order of its items; None is not answered."""
    return {bank.item_key(code, number): one for number, one in enumerate(given, 1) if one}


def labels(found, scale):
    parts = {one.code: one.label for one in scale.part_bands}
    return scale.band(found.band).label, {part: (value, parts[band]) for part, (value, band) in found.parts.items()}


def test_the_published_cases_of_loneliness_come_out_as_published():
    if not CASES.is_file():
        pytest.skip("the cases of those who published the scale are not beside this tree")
    scale = bank.instrument("djg6")
    for case in json.loads(CASES.read_text(encoding="utf-8")):
        found = score(scale, answers("djg6", *(WORDS[one] for one in case["antwoorden"])))
        told = case["verwacht"]
        assert found is not None
        assert (found.total, *labels(found, scale)) == (
            told["totaal"],
            told["label"],
            {
                "emotional": (told["emotioneel"], told["emotioneel_label"]),
                "social": (told["sociaal"], told["sociaal_label"]),
            },
        )


@pytest.mark.parametrize(
    ("code", "given", "total", "band"),
    [
        ("djg6", ("no", "yes", "yes", "no", "yes", "no"), 0, "none"),
        ("djg6", ("some", "yes", "yes", "no", "yes", "no"), 1, "none"),
        ("djg6", ("some", "some", "yes", "no", "yes", "no"), 2, "some"),
        ("djg6", ("yes", "no", "some", "yes", "yes", "no"), 4, "some"),
        ("djg6", ("yes", "no", "some", "yes", "some", "no"), 5, "strong"),
        ("djg6", ("yes", "no", "no", "yes", "no", "yes"), 6, "strong"),
        ("ucla6", ("yes", "no", "yes", "yes", "yes", "no"), 0, "none"),
        ("ucla6", ("some", "no", "yes", "yes", "yes", "no"), 1, "some"),
        ("ucla6", ("some",) * 6, 6, "some"),
        ("ucla6", ("some", "some", "some", "some", "some", "yes"), 7, "lonely"),
        ("ucla6", ("no", "yes", "no", "no", "no", "yes"), 12, "lonely"),
        ("cohesion6", ("5", "5", "5", "1", "5", "5"), 30, "level_5"),
        ("cohesion6", ("1", "1", "1", "5", "1", "1"), 6, "level_1"),
        ("cohesion6", ("4", "4", "4", "3", "3", "3"), 21, "level_4"),  # a mean of 3.5: halves go up
        ("cohesion6", ("4", "4", "3", "3", "3", "3"), 20, "level_3"),
    ],
)
def test_each_scale_has_its_points_and_bands(code, given, total, band):
    found = score(bank.instrument(code), answers(code, *given))
    assert found is not None
    assert (found.total, found.band) == (total, band)


def test_with_a_missing_item_nothing_is_scored_unless_one_may_be():
    scale = bank.instrument("djg6")
    one = answers("djg6", "yes", "no", "no", "yes", "no", None)
    assert score(scale, one) is None
    found = score(scale, one, MissingRule.ONE)
    assert found is not None
    assert (found.total, found.answered, found.band) == (5, 5, "strong")
    assert found.parts == {"social": (3, "strong")}  # of the emotional part one is missing
    assert score(scale, answers("djg6", "yes", "no", "no", "yes", None, None), MissingRule.ONE) is None
    assert score(scale, {"djg6.1": ["yes"], "djg6.2": "perhaps"}, MissingRule.ONE) is None
    mean = score(bank.instrument("cohesion6"), answers("cohesion6", "4", "4", "4", "2", "4", None), MissingRule.ONE)
    assert mean is not None
    assert (Fraction(mean.total, mean.answered), mean.band) == (4, "level_4")


@given(st.lists(st.fixed_dictionaries({f"djg6.{n}": st.sampled_from(["yes", "some", "no", ""]) for n in range(1, 7)})))
def test_a_tally_is_the_scores_one_by_one(sets):
    scale = bank.instrument("djg6")
    found = tally(scale, sets)
    each = [one for one in (score(scale, answers) for answers in sets) if one]
    assert found.scored == len(each)
    assert found.points == sum(one.total for one in each)
    assert dict(found.bands) == {
        band: times for band in ("none", "some", "strong") if (times := sum(one.band == band for one in each))
    }
    assert found.scored + found.unscored == sum(any(one.values()) for one in sets)


@given(st.lists(st.integers(1, 5), min_size=1, max_size=8))
def test_a_level_lies_between_the_answers(points):
    assert min(points) <= level(sum(points), len(points)) <= max(points)


def test_every_scale_has_a_headline_a_source_and_answers_for_all_its_items():
    assert set(bank.HEADLINES) == set(bank.instruments())
    for code, scale in bank.instruments().items():
        assert set(bank.HEADLINES[code]) <= {one.code for one in scale.bands}
        assert scale.source
        assert all(set(item.points) == {one.code for one in scale.options} for item in scale.items)
