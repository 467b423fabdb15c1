"""Checking a pass at a door without a connection: the devices that may, and what they saw."""

from django.db import models
from django.utils import timezone

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant

from ..terms import Seen
from .passes import Pass


class Device(Tenant):
    """A telephone or computer that took the sheet along. Stopped, its sheets are worth nothing when they come back."""

    organisation = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=40)
    by_code = models.CharField(max_length=60)
    made_on = models.DateField(default=timezone.localdate)
    fetched_at = models.DateTimeField(default=timezone.now)
    stopped_on = models.DateField(null=True)

    privacy = Privacy(keep=Keep.NETWORK, name=Class.OPERATIONAL, by_code=Class.STAFF)

    class Meta:
        ordering = ["-fetched_at", "-pk"]


class DoorUse(Tenant):
    """One look at a pass at a door without a connection, and what it turned out to be. It goes after a month.

    ``look`` is the number that the device gave it: sent twice, it counts once.
    """

    device = models.ForeignKey(Device, on_delete=models.PROTECT, related_name="uses")
    card = models.ForeignKey(Pass, on_delete=models.CASCADE, null=True, related_name="+")
    person = models.ForeignKey("people.Participant", on_delete=models.PROTECT, null=True, related_name="+")
    look = models.UUIDField()
    at = models.DateTimeField()
    seen = models.CharField(max_length=8, choices=Seen.choices)

    privacy = Privacy(keep=Keep.MONTH, seen=Class.OPERATIONAL)
    person_field = "person_id"

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["device", "look"], name="door_use_once")]
