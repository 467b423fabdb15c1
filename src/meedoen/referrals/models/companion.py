"""Who goes along: buddies and volunteers."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant


class Companion(Tenant):
    """Somebody who goes along with others: when, in which languages, within which limits.

    Either somebody with an account (``user``), or a volunteer who has only a phone: name and number are then in
    ``people`` (``person``), and a worker of the organisation notes what is said on the phone.
    """

    organisation = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    person = models.ForeignKey("people.Participant", on_delete=models.PROTECT, null=True, related_name="+")
    languages = models.JSONField(_("talen"), default=list)
    days = models.JSONField(_("dagen"), default=list)
    parts = models.JSONField(_("delen van de dag"), default=list)
    limits = models.JSONField(_("afspraken"), default=list)
    hours_a_month = models.PositiveSmallIntegerField(_("uren per maand"), default=8)
    at_once = models.PositiveSmallIntegerField(_("met hoeveel mensen tegelijk"), default=2)
    since = models.DateField(default=timezone.localdate)
    stopped_on = models.DateField(null=True)

    privacy = Privacy(
        keep=Keep.PERSON,
        languages=Class.PERSONAL,
        days=Class.PERSONAL,
        parts=Class.PERSONAL,
        limits=Class.PERSONAL,
    )
    person_field = "person_id"

    class Meta:
        indexes = [models.Index(fields=["organisation", "stopped_on"])]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "user"],
                condition=models.Q(stopped_on=None, user__isnull=False),
                name="companion_once_by_account",
            )
        ]


class CompanionHours(Tenant):
    """Time that a companion gave, noted with one tap (W15)."""

    companion = models.ForeignKey(Companion, on_delete=models.CASCADE, related_name="given")
    referral = models.ForeignKey("referrals.Referral", on_delete=models.SET_NULL, null=True, related_name="hours")
    day = models.DateField(default=timezone.localdate)
    minutes = models.PositiveSmallIntegerField()

    privacy = Privacy(keep=Keep.SESSION)

    class Meta:
        indexes = [models.Index(fields=["companion", "day"])]
