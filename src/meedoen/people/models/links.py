"""Why somebody may open a person, and what another organisation may see."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant

from ..terms import LinkKind
from .participants import Participant


def first_name_only() -> list[str]:
    """What is shared when nothing else was agreed."""
    return ["first_name"]


class Link(Tenant):
    """A live link: the purpose of a read. ``user`` is empty when it holds for everybody of the organisation.

    ``source`` and ``source_id`` name what it comes from (``referrals.Referral`` and its key), so that it ends with it.
    """

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="links")
    organisation = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+")
    kind = models.CharField(max_length=12, choices=LinkKind.choices)
    source = models.CharField(max_length=40)
    source_id = models.UUIDField()
    why = models.CharField(max_length=200, blank=True)
    opened_at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField()

    privacy = Privacy(keep=Keep.MONTH, kind=Class.PERSONAL, source=Class.OPERATIONAL, why=Class.PERSONAL)
    person_field = "participant_id"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["participant", "organisation", "source", "source_id"], name="link_once")
        ]
        indexes = [
            models.Index(fields=["user", "kind", "until"]),
            models.Index(fields=["organisation", "kind", "until"]),
            models.Index(fields=["source", "source_id"]),
        ]


class Grant(Tenant):
    """Another organisation may see ``fields`` of a participant, for one purpose and until a day.

    With ``consent`` it ends at once when that yes is taken back.
    """

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="grants")
    organisation = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=120)
    fields = models.JSONField(default=first_name_only)
    source = models.CharField(max_length=40, default="people.Grant")
    source_id = models.UUIDField(null=True)
    consent = models.ForeignKey("people.Consent", on_delete=models.SET_NULL, null=True, related_name="grants")
    until = models.DateField()

    privacy = Privacy(keep=Keep.PERSON, purpose=Class.PERSONAL, fields=Class.OPERATIONAL, source=Class.OPERATIONAL)
    person_field = "participant_id"

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "organisation", "source", "source_id"], name="grant_a_source"
            )
        ]
        indexes = [models.Index(fields=["organisation", "until"]), models.Index(fields=["source", "source_id"])]


class Same(Tenant):
    """Two rows are one person: a link that can be undone. ``other`` is shown as ``kept`` while it stands."""

    kept = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="merged")
    other = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="merged_into")
    by_code = models.CharField(max_length=60)
    at = models.DateTimeField(default=timezone.now)
    homes = models.JSONField(default=list)

    privacy = Privacy(keep=Keep.PERSON, by_code=Class.STAFF, homes=Class.OPERATIONAL)
    person_field = "other_id"

    class Meta:
        constraints = [models.UniqueConstraint(fields=["other"], name="merged_once")]


class Emergency(Tenant):
    """Somebody of the staff opened one person urgently: who, why, until when; the lead and the officer were told."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="emergencies")
    organisation = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    by_code = models.CharField(max_length=60)
    why = models.CharField(max_length=200)
    opened_at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    read_by_lead_at = models.DateTimeField(null=True)
    read_by_officer_at = models.DateTimeField(null=True)

    privacy = Privacy(keep=Keep.PERSON, by_code=Class.STAFF, why=Class.PERSONAL)
    person_field = "participant_id"

    class Meta:
        ordering = ["-opened_at"]
        indexes = [models.Index(fields=["organisation", "opened_at"])]


class Postponement(Tenant):
    """The end date of a record was moved: until when, why and by whom."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="postponements")
    until = models.DateField()
    why = models.CharField(max_length=200)
    by_code = models.CharField(max_length=60)
    by_name = models.CharField(max_length=120)
    at = models.DateTimeField(default=timezone.now)

    privacy = Privacy(keep=Keep.PERSON, why=Class.PERSONAL, by_code=Class.STAFF, by_name=Class.STAFF)
    person_field = "participant_id"

    class Meta:
        ordering = ["-at"]
