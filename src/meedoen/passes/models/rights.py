"""The right of a person: that it was checked, by whom, until when."""

from django.db import models
from django.utils import timezone

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant


class Right(Tenant):
    """Somebody may use the schemes until a day. ``ground`` is the kind alone, sealed with the person's own key."""

    organisation = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Participant", on_delete=models.PROTECT, related_name="+")
    ground = models.BinaryField()
    checked_by = models.CharField(max_length=60)
    checked_on = models.DateField(default=timezone.localdate)
    valid_until = models.DateField()

    privacy = Privacy(keep=Keep.MONTH, ground=Class.IDENTITY, checked_by=Class.STAFF)
    person_field = "person_id"

    class Meta:
        ordering = ["-valid_until", "-pk"]
        indexes = [models.Index(fields=["person", "valid_until"])]
