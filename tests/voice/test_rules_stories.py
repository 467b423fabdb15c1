"""Whose yes counts and until when, where a story may be shown, what is too much of a name: without a database."""

import datetime

import pytest

from meedoen.voice.rules.stories import Yes, is_full_name, longest, places, standing, unlisted

TODAY = datetime.date(2026, 3, 1)
DAY = datetime.timedelta(days=1)


def yes(place="both", *, left=200, **more):
    return Yes(**{"how": "paper", "place": place, "until": TODAY + left * DAY, **more})


@pytest.mark.parametrize(
    ("given", "found"),
    [
        (Yes(), "waiting"),
        (Yes(until=TODAY + DAY), "waiting"),
        (Yes(how="paper", place="both"), "waiting"),
        (yes(left=61), "given"),
        (yes(left=60), "ends_soon"),
        (yes(left=0), "ends_soon"),
        (yes(left=-1), "ended"),
        (yes(withdrawn=True), "withdrawn"),
        (yes(left=-1, withdrawn=True), "withdrawn"),
    ],
)
def test_how_a_yes_stands(given, found):
    assert standing(given, TODAY) == found


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ([], {"site", "paper"}),
        ([yes(), yes()], {"site", "paper"}),
        ([yes(), yes("site")], {"site"}),
        ([yes("paper"), yes(left=0)], {"paper"}),
        ([yes("paper"), yes("site")], set()),
        ([yes(), Yes()], set()),
        ([yes(), yes(left=-1)], set()),
        ([yes(), yes(withdrawn=True)], set()),
    ],
)
def test_a_story_stands_only_where_everybody_said_yes_to(given, found):
    assert places(given, TODAY) == found


@pytest.mark.parametrize(
    ("day", "last"),
    [("2026-03-01", "2028-03-01"), ("2024-02-29", "2026-02-28"), ("2026-12-31", "2028-12-31")],
)
def test_a_yes_counts_two_years_at_most(day, last):
    assert longest(datetime.date.fromisoformat(day)) == datetime.date.fromisoformat(last)


@pytest.mark.parametrize(
    ("alias", "full"),
    [
        ("Nora", False), ("Oma Mia", False), ("Mia B.", False), ("De lezer", False), ("Jean-Pierre", False),
        ("de man met de hoed", False), ("نورا", False),
        ("Nora Peeters", True), ("Jan De Smet", True), ("An van Damme Peeters", True), ("Meneer Jan Claes", True),
    ],
)  # fmt: skip
def test_a_first_name_with_a_family_name_is_too_much(alias, full):
    assert is_full_name(alias) is full


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nora brengt taart mee. ‘Gust vroeg het’, zegt ze.", ()),
        ("Nora en Fatima brengen taart mee.", ("Fatima",)),
        ("Nora Peeters brengt taart mee.", ("Nora Peeters",)),
        ("Bel Nora op 0470 12 34 56.", ("0470 12 34 56",)),
        ("Elke dinsdag in De Dreef, om 14 uur.", ()),
        ("Nora woont in de Kerkstraat 12.", ("in de Kerkstraat 12",)),
    ],
)
def test_who_is_in_the_text_but_not_on_the_list_is_pointed_out(text, found):
    assert unlisted(text, ["Nora", "Gust"], known=["Projecthuis De Dreef"]) == found
