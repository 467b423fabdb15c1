"""Settlements: what an organiser gets in one go, and on which account."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant


class PayAccount(Tenant):
    """The bank account of a partner: to be paid on, or to pay from. Never one of a person."""

    organisation = models.OneToOneField("networks.Organisation", on_delete=models.PROTECT, related_name="+")
    iban = models.CharField(max_length=34)
    holder = models.CharField(max_length=70)
    by_code = models.CharField(max_length=60)

    privacy = Privacy(keep=Keep.MONEY, iban=Class.OPERATIONAL, holder=Class.OPERATIONAL, by_code=Class.STAFF)


class Settlement(Tenant):
    """The granted claims of one organiser until a day, as one payment. ``number`` counts up in the network.

    The account stands in it as it was: what was paid is never paid elsewhere afterwards. ``file_number`` and
    ``file_on`` say in which file for the bank it went last, and on which day that was made.
    """

    organiser = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    first_day = models.DateField()
    last_day = models.DateField()
    cents = models.BigIntegerField()
    claims_count = models.PositiveIntegerField()
    iban = models.CharField(max_length=34)
    holder = models.CharField(max_length=70)
    made_on = models.DateField(default=timezone.localdate)
    file_number = models.PositiveIntegerField(null=True)
    file_on = models.DateField(null=True)
    paid_on = models.DateField(null=True)
    by_code = models.CharField(max_length=60)

    privacy = Privacy(keep=Keep.MONEY, iban=Class.OPERATIONAL, holder=Class.OPERATIONAL, by_code=Class.STAFF)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["network", "number"], name="settlement_one_number"),
            models.CheckConstraint(condition=Q(cents__gt=0), name="settlement_pays"),
        ]
