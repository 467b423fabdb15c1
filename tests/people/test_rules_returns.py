"""Under which heading an answer stands: nothing goes out unconfirmed or unsafe (T3, T8, G33)."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from meedoen.people.rules.contact import EVERYTHING, Safe
from meedoen.people.rules.returns import AS_CONTACT, SENT_OUT, Pile, Way, pile
from meedoen.people.terms import Channel, ReturnChannel

SAFES = some.just(EVERYTHING) | some.builds(
    Safe, channels=some.frozensets(some.sampled_from(list(Channel)), min_size=1), may_leave_word=some.booleans()
)
WAYS = some.builds(
    Way,
    channel=some.sampled_from(list(ReturnChannel)),
    confirmed=some.booleans(),
    has_reach=some.booleans(),
    lost=some.booleans(),
    protected=some.booleans(),
    safe=SAFES,
)
LEAVES_THE_HOUSE = {Pile.LETTER, Pile.SMS, Pile.PHONE}


@given(WAYS, some.booleans(), some.booleans())
def test_nothing_goes_out_unconfirmed_unsafe_or_to_who_is_protected(way, can_send, on_site):
    found = pile(way, can_send=can_send, on_site=on_site)
    assert on_site or found not in (Pile.WALL, Pile.NEXT_MEETING)
    if found not in LEAVES_THE_HOUSE:
        return
    assert way.channel in SENT_OUT
    assert way.confirmed
    assert way.has_reach
    contacted = AS_CONTACT[ReturnChannel(found.value)]
    if way.safe.said:
        assert contacted in way.safe.channels
        assert contacted == Channel.PHONE or way.safe.may_leave_word
    elif way.protected:
        assert found == Pile.PHONE
    if found == Pile.SMS:
        assert can_send
        assert not way.lost


@given(WAYS, some.booleans(), some.booleans())
def test_every_answer_stands_under_a_heading_where_somebody_can_do_something(way, can_send, on_site):
    assert pile(way, can_send=can_send, on_site=on_site) in set(Pile)


@pytest.mark.parametrize(
    ("channel", "confirmed", "expected"),
    [
        (ReturnChannel.LETTER, False, Pile.CHECK),
        (ReturnChannel.LETTER, True, Pile.LETTER),
        (ReturnChannel.SMS, False, Pile.CHECK),
        (ReturnChannel.SMS, True, Pile.SMS),
        (ReturnChannel.PHONE, True, Pile.PHONE),
        (ReturnChannel.HELPER, False, Pile.HELPER),
        (ReturnChannel.NEXT_VISIT, False, Pile.NEXT_VISIT),
        (ReturnChannel.NEXT_MEETING, False, Pile.NEXT_MEETING),
        (ReturnChannel.WALL, False, Pile.WALL),
    ],
)
def test_each_way_has_its_heading(channel, confirmed, expected):
    assert pile(Way(channel, confirmed), can_send=True, on_site=True) == expected


def test_a_message_that_did_not_arrive_is_told_by_phone_and_no_way_is_the_wall():
    assert pile(Way(ReturnChannel.SMS, True, lost=True), can_send=True, on_site=True) == Pile.PHONE
    assert pile(Way(ReturnChannel.SMS, True), can_send=False, on_site=True) == Pile.PHONE
    assert pile(None, can_send=True, on_site=True) == Pile.WALL
    assert pile(None, can_send=True, on_site=False) == Pile.BY_HAND
