"""The tool library, the news, and the tour of the villages: shared by the whole network."""

from django.db import models
from django.utils import timezone

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant
from meedoen.networks.public import Threshold

from ..terms import goals as terms


class Tool(Tenant):
    """Something that others can use too (L7). ``address`` is a page elsewhere, opened after a warning."""

    kind = models.CharField(max_length=10, choices=terms.ToolKind.choices)
    title = models.CharField(max_length=120)
    about = models.CharField(max_length=400)
    steps = models.TextField(blank=True)
    address = models.URLField(max_length=300, blank=True)
    blocks = models.JSONField(default=list)
    threshold = models.CharField(max_length=12, choices=Threshold.choices, blank=True)
    organisation = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, related_name="+")
    added_on = models.DateField(default=timezone.localdate)

    privacy = Privacy(
        keep=Keep.OFFER,
        kind=Class.PUBLIC,
        title=Class.PUBLIC,
        about=Class.PUBLIC,
        steps=Class.PUBLIC,
        address=Class.PUBLIC,
        blocks=Class.PUBLIC,
        threshold=Class.PUBLIC,
    )

    class Meta:
        ordering = ["title", "id"]

    def __str__(self):
        return self.title


class NewsItem(Tenant):
    """A short message (L8), from a day until a day; ``on_site``: residents read it too."""

    title = models.CharField(max_length=100)
    text = models.CharField(max_length=500)
    first_day = models.DateField(default=timezone.localdate)
    last_day = models.DateField()
    on_site = models.BooleanField(default=True)

    privacy = Privacy(keep=Keep.OFFER, title=Class.PUBLIC, text=Class.PUBLIC)

    class Meta:
        ordering = ["-first_day", "id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(last_day__gte=models.F("first_day")), name="news_days_in_order")
        ]


class TourStop(Tenant):
    """The network goes to a village (W13): planned, and what it brought when it was there."""

    area = models.ForeignKey("networks.Area", on_delete=models.PROTECT, related_name="+")
    planned_on = models.DateField()
    spot = models.CharField(max_length=120)
    done_on = models.DateField(null=True)
    brought = models.CharField(max_length=400, blank=True)

    privacy = Privacy(keep=Keep.OFFER, spot=Class.PUBLIC, brought=Class.OPERATIONAL)

    class Meta:
        ordering = ["planned_on", "id"]
