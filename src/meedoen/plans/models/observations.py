"""What was seen and said in the neighbourhood. No row leads to a person."""

from django.db import models
from django.utils import timezone

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant
from meedoen.voice.public import Theme

from ..terms import findings as terms


class Observation(Tenant):
    """One thing seen or heard, without who. ``quote`` stands there only when who said it agreed.

    ``line_kind`` and ``line_id`` name the line of the reading version that it is about. ``checked_on`` is empty until a
    member of the staff saw that it gives nobody away: what a worker notes is checked at once, what residents write not.
    """

    kind = models.CharField(max_length=10, choices=terms.Seen.choices)
    theme = models.CharField(max_length=12, choices=Theme.choices, default=Theme.OTHER)
    said = models.TextField(blank=True)
    quote = models.CharField(max_length=300, blank=True)
    language = models.CharField(max_length=5, default="nl")
    seen_on = models.DateField(default=timezone.localdate)
    area = models.ForeignKey("networks.Area", on_delete=models.PROTECT, null=True, related_name="+")
    organisation = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, null=True, related_name="+")
    plan = models.ForeignKey("plans.Plan", on_delete=models.SET_NULL, null=True, related_name="observations")
    line_kind = models.CharField(max_length=10, blank=True)
    line_id = models.UUIDField(null=True)
    verdict = models.CharField(max_length=10, choices=terms.Verdict.choices, blank=True)
    noted_at = models.DateTimeField(default=timezone.now)
    checked_on = models.DateField(null=True)

    privacy = Privacy(
        keep=Keep.SESSION,
        kind=Class.OPERATIONAL,
        theme=Class.OPERATIONAL,
        said=Class.PERSONAL,
        quote=Class.PERSONAL,
        language=Class.OPERATIONAL,
        line_kind=Class.OPERATIONAL,
        verdict=Class.OPERATIONAL,
    )

    class Meta:
        ordering = ["-noted_at"]
        indexes = [models.Index(fields=["network", "noted_at"]), models.Index(fields=["network", "theme"])]
