"""When somebody is reminded, and how: the day before, once for each moment, by the way they chose (issue 3)."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass

from django.utils import timezone

REMIND, TEMPLATE = "remind", "activities.reminder"
TOO_LATE = datetime.timedelta(hours=1)
"""Who comes within the hour is not reminded any more."""
QUIET = datetime.timedelta(hours=24)
"""Who heard of a change in the last day knows it: no reminder on top."""
SENT_BY, CALLED_BY = ("sms", "email"), ("phone", "helper")


@dataclass(frozen=True)
class Wish:
    """What decides for one party: how they can be reached, whether that is known to be theirs, what they asked."""

    channel: str
    confirmed: bool
    no_reminder: bool
    known_at: datetime.datetime


def due_at(starts_at: datetime.datetime, hour: int) -> datetime.datetime:
    """The moment of the reminder: the day before, by the clock of Brussels, also when the clock changes that night."""
    day = timezone.localtime(starts_at).date() - datetime.timedelta(days=1)
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(hour)))


def is_due(starts_at: datetime.datetime, hour: int, now: datetime.datetime) -> bool:
    """Whether the reminder may go now; a job that comes late (a machine that was off) makes up for it."""
    return due_at(starts_at, hour) <= now < starts_at - TOO_LATE


def way(
    wish: Wish, starts_at: datetime.datetime, *, hour: int, ways: Collection[str], can_send: Collection[str]
) -> str:
    """``sms``, ``email``, ``call``, or '' for nobody to remind.

    ``ways`` are those of the network, ``can_send`` those of the server. Who signed up after the moment of the reminder
    still has it in mind. An address that nobody confirmed is not written to: somebody calls a number, and writes no
    letter by hand for a reminder alone.
    """
    if wish.no_reminder or wish.known_at >= due_at(starts_at, hour):
        return ""
    if wish.channel in SENT_BY and wish.confirmed and wish.channel in ways and wish.channel in can_send:
        return wish.channel
    by_phone = wish.channel in CALLED_BY or wish.channel == "sms"
    return "call" if by_phone and "call" in ways else ""
