"""An import: one file, all or nothing, taken back in one act."""

from django.db import models
from django.utils import timezone

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant


class ImportRun(Tenant):
    """What one file brought: counts, and for the undo what each changed activity was before."""

    organisation = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, related_name="+")
    filename = models.CharField(max_length=160)
    at = models.DateTimeField(default=timezone.now)
    by_code = models.CharField(max_length=60)
    read = models.PositiveIntegerField(default=0)
    created = models.PositiveIntegerField(default=0)
    updated = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    before = models.JSONField(default=dict)
    undone_at = models.DateTimeField(null=True)

    privacy = Privacy(keep=Keep.OFFER, filename=Class.STAFF, by_code=Class.STAFF, before=Class.PUBLIC)

    class Meta:
        ordering = ["-at"]
