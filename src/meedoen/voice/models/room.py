"""The room while a meeting goes on: who is here, who was heard, what telephones and paper say. Gone when it closes."""

from django.db import models
from django.utils import timezone

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant

from ..terms import groups as terms
from .groups import GroupMember
from .meetings import Meeting


class Present(Tenant):
    """Who is in the room now: a member, or a guest under a word of their own. Deleted when the room closes."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="present")
    member = models.ForeignKey(GroupMember, on_delete=models.CASCADE, null=True, related_name="+")
    alias = models.CharField(max_length=60, blank=True)

    privacy = Privacy(keep=Keep.DAY, alias=Class.PERSONAL)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "member"], name="present_once")]


class Round(Tenant):
    """A round in which everybody is asked, and its question."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="rounds")
    question = models.CharField(max_length=200, blank=True)
    begun_at = models.DateTimeField(default=timezone.now)

    privacy = Privacy(keep=Keep.OFFER, question=Class.OPERATIONAL)

    class Meta:
        indexes = [models.Index(fields=["meeting", "begun_at"])]


class Heard(Tenant):
    """Somebody was heard in a round. Deleted when the room closes: nobody's speaking is ever counted (W11)."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="heard")
    present = models.ForeignKey(Present, on_delete=models.CASCADE, related_name="heard")

    privacy = Privacy(keep=Keep.DAY)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "present"], name="heard_once")]


class Statement(Tenant):
    """A statement to agree with or not. The counts are those of paper and hands, and of telephones once closed."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="statements")
    words = models.CharField(max_length=160)
    translations = models.JSONField(default=dict)
    open = models.BooleanField(default=True)
    agree = models.PositiveSmallIntegerField(default=0)
    disagree = models.PositiveSmallIntegerField(default=0)
    passed = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField(default=timezone.now)

    privacy = Privacy(keep=Keep.OFFER, words=Class.PUBLIC, translations=Class.PUBLIC)

    class Meta:
        indexes = [models.Index(fields=["meeting", "made_at"])]


class Vote(Tenant):
    """What one telephone said of a statement: a print that means nothing elsewhere. Folded into counts at the end."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="votes")
    device = models.CharField(max_length=64)
    side = models.CharField(max_length=8, choices=terms.Side.choices)

    privacy = Privacy(keep=Keep.DAY, device=Class.SECRET_HASH, side=Class.OPERATIONAL)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["statement", "device"], name="vote_once_a_device")]


class RoomNote(Tenant):
    """A sentence that came in the room, by telephone or from a card. Read by who leads it; gone after a month."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="notes")
    words = models.CharField(max_length=400)
    device = models.CharField(max_length=64, blank=True)
    from_paper = models.BooleanField(default=False)
    signal_id = models.UUIDField(null=True)
    made_at = models.DateTimeField(default=timezone.now)

    privacy = Privacy(keep=Keep.MONTH, words=Class.PERSONAL, device=Class.SECRET_HASH)

    class Meta:
        indexes = [models.Index(fields=["meeting", "made_at"])]
