"""What is due, what is told, who fits: tables without a database."""

import datetime
import uuid
from zoneinfo import ZoneInfo

import pytest

from meedoen.referrals.rules import due, matching, told
from meedoen.referrals.rules.due import Seen
from meedoen.referrals.rules.matching import Need, Offered

DAY = datetime.date(2026, 3, 2)
ONE = datetime.timedelta(days=1)
TUESDAY = datetime.datetime(2026, 3, 3, 14, tzinfo=ZoneInfo("Europe/Brussels"))


@pytest.mark.parametrize(
    ("given", "sender", "receiver"),
    [
        ({"state": "proposed"}, None, None),
        ({"state": "proposed", "proposed_on": DAY - 7 * ONE}, "ask_person", None),
        ({"state": "agreed", "expected_on": DAY}, None, "expect"),
        ({"state": "agreed", "expected_on": DAY, "received": True}, None, None),
        ({"state": "agreed", "expected_on": DAY - ONE, "received": True}, None, "did_arrive"),
        ({"state": "agreed", "expected_on": DAY, "called_off": True}, "new_moment", None),
        ({"state": "agreed", "expected_on": DAY, "company": True, "received": True}, "find_company", None),
        ({"state": "agreed", "expected_on": DAY + 15 * ONE, "company": True, "received": True}, None, None),
        ({"state": "accompanied", "expected_on": DAY, "company": True, "accompanied": True}, None, "expect"),
        ({"state": "agreed", "answer": "not_arrived", "expected_on": DAY - ONE}, "answered", None),
        ({"state": "first_time", "answer": "arrived", "first_on": DAY - 41 * ONE}, "answered", None),
        ({"state": "first_time", "answer_seen": True, "first_on": DAY - 42 * ONE}, None, "still_there"),
        ({"state": "ended", "answer": "not_arrived"}, "answered", None),
        ({"state": "stayed", "answer": "arrived", "answer_seen": True}, None, None),
    ],
)  # fmt: skip
def test_one_thing_comes_first_on_each_side(given, sender, receiver):
    seen = Seen(**{"proposed_on": DAY, **given})
    assert (due.of_sender(seen, DAY), due.of_receiver(seen, DAY)) == (sender, receiver)


@pytest.mark.parametrize(
    ("expected_on", "reminded_on", "again"),
    [(None, None, False), (DAY, None, False), (DAY - ONE, None, True), (DAY - 9 * ONE, DAY - 6 * ONE, False),
     (DAY - 9 * ONE, DAY - 7 * ONE, True)],
)  # fmt: skip
def test_the_answer_is_asked_the_day_after_and_then_each_week(expected_on, reminded_on, again):
    assert due.remind(expected_on, reminded_on, DAY) is again


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (("agreed", ""), "De persoon zei ja"),
        (("agreed", "not_arrived"), "Niet aangekomen"),
        (("first_time", "arrived"), "Aangekomen"),
        (("stayed", "arrived"), "Aangekomen"),
        (("ended", "arrived", "first_time", "threshold"), "Aangekomen"),
        (("ended", "arrived", "stayed", "goal"), "Aangekomen"),
        (("ended", "not_arrived", "agreed", "own_choice"), "Eigen keuze"),
        (("ended", "", "proposed", "erased"), "Gewist"),
    ],
)
def test_after_the_arrival_nothing_more_is_told(given, words):
    assert told.stage(*given) == words


def test_why_who_receives_ended_it_is_not_told():
    found = {told.stage("ended", "not_arrived", "agreed", why, receiver_ended=True) for why in ("threshold", "moved")}
    assert found == {"Niet doorgegaan"}


def test_who_fits_best_comes_first_with_the_reasons():
    need = Need("ar", TUESDAY, children=1, transport=True)
    fits = Offered(uuid.UUID(int=1), ("nl", "ar"), ("1",), ("afternoon",))
    dutch = Offered(uuid.UUID(int=2), ("nl",), ("1",), ("afternoon",))
    other_day = Offered(uuid.UUID(int=3), ("ar",), ("4",), ("evening",), ("not_at_home",))
    busy = Offered(uuid.UUID(int=4), ("ar",), ("1",), ("afternoon",), tasks=2)
    tired = Offered(uuid.UUID(int=5), ("ar",), ("1",), ("afternoon",), hours=8)
    alone = Offered(uuid.UUID(int=6), ("ar",), ("1",), ("afternoon",), ("no_children",))
    found = matching.rank(need, [alone, tired, busy, other_day, dutch, fits], "Arabisch")
    assert [fit.id.int for fit in found] == [1, 3, 2, 6, 5, 4]
    assert found[0].yes == (
        "spreekt Arabisch",
        "kan op dinsdagnamiddag",
        "kan een lift geven",
        "heeft nog plaats voor 2 mensen",
    )
    assert found[1].mind == ("kan meestal niet op dinsdagnamiddag", "Afspreken buiten, niet bij iemand thuis")
    assert [fit.not_now[:24] for fit in found] == [
        "", "", "", "Gaat niet mee met kinder", "Gaf deze maand al alle u", "Gaat al met genoeg mense",
    ]  # fmt: skip
