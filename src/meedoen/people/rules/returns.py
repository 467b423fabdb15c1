"""How an answer may reach somebody, what that asks for, and under which heading of the list it stands (T3, T8, G33)."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from ..terms import Channel, ReturnChannel
from . import contact
from .contact import EVERYTHING, Safe

OPEN_FOR = datetime.timedelta(days=365)
"""How long a way is kept while there is no answer yet."""
READY_FOR = datetime.timedelta(days=183)
"""How long at least once there is an answer to bring."""
AFTERWARDS = datetime.timedelta(days=92)
"""How long after it was brought: in that time somebody may say that it is not good enough, and hear more."""

NEEDS_NUMBER = frozenset({ReturnChannel.PHONE, ReturnChannel.SMS})
NEEDS_REACH = NEEDS_NUMBER | {ReturnChannel.LETTER, ReturnChannel.HELPER, ReturnChannel.NEXT_VISIT}
NEEDS_NAME = frozenset({ReturnChannel.LETTER, ReturnChannel.HELPER, ReturnChannel.NEXT_VISIT})
ASKS_NAME = NEEDS_NAME | {ReturnChannel.PHONE}
SENT_OUT = frozenset({ReturnChannel.LETTER, ReturnChannel.SMS, ReturnChannel.PHONE})
"""Ways that would reach a stranger when the number or address is wrong, or was meant to harm somebody."""

OF_PERSON = {
    Channel.PHONE: ReturnChannel.PHONE,
    Channel.SMS: ReturnChannel.SMS,
    Channel.LETTER: ReturnChannel.LETTER,
    Channel.VISIT: ReturnChannel.NEXT_VISIT,
    Channel.HELPER: ReturnChannel.HELPER,
}
"""The way that fits how somebody is reached already."""
AS_CONTACT = {
    ReturnChannel.PHONE: Channel.PHONE,
    ReturnChannel.SMS: Channel.SMS,
    ReturnChannel.LETTER: Channel.LETTER,
    ReturnChannel.NEXT_VISIT: Channel.VISIT,
    ReturnChannel.HELPER: Channel.HELPER,
}


class Pile(StrEnum):
    """Under which heading of the delivery list an answer stands."""

    CHECK = "check"
    LETTER = "letter"
    PHONE = "phone"
    SMS = "sms"
    NEXT_VISIT = "next_visit"
    HELPER = "helper"
    NEXT_MEETING = "next_meeting"
    WALL = "wall"
    BY_HAND = "by_hand"


FOR_ALL_TO_HEAR = frozenset({ReturnChannel.WALL, ReturnChannel.NEXT_MEETING})


@dataclass(frozen=True)
class Way:
    """What decides where an answer goes. ``has_reach``: the number or address is there; ``lost``: a message was tried
    and did not arrive; ``protected``: nobody but who has a link by name may meet this person."""

    channel: str
    confirmed: bool
    has_reach: bool = True
    lost: bool = False
    protected: bool = False
    safe: Safe = EVERYTHING


def pile(way: Way | None, *, can_send: bool, on_site: bool) -> Pile:
    """The heading for one answer. Who left no way finds it on the wall; nothing goes out unconfirmed or unsafe.

    An answer that not everybody may read (``on_site``) hangs on no wall and is told in no meeting: somebody who knows
    the giver tells it, or it is noted that this cannot be done.

    An unsafe way becomes the next visit: that is never refused and leaves no word behind. Who is protected gets no
    letter and no message unless it was said that this is safe. ``can_send``: this server sends text messages at all.
    """
    channel = ReturnChannel(way.channel) if way else ReturnChannel.WALL
    if channel in FOR_ALL_TO_HEAR and not on_site:
        return Pile.BY_HAND
    if way is None:
        return Pile.WALL
    if channel in SENT_OUT and not way.has_reach:
        return Pile.NEXT_VISIT
    if channel in SENT_OUT and not way.confirmed:
        return Pile.CHECK
    if channel == ReturnChannel.SMS and (way.lost or not can_send):
        channel = ReturnChannel.PHONE
    return Pile(channel) if _is_safe(way, channel) else Pile.NEXT_VISIT


def _is_safe(way: Way, channel: ReturnChannel) -> bool:
    if channel not in AS_CONTACT:
        return True
    contacted = AS_CONTACT[channel]
    if way.protected and contacted in contact.LEAVES_WORD and not way.safe.said:
        return False
    return contact.may_send(way.safe, contacted)
