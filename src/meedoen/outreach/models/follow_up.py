"""What has to happen after a contact."""

from django.db import models
from django.db.models import Q

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant

from ..terms import FollowKind, Outcome
from .contact import Contact


class FollowUp(Tenant):
    """A question that was asked, a promise that was made, or the next contact: by when, and how it ended.

    ``what`` is one short line, sealed with the key of the person (of the organisation when nobody was named).
    ``worker_id`` is who promised; empty when that colleague is gone: then it is of the whole team.
    """

    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="follow_ups")
    organisation = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, related_name="+")
    participant = models.ForeignKey("people.Participant", on_delete=models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=10, choices=FollowKind.choices)
    what = models.BinaryField(null=True)
    due = models.DateField()
    worker_id = models.UUIDField(null=True)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)
    outcome = models.CharField(max_length=14, choices=Outcome.choices, blank=True)

    privacy = Privacy(keep=Keep.SESSION, kind=Class.OPERATIONAL, what=Class.IDENTITY, outcome=Class.OPERATIONAL)
    person_field = "participant_id"

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "due"], condition=Q(closed_on=None), name="follow_up_due"),
            models.Index(fields=["network", "opened_on"]),
            models.Index(fields=["participant", "due"], condition=Q(closed_on=None), name="follow_up_of_person"),
            models.Index(fields=["participant"]),
        ]
