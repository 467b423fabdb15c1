"""Who came, what was counted, what it cost."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant

from ..terms import EffortBy, TallyKind
from .enrolment import Enrolment
from .offer import Activity, Initiative
from .session import Session


class Attendance(Tenant):
    """A party or a stamp card that was there. Undoing keeps the row and sets ``undone_at``."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="attendances")
    enrolment = models.ForeignKey(Enrolment, on_delete=models.PROTECT, null=True, related_name="attendances")
    participant = models.ForeignKey("people.Participant", on_delete=models.PROTECT, null=True, related_name="+")
    adults = models.PositiveSmallIntegerField(default=1)
    children = models.PositiveSmallIntegerField(default=0)
    childcare = models.PositiveSmallIntegerField(default=0)
    first_time = models.BooleanField(default=False)
    brought_by = models.ForeignKey("people.Participant", on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    undone_at = models.DateTimeField(null=True)

    privacy = Privacy(keep=Keep.SESSION)
    person_field = "participant_id"

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["session", "participant"],
                condition=models.Q(undone_at=None) & ~models.Q(participant=None),
                name="attendance_once_a_person",
            ),
            models.UniqueConstraint(
                fields=["enrolment"],
                condition=models.Q(undone_at=None) & ~models.Q(enrolment=None),
                name="attendance_once_a_party",
            ),
        ]
        indexes = [models.Index(fields=["participant", "at"])]


class Tally(Tenant):
    """Counts of a trait on a session or initiative ("of 31 families, 8 …"); never on a person."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, null=True, related_name="tallies")
    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, null=True, related_name="tallies")
    kind = models.CharField(_("wat tel je"), max_length=20, choices=TallyKind.choices)
    unit = models.CharField(_("wie tel je"), max_length=12)
    base = models.PositiveIntegerField(_("op hoeveel"))
    counts = models.JSONField(_("hoeveel"), default=dict)
    several = models.BooleanField(_("meer dan één antwoord mogelijk"), default=False)
    on = models.DateField(_("geteld op"), default=timezone.localdate)

    privacy = Privacy(keep=Keep.SESSION, kind=Class.OPERATIONAL, unit=Class.OPERATIONAL, counts=Class.PERSONAL)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(session__isnull=False) | models.Q(initiative__isnull=False),
                name="tally_of_something",
            )
        ]


class Effort(Tenant):
    """Hours and money spent on a session, activity or initiative (W15); never by named worker."""

    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, null=True, related_name="efforts")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, null=True, related_name="efforts")
    session = models.ForeignKey(Session, on_delete=models.PROTECT, null=True, related_name="efforts")
    minutes = models.PositiveIntegerField(default=0)
    cost_cents = models.PositiveIntegerField(default=0)
    by = models.CharField(max_length=10, choices=EffortBy.choices, default=EffortBy.STAFF)
    on = models.DateField(default=timezone.localdate)

    privacy = Privacy(keep=Keep.OFFER, by=Class.OPERATIONAL)
