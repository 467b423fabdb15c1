"""When somebody is reminded, and by which way."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meedoen.activities.rules import reminding

BRUSSELS = ZoneInfo("Europe/Brussels")
ALL = ("sms", "email", "call")


def moment(*parts):
    return datetime.datetime(*parts, tzinfo=BRUSSELS)


STARTS = moment(2026, 3, 12, 14)
BEFORE = moment(2026, 3, 1, 9)


def wish(channel="sms", confirmed=True, no_reminder=False, known_at=BEFORE):
    return reminding.Wish(channel, confirmed, no_reminder, known_at)


def way(one, ways=ALL, can_send=("sms", "email")):
    return reminding.way(one, STARTS, hour=16, ways=ways, can_send=can_send)


@pytest.mark.parametrize(
    "starts, due",
    [
        (STARTS, moment(2026, 3, 11, 16)),
        (moment(2026, 3, 12, 0, 30), moment(2026, 3, 11, 16)),
        (moment(2026, 3, 29, 14), moment(2026, 3, 28, 16)),  # the clock goes forward that night
        (moment(2026, 10, 25, 1), moment(2026, 10, 24, 16)),
        (moment(2028, 3, 1, 10), moment(2028, 2, 29, 16)),
    ],
)
def test_the_day_before_by_the_clock_of_brussels(starts, due):
    assert reminding.due_at(starts, 16) == due
    assert not reminding.is_due(starts, 16, due - datetime.timedelta(seconds=1))
    assert reminding.is_due(starts, 16, due)
    assert not reminding.is_due(starts, 16, starts - datetime.timedelta(hours=1))


@pytest.mark.parametrize(
    "one, found",
    [
        (wish("sms"), "sms"),
        (wish("email"), "email"),
        (wish("phone"), "call"),
        (wish("phone", confirmed=False), "call"),
        (wish("helper"), "call"),
        (wish("letter"), ""),
        (wish("visit"), ""),
        (wish("none"), ""),
        (wish("sms", confirmed=False), "call"),
        (wish("email", confirmed=False), ""),
        (wish("sms", no_reminder=True), ""),
        (wish("phone", no_reminder=True), ""),
        (wish("sms", known_at=moment(2026, 3, 11, 16)), ""),
    ],
)
def test_by_the_own_way_or_a_call(one, found):
    assert way(one) == found


def test_what_the_network_or_the_server_cannot():
    assert way(wish("sms"), ways=("email", "call")) == "call"
    assert way(wish("sms"), ways=("email",)) == ""
    assert way(wish("sms"), can_send=()) == "call"
    assert way(wish("email"), can_send=()) == ""
    assert way(wish("phone"), ways=("sms", "email")) == ""


@given(
    channel=st.sampled_from(["phone", "sms", "email", "letter", "visit", "helper", "none"]),
    confirmed=st.booleans(),
    refused=st.booleans(),
    ways=st.sets(st.sampled_from(ALL)),
    can_send=st.sets(st.sampled_from(["sms", "email"])),
)
def test_nothing_is_ever_sent_to_what_nobody_confirmed_or_wants(channel, confirmed, refused, ways, can_send):
    found = way(wish(channel, confirmed, refused), ways=ways, can_send=can_send)
    if found in ("sms", "email"):
        assert confirmed and not refused and found == channel and found in ways and found in can_send
    elif found:
        assert found == "call" and "call" in ways and not refused
