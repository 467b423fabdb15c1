"""Groups, meetings and councils: who sits there under which name, when, and with which mandate. Nobody is named."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant

from ..rules import ladders
from ..terms import groups as terms


class Group(Tenant):
    """A group of residents, a council, or a table of services. ``themes`` and ``target_groups`` are codes (K9).

    ``women``, ``men`` and ``unsaid`` are the composition of a council, as counts alone (R17); no member carries it.
    ``quorum`` is how many voting members must be there (local statute); ``seats``,
    ``mandate_months`` and ``times_a_year`` (H7: four) 0 is none.
    """

    organisation = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=14, choices=terms.GroupKind.choices)
    about = models.CharField(max_length=300, blank=True)
    themes = models.JSONField(default=list)
    target_groups = models.JSONField(default=list)
    seats = models.PositiveSmallIntegerField(default=0)
    quorum = models.PositiveSmallIntegerField(default=0)
    mandate_months = models.PositiveSmallIntegerField(default=0)
    times_a_year = models.PositiveSmallIntegerField(default=0)
    women = models.PositiveSmallIntegerField(null=True)
    men = models.PositiveSmallIntegerField(null=True)
    unsaid = models.PositiveSmallIntegerField(null=True)
    counted_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)

    privacy = Privacy(
        keep=Keep.OFFER,
        name=Class.OPERATIONAL,
        kind=Class.OPERATIONAL,
        about=Class.OPERATIONAL,
        themes=Class.OPERATIONAL,
        target_groups=Class.OPERATIONAL,
    )

    class Meta:
        indexes = [models.Index(fields=["network", "ended_on"]), models.Index(fields=["organisation"])]

    def __str__(self):
        return self.name


class GroupMember(Tenant):
    """A seat at the table: a person by an alias, or staff by ``user_id``. ``token`` is opaque (``people.returns``).

    ``sent_by`` is the group for which somebody sits in a council (K4); ``instead_of`` whose place they took.
    """

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="members")
    alias = models.CharField(max_length=60, blank=True)
    token = models.UUIDField(null=True)
    user_id = models.UUIDField(null=True)
    role = models.CharField(max_length=12, choices=terms.MemberRole.choices, default=terms.MemberRole.MEMBER)
    sent_by = models.ForeignKey(Group, on_delete=models.SET_NULL, null=True, related_name="delegates")
    instead_of = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="+")
    since = models.DateField(default=timezone.localdate)
    mandate_until = models.DateField(null=True)
    until = models.DateField(null=True)

    privacy = Privacy(keep=Keep.SESSION, alias=Class.PERSONAL, role=Class.OPERATIONAL)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group", "user_id"], condition=Q(until=None) & ~Q(user_id=None), name="group_staff_once"
            )
        ]
        indexes = [
            models.Index(fields=["group", "until"]),
            models.Index(fields=["user_id"]),
            models.Index(fields=["token"]),
        ]


class Learned(Tenant):
    """What a member says they learned (K10). Their own words, theirs to take home or to take away; never scored."""

    member = models.ForeignKey(GroupMember, on_delete=models.CASCADE, related_name="learned")
    skill = models.CharField(max_length=12, choices=terms.Skill.choices)
    words = models.CharField(max_length=200, blank=True)
    on = models.DateField(default=timezone.localdate)

    privacy = Privacy(keep=Keep.SESSION, skill=Class.PERSONAL, words=Class.PERSONAL)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "skill"], name="learned_once")]


class Trajectory(Tenant):
    """An initiative on the participation ladder (K7): one ladder for its whole life (R18)."""

    organisation = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, related_name="+")
    group = models.ForeignKey(Group, on_delete=models.SET_NULL, null=True, related_name="trajectories")
    name = models.CharField(max_length=120)
    ladder = models.CharField(max_length=12, choices=ladders.CHOICES, default=ladders.DEFAULT)
    theme = models.CharField(max_length=12, blank=True)
    target_group = models.CharField(max_length=14, blank=True)
    ended_on = models.DateField(null=True)

    privacy = Privacy(
        keep=Keep.OFFER,
        name=Class.OPERATIONAL,
        ladder=Class.OPERATIONAL,
        theme=Class.OPERATIONAL,
        target_group=Class.OPERATIONAL,
    )

    class Meta:
        indexes = [models.Index(fields=["network", "ended_on"])]


class LadderStep(Tenant):
    """The rung on which a trajectory stands from a day on, and why."""

    trajectory = models.ForeignKey(Trajectory, on_delete=models.CASCADE, related_name="steps")
    rung = models.CharField(max_length=20)
    on = models.DateField()
    ground = models.CharField(max_length=300)

    privacy = Privacy(keep=Keep.OFFER, rung=Class.OPERATIONAL, ground=Class.OPERATIONAL)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["trajectory", "on"], name="ladder_step_once_a_day")]


class QuickWin(Tenant):
    """Something that became better because people said so (K12). It stands on the time line, also for residents."""

    organisation = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    title = models.CharField(max_length=120)
    words = models.CharField(max_length=300, blank=True)
    shown = models.BooleanField(default=False)

    privacy = Privacy(keep=Keep.OFFER, title=Class.PUBLIC, words=Class.PUBLIC)

    class Meta:
        indexes = [models.Index(fields=["network", "on"])]
