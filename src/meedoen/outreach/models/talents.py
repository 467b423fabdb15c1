"""What people like to do or want to start, and the question whether they want to do it with somebody."""

from django.db import models
from django.db.models import Q

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant

from ..rules import talents as rules


class Talent(Tenant):
    """One thing that somebody offered themselves. ``worker_id`` is who asks this person when somebody looks (empty:
    the whole team). An idea (``starts``) may have become an ``activity``.
    """

    organisation = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, related_name="+")
    participant = models.ForeignKey("people.Participant", on_delete=models.PROTECT, null=True, related_name="+")
    worker_id = models.UUIDField(null=True)
    kind = models.CharField(max_length=12, choices=rules.Talent.choices)
    wish = models.CharField(max_length=8, choices=rules.Wish.choices)
    offered_on = models.DateField()
    until = models.DateField()
    ended_on = models.DateField(null=True)
    activity = models.ForeignKey("activities.Activity", on_delete=models.SET_NULL, null=True, related_name="+")
    became_on = models.DateField(null=True)

    privacy = Privacy(keep=Keep.SESSION, kind=Class.PERSONAL, wish=Class.PERSONAL)
    person_field = "participant_id"

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "participant", "kind", "wish"],
                condition=Q(ended_on=None) & ~Q(participant=None),
                name="talent_once_open",
            )
        ]
        indexes = [
            models.Index(fields=["organisation", "kind", "until"]),
            models.Index(fields=["network", "offered_on"]),
            models.Index(fields=["participant"]),
        ]


class TalentAsk(Tenant):
    """A colleague looks for somebody: this person is asked first. Nobody is named before both said yes."""

    talent = models.ForeignKey(Talent, on_delete=models.CASCADE, related_name="asks")
    organisation = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, related_name="+")
    asked_by_id = models.UUIDField(null=True)
    activity = models.ForeignKey("activities.Activity", on_delete=models.SET_NULL, null=True, related_name="+")
    asked_on = models.DateField()
    answer = models.CharField(max_length=4, choices=rules.Answer.choices, blank=True)
    how = models.CharField(max_length=8, choices=rules.How.choices, blank=True)
    answered_on = models.DateField(null=True)

    privacy = Privacy(keep=Keep.SESSION, answer=Class.PERSONAL, how=Class.OPERATIONAL)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["talent", "asked_by_id"], condition=Q(answered_on=None), name="talent_ask_once_open"
            )
        ]
        indexes = [models.Index(fields=["organisation", "answered_on"])]
