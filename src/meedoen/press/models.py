"""What press keeps: welcome sheets and newsletters. All other paper is made from the programme, and kept nowhere."""

import datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant

from .terms import NewsletterStatus, SheetStatus


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


class Newsletter(Tenant):
    """One issue of the newsletter (H7), of the whole network or of one place, for a month or a season.

    ``number`` comes when it goes out; a correction has the same number and the next ``version``. ``parts`` are codes
    in their order. ``contents``: what it says of the offer, the answers and the news, as it was when it went out.
    ``translations`` holds its own words by language. They are about what there is to do, never about anybody.
    """

    organisation = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey("networks.Place", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    number = models.PositiveIntegerField(null=True)
    version = models.PositiveSmallIntegerField(default=1)
    title = models.CharField(_("titel"), max_length=80)
    first_day = models.DateField(_("van"))
    last_day = models.DateField(_("tot en met"))
    opening = models.TextField(_("begin"), blank=True)
    board_word = models.TextField(_("woord van de klankbordgroep"), blank=True)
    phone = models.CharField(_("telefoon"), max_length=30, blank=True)
    hours = models.TextField(_("openingsuren"), blank=True)
    parts = models.JSONField(default=list)
    themes = models.JSONField(default=list)
    contents = models.JSONField(default=dict)
    translations = models.JSONField(default=dict, blank=True)
    status = models.CharField(max_length=10, choices=NewsletterStatus.choices, default=NewsletterStatus.DRAFT)
    published_on = models.DateField(_("bekendgemaakt op"), null=True)

    privacy = Privacy(
        keep=Keep.OFFER,
        **dict.fromkeys(
            [
                "title", "opening", "board_word", "phone", "hours", "parts", "themes", "contents", "translations",
                "status",
            ],
            Class.PUBLIC,
        ),
    )  # fmt: skip

    class Meta:
        ordering = ["-first_day", "-version", "id"]
        constraints = [
            models.UniqueConstraint(fields=["network", "number", "version"], name="newsletter_one_version"),
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")), name="newsletter_days_in_order"
            ),
        ]

    def __str__(self):
        return self.title
