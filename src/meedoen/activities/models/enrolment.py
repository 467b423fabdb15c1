"""Who signed up for a session: a party that stays together."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant

from ..terms import EnrolmentStatus, Via
from .session import Session


class Enrolment(Tenant):
    """A party (adults, children) for one session, with what it needs. The name is in ``people``, not here.

    ``reminded_for`` is the moment of the session for which the reminder was made: of a session that moves to another
    day people are reminded again. ``call_tries`` and ``tried_at`` tell of calls that nobody answered.
    """

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="enrolments")
    participant = models.ForeignKey("people.Participant", on_delete=models.PROTECT, null=True, related_name="+")
    by_organisation = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, null=True, related_name="+")
    adults = models.PositiveSmallIntegerField(_("volwassenen"), default=1)
    children = models.PositiveSmallIntegerField(_("kinderen"), default=0)
    childcare = models.PositiveSmallIntegerField(_("kinderen in de opvang"), default=0)
    needs_transport = models.BooleanField(_("vervoer nodig"), default=False)
    needs_companion = models.BooleanField(_("iemand die meegaat"), default=False)
    call_back = models.BooleanField(_("bel mij"), default=False)
    called_at = models.DateTimeField(null=True)
    via = models.CharField(max_length=8, choices=Via.choices)
    status = models.CharField(max_length=10, choices=EnrolmentStatus.choices)
    code_index = models.CharField(max_length=64, blank=True)
    signed_up_at = models.DateTimeField(default=timezone.now)
    placed_at = models.DateTimeField(null=True)
    to_tell = models.CharField(max_length=12, blank=True)
    reminded_for = models.DateTimeField(null=True)
    call_tries = models.PositiveSmallIntegerField(default=0)
    tried_at = models.DateTimeField(null=True)

    privacy = Privacy(
        keep=Keep.SESSION,
        via=Class.PERSONAL,
        status=Class.PERSONAL,
        code_index=Class.SECRET_HASH,
        to_tell=Class.OPERATIONAL,
    )
    person_field = "participant_id"

    class Meta:
        ordering = ["signed_up_at"]
        indexes = [
            models.Index(fields=["session", "status", "signed_up_at"]),
            models.Index(fields=["network", "code_index"]),
            models.Index(fields=["network", "to_tell"]),
        ]

    @property
    def size(self) -> int:
        return self.adults + self.children
