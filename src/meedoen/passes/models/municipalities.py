"""Other municipalities that pay back what a fund here gave to who lives there, and what was asked of them (R7)."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant


class Municipality(Tenant):
    """A municipality with which it was agreed that it pays for who lives there."""

    name = models.CharField(max_length=60)
    agreed_on = models.DateField(default=timezone.localdate)
    by_code = models.CharField(max_length=60)

    privacy = Privacy(keep=Keep.MONEY, name=Class.OPERATIONAL, by_code=Class.STAFF)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["network", "name"], name="municipality_one_name")]


class Repayment(Tenant):
    """What is asked of one municipality for a time: the paid claims of who lives there. ``number`` counts up."""

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="repayments")
    number = models.PositiveIntegerField()
    first_day = models.DateField()
    last_day = models.DateField()
    cents = models.BigIntegerField()
    claims_count = models.PositiveIntegerField()
    made_on = models.DateField(default=timezone.localdate)
    received_on = models.DateField(null=True)
    by_code = models.CharField(max_length=60)

    privacy = Privacy(keep=Keep.MONEY, by_code=Class.STAFF)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["network", "number"], name="repayment_one_number"),
            models.CheckConstraint(condition=Q(cents__gt=0), name="repayment_asks"),
        ]
