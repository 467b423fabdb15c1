"""Small help asked and offered among neighbours, brought together at a desk (L6)."""

import datetime

from django.db import models
from django.utils import timezone

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant

from ..terms import Day, Part
from ..terms_of_help import Help, Said, Side, Stage

__all__ = ["Day", "HelpMatch", "HelpNotice", "Part"]


def in_two_months() -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=60)


class HelpNotice(Tenant):
    """Somebody asks or offers one small thing: what, in which area, when, until which day. There is no free text.

    It is shown to nobody outside the desk of ``organisation``; ``person`` is let go a month after it closed. ``wider``:
    this person agreed that other desks of the network see, without a name, that somebody would fit.
    """

    organisation = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Participant", on_delete=models.PROTECT, null=True, related_name="+")
    side = models.CharField(max_length=5, choices=Side.choices)
    kind = models.CharField(max_length=10, choices=Help.choices)
    area_code = models.CharField(max_length=20, blank=True)
    days = models.JSONField(default=list)
    parts = models.JSONField(default=list)
    since = models.DateField(default=timezone.localdate)
    until = models.DateField(default=in_two_months)
    closed_on = models.DateField(null=True)
    wider = models.BooleanField(default=False)

    privacy = Privacy(
        keep=Keep.SESSION,
        side=Class.OPERATIONAL,
        kind=Class.OPERATIONAL,
        area_code=Class.PERSONAL,
        days=Class.PERSONAL,
        parts=Class.PERSONAL,
    )
    person_field = "person_id"

    class Meta:
        ordering = ["until", "pk"]
        indexes = [
            models.Index(fields=["organisation", "closed_on", "until"]),
            models.Index(fields=["network", "since"]),
            models.Index(fields=["person"]),
        ]


class HelpMatch(Tenant):
    """One who asks and one who offers, brought together: what each said, and whether the contact was passed.

    ``organisation`` is the desk that proposed it. The two may be known to two desks: each notes what its own neighbour
    says, and neither sees the other before the contact was passed. The yes of each is then a consent; when it is taken
    back (``…_consent_id``), what was passed is closed.
    """

    organisation = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, related_name="+")
    ask = models.ForeignKey(HelpNotice, on_delete=models.CASCADE, related_name="+")
    offer = models.ForeignKey(HelpNotice, on_delete=models.CASCADE, related_name="+")
    asker_said = models.CharField(max_length=3, choices=Said.choices, blank=True)
    offerer_said = models.CharField(max_length=3, choices=Said.choices, blank=True)
    asker_consent_id = models.UUIDField(null=True)
    offerer_consent_id = models.UUIDField(null=True)
    stage = models.CharField(max_length=8, choices=Stage.choices, default=Stage.PROPOSED)
    since = models.DateField(default=timezone.localdate)
    passed_on = models.DateField(null=True)

    privacy = Privacy(
        keep=Keep.SESSION, asker_said=Class.PERSONAL, offerer_said=Class.PERSONAL, stage=Class.OPERATIONAL
    )

    class Meta:
        ordering = ["-since", "pk"]
        constraints = [models.UniqueConstraint(fields=["ask", "offer"], name="help_match_once")]
        indexes = [models.Index(fields=["organisation", "stage"])]
