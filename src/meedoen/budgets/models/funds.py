"""Funds, a fund in a calendar year, what is set aside, and the lines of the ledger."""

import uuid
from collections import Counter
from collections.abc import Collection

from django.db import models
from django.db.models import F, Q, Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant, without_own_index

from ..rules.ledger import Balance
from ..terms import Account, Basket, EntryKind, FundKind, HoldState


class Fund(Tenant):
    """Money of one funder with rules of its own: what it is for, and what happens with what is left of a year."""

    name = models.CharField(_("naam"), max_length=80)
    kind = models.CharField(_("soort"), max_length=30, choices=FundKind.choices)
    funder = models.CharField(_("wie geeft het"), max_length=120)
    conditions = models.TextField(_("voorwaarden"), blank=True)
    carry_percent = models.PositiveSmallIntegerField(_("hoeveel procent gaat mee naar volgend jaar"), default=0)
    agreement = models.ForeignKey("networks.Agreement", on_delete=models.PROTECT, null=True, related_name="+")
    made_on = models.DateField(default=timezone.localdate)

    privacy = Privacy(
        keep=Keep.MONEY,
        name=Class.OPERATIONAL,
        kind=Class.OPERATIONAL,
        funder=Class.OPERATIONAL,
        conditions=Class.OPERATIONAL,
    )

    class Meta:
        ordering = ["made_on", "name"]
        constraints = [
            models.UniqueConstraint(fields=["network", "name"], name="fund_one_name"),
            models.CheckConstraint(condition=Q(carry_percent__lte=100), name="fund_carries_a_part"),
        ]

    def __str__(self):
        return self.name


class FundYear(Tenant):
    """A fund in one calendar year: where its cents are. Changed only together with a line of the ledger.

    The constraints say it once more, whoever writes: no account under zero, never more out than in.
    """

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="years")
    year = models.PositiveSmallIntegerField()
    budget = models.BigIntegerField(default=0)
    reserved = models.BigIntegerField(default=0)
    committed = models.BigIntegerField(default=0)
    paid = models.BigIntegerField(default=0)
    closed_on = models.DateField(null=True)

    privacy = Privacy(keep=Keep.MONEY)

    class Meta:
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(fields=["fund", "year"], name="fund_year_once"),
            models.CheckConstraint(
                condition=Q(reserved__gte=0) & Q(committed__gte=0) & Q(paid__gte=0), name="fund_year_not_under_zero"
            ),
            models.CheckConstraint(
                condition=Q(budget__gte=F("reserved") + F("committed") + F("paid")), name="fund_year_never_overspent"
            ),
        ]

    @property
    def balance(self) -> Balance:
        return Balance(self.budget, self.reserved, self.committed, self.paid)


class Hold(Tenant):
    """Money set aside for one thing: a claim, a subsidy. ``key`` is what it is for; the same key counts once.

    ``left`` is what still stands aside: the reservation, or what is committed and not yet paid.
    """

    fund_year = models.ForeignKey(FundYear, on_delete=models.PROTECT, related_name="holds")
    key = models.CharField(max_length=80)
    cents = models.BigIntegerField()
    left = models.BigIntegerField()
    state = models.CharField(max_length=10, choices=HoldState.choices, default=HoldState.RESERVED)

    privacy = Privacy(keep=Keep.MONEY, key=Class.OPERATIONAL, state=Class.OPERATIONAL)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["network", "key"], name="hold_once"),
            models.CheckConstraint(
                condition=Q(cents__gt=0) & Q(left__gte=0) & Q(left__lte=F("cents")), name="hold_within"
            ),
        ]

    @property
    def paid(self) -> int:
        """What was paid of it and did not come back, in cents."""
        return self.paid_of([self.pk]).get(self.pk, 0)

    @staticmethod
    def paid_of(hold_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, int]:
        """The same of many; a hold of which nothing was ever paid is not in it."""
        lines = Entry.objects.filter(hold__in=hold_ids, kind__in=(EntryKind.PAYMENT, EntryKind.RETURN)).order_by()
        found: Counter[uuid.UUID] = Counter()
        for hold_id, kind, total in lines.values_list("hold_id", "kind").annotate(total=Sum("cents")):
            found[hold_id] += total if kind == EntryKind.PAYMENT else -total
        return dict(found)


class Entry(Tenant):
    """One line: cents from one account to another. It never changes and never goes; a mistake gets a line of its own.

    ``threshold`` is what the money took away; ``about_kind`` and ``about_id`` name the thing it was for, by type.
    """

    # A number, in the order in which lines are written: an index of random keys costs each line more than its row.
    id = models.BigAutoField(primary_key=True)  # type: ignore[assignment]
    network = without_own_index()
    fund_year = models.ForeignKey(FundYear, on_delete=models.PROTECT, related_name="entries")
    kind = models.CharField(max_length=12, choices=EntryKind.choices)
    source = models.CharField(max_length=10, choices=Account.choices)
    target = models.CharField(max_length=10, choices=Account.choices)
    cents = models.BigIntegerField()
    on = models.DateField()
    what = models.CharField(max_length=160, blank=True)
    basket = models.CharField(max_length=20, choices=Basket.choices, blank=True)
    threshold = models.CharField(max_length=12, blank=True)
    about_kind = models.CharField(max_length=40, blank=True)
    about_id = models.UUIDField(null=True)
    hold = models.ForeignKey(Hold, on_delete=models.PROTECT, null=True, related_name="entries", db_index=False)
    corrects = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="corrections", db_index=False
    )
    key = models.CharField(max_length=120)
    by_code = models.CharField(max_length=60)
    made_at = models.DateTimeField(default=timezone.now)

    privacy = Privacy(
        keep=Keep.MONEY,
        kind=Class.OPERATIONAL,
        source=Class.OPERATIONAL,
        target=Class.OPERATIONAL,
        what=Class.OPERATIONAL,
        basket=Class.OPERATIONAL,
        threshold=Class.OPERATIONAL,
        about_kind=Class.OPERATIONAL,
        key=Class.OPERATIONAL,
        by_code=Class.STAFF,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["network", "key"], name="entry_once"),
            models.CheckConstraint(condition=Q(cents__gt=0) & ~Q(source=F("target")), name="entry_moves"),
        ]

    @property
    def come_back(self) -> int:
        """What of this line came back by now, in cents."""
        lines = Entry.objects.filter(fund_year_id=self.fund_year_id, corrects_id=self.pk)
        return int(lines.aggregate(total=Sum("cents", default=0))["total"])
