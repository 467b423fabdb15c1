"""What was decided, what is done, what was answered, and whether it came back. No row leads to a person."""

from django.db import models
from django.utils import timezone

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant

from ..terms import answers as terms
from .groups import Group
from .meetings import AgendaPoint
from .signals import Bundle, Signal


class Decision(Tenant):
    """What who decides did with a bundle, and why. ``formal_address`` is where the formal decision can be read."""

    bundle = models.ForeignKey(Bundle, on_delete=models.CASCADE, related_name="decisions")
    point = models.ForeignKey(AgendaPoint, on_delete=models.SET_NULL, null=True, related_name="decisions")
    body = models.CharField(max_length=16, choices=terms.DecidingBody.choices)
    outcome = models.CharField(max_length=8, choices=terms.Outcome.choices)
    reasons = models.TextField()
    formal_address = models.URLField(max_length=300, blank=True)
    decided_on = models.DateField(default=timezone.localdate)
    noted_at = models.DateTimeField(default=timezone.now)

    privacy = Privacy(
        keep=Keep.OFFER,
        body=Class.PUBLIC,
        outcome=Class.PUBLIC,
        reasons=Class.OPERATIONAL,
        formal_address=Class.PUBLIC,
    )

    class Meta:
        ordering = ["-noted_at"]
        indexes = [models.Index(fields=["bundle", "noted_at"])]


class Action(Tenant):
    """What is done because of a decision: by whom of the staff, by when, how far."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="actions")
    what = models.CharField(max_length=200)
    owner_id = models.UUIDField()
    due = models.DateField()
    progress = models.CharField(max_length=8, choices=terms.Progress.choices, default=terms.Progress.TO_DO)
    remark = models.CharField(max_length=200, blank=True)
    done_on = models.DateField(null=True)

    privacy = Privacy(keep=Keep.OFFER, what=Class.OPERATIONAL, progress=Class.OPERATIONAL, remark=Class.OPERATIONAL)

    class Meta:
        ordering = ["due"]
        indexes = [models.Index(fields=["decision"]), models.Index(fields=["owner_id", "progress"])]


class Answer(Tenant):
    """The answer in plain words, beside what was said: "you said – we did – not yet, because".

    ``coming``: what is told in ``done`` is still to come or goes on: it reads "we do". ``translations``: language → the
    three sentences. ``on_site``: enough voices stand behind it, or somebody put it in
    other words, so that everybody may read it (the rule of the bundle counts on the day of publication). Without a
    bundle and a decision it is the answer to one signal that was set aside, for its giver alone.
    """

    bundle = models.ForeignKey(Bundle, on_delete=models.CASCADE, null=True, related_name="answers")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, null=True, related_name="answers")
    asked = models.CharField(max_length=200)
    done = models.CharField(max_length=300, blank=True)
    coming = models.BooleanField(default=False)
    not_yet = models.CharField(max_length=300, blank=True)
    pictogram = models.CharField(max_length=60, blank=True)
    translations = models.JSONField(default=dict)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, related_name="answers")
    group_says = models.CharField(max_length=10, choices=terms.GroupSays.choices, default=terms.GroupSays.NOT_ASKED)
    group_remark = models.CharField(max_length=300, blank=True)
    written_at = models.DateTimeField(default=timezone.now)
    published_on = models.DateField(null=True)
    on_site = models.BooleanField(default=False)

    privacy = Privacy(
        keep=Keep.OFFER,
        asked=Class.PUBLIC,
        done=Class.PUBLIC,
        not_yet=Class.PUBLIC,
        pictogram=Class.PUBLIC,
        translations=Class.PUBLIC,
        group_says=Class.OPERATIONAL,
        group_remark=Class.OPERATIONAL,
    )

    class Meta:
        ordering = ["-written_at"]
        indexes = [
            models.Index(fields=["bundle", "written_at"]),
            models.Index(fields=["network", "on_site", "published_on"]),
        ]


class Delivery(Tenant):
    """The answer for one giver: an opaque token, a way, a state. Who it is, voice does not know.

    ``channel`` is filled in when it was brought. ``code`` stands on the letter: with it the giver says, once, whether
    the answer is good enough. ``lost``: a message was tried and did not arrive.
    """

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="deliveries")
    signal = models.ForeignKey(Signal, on_delete=models.CASCADE, related_name="deliveries")
    token = models.UUIDField(null=True)
    code = models.CharField(max_length=8)
    state = models.CharField(max_length=10, choices=terms.DeliveryState.choices, default=terms.DeliveryState.WAITING)
    channel = models.CharField(max_length=12, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    lost = models.BooleanField(default=False)
    brought_on = models.DateField(null=True)
    by_id = models.UUIDField(null=True)
    impossible_because = models.CharField(max_length=200, blank=True)

    privacy = Privacy(
        keep=Keep.SESSION,
        code=Class.OPERATIONAL,
        state=Class.OPERATIONAL,
        channel=Class.OPERATIONAL,
        impossible_because=Class.OPERATIONAL,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["answer", "signal"], name="delivery_once"),
            models.UniqueConstraint(fields=["network", "code"], name="delivery_code_once"),
        ]
        indexes = [models.Index(fields=["network", "state"]), models.Index(fields=["token"])]


class Verdict(Tenant):
    """Whether the answer is good enough, said once by one giver, with a reason if they wish. Never who."""

    delivery = models.OneToOneField(Delivery, on_delete=models.CASCADE, related_name="verdict")
    good_enough = models.BooleanField()
    reason = models.CharField(max_length=300, blank=True)
    how = models.CharField(max_length=8, choices=terms.VerdictBy.choices)
    reopened = models.BooleanField(default=False)
    on = models.DateField(default=timezone.localdate)

    privacy = Privacy(keep=Keep.SESSION, reason=Class.PERSONAL, how=Class.OPERATIONAL)
