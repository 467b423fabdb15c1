"""Looks that deserve a question to a colleague: found in the log at night, by code."""

from django.db import models
from django.utils import timezone

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant

from ..terms import Pattern, Verdict


class OddLook(Tenant):
    """One pattern of one worker on one day: how many looks at how many people. No row leads to any of those people."""

    organisation = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, related_name="+")
    by_code = models.CharField(max_length=60)
    pattern = models.CharField(max_length=16, choices=Pattern.choices)
    day = models.DateField()
    people = models.PositiveIntegerField()
    looks = models.PositiveIntegerField()
    found_at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=60, blank=True)
    verdict = models.CharField(max_length=10, choices=Verdict.choices, blank=True)

    privacy = Privacy(
        keep=Keep.SESSION,
        by_code=Class.STAFF,
        pattern=Class.STAFF,
        settled_by=Class.STAFF,
        verdict=Class.STAFF,
    )
    person_field = "id"

    class Meta:
        ordering = ["-day", "pattern"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "by_code", "pattern", "day"], name="odd_look_once")
        ]
        indexes = [models.Index(fields=["organisation", "settled_at"])]
