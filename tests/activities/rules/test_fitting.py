"""What fits somebody: the tables of verdicts, the order of the offers, what an address may hold."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as some

from meedoen.activities.rules import fitting
from meedoen.activities.rules.fitting import Answers, Facts, Merit, State, Verdict
from meedoen.activities.rules.fitting.answers import COMPANY, MOMENTS, YES_NO

BRUSSELS = ZoneInfo("Europe/Brussels")
VILLAGES = ("13049A", "13049B")
MET, PARTLY, NOT = State.MET, State.PARTLY, State.NOT


def some_of(order):
    return some.sets(some.sampled_from(order)).map(lambda got: tuple(one for one in order if one in got))


EVERY_ANSWER = some.builds(
    Answers,
    when=some.sampled_from(("", *MOMENTS)),
    near=some.sampled_from(("", *VILLAGES)),
    children=some.sampled_from(("", *YES_NO)),
    company=some.sampled_from(("", *COMPANY)),
    likes=some.sets(some.sampled_from(fitting.LIKES)).map(
        lambda got: tuple(one for one in fitting.LIKES if one in got)
    ),
    holds=some.sets(some.sampled_from(fitting.HOLDS)).map(
        lambda got: tuple(one for one in fitting.HOLDS if one in got)
    ),
)
EVERY_MERIT = some.integers(0, (max(Merit) << 1) - 1)


def verdict(wish, answers, merits, language="nl"):
    return next(one for one in fitting.weigh(answers, merits, language) if one.wish == wish)


@pytest.mark.parametrize(
    ("wish", "answers", "merits", "state", "why"),
    [
        ("price", Answers(holds=("price",)), Merit.FREE | Merit.CHEAP | Merit.PRICE_KNOWN, MET, "free"),
        ("price", Answers(holds=("price",)), Merit.CHEAP | Merit.PRICE_KNOWN, PARTLY, "cheap"),
        ("price", Answers(holds=("price",)), Merit.PRICE_KNOWN, NOT, "costs"),
        ("price", Answers(holds=("price",)), 0, NOT, "price_unknown"),
        ("transport", Answers(holds=("transport",)), Merit.FETCHED | Merit.BUS, MET, "fetched"),
        ("transport", Answers(holds=("transport",)), Merit.BUS, PARTLY, "bus"),
        ("transport", Answers(holds=("transport",)), 0, NOT, "no_transport"),
        ("language", Answers(holds=("language",)), Merit.LITTLE_DUTCH, MET, "little_dutch"),
        ("language", Answers(holds=("language",)), Merit.SPEAKS_AR, NOT, "dutch_unknown"),
        ("stairs", Answers(holds=("stairs",)), Merit.STEP_FREE, MET, "step_free"),
        ("stairs", Answers(holds=("stairs",)), Merit.HELPED_IN, PARTLY, "helped_in"),
        ("stairs", Answers(holds=("stairs",)), Merit.STAIRS, NOT, "stairs"),
        ("stairs", Answers(holds=("stairs",)), 0, NOT, "stairs_unknown"),
        ("quiet", Answers(holds=("quiet",)), Merit.QUIET, MET, "quiet"),
        ("quiet", Answers(holds=("quiet",)), 0, NOT, "quiet_unknown"),
        ("with_company", Answers(holds=("company",)), Merit.COMPANION, MET, "companion"),
        ("with_company", Answers(holds=("company",)), Merit.WELCOMED, PARTLY, "welcomed"),
        ("with_company", Answers(holds=("company",)), 0, NOT, "no_companion"),
        ("children", Answers(children="yes"), Merit.CHILDREN, MET, "children_welcome"),
        ("children", Answers(children="yes"), Merit.CHILDREN | Merit.ADULTS_ONLY, NOT, "adults_only"),
        ("children", Answers(children="yes"), 0, NOT, "children_unknown"),
        ("children", Answers(children="no"), Merit.YOUNG_ONLY, NOT, "young_only"),
        ("children", Answers(children="no"), 0, MET, ""),
        ("company", Answers(company="alone"), Merit.MEET, MET, "meet"),
        ("company", Answers(company="alone"), 0, PARTLY, ""),
        ("company", Answers(company="together"), Merit.ONE_LEFT, NOT, "one_left"),
        ("company", Answers(company="together"), 0, MET, ""),
        ("near", Answers(near="13049A"), Merit.IN_VILLAGE, MET, "in_village"),
        ("near", Answers(near="13049A"), Merit.NEARBY, PARTLY, "nearby"),
        ("near", Answers(near="13049A"), 0, NOT, "further"),
        ("when", Answers(when="evening"), Merit.EVENING, MET, "evening"),
        ("when", Answers(when="weekend"), Merit.EVENING, NOT, "other"),
        ("likes", Answers(likes=("cook", "move")), Merit.MOVE, MET, "move"),
        ("likes", Answers(likes=("cook",)), Merit.MOVE, NOT, "something_else"),
        ("places", Answers(), Merit.FULL, NOT, "full"),
        ("soon", Answers(), Merit.LATER, NOT, "later"),
    ],
)
def test_each_wish_is_told_with_its_reason(wish, answers, merits, state, why):
    assert verdict(wish, answers, merits) == Verdict(wish, state, why)


def test_somebody_who_speaks_your_language_helps_where_dutch_holds_back():
    answers = Answers(holds=("language",))
    assert verdict("language", answers, Merit.SPEAKS_AR, "ar") == Verdict("language", MET, "speaks")
    assert verdict("language", answers, Merit.SPEAKS_AR, "tr").state is NOT


def test_nobody_is_told_twice_that_they_come_alone():
    wishes = [one.wish for one in fitting.weigh(Answers(company="alone", holds=("company",)), 0)]
    assert wishes == ["places", "soon", "with_company"]


@given(EVERY_ANSWER, EVERY_MERIT, some.sampled_from(("nl", "fr", "en", "ar", "tr")))
def test_the_key_says_all_that_the_cost_hangs_on(answers, merits, language):
    kept = fitting.key_for(answers, language).of(merits)
    assert fitting.cost(answers, kept, language) == fitting.cost(answers, merits, language)
    total = sum(one.costs for one in fitting.weigh(answers, merits, language))
    assert fitting.cost(answers, merits, language) == total


@given(EVERY_ANSWER)
def test_an_address_says_the_same_answers_again(answers):
    assert Answers.read(QueryDict(answers.address().removeprefix("?")), VILLAGES) == answers


@pytest.mark.parametrize(
    "asked", ["", "w=x&k=&s=?&l=zz&h=%00", "d=99999", "d=<script>", "w=" + "v" * 5000, "l=b&l=b", "naam=Amina"]
)
def test_what_nobody_understands_counts_as_not_answered(asked):
    found = Answers.read(QueryDict(asked), VILLAGES)
    assert found in (Answers(), Answers(likes=("meet",)))
    assert "naam" not in found.address()


@pytest.mark.parametrize(
    ("day", "hour", "merits"),
    [
        (30, 9, Merit.MORNING),
        (30, 12, Merit.AFTERNOON),
        (30, 17, Merit.EVENING),
        (28, 11, Merit.MORNING | Merit.WEEKEND),
        (29, 20, Merit.EVENING | Merit.WEEKEND),
    ],
)
def test_the_part_of_the_day_is_that_of_brussels(day, hour, merits):
    at = datetime.datetime(2026, 11, day, hour, tzinfo=BRUSSELS)
    assert fitting.time_merits(at.astimezone(datetime.UTC)) == merits


@pytest.mark.parametrize(
    ("facts", "merits"),
    [
        (Facts(), 0),
        (Facts(price_cents=0), Merit.FREE | Merit.CHEAP | Merit.PRICE_KNOWN),
        (Facts(price_cents=900, social_price_cents=200), Merit.CHEAP | Merit.PRICE_KNOWN),
        (Facts(price_cents=900), Merit.PRICE_KNOWN),
        (Facts(age_max=12), Merit.CHILDREN | Merit.YOUNG_ONLY),
        (Facts(age_min=18), Merit.ADULTS_ONLY),
        (Facts(age_min=18, children_welcome=True), Merit.CHILDREN),
        (Facts(childcare_places=2), Merit.CHILDREN),
        (Facts(wheelchair="no", step_free="yes"), Merit.STAIRS),
        (Facts(wheelchair="unknown", step_free="with_help"), Merit.HELPED_IN),
        (Facts(wheelchair=None, step_free="yes"), Merit.STEP_FREE),
        (Facts(themes=("food", "meeting_people", "made_up")), Merit.COOK | Merit.MEET),
        (Facts(languages=("nl", "ar"), bus_stop="Kerk"), Merit.SPEAKS_AR | Merit.BUS),
    ],
)
def test_what_an_activity_offers(facts, merits):
    assert fitting.merits_of(facts) == merits


@pytest.mark.parametrize(
    ("left", "waiting", "merits"),
    [(None, 0, 0), (5, 0, 0), (1, 0, Merit.ONE_LEFT), (0, 0, Merit.FULL), (3, 2, Merit.FULL)],
)
def test_whether_there_is_a_place(left, waiting, merits):
    assert fitting.seat_merits(left, waiting) == merits


def test_every_bit_that_is_stored_keeps_its_place():
    stored = [merit.name for merit in Merit if merit < Merit.IN_VILLAGE]
    assert stored == [
        "FREE", "CHEAP", "PRICE_KNOWN", "FETCHED", "BUS", "LITTLE_DUTCH", "SPEAKS_FR", "SPEAKS_EN", "SPEAKS_AR",
        "SPEAKS_TR", "STEP_FREE", "HELPED_IN", "STAIRS", "QUIET", "COMPANION", "WELCOMED", "CHILDREN", "ADULTS_ONLY",
        "YOUNG_ONLY", "MORNING", "AFTERNOON", "EVENING", "WEEKEND", "MEET", "MOVE", "MUSIC", "MAKE", "COOK",
        "OUTSIDE", "LEARN", "DUTCH", "COMPUTER", "FAMILY", "MATTERS",
    ]  # fmt: skip
    assert [int(merit) for merit in Merit] == [1 << at for at in range(len(Merit))]


def test_a_threshold_outweighs_a_taste_and_the_first_moment_wins_among_equals():
    answers = Answers(holds=("price",), likes=("cook",))
    priced = Merit.PRICE_KNOWN
    candidates = [
        ("dear soup", "today", priced | Merit.COOK),
        ("free walk", "tomorrow", priced | Merit.FREE | Merit.MOVE),
        ("dear walk", "tomorrow too", priced | Merit.MOVE),
        ("free soup", "in a week", priced | Merit.FREE | Merit.COOK),
        ("free soup", "in two weeks", priced | Merit.FREE | Merit.COOK),
        ("other soup", "in three weeks", priced | Merit.FREE | Merit.COOK),
    ]
    fits = fitting.choose(answers, candidates)
    assert [fit.item for fit in fits] == ["in a week", "in three weeks", "tomorrow"]
    assert [fit.whole for fit in fits] == [True, True, False]


def test_a_full_moment_gives_way_to_a_later_one_of_the_same_activity():
    candidates = [("soup", "full", Merit.FULL), ("soup", "free", 0), ("walk", "full too", Merit.FULL)]
    assert [fit.item for fit in fitting.choose(Answers(), candidates)] == ["free", "full too"]


def test_the_best_kinds_are_taken_until_there_are_enough():
    answers = Answers(holds=("price",))
    found = {int(Merit.PRICE_KNOWN): 900, int(Merit.FREE): 2, int(Merit.CHEAP): 3, 0: 900}
    assert fitting.best_keys(answers, found, most=4) == [int(Merit.FREE), int(Merit.CHEAP)]
    assert fitting.best_keys(answers, {}, most=4) == []


def test_neighbours_are_the_villages_within_half_an_hour_by_bicycle():
    points = {"a": [51.09, 4.91], "b": [51.09, 4.98], "c": [51.09, 5.05], "d": [51.20, 4.91]}
    assert fitting.near_villages("a", points) == ("b",)
    assert fitting.near_villages("x", points) == ()
