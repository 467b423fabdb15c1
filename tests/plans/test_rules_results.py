"""What a closed survey shows: never a count under the threshold, never two surveys compared that are not the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meedoen.plans.rules import bank
from meedoen.plans.rules.asking import Asked, Choice, differences, fits, number_bands, screens, split
from meedoen.plans.rules.results import Given, Plan, changes, in_percent, merged, result
from meedoen.plans.terms.surveys import MissingRule, QuestionKind

LONELY = {"djg6.1": "yes", "djg6.2": "no", "djg6.3": "no", "djg6.4": "yes", "djg6.5": "no", "djg6.6": "yes"}
FINE = {"djg6.1": "no", "djg6.2": "yes", "djg6.3": "yes", "djg6.4": "no", "djg6.5": "yes", "djg6.6": "no"}
SCALE = Asked("djg6", QuestionKind.SCALE, instrument="djg6")
COFFEE = Asked(
    "k", QuestionKind.SEVERAL, {"nl": "Wat helpt?"}, (Choice("a", {"nl": "koffie"}), Choice("b", {"nl": "bus"}))
)
WORDS = Asked("w", QuestionKind.SENTENCE, {"nl": "Wat nog?"})


def many(lonely, fine, **more):
    return [Given(LONELY, **more)] * lonely + [Given(FINE, **more)] * fine


def test_a_scale_is_as_many_screens_as_it_has_statements_and_speaks_dutch_alone():
    every = screens([SCALE, COFFEE, WORDS, Asked("f", QuestionKind.FACES, {"nl": "Hoe?", "ar": "كيف؟"})])
    assert [one.key for one in every] == [*(f"djg6.{n}" for n in range(1, 7)), "k", "w", "f"]
    assert [one.speaks("ar") for one in every[-3:]] == [False, False, True]
    assert not every[0].speaks("fr")
    assert every[0].text("fr") == "Ik ervaar een leegte om me heen."
    assert len(every[-1].choices) == 5


@pytest.mark.parametrize(
    ("key", "answer", "right"),
    [
        ("djg6.1", "yes", True), ("djg6.1", "5", False), ("djg6.1", ["yes"], False), ("djg6.1", "", False),
        ("k", ["a", "b"], True), ("k", ["a", "a"], False), ("k", ["c"], False), ("k", [], False), ("k", "a", False),
        ("w", "Meer bankjes.", True), ("w", "  ", False), ("w", "x" * 401, False),
    ],
)  # fmt: skip
def test_only_an_answer_that_was_offered_is_an_answer(key, answer, right):
    screen = {one.key: one for one in screens([SCALE, COFFEE, WORDS])}[key]
    assert fits(screen, answer) is right


def test_sentences_are_kept_apart_and_what_was_not_asked_is_refused():
    every = screens([COFFEE, WORDS])
    assert split(every, {"k": ["a"], "w": " Meer bankjes. "}) == ({"k": ["a"]}, {"w": "Meer bankjes."})
    with pytest.raises(ValueError, match="without a question"):
        split(every, {"q": "a"})
    with pytest.raises(ValueError, match="no answer to k"):
        split(every, {"k": ["c"]})


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("0 1 3 6", ["0", "1–2", "3–5", "6+"]),
        ("0, 5", ["0–4", "5+"]),
        ("3", None),
        ("3 3", None),
        ("5 1", None),
        ("", None),
        ("1 2 3 4 5 6 7 8 9 10", None),
    ],
)
def test_numbers_become_groups(text, labels):
    found = number_bands(text)
    assert ([one.word("nl") for one in found] if found else None) == labels


def test_what_was_typed_twice_is_laid_beside_each_other():
    first, second = {"a": "1", "k": ["x", "y"], "age": ""}, {"a": "2", "k": ["y", "x"], "b": "3"}
    found = differences(first, second, ["a", "b", "k", "age"])
    assert [(one.key, one.first, one.second) for one in found] == [("a", "1", "2"), ("b", None, "3")]


def test_a_result_holds_no_count_under_the_threshold_and_says_what_was_not_scored():
    sets = [*many(40, 60, part="n", age="60", way="phone"), *many(3, 20, part="s", age="80", way="paper")]
    sets.append(Given({"djg6.1": "yes", "k": ["a"]}, part="n"))
    found = result(Plan(screens([SCALE, COFFEE, WORDS]), MissingRule.NONE, parts=["n", "s"]), sets)
    scale = found["scales"][0]
    assert (found["answers"], scale["gaps"]) == ([125, 123, 127], False)
    assert found["ways"] == [
        {"codes": ["paper"], "count": [25, 23, 27]},
        {"codes": ["phone", "asked"], "count": [100, 98, 102]},
    ]
    assert scale["bands"] == [
        {"codes": ["none"], "count": [80, 78, 82]},
        {"codes": ["some", "strong"], "count": [45, 43, 47]},
    ]
    assert in_percent(scale["share"])[0] == 36
    assert scale["by_part"] == []  # 3 of the south are lonely: with two parts, the other would tell it
    assert found["questions"][0]["options"][0] == {"codes": ["a"], "count": [0, 0, 4], "share": None}
    assert [(line["codes"], line["heard"]) for line in found["ages"]] == [
        (["80"], "unknown"), (["0", "18", "35", "60"], "unknown")
    ]  # fmt: skip
    assert "w" not in str(found["questions"])


@given(st.dictionaries(st.sampled_from("abcdef"), st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6))
def test_groups_are_only_shown_when_both_their_sides_are_large_enough(sides):
    counted = {code: (part, part + rest) for code, (part, rest) in sides.items()}
    lines = merged(counted)
    assert len(lines) != 1
    assert all(part >= 5 and whole - part >= 5 and whole >= 10 for _codes, part, whole in lines)
    if lines:
        shown = [code for codes, _part, _whole in lines for code in codes]
        assert sorted(shown) == sorted(counted)


@pytest.mark.parametrize(("number", "enough"), [(7, False), (8, True), (10, True), (12, True)])
def test_whether_there_is_a_result_tells_no_more_than_the_number_that_is_shown(number, enough):
    found = result(Plan(screens([SCALE]), MissingRule.NONE), many(number, 0))
    assert (found["enough"], found["answers"][0]) == (enough, 10 if enough else 5)


def test_before_and_after_are_compared_of_the_same_scale_with_the_same_rule_alone():
    plan = Plan(screens([SCALE]), MissingRule.NONE)
    before, after = result(plan, many(90, 60)), result(plan, many(55, 95))
    (one,) = changes(before, after)
    assert (one.code, one.clear, one.better) == ("djg6", True, True)
    assert one.moved.low < one.moved.value < one.moved.high < 0
    (small,) = changes(before, result(plan, many(85, 65)))
    assert not small.clear
    other = result(Plan(screens([SCALE]), MissingRule.ONE), many(55, 95))
    assert changes(before, other) == []
    assert changes(before, result(plan, many(4, 95))) == []
    variant = {item.key: "some" for item in bank.instrument("ucla6").items}
    ucla = result(
        Plan(screens([Asked("u", QuestionKind.SCALE, instrument="ucla6")]), MissingRule.NONE), [Given(variant)] * 50
    )
    assert changes(before, ucla) == []
