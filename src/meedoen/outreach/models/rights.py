"""Rights that somebody did not use yet: found, arranged or not (L3)."""

from django.db import models

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant

from ..terms import ArrangedBy, RightState


class RightFound(Tenant):
    """One right, found once. It hangs on no contact and no person: which right somebody has tells their income.

    Who found it knows by day and neighbourhood which one is meant, and nobody else does.
    """

    organisation = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey("networks.Area", on_delete=models.PROTECT, null=True, related_name="+")
    right = models.CharField(max_length=40)
    state = models.CharField(max_length=14, choices=RightState.choices, default=RightState.FOUND)
    by = models.CharField(max_length=24, choices=ArrangedBy.choices, blank=True)
    found_on = models.DateField()
    settled_on = models.DateField(null=True)

    privacy = Privacy(keep=Keep.OFFER, right=Class.OPERATIONAL, state=Class.OPERATIONAL, by=Class.OPERATIONAL)

    class Meta:
        indexes = [models.Index(fields=["organisation", "state", "found_on"])]


class RightText(Tenant):
    """What a network itself says of one right of the list, from its own source and on the day it looked.

    ``code`` is that of the standard list or of a right that the network added; ``situations`` are those it fits.
    """

    code = models.CharField(max_length=40)
    what = models.CharField(max_length=200)
    where = models.CharField(max_length=200)
    source = models.CharField(max_length=200, blank=True)
    checked_on = models.DateField()
    situations = models.JSONField(default=list)

    privacy = Privacy(
        keep=Keep.NETWORK,
        code=Class.OPERATIONAL,
        what=Class.OPERATIONAL,
        where=Class.OPERATIONAL,
        source=Class.OPERATIONAL,
        situations=Class.OPERATIONAL,
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "code"], name="right_text_once")]
