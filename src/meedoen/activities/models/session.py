"""When it happens: one occurrence of an activity."""

import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant

from ..rules.planning import is_evening, is_lasting
from ..rules.versions import version_of
from ..terms import SessionStatus
from .offer import Activity


class TimeFact(models.BooleanField):
    """Something that follows from the hours alone, written with them so that the database can look it up."""

    def __init__(self, *args, follows, **options):
        super().__init__(*args, **options)
        self.follows = follows

    def deconstruct(self):
        name, path, args, options = super().deconstruct()
        return name, path, args, {**options, "follows": self.follows}

    def pre_save(self, model_instance, add):
        value = self.follows(model_instance.starts_at, model_instance.ends_at)
        setattr(model_instance, self.attname, value)
        return value


class Session(Tenant):
    """One occurrence. ``planned_start`` and ``planned_end`` are what the series gave it, also after it was moved."""

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="sessions")
    planned_start = models.DateTimeField()
    planned_end = models.DateTimeField(null=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    evening = TimeFact(default=False, editable=False, follows=is_evening)
    lasting = TimeFact(default=False, editable=False, follows=is_lasting)
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
            models.Index(fields=["network", "village_code", "starts_at"], name="session_village"),
            models.Index(fields=["network", "starts_at"], name="session_evening", condition=models.Q(evening=True)),
            models.Index(fields=["network", "ends_at"], name="session_lasting", condition=models.Q(lasting=True)),
        ]
        constraints = [
            models.UniqueConstraint(fields=["activity", "planned_start"], name="session_once"),
            models.CheckConstraint(condition=models.Q(ends_at__gt=models.F("starts_at")), name="session_ends_later"),
        ]

    def save(self, *args, update_fields=None, **kwargs):
        if update_fields is not None and not {"starts_at", "ends_at"}.isdisjoint(update_fields):
            update_fields = {*update_fields, "evening", "lasting"}
        super().save(*args, update_fields=update_fields, **kwargs)

    @classmethod
    def of(cls, activity: Activity, start: datetime.datetime, end: datetime.datetime) -> "Session":
        """A session as its activity says it, not saved yet."""
        return cls(
            network_id=activity.network_id,
            activity=activity,
            planned_start=start,
            planned_end=end,
            starts_at=start,
            ends_at=end,
            place_id=activity.place_id,
            village_code=activity.place.village_code if activity.place else "",
            capacity=activity.capacity,
            childcare_places=activity.childcare_places,
        )

    @staticmethod
    def untouched(now: datetime.datetime) -> models.Q:
        """Sessions to come that are still as the series made them, and on whose list nobody ever stood."""
        nothing_noted = models.Q(enrolments=None, attendances=None, tallies=None, efforts=None)
        return models.Q(status=SessionStatus.PLANNED, starts_at__gt=now) & nothing_noted

    @property
    def places_left(self) -> int | None:
        """Free places; None without a limit."""
        return None if self.capacity is None else max(0, self.capacity - self.taken)

    @property
    def version(self) -> str:
        """Changes with every move or cancellation: a form that was opened before it is refused."""
        return version_of([self.starts_at, self.ends_at, self.place_id, self.status, self.reason])
