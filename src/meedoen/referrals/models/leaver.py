"""What stays to be done when a worker leaves."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant

from ..terms import Told


class ToTell(Tenant):
    """Somebody whose worker left and who still has to hear who helps from now on; gone when it is said."""

    organisation = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Participant", on_delete=models.PROTECT, null=True, related_name="+")
    since = models.DateField(default=timezone.localdate)
    settled_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=10, choices=Told.choices, blank=True)

    privacy = Privacy(keep=Keep.MONTH, outcome=Class.PERSONAL)
    person_field = "person_id"

    class Meta:
        ordering = ["since", "pk"]
        indexes = [models.Index(fields=["organisation", "settled_at"])]
