"""Who goes along: buddies and volunteers."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant

from ..terms_of_help import Said


class Companion(Tenant):
    """Somebody who goes along with others: when, in which languages, within which limits.

    Either somebody with an account (``user``), or a volunteer who has only a phone: name and number are then in
    ``people`` (``person``), and a worker of the organisation notes what is said on the phone. ``wider``: goes along for
    other partners too, who see without a name that somebody fits.
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
    wider = models.BooleanField(_("ook voor andere partners"), default=False)
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


class CompanyAsk(Tenant):
    """A partner asks whether a companion of another one goes along with somebody, who said yes to that.

    Neither side sees a name before the companion said yes too (L6). ``consent_id`` is the yes of the person: when it is
    taken back, nothing is passed.
    """

    organisation = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, related_name="+")
    referral = models.ForeignKey("referrals.Referral", on_delete=models.CASCADE, related_name="asks")
    companion = models.ForeignKey(Companion, on_delete=models.CASCADE, related_name="asks")
    consent_id = models.UUIDField(null=True)
    said = models.CharField(max_length=3, choices=Said.choices, blank=True)
    since = models.DateField(default=timezone.localdate)

    privacy = Privacy(keep=Keep.MONTH, said=Class.PERSONAL)

    class Meta:
        ordering = ["since", "pk"]
        constraints = [models.UniqueConstraint(fields=["referral", "companion"], name="company_asked_once")]
        indexes = [models.Index(fields=["companion", "said"])]
