"""Schemes and their versions."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant


class Scheme(Tenant):
    """One way of paying along ("spoor 2"). What it pays stands in its versions; ``ended_on`` is its last day."""

    name = models.CharField(_("naam"), max_length=80)
    made_on = models.DateField(default=timezone.localdate)
    ended_on = models.DateField(null=True)

    privacy = Privacy(keep=Keep.MONEY, name=Class.OPERATIONAL)

    class Meta:
        ordering = ["made_on", "name"]
        constraints = [models.UniqueConstraint(fields=["network", "name"], name="scheme_one_name")]

    def __str__(self):
        return self.name


class SchemeVersion(Tenant):
    """What a scheme pays from a day on (``rules.schemes.Terms``). Without ``starts_on`` it is a draft.

    Once published it never changes: what was decided under it can always be explained again.
    """

    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="versions")
    fund = models.ForeignKey("budgets.Fund", on_delete=models.PROTECT, related_name="+")
    terms = models.JSONField()
    starts_on = models.DateField(null=True)
    by_code = models.CharField(max_length=60)

    privacy = Privacy(keep=Keep.MONEY, terms=Class.OPERATIONAL, by_code=Class.STAFF)

    class Meta:
        ordering = ["starts_on"]
        constraints = [
            models.UniqueConstraint(fields=["scheme", "starts_on"], name="scheme_version_once"),
            models.UniqueConstraint(fields=["scheme"], condition=Q(starts_on=None), name="scheme_one_draft"),
        ]
