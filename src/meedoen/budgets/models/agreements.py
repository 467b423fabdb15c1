"""What stands in an agreement: promises with their evidence, and the yearly evaluation."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant

from ..terms import Kept, Level


class Promise(Tenant):
    """One promise of an agreement; the goals themselves live in ``plans``. ``under`` is the larger one it serves."""

    agreement = models.ForeignKey("networks.Agreement", on_delete=models.PROTECT, related_name="+")
    level = models.CharField(_("soort"), max_length=12, choices=Level.choices)
    text = models.CharField(_("belofte"), max_length=240)
    under = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="parts")
    follows = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    owner = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, null=True, related_name="+")
    state = models.CharField(_("stand"), max_length=10, choices=Kept.choices, default=Kept.OPEN)
    order = models.PositiveSmallIntegerField(default=0)

    privacy = Privacy(keep=Keep.MONEY, level=Class.PUBLIC, text=Class.PUBLIC, state=Class.PUBLIC)

    class Meta:
        ordering = ["order", "id"]

    def __str__(self):
        return self.text


class Evidence(Tenant):
    """What shows that a promise is kept: something that happened (by its type and id), or a count with its unit."""

    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="evidence")
    year = models.PositiveSmallIntegerField(_("jaar"))
    text = models.CharField(_("wat gebeurde er"), max_length=200)
    about_kind = models.CharField(max_length=40, blank=True)
    about_id = models.UUIDField(null=True)
    figure = models.CharField(max_length=20, blank=True)
    unit = models.CharField(_("eenheid"), max_length=16, blank=True)
    added_on = models.DateField(default=timezone.localdate)

    privacy = Privacy(
        keep=Keep.MONEY,
        text=Class.OPERATIONAL,
        about_kind=Class.OPERATIONAL,
        figure=Class.OPERATIONAL,
        unit=Class.OPERATIONAL,
    )

    class Meta:
        ordering = ["-year", "added_on", "id"]


class Evaluation(Tenant):
    """The yearly look back on an agreement: what went well, what changes."""

    agreement = models.ForeignKey("networks.Agreement", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(_("jaar"))
    went_well = models.TextField(_("wat lukte"))
    changes = models.TextField(_("wat doen we anders"), blank=True)
    evaluated_on = models.DateField(default=timezone.localdate)

    privacy = Privacy(keep=Keep.MONEY, went_well=Class.OPERATIONAL, changes=Class.OPERATIONAL)

    class Meta:
        ordering = ["-year"]
        constraints = [models.UniqueConstraint(fields=["agreement", "year"], name="evaluation_once")]
