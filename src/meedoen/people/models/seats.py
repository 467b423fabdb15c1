"""Who of the people sits at a table: tied to the opaque key of a seat, which ``voice`` knows alone."""

from django.db import models
from django.utils import timezone

from meedoen.kernel.privacy.classes import Keep, Privacy
from meedoen.kernel.tenancy import Tenant

from .participants import Participant


class SeatTie(Tenant):
    """``token`` is the key of a seat in a group or council; export and erasure of the person reach it by that."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="seats")
    organisation = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, related_name="+")
    token = models.UUIDField()
    since = models.DateField(default=timezone.localdate)

    privacy = Privacy(keep=Keep.PERSON)
    person_field = "participant_id"

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "token"], name="seat_tie_once")]
        indexes = [models.Index(fields=["participant"])]
