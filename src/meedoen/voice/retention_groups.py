"""How the rows of groups and meetings end: a room that was forgotten closes, rides and notes go, aliases fade."""

import datetime

from meedoen.kernel.privacy import retention as terms

from .models import GroupMember, GroupRun, Learned, Meeting, Ride, RoomNote
from .services.folding import fold


def forget_members(cutoff: datetime.datetime) -> int:
    """Two years after somebody left a group their alias and token go; the seat stays in the history as a count."""
    day = terms.before_day(cutoff)
    old = GroupMember.objects.filter(until__lt=day).exclude(alias="", token=None, user_id=None)
    found = list(old.values_list("pk", flat=True)[: terms.BATCH])
    return GroupMember.objects.filter(pk__in=found).update(alias="", token=None, user_id=None)


def end_learned(cutoff: datetime.datetime) -> int:
    """What somebody learned goes two years after it was written: they have it on paper."""
    old = Learned.objects.filter(on__lt=terms.before_day(cutoff)).values_list("pk", flat=True)
    return Learned.objects.filter(pk__in=list(old[: terms.BATCH])).delete()[0]


def close_forgotten_rooms(cutoff: datetime.datetime) -> int:
    """A room that stood open for more than a day closes by itself: what was chosen is counted, who was there is not."""
    forgotten = Meeting.objects.filter(room_opened_at__lt=cutoff, room_closed_at=None).order_by("room_opened_at")
    closed = list(forgotten[: terms.BATCH])
    for meeting in closed:
        fold(meeting)
    return len(closed)


def end_notes(cutoff: datetime.datetime) -> int:
    """Sentences from the room, a month after the meeting; what mattered became a signal or a line of the minutes."""
    old = RoomNote.objects.filter(made_at__lt=cutoff).values_list("pk", flat=True)
    return RoomNote.objects.filter(pk__in=list(old[: terms.BATCH])).delete()[0]


def end_rides(cutoff: datetime.datetime) -> int:
    """Who was picked up, a month after the meeting."""
    old = Ride.objects.filter(meeting__starts_at__lt=cutoff).values_list("pk", flat=True)
    return Ride.objects.filter(pk__in=list(old[: terms.BATCH])).delete()[0]


def end_lists(cutoff: datetime.datetime) -> int:
    """The trace of a list that was taken in before ``cutoff``: it cannot be taken back any more."""
    old = GroupRun.objects.filter(at__lt=cutoff).order_by("pk").values_list("pk", flat=True)
    return GroupRun.objects.filter(pk__in=list(old[: terms.BATCH])).delete()[0]
