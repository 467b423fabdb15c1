"""A meeting from plan to minutes: agenda, rides, promises, what the delegate brought back."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant

from ..terms import groups as terms
from .groups import Group, GroupMember
from .signals import Bundle


class Meeting(Tenant):
    """One meeting of a group. ``session_id`` is the session of an activity that it is, seen from below as a key alone.

    ``welcome`` is what was looked after, by code, with a short note (W4). ``policy_makers`` are functions, not names.
    The room is open from ``room_opened_at`` until ``room_closed_at``; ``room_secret`` makes the prints of telephones
    and is gone with them. Of who was there and who spoke only counts stay.
    """

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="meetings")
    title = models.CharField(max_length=120)
    stage = models.CharField(max_length=12, choices=terms.Stage.choices, default=terms.Stage.PLANNED)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.ForeignKey("networks.Place", on_delete=models.PROTECT, null=True, related_name="+")
    session_id = models.UUIDField(null=True)
    why = models.CharField(max_length=300, blank=True)
    cancelled_because = models.CharField(max_length=200, blank=True)
    welcome = models.JSONField(default=dict)
    policy_makers = models.CharField(max_length=300, blank=True)
    policy_makers_present = models.PositiveSmallIntegerField(null=True)
    invited_on = models.DateField(null=True)
    held_on = models.DateField(null=True)
    followed_up_on = models.DateField(null=True)
    present_members = models.PositiveSmallIntegerField(null=True)
    present_voting = models.PositiveSmallIntegerField(null=True)
    present_guests = models.PositiveSmallIntegerField(null=True)
    heard = models.PositiveSmallIntegerField(null=True)
    summary = models.TextField(blank=True)
    room_code = models.CharField(max_length=8, blank=True)
    room_secret = models.CharField(max_length=64, blank=True)
    room_opened_at = models.DateTimeField(null=True)
    room_closed_at = models.DateTimeField(null=True)

    privacy = Privacy(
        keep=Keep.OFFER,
        title=Class.OPERATIONAL,
        stage=Class.OPERATIONAL,
        why=Class.OPERATIONAL,
        cancelled_because=Class.OPERATIONAL,
        welcome=Class.OPERATIONAL,
        policy_makers=Class.STAFF,
        summary=Class.OPERATIONAL,
        room_code=Class.OPERATIONAL,
        room_secret=Class.SECRET_HASH,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["network", "room_code"], condition=~Q(room_code=""), name="room_code_once"),
            models.UniqueConstraint(
                fields=["session_id"], condition=~Q(session_id=None), name="meeting_once_a_session"
            ),
        ]
        indexes = [models.Index(fields=["group", "starts_at"]), models.Index(fields=["network", "starts_at"])]

    def __str__(self):
        return self.title


class Ride(Tenant):
    """Who is picked up for a meeting, and by whom: an alias of the group, never an address."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="rides")
    member = models.ForeignKey(GroupMember, on_delete=models.CASCADE, related_name="+")
    driver = models.ForeignKey(GroupMember, on_delete=models.SET_NULL, null=True, related_name="+")
    how = models.CharField(max_length=120, blank=True)

    privacy = Privacy(keep=Keep.MONTH, how=Class.PERSONAL)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "member"], name="ride_once")]


class PolicyCheck(Tenant):
    """A service asks a group to look at a plan, the group advises, the service answers what it did (K2, K6)."""

    organisation = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, related_name="+")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="checks")
    title = models.CharField(max_length=120)
    question = models.CharField(max_length=600)
    plan_stage = models.CharField(max_length=16, choices=terms.PlanStage.choices, default=terms.PlanStage.IDEA)
    state = models.CharField(max_length=10, choices=terms.CheckState.choices, default=terms.CheckState.ASKED)
    theme = models.CharField(max_length=12, blank=True)
    target_group = models.CharField(max_length=14, blank=True)
    asked_on = models.DateField(default=timezone.localdate)
    needed_by = models.DateField()
    advice = models.TextField(blank=True)
    advised_on = models.DateField(null=True)
    outcome = models.CharField(max_length=10, choices=terms.CheckOutcome.choices, blank=True)
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True)

    privacy = Privacy(
        keep=Keep.OFFER,
        title=Class.OPERATIONAL,
        question=Class.OPERATIONAL,
        plan_stage=Class.OPERATIONAL,
        state=Class.OPERATIONAL,
        theme=Class.OPERATIONAL,
        target_group=Class.OPERATIONAL,
        advice=Class.OPERATIONAL,
        outcome=Class.OPERATIONAL,
        answer=Class.OPERATIONAL,
    )

    class Meta:
        indexes = [models.Index(fields=["network", "state"]), models.Index(fields=["group"])]


