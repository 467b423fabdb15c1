"""A subsidy to an association: granted with conditions, paid in parts, accounted for (D10)."""

from django.db import models

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant

from .funds import Hold


class Subsidy(Tenant):
    """What an association gets of a fund, on which conditions, and the account it gave of it.

    The money stands aside as a commitment (``hold``) from the day it is granted.
    """

    hold = models.OneToOneField(Hold, on_delete=models.PROTECT, related_name="subsidy")
    organisation = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, related_name="+")
    what_for = models.CharField(max_length=160)
    conditions = models.TextField(blank=True)
    granted_on = models.DateField()
    account_by = models.DateField()
    accounted_on = models.DateField(null=True)
    accounted_cents = models.BigIntegerField(null=True)
    account = models.TextField(blank=True)

    privacy = Privacy(
        keep=Keep.MONEY, what_for=Class.OPERATIONAL, conditions=Class.OPERATIONAL, account=Class.OPERATIONAL
    )

    class Meta:
        ordering = ["-granted_on"]
