"""Claims: what was asked, what was decided under which version, and where its money stands."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant

from ..terms import COUNTS, ClaimState, Cost, PaidTo, Proof
from .groups import GroupPass
from .municipalities import Municipality, Repayment
from .schemes import SchemeVersion
from .settlements import Settlement


class Claim(Tenant):
    """One claim on a scheme. After two years the person goes; the amounts stay for the account.

    ``said`` is the decision in a sentence, ``why`` the reason of a no; ``waits_for`` names who still has to say yes.
    ``household`` is where the person lived when it was asked. ``hold`` is the money in the fund. ``session`` is where
    somebody was ticked, for a claim of an organiser; ``settlement`` is the payment that it goes with. ``signs`` names
    what was odd about it (``rules.signs``); ``sketch`` is that of the photo of its receipt (``kernel.photos``).
    A claim of ``group`` is for so many ``places`` of its pass, and never had a person. ``municipality`` pays back what
    was granted, with ``repayment``; it stays for the account when the person goes.
    """

    organisation = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Participant", on_delete=models.PROTECT, null=True, related_name="+")
    household = models.UUIDField(null=True)
    group = models.ForeignKey(GroupPass, on_delete=models.PROTECT, null=True, related_name="claims")
    places = models.PositiveSmallIntegerField(null=True)
    version = models.ForeignKey(SchemeVersion, on_delete=models.PROTECT, related_name="+")
    hold = models.ForeignKey("budgets.Hold", on_delete=models.PROTECT, related_name="+")
    organiser = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, null=True, related_name="+")
    session = models.ForeignKey("activities.Session", on_delete=models.PROTECT, null=True, related_name="+")
    settlement = models.ForeignKey(Settlement, on_delete=models.PROTECT, null=True, related_name="claims")
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, null=True, related_name="+")
    repayment = models.ForeignKey(Repayment, on_delete=models.PROTECT, null=True, related_name="claims")
    code = models.CharField(max_length=12)
    cost = models.CharField(max_length=12, choices=Cost.choices)
    on = models.DateField()
    asked_on = models.DateField(default=timezone.localdate)
    price = models.BigIntegerField()
    granted = models.BigIntegerField()
    own_part = models.BigIntegerField()
    organiser_part = models.BigIntegerField(default=0)
    proof = models.CharField(max_length=8, choices=Proof.choices)
    paid_to = models.CharField(max_length=10, choices=PaidTo.choices)
    state = models.CharField(max_length=10, choices=ClaimState.choices)
    waits_for = models.CharField(max_length=10, blank=True)
    said = models.CharField(max_length=400)
    why = models.CharField(max_length=200, blank=True)
    signs = models.JSONField(default=list)
    sketch = models.CharField(max_length=64, blank=True)
    by_code = models.CharField(max_length=60)
    decided_by = models.CharField(max_length=60, blank=True)
    decided_on = models.DateField(null=True)
    paid_on = models.DateField(null=True)

    privacy = Privacy(
        keep=Keep.SESSION,
        code=Class.OPERATIONAL,
        cost=Class.PERSONAL,
        proof=Class.OPERATIONAL,
        paid_to=Class.PERSONAL,
        state=Class.PERSONAL,
        waits_for=Class.OPERATIONAL,
        said=Class.PERSONAL,
        why=Class.PERSONAL,
        signs=Class.PERSONAL,
        sketch=Class.OPERATIONAL,
        by_code=Class.STAFF,
        decided_by=Class.STAFF,
    )
    person_field = "person_id"

    class Meta:
        ordering = ["-asked_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["network", "code"], name="claim_one_code"),
            models.UniqueConstraint(
                fields=["session", "person"],
                condition=Q(state__in=[str(state) for state in COUNTS]) & ~Q(session=None) & ~Q(person=None),
                name="claim_once_a_session",
            ),
            models.CheckConstraint(
                condition=Q(granted__gt=0) & Q(own_part__gte=0) & Q(organiser_part__gte=0)
                & Q(price=F("granted") + F("own_part") + F("organiser_part")),
                name="claim_adds_up",
            ),
            models.CheckConstraint(
                condition=Q(group=None, places=None) | Q(group__isnull=False, places__gt=0, person=None),
                name="claim_of_a_group_has_places",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["person", "state"]),
            models.Index(fields=["household", "state"]),
            models.Index(fields=["network", "state"]),
        ]

    @property
    def with_settlement(self) -> bool:
        """Whether an organiser gets it with all its claims in one payment, and not one by one."""
        return self.settlement_id is not None or (self.paid_to == PaidTo.ORGANISER and self.organiser_id is not None)

    @property
    def may_be_undone(self) -> bool:
        """Whether somebody else decided on it, and nothing was paid of it yet."""
        decided = self.state in (ClaimState.GRANTED, ClaimState.REFUSED) and self.decided_by not in ("", self.by_code)
        return decided and self.settlement_id is None
