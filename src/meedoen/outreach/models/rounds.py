"""Rounds through a neighbourhood: an ordered list of stops, ticked off. Places and areas, never people."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant


class Round(Tenant):
    """A round that is walked again and again."""

    organisation = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("naam"), max_length=80)
    ended_on = models.DateField(null=True)

    privacy = Privacy(keep=Keep.OFFER, name=Class.OPERATIONAL)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class Stop(Tenant):
    """One stop of a round: an area or a place."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="stops")
    order = models.PositiveSmallIntegerField()
    area = models.ForeignKey("networks.Area", on_delete=models.PROTECT, null=True, related_name="+")
    place = models.ForeignKey("networks.Place", on_delete=models.PROTECT, null=True, related_name="+")

    privacy = Privacy(keep=Keep.OFFER)

    class Meta:
        ordering = ["order"]


class Passing(Tenant):
    """Somebody was at this stop on this day."""

    stop = models.ForeignKey(Stop, on_delete=models.CASCADE, related_name="passings")
    on = models.DateField()
    by_code = models.CharField(max_length=60)

    privacy = Privacy(keep=Keep.SESSION, by_code=Class.STAFF)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["stop", "on"], name="passing_once")]
