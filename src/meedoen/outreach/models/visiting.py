"""Who is visited at home regularly, and how many visits a year the organisation wants to make."""

from django.db import models
from django.utils import timezone

from meedoen.kernel.privacy.classes import Keep, Privacy
from meedoen.kernel.tenancy import Tenant


class Visiting(Tenant):
    """Somebody on the list of home visits: every so many weeks, when last, when due. No address stands here."""

    organisation = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, related_name="+")
    participant = models.ForeignKey("people.Participant", on_delete=models.PROTECT, null=True, related_name="+")
    area = models.ForeignKey("networks.Area", on_delete=models.PROTECT, null=True, related_name="+")
    every_weeks = models.PositiveSmallIntegerField(default=8)
    since = models.DateField(default=timezone.localdate)
    last_on = models.DateField(null=True)
    due_on = models.DateField()
    ended_on = models.DateField(null=True)

    privacy = Privacy(keep=Keep.PERSON)
    person_field = "participant_id"

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "participant"],
                condition=models.Q(ended_on=None) & ~models.Q(participant=None),
                name="visiting_once",
            )
        ]
        indexes = [models.Index(fields=["organisation", "ended_on", "due_on"])]


class Goal(Tenant):
    """How many home visits an organisation wants to make in a year (H3: about 60)."""

    organisation = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    visits = models.PositiveSmallIntegerField(default=60)

    privacy = Privacy(keep=Keep.OFFER)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "year"], name="goal_once")]
