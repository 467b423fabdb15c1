"""Closing a room: what was chosen becomes counts; who was there, who spoke and which telephone it was are deleted."""

from collections import Counter

from django.db.models import F
from django.utils import timezone

from ..models import Heard, Meeting, Present, RoomNote, Statement, Vote
from ..rules.groups import may_vote
from ..terms.groups import Side


def fold(meeting: Meeting) -> None:
    """Close the room of this meeting. Called inside a command, or by the nightly job. Twice is once."""
    if meeting.room_opened_at is None or meeting.room_closed_at is not None:
        return
    _count_who_was_there(meeting)
    _count_votes(meeting)
    RoomNote.objects.filter(meeting=meeting).update(device="")
    Present.objects.filter(meeting=meeting).delete()
    meeting.room_closed_at, meeting.room_secret, meeting.room_code = timezone.now(), "", ""
    meeting.save()


def _count_who_was_there(meeting: Meeting) -> None:
    rows = list(Present.objects.filter(meeting=meeting).select_related("member"))
    spoke = set(Heard.objects.filter(round__meeting=meeting).values_list("present_id", flat=True))
    members = [row.member for row in rows if row.member is not None]
    if rows:
        meeting.present_members = len(members)
        meeting.present_guests = len(rows) - len(members)
        meeting.present_voting = sum(may_vote(meeting.group.kind, member.role) for member in members)
        meeting.heard = len(spoke)


def _count_votes(meeting: Meeting) -> None:
    found = Counter(Vote.objects.filter(statement__meeting=meeting).values_list("statement_id", "side"))
    for statement_id in {statement for statement, _side in found}:
        Statement.objects.filter(pk=statement_id).update(
            agree=F("agree") + found[statement_id, Side.AGREE],
            disagree=F("disagree") + found[statement_id, Side.DISAGREE],
            passed=F("passed") + found[statement_id, Side.PASS],
        )
    Vote.objects.filter(statement__meeting=meeting).delete()
    Statement.objects.filter(meeting=meeting).update(open=False)
