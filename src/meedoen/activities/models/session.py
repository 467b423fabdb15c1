"""When it happens: one occurrence of an activity."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant

from ..terms import SessionStatus
from .offer import Activity


class Session(Tenant):
    """One occurrence. ``planned_start`` is the start that the series gave it, also after it was moved."""

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="sessions")
    planned_start = models.DateTimeField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.ForeignKey("networks.Place", on_delete=models.PROTECT, null=True, related_name="+")
    village_code = models.CharField(max_length=20, blank=True)
    status = models.CharField(max_length=10, choices=SessionStatus.choices, default=SessionStatus.PLANNED)
    reason = models.CharField(_("waarom"), max_length=200, blank=True)
    capacity = models.PositiveSmallIntegerField(_("plaatsen"), null=True, blank=True)
    taken = models.PositiveSmallIntegerField(default=0)
    waiting = models.PositiveSmallIntegerField(default=0)
    childcare_places = models.PositiveSmallIntegerField(default=0)
    childcare_taken = models.PositiveSmallIntegerField(default=0)
    others_adults = models.PositiveSmallIntegerField(default=0)
    others_children = models.PositiveSmallIntegerField(default=0)
    others_households = models.PositiveSmallIntegerField(default=0)
    counted_at = models.DateTimeField(null=True)

    privacy = Privacy(keep=Keep.OFFER, village_code=Class.PUBLIC, status=Class.PUBLIC, reason=Class.PUBLIC)

    class Meta:
        ordering = ["starts_at"]
        indexes = [
            models.Index(fields=["network", "starts_at"]),
            models.Index(fields=["activity", "starts_at"]),
        ]
        constraints = [
            models.UniqueConstraint(fields=["activity", "planned_start"], name="session_once"),
            models.CheckConstraint(condition=models.Q(ends_at__gt=models.F("starts_at")), name="session_ends_later"),
        ]

    @property
    def places_left(self) -> int | None:
        """Free places; None without a limit."""
        return None if self.capacity is None else max(0, self.capacity - self.taken)
