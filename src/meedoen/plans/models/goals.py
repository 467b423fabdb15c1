"""Goals, and the actions with which they are reached; the points of the time line."""

from django.db import models

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant
from meedoen.networks.public import Threshold

from ..terms import goals as terms
from .findings import Finding
from .plans import Plan
from .tools import Tool


class Goal(Tenant):
    """What the network wants to reach; ``plain`` is how residents read it. Goals exist only here: ``promise`` is the
    sentence of the agreement that it carries out."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="goals")
    text = models.CharField(max_length=240)
    plain = models.CharField(max_length=200, blank=True)
    blocks = models.JSONField(default=list)
    promise = models.ForeignKey("budgets.Promise", on_delete=models.SET_NULL, null=True, related_name="+")
    order = models.PositiveSmallIntegerField(default=0)

    privacy = Privacy(keep=Keep.OFFER, text=Class.PUBLIC, plain=Class.PUBLIC, blocks=Class.PUBLIC)

    class Meta:
        ordering = ["order", "id"]

    def __str__(self):
        return self.text


class PlannedAction(Tenant):
    """One action: who pulls it, by when, which threshold it lowers, and the figure it should move.

    ``hold_id`` is the token of money that stands aside in ``budgets``. ``worked`` and ``failed`` are the look back.
    """

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="actions")
    text = models.CharField(max_length=200)
    plain = models.CharField(max_length=200, blank=True)
    owner = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, null=True, related_name="+")
    working_area = models.ForeignKey("networks.WorkingArea", on_delete=models.PROTECT, null=True, related_name="+")
    begins_on = models.DateField(null=True)
    due_on = models.DateField()
    threshold = models.CharField(max_length=12, choices=Threshold.choices, blank=True)
    progress = models.CharField(max_length=8, choices=terms.Progress.choices, default=terms.Progress.TO_DO)
    done_on = models.DateField(null=True)
    indicator = models.CharField(max_length=120, blank=True)
    unit = models.CharField(max_length=40, blank=True)
    start_value = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    target_value = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    worked = models.CharField(max_length=400, blank=True)
    failed = models.CharField(max_length=400, blank=True)
    hold_id = models.UUIDField(null=True)
    finding = models.ForeignKey(Finding, on_delete=models.SET_NULL, null=True, related_name="actions")
    tool = models.ForeignKey(Tool, on_delete=models.SET_NULL, null=True, related_name="+")
    order = models.PositiveSmallIntegerField(default=0)

    privacy = Privacy(
        keep=Keep.OFFER,
        text=Class.PUBLIC,
        plain=Class.PUBLIC,
        threshold=Class.PUBLIC,
        progress=Class.PUBLIC,
        indicator=Class.PUBLIC,
        unit=Class.PUBLIC,
        worked=Class.OPERATIONAL,
        failed=Class.OPERATIONAL,
    )

    class Meta:
        ordering = ["order", "id"]
        indexes = [models.Index(fields=["network", "due_on"])]

    def __str__(self):
        return self.text


class Measurement(Tenant):
    """The figure of an action on a day. A day has one: noting it again puts it right."""

    action = models.ForeignKey(PlannedAction, on_delete=models.CASCADE, related_name="measurements")
    on = models.DateField()
    value = models.DecimalField(max_digits=12, decimal_places=2)
    note = models.CharField(max_length=160, blank=True)

    privacy = Privacy(keep=Keep.OFFER, note=Class.OPERATIONAL)

    class Meta:
        ordering = ["on"]
        constraints = [models.UniqueConstraint(fields=["action", "on"], name="measurement_once_a_day")]


class Answering(Tenant):
    """A bundle of signals or a decision that an action answers, by type and id."""

    action = models.ForeignKey(PlannedAction, on_delete=models.CASCADE, related_name="answering")
    about_kind = models.CharField(max_length=20)
    about_id = models.UUIDField()

    privacy = Privacy(keep=Keep.OFFER, about_kind=Class.OPERATIONAL)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["action", "about_id"], name="answering_once")]
        indexes = [models.Index(fields=["network", "about_id"])]


class Milestone(Tenant):
    """A point on the time line of a plan (L10)."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="milestones")
    kind = models.CharField(max_length=10, choices=terms.Stone.choices, default=terms.Stone.MILESTONE)
    text = models.CharField(max_length=160)
    on = models.DateField()
    done_on = models.DateField(null=True)

    privacy = Privacy(keep=Keep.OFFER, kind=Class.PUBLIC, text=Class.PUBLIC)

    class Meta:
        ordering = ["on", "id"]
