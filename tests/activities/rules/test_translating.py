"""What is still to write in other languages, and what a change of the Dutch leaves behind."""

from types import SimpleNamespace

import pytest

from meedoen.activities.rules import translating
from meedoen.activities.rules.translating import State
from meedoen.kernel.refusals import Refused

TURKISH = {"title": "Birlikte yemek", "bring": "önlük"}


def activity(**changed):
    texts = {
        "title": "Samen koken",
        "text": "",
        "for_whom": "",
        "childcare_hours": "",
        "food": "",
        "bring": "een schort",
    }
    return SimpleNamespace(**{**texts, "translations": {}, **changed})


def translated(**changed):
    one = activity()
    one.translations = translating.written(one, "tr", TURKISH)
    for name, value in changed.items():
        setattr(one, name, value)
    return one


@pytest.mark.parametrize(
    ("one", "state"),
    [
        (activity(), State.MISSING),
        (activity(translations={"tr": "stuk"}), State.MISSING),
        (activity(translations={"tr": {"title": "Birlikte"}}), State.PARTLY),
        (activity(translations={"tr": dict(TURKISH)}), State.DONE),
        (translated(), State.DONE),
        (translated(title="Samen bakken"), State.STALE),
        (translated(text="Met uitleg."), State.STALE),
        (translated(bring=""), State.STALE),
    ],
)
def test_how_far_a_language_is(one, state):
    assert translating.state(one, "tr") == state
    assert translating.state(one, "fr") == State.MISSING


def test_looking_again_and_keeping_makes_it_right():
    one = translated(title="Samen bakken")
    one.translations = translating.written(one, "tr", TURKISH)
    assert translating.state(one, "tr") == State.DONE


def test_only_what_there_is_in_dutch_is_asked():
    assert translating.to_translate(activity()) == {"title": "Samen koken", "bring": "een schort"}


def test_another_language_stays_as_it_was_and_an_empty_one_goes():
    one = translated()
    one.translations = translating.written(one, "ar", {"title": "نطبخ معاً", "bring": ""})
    assert translating.told(one, "tr") == TURKISH
    assert translating.told(one, "ar") == {"title": "نطبخ معاً"}
    one.translations = translating.written(one, "tr", {"title": " ", "bring": ""})
    assert sorted(one.translations) == ["ar"]


def test_an_import_is_told_from_a_hand():
    assert translating.by_hand(translated().translations["tr"])
    assert not translating.by_hand({"title": "Birlikte"})
    assert not translating.by_hand("stuk")


@pytest.mark.parametrize(
    ("language", "said", "field"),
    [
        ("de", {"title": "Kochen"}, "language"),
        ("tr", {"title": "x" * 121}, "title"),
        ("tr", {"bring": "85.07.30-033.28"}, "bring"),
    ],
)
def test_what_does_not_fit_is_refused_at_its_field(language, said, field):
    with pytest.raises(Refused) as refused:
        translating.written(activity(), language, said)
    assert refused.value.field == field


def test_a_field_that_nobody_asked_is_a_fault_of_the_program():
    with pytest.raises(TypeError):
        translating.written(activity(), "tr", {"price_cents": "0"})
