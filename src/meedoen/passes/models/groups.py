"""The places of an association: so many entrances a year, on a pass that stands on no person."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant

from .schemes import Scheme


class GroupPass(Tenant):
    """So many places in each calendar year for an association, a school or a service, paid by one scheme.

    Its card is a ``Pass`` like any other. ``organisation`` gave it, ``holder`` uses it; stopped, it is worth nothing.
    """

    organisation = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, related_name="+")
    holder = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, related_name="+")
    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="+")
    places = models.PositiveSmallIntegerField()
    made_on = models.DateField(default=timezone.localdate)
    stopped_on = models.DateField(null=True)
    by_code = models.CharField(max_length=60)

    privacy = Privacy(keep=Keep.MONEY, by_code=Class.STAFF)

    class Meta:
        ordering = ["-made_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["holder", "scheme"], condition=Q(stopped_on=None), name="group_pass_one_living"
            ),
            models.CheckConstraint(condition=Q(places__gt=0), name="group_pass_has_places"),
        ]


class GroupYear(Tenant):
    """The places of one calendar year, and how many of them are used. The constraint says it once more: never over.

    ``places_before``, ``changed_on`` and ``changed_by`` tell of the last time that the number changed within the year.
    """

    group = models.ForeignKey(GroupPass, on_delete=models.PROTECT, related_name="years")
    year = models.PositiveSmallIntegerField()
    places = models.PositiveSmallIntegerField()
    used = models.PositiveSmallIntegerField(default=0)
    places_before = models.PositiveSmallIntegerField(null=True)
    changed_on = models.DateField(null=True)
    changed_by = models.CharField(max_length=60, blank=True)

    privacy = Privacy(keep=Keep.MONEY, changed_by=Class.STAFF)

    class Meta:
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(fields=["group", "year"], name="group_year_once"),
            models.CheckConstraint(condition=Q(used__lte=F("places")), name="group_year_never_over"),
        ]
