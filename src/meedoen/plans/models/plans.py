"""A plan for an area: from figures and voices to goals and actions."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant


class Plan(Tenant):
    """One plan: for which area and years, why, under which agreement. Residents read it from ``reading_since`` on."""

    name = models.CharField(_("naam"), max_length=120)
    about = models.TextField(_("waarover gaat het"), blank=True)
    first_day = models.DateField(_("eerste dag"))
    last_day = models.DateField(_("laatste dag"))
    working_area = models.ForeignKey("networks.WorkingArea", on_delete=models.PROTECT, null=True, related_name="+")
    agreement = models.ForeignKey("networks.Agreement", on_delete=models.PROTECT, null=True, related_name="+")
    reading_since = models.DateField(null=True)
    made_on = models.DateField(default=timezone.localdate)

    privacy = Privacy(keep=Keep.OFFER, name=Class.PUBLIC, about=Class.PUBLIC)

    class Meta:
        ordering = ["-first_day", "name"]
        constraints = [
            models.UniqueConstraint(fields=["network", "name"], name="plan_one_name"),
            models.CheckConstraint(condition=models.Q(last_day__gte=models.F("first_day")), name="plan_days_in_order"),
        ]

    def __str__(self):
        return self.name
