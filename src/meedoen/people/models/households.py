"""Who lives together, for how much of the time."""

from django.db import models
from django.utils import timezone

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant

from ..terms import Relation
from .participants import Participant


class Household(Tenant):
    """People who live together. It has no name and no address: those stand sealed on who gave them."""

    organisation = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, related_name="+")
    since = models.DateField(default=timezone.localdate)
    until = models.DateField(null=True)

    privacy = Privacy(keep=Keep.PERSON)
    person_field = "id"


class Resident(Tenant):
    """Somebody lives in a household, from a day until a day. Without ``participant`` it is a count: one nameless child.

    ``share`` is how much of the time in percent: a child that lives half the time with each parent has two rows of 50.
    """

    household = models.ForeignKey(Household, on_delete=models.CASCADE, related_name="residents")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, null=True, related_name="homes")
    relation = models.CharField(max_length=8, choices=Relation.choices)
    share = models.PositiveSmallIntegerField(default=100)
    since = models.DateField(default=timezone.localdate)
    until = models.DateField(null=True)

    privacy = Privacy(keep=Keep.PERSON, relation=Class.PERSONAL)
    person_field = "participant_id"

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["household", "participant"], condition=models.Q(until=None), name="lives_here_once"
            )
        ]
        indexes = [models.Index(fields=["participant", "until"])]
