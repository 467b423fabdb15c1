"""Lists of contacts that were taken in."""

from django.db import models
from django.utils import timezone

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant

from .contact import Contact


class ContactRun(Tenant):
    """One list that was taken in: its name, how many rows, by whom; what it brought can be taken back in one act."""

    organisation = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, related_name="+")
    filename = models.CharField(max_length=160)
    by_code = models.CharField(max_length=60)
    at = models.DateTimeField(default=timezone.now)
    created = models.PositiveIntegerField(default=0)
    known = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    undone_at = models.DateTimeField(null=True)

    privacy = Privacy(keep=Keep.MONTH, filename=Class.STAFF, by_code=Class.STAFF)

    class Meta:
        ordering = ["-at"]


class ListedContact(Tenant):
    """Which contact came with which list; ``brought``: its person was noted by that list too."""

    run = models.ForeignKey(ContactRun, on_delete=models.CASCADE, related_name="listed")
    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="+")
    brought = models.BooleanField(default=False)

    privacy = Privacy(keep=Keep.MONTH)
