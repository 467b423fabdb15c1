"""The right of a person: that it was checked, by whom, until when."""

from django.db import models
from django.utils import timezone

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant

from .municipalities import Municipality


class Right(Tenant):
    """Somebody may use the schemes until a day. ``ground`` is the kind alone, sealed with the person's own key.

    ``municipality`` is where somebody lives who does not live here, when that one pays back (R7).
    """

    organisation = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Participant", on_delete=models.PROTECT, related_name="+")
    ground = models.BinaryField()
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, null=True, related_name="+")
    checked_by = models.CharField(max_length=60)
    checked_on = models.DateField(default=timezone.localdate)
    valid_until = models.DateField()

    privacy = Privacy(keep=Keep.MONTH, ground=Class.IDENTITY, checked_by=Class.STAFF)
    person_field = "person_id"

    class Meta:
        ordering = ["-valid_until", "-pk"]
        indexes = [models.Index(fields=["person", "valid_until"])]
