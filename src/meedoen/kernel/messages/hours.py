"""When a message may leave: nobody's phone sounds at night."""

import datetime

from django.utils import timezone

from .delivery import SMS

FROM, UNTIL = 8, 21
"""No SMS before eight in the morning or from nine in the evening, Brussels time."""


def silent(channel: str, now: datetime.datetime) -> bool:
    """Whether a message by this channel waits until the morning. A letter makes no sound."""
    return channel == SMS and not FROM <= timezone.localtime(now).hour < UNTIL


def unsafe(hours: tuple[int, int], now: datetime.datetime) -> bool:
    """Whether this person asked not to hear anything at this hour."""
    return not hours[0] <= timezone.localtime(now).hour < hours[1]


def held_back(now: datetime.datetime) -> list[str]:
    """The channels that are silent now."""
    return [SMS] if silent(SMS, now) else []
