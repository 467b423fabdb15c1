"""W13: every village once a year."""

from datetime import date

import pytest

from meedoen.activities import terms
from meedoen.activities.rules.enrolling import SessionStatus
from meedoen.activities.rules.villages import ENCOUNTER, VillageSession, VillageState, coverage

TODAY = date(2026, 9, 1)
BEFORE, AFTER = date(2026, 5, 1), date(2026, 10, 1)
VILLAGES = ["Westerlo", "Tongerlo", "Oevel"]


def session(village="Tongerlo", day=AFTER, status=SessionStatus.PLANNED, kind=ENCOUNTER):
    return VillageSession(kind, village, day, status)


def states(*sessions, year=2026):
    return list(coverage(VILLAGES, sessions, year=year, today=TODAY).states.values())


VISITED, PLANNED, TO_CONFIRM, NOT_YET = VillageState


@pytest.mark.parametrize(
    ("found", "state"),
    [
        ([], NOT_YET),
        ([session()], PLANNED),
        ([session(status=SessionStatus.MOVED)], PLANNED),
        ([session(day=TODAY)], PLANNED),
        ([session(day=BEFORE)], TO_CONFIRM),
        ([session(day=BEFORE, status=SessionStatus.HELD)], VISITED),
        ([session(day=BEFORE, status=SessionStatus.CANCELLED)], NOT_YET),
        ([session(status=SessionStatus.CANCELLED)], NOT_YET),
        ([session(day=date(2025, 5, 1), status=SessionStatus.HELD)], NOT_YET),
        ([session(day=date(2027, 1, 1))], NOT_YET),
        ([session(kind="workshop", day=BEFORE, status=SessionStatus.HELD)], NOT_YET),
        ([session(village=None, day=BEFORE, status=SessionStatus.HELD)], NOT_YET),
        ([session(village="Elders", day=BEFORE, status=SessionStatus.HELD)], NOT_YET),
        ([session(), session(day=BEFORE, status=SessionStatus.HELD)], VISITED),
        ([session(day=BEFORE), session()], PLANNED),
    ],
)
def test_one_village(found, state):
    assert states(*found) == [NOT_YET, state, NOT_YET]


def test_the_year_is_complete_when_all_were_visited():
    held = [session(village, BEFORE, SessionStatus.HELD) for village in VILLAGES]
    assert coverage(VILLAGES, held, year=2026, today=TODAY).is_complete
    partly = coverage(VILLAGES, held[1:], year=2026, today=TODAY)
    assert not partly.is_complete
    assert partly.villages(NOT_YET) == ["Westerlo"]
    assert partly.villages(VISITED) == ["Tongerlo", "Oevel"]


def test_the_words_of_the_rules_are_those_of_the_feature():
    assert terms.Kind.ENCOUNTER == ENCOUNTER
    assert {str(status) for status in terms.SessionStatus.values} <= set(SessionStatus)
