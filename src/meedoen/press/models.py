"""What press keeps: welcome sheets. All other paper is made from the programme, and kept nowhere."""

import datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant

from .terms import SheetStatus


class WelcomeSheet(Tenant):
    """One theme on one sheet (K3): what a service does, for whom, step by step, and how to reach it.

    Written in Dutch; ``translations`` holds the same parts by language. Nothing about anybody is in it.
    """

    organisation = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, related_name="+")
    slug = models.SlugField(max_length=60)
    title = models.CharField(_("titel"), max_length=80)
    pictogram = models.CharField(_("beeld"), max_length=40, blank=True)
    what = models.TextField(_("wat is het"), blank=True)
    for_whom = models.TextField(_("voor wie"), blank=True)
    steps = models.TextField(_("stap voor stap"), blank=True)
    expect = models.TextField(_("wat mag je verwachten"), blank=True)
    bring = models.TextField(_("wat breng je mee"), blank=True)
    hours = models.TextField(_("openingsuren"), blank=True)
    phone = models.CharField(_("telefoon"), max_length=30, blank=True)
    address = models.CharField(_("waar"), max_length=160, blank=True)
    translations = models.JSONField(default=dict, blank=True)
    valid_until = models.DateField(_("geldig tot"), null=True, blank=True)
    checked_on = models.DateField(_("nagekeken op"), default=timezone.localdate)
    status = models.CharField(max_length=10, choices=SheetStatus.choices, default=SheetStatus.DRAFT)

    privacy = Privacy(
        keep=Keep.OFFER,
        **dict.fromkeys(
            [
                "slug", "title", "pictogram", "what", "for_whom", "steps", "expect", "bring", "hours", "phone",
                "address", "translations", "status",
            ],
            Class.PUBLIC,
        ),
    )  # fmt: skip

    class Meta:
        ordering = ["title"]
        constraints = [models.UniqueConstraint(fields=["network", "slug"], name="welcome_sheet_one_slug")]

    def __str__(self):
        return self.title

    def over(self, today: datetime.date) -> bool:
        """Whether it counts no longer and must be looked over."""
        return self.valid_until is not None and self.valid_until < today
