"""What somebody said yes to, and how to reach somebody safely."""

from django.db import models
from django.utils import timezone

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant

from ..terms import Given, HelperBy, Purpose
from .participants import Participant


class Consent(Tenant):
    """A yes for one purpose: when, how it was given, until when, and when it was taken back."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=10, choices=Purpose.choices)
    given = models.CharField(max_length=8, choices=Given.choices)
    given_on = models.DateField(default=timezone.localdate)
    until = models.DateField()
    by_code = models.CharField(max_length=60)
    withdrawn_at = models.DateTimeField(null=True)

    privacy = Privacy(keep=Keep.PERSON, purpose=Class.PERSONAL, given=Class.PERSONAL, by_code=Class.STAFF)
    person_field = "participant_id"

    class Meta:
        ordering = ["-given_on", "-pk"]
        indexes = [models.Index(fields=["participant", "purpose"])]


class SafeContact(Tenant):
    """Which channels and hours are safe, whether a message may be left, and through which helper (sealed)."""

    participant = models.OneToOneField(Participant, on_delete=models.CASCADE, related_name="safe_contact")
    channels = models.JSONField(default=list)
    from_hour = models.PositiveSmallIntegerField(default=8)
    to_hour = models.PositiveSmallIntegerField(default=20)
    may_leave_word = models.BooleanField(default=False)
    helper = models.BinaryField(null=True)
    helper_by = models.CharField(max_length=8, choices=HelperBy.choices, blank=True)

    privacy = Privacy(keep=Keep.PERSON, channels=Class.PERSONAL, helper=Class.IDENTITY, helper_by=Class.PERSONAL)
    person_field = "participant_id"
