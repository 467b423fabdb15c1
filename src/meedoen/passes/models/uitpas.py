"""A sale with UiTPAS: what publiq registered, without whose card it was."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant

from ..terms import Sale


class UitpasSale(Tenant):
    """The tickets that one party bought at once for a session: all registered, or none (R13).

    ``tickets`` holds for each the id at publiq, the name and kind of its tariff, its price in cents and whether it was
    cancelled; never the number of a card. ``cents`` is what there was to pay. It goes a month after the session.
    """

    session = models.ForeignKey("activities.Session", on_delete=models.PROTECT, related_name="+")
    tickets = models.JSONField(default=list)
    number = models.PositiveSmallIntegerField()
    cents = models.BigIntegerField(default=0)
    state = models.CharField(max_length=10, choices=Sale.choices, default=Sale.ASKED)
    by_code = models.CharField(max_length=60)
    at = models.DateTimeField(default=timezone.now)
    paid_at = models.DateTimeField(null=True)

    privacy = Privacy(keep=Keep.MONTH, tickets=Class.PERSONAL, state=Class.OPERATIONAL, by_code=Class.STAFF)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(paid_at=None) | Q(state__in=["paid", "cancelled"]), name="uitpas_registered_before_paid"
            ),
        ]
        indexes = [models.Index(fields=["session", "state"])]
