"""Long paths: keys that stay, what comes next, when it is due, and when the door to the person closes."""

import datetime
import itertools

import pytest

from meedoen.outreach.rules import paths, starters, talents
from meedoen.outreach.rules.paths import Done, Outcome, Step, When

DAY = datetime.timedelta(days=1)
TODAY = datetime.date(2026, 5, 4)
STEPS = [Step("a", "Bekeken"), Step("b", "Aangevraagd"), Step("c", "Betaald")]


def rekeyed(*words):
    numbers = itertools.count(1)
    return [(one.key, one.word) for one in paths.rekeyed(STEPS, words, lambda: f"new{next(numbers)}")]


def test_a_key_stays_with_its_word_and_a_changed_word_keeps_the_key_of_its_place():
    assert rekeyed("Bekeken", "Aangevraagd", "Betaald") == [("a", "Bekeken"), ("b", "Aangevraagd"), ("c", "Betaald")]
    assert rekeyed("Betaald", "Bekeken") == [("c", "Betaald"), ("a", "Bekeken")]
    assert rekeyed("Bekeken", "Premie gevraagd", "Betaald") == [
        ("a", "Bekeken"), ("b", "Premie gevraagd"), ("c", "Betaald"),
    ]  # fmt: skip
    assert rekeyed("Eerst", "Bekeken", "Aangevraagd", "Betaald")[0] == ("new1", "Eerst")
    keys = [key for key, _word in rekeyed("Betaald", "Nieuw", "Anders", "Nog een")]
    assert len(set(keys)) == 4 and keys[0] == "c"


def test_lines_are_evened_out_and_said_once():
    assert paths.tidy([" Een  stap ", "", "een stap", "Twee"], 5) == ["Een stap", "Twee"]
    assert len(paths.tidy([str(number) for number in range(40)], paths.MOST_STEPS)) == paths.MOST_STEPS
    assert len(paths.tidy(["x" * 300], 1)[0]) == paths.LONGEST_WORD


@pytest.mark.parametrize(
    ("done", "asked", "expected"),
    [((), "", "a"), (("a",), "", "b"), (("a",), "c", "c"), (("a",), "a", "b"), (("b",), "", "c"),
     (("b", "c"), "", "a"), (("a", "b", "c"), "c", ""), (("gone",), "", "a")],
)  # fmt: skip
def test_what_comes_next(done, asked, expected):
    assert paths.next_of(STEPS, done, asked) == expected


def test_a_step_that_left_the_template_stays_done():
    done = [Done("old", "Vroeger", TODAY - 9 * DAY, "us"), Done("a", "Bekeken", TODAY, "us")]
    shown = [(line.word, line.done is not None, line.is_next) for line in paths.lines(STEPS, done, "b")]
    assert shown == [
        ("Vroeger", True, False), ("Bekeken", True, False), ("Aangevraagd", False, True), ("Betaald", False, False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("days", "expected"), [(-1, When.LATE), (0, When.NOW), (1, When.SOON), (7, When.SOON), (8, When.LATER)]
)
def test_how_pressing(days, expected):
    assert paths.when(TODAY + days * DAY, TODAY) == expected
    assert paths.when(None, TODAY) == When.OPEN


def test_the_door_to_the_person_closes_by_itself():
    assert paths.readable_until(TODAY, None) == TODAY + 30 * DAY
    assert paths.readable_until(TODAY, TODAY + 90 * DAY) == TODAY + 120 * DAY
    assert paths.readable_until(TODAY, TODAY - 90 * DAY) == TODAY + 30 * DAY


@pytest.mark.parametrize(("days", "expected"), [(1, "future"), (0, ""), (-10, ""), (-11, "before")])
def test_a_step_lies_between_the_begin_and_today(days, expected):
    assert paths.wrong_days(TODAY - 10 * DAY, TODAY + days * DAY, TODAY) == expected


@pytest.mark.parametrize("one", starters.STARTERS, ids=lambda one: one.key)
def test_every_example_can_be_kept_as_it_stands(one):
    words = [str(word) for word in one.steps]
    assert paths.tidy(words, paths.MOST_STEPS) == words
    assert [kind for kind, _word in one.endings] == list(paths.OFFERED)
    assert starters.starter(one.key) is one and starters.starter("weg") is None
    assert Outcome.UNKNOWN not in paths.OFFERED


def test_every_talent_has_a_picture_of_its_own():
    from meedoen.wording.public import find_pictograms

    pictures = {kind: find_pictograms(talents.PICTOGRAMS[kind])[0].id for kind in talents.Talent.values}
    assert len(set(pictures.values())) == len(pictures)
    assert talents.lasts_until(TODAY) == TODAY + 365 * DAY