class AgendaPoint(Tenant):
    """A point of the agenda, with its words for everybody: ``easy_title`` and ``easy_words``.

    ``asked_before`` and ``came_of_it``: what the group asked the last time, and what came of it (K5).
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="points")
    place = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=160)
    easy_title = models.CharField(max_length=120, blank=True)
    easy_words = models.TextField(blank=True)
    bundle = models.ForeignKey(Bundle, on_delete=models.SET_NULL, null=True, related_name="agenda_points")
    check_asked = models.ForeignKey(PolicyCheck, on_delete=models.SET_NULL, null=True, related_name="agenda_points")
    asked_before = models.CharField(max_length=300, blank=True)
    came_of_it = models.CharField(max_length=300, blank=True)
    we_ask = models.CharField(max_length=300, blank=True)

    privacy = Privacy(
        keep=Keep.OFFER,
        title=Class.OPERATIONAL,
        easy_title=Class.OPERATIONAL,
        easy_words=Class.OPERATIONAL,
        asked_before=Class.OPERATIONAL,
        came_of_it=Class.OPERATIONAL,
        we_ask=Class.OPERATIONAL,
    )

    class Meta:
        indexes = [models.Index(fields=["meeting", "place"]), models.Index(fields=["bundle"])]


class Minute(Tenant):
    """A line of the minutes: what was said, or what was decided, in plain words."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="minutes")
    point = models.ForeignKey(AgendaPoint, on_delete=models.SET_NULL, null=True, related_name="minutes")
    kind = models.CharField(max_length=8, choices=terms.LineKind.choices, default=terms.LineKind.SAID)
    words = models.CharField(max_length=400)
    made_at = models.DateTimeField(default=timezone.now)

    privacy = Privacy(keep=Keep.OFFER, kind=Class.OPERATIONAL, words=Class.OPERATIONAL)

    class Meta:
        indexes = [models.Index(fields=["meeting", "made_at"])]


class Promise(Tenant):
    """Somebody does something by a day. ``owner`` is a service or a function ("de sportdienst"), never a resident."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="promises")
    point = models.ForeignKey(AgendaPoint, on_delete=models.SET_NULL, null=True, related_name="promises")
    what = models.CharField(max_length=300)
    owner = models.CharField(max_length=80)
    due = models.DateField(null=True)
    done_on = models.DateField(null=True)
    came_of_it = models.CharField(max_length=300, blank=True)

    privacy = Privacy(keep=Keep.OFFER, what=Class.OPERATIONAL, owner=Class.STAFF, came_of_it=Class.OPERATIONAL)

    class Meta:
        indexes = [models.Index(fields=["meeting"]), models.Index(fields=["network", "done_on", "due"])]


class Debrief(Tenant):
    """Five minutes after a council: what became of one point, in the plain words of the delegate of one group.

    ``group`` is the group that sent the delegate; None when nobody's delegate tells it. An answer begins here.
    """

    point = models.ForeignKey(AgendaPoint, on_delete=models.CASCADE, related_name="debriefs")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, related_name="debriefs")
    outcome = models.CharField(max_length=14, choices=terms.PointOutcome.choices)
    said = models.CharField(max_length=400, blank=True)
    on = models.DateField(default=timezone.localdate)
    told_on = models.DateField(null=True)

    privacy = Privacy(keep=Keep.OFFER, outcome=Class.OPERATIONAL, said=Class.OPERATIONAL)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["point", "group"], name="debrief_once_a_group"),
            models.UniqueConstraint(fields=["point"], condition=Q(group=None), name="debrief_once_without_group"),
        ]


class ThresholdRow(Tenant):
    """A threshold that was found together, and its way: proposal, action, lowered or not, by whom judged (W5)."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="thresholds")
    kind = models.CharField(max_length=16)
    found = models.CharField(max_length=300)
    proposal = models.CharField(max_length=300, blank=True)
    action = models.CharField(max_length=300, blank=True)
    owner = models.CharField(max_length=80, blank=True)
    lowered = models.CharField(max_length=8, choices=terms.Lowered.choices, default=terms.Lowered.OPEN)
    judge = models.CharField(max_length=10, choices=terms.Judge.choices, blank=True)
    found_on = models.DateField(default=timezone.localdate)
    judged_on = models.DateField(null=True)

    privacy = Privacy(
        keep=Keep.OFFER,
        kind=Class.OPERATIONAL,
        found=Class.OPERATIONAL,
        proposal=Class.OPERATIONAL,
        action=Class.OPERATIONAL,
        owner=Class.STAFF,
        lowered=Class.OPERATIONAL,
        judge=Class.OPERATIONAL,
    )

    class Meta:
        indexes = [models.Index(fields=["group", "lowered"]), models.Index(fields=["network", "lowered"])]
