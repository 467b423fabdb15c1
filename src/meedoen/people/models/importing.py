"""Lists of an organisation that were taken in."""

from django.db import models
from django.utils import timezone

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant

from .participants import Participant


class ListRun(Tenant):
    """One list that was taken in: how many rows, by whom; everybody it brought can be taken back in one act."""

    organisation = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, related_name="+")
    by_code = models.CharField(max_length=60)
    at = models.DateTimeField(default=timezone.now)
    read = models.PositiveIntegerField(default=0)
    created = models.PositiveIntegerField(default=0)
    known = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    undone_at = models.DateTimeField(null=True)

    privacy = Privacy(keep=Keep.MONTH, by_code=Class.STAFF)
    person_field = "id"

    class Meta:
        ordering = ["-at"]


class Listed(Tenant):
    """Who came with which list: the undo takes these away again."""

    run = models.ForeignKey(ListRun, on_delete=models.CASCADE, related_name="listed")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")

    privacy = Privacy(keep=Keep.MONTH)
    person_field = "participant_id"
