"""What somebody asked about the own data."""

from django.db import models
from django.utils import timezone

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant

from ..terms import Ask, Identified, Outcome
from .participants import Participant


class RightsRequest(Tenant):
    """Somebody asked about the own data: what, when, how we knew who it was, how it ended. A code, never a name.

    After an erasure this row is the proof: the link to the person is gone, the code stays.
    """

    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, null=True, related_name="+")
    organisation = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, related_name="+")
    person_code = models.CharField(max_length=12)
    ask = models.CharField(max_length=10, choices=Ask.choices)
    identified = models.CharField(max_length=12, choices=Identified.choices)
    asked_at = models.DateTimeField(default=timezone.now)
    by_code = models.CharField(max_length=60)
    ended_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)

    privacy = Privacy(
        keep=Keep.LOG,
        person_code=Class.PERSONAL,
        ask=Class.PERSONAL,
        identified=Class.OPERATIONAL,
        by_code=Class.STAFF,
        outcome=Class.OPERATIONAL,
    )
    person_field = "participant_id"

    class Meta:
        ordering = ["-asked_at"]
        indexes = [models.Index(fields=["organisation", "asked_at"])]
