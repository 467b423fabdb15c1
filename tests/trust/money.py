"""A fund with an expense, a subsidy and an agreement with a promise, for the world of the grid."""

import datetime

from django.utils import timezone

from meedoen.budgets import models as budgets
from meedoen.networks.models import Agreement, AgreementParty

BEFORE, FIRST, LAST = datetime.date(2014, 1, 1), datetime.date(2020, 1, 1), datetime.date(2025, 12, 31)
REGIME = "participation_decree_2008"


def add_to(made) -> None:
    """One of everything for this household; its words are canaries. Called inside ``seeding``."""
    sings, today = made.canaries.sing, timezone.localdate()
    earlier = Agreement.objects.create(
        name=sings("inside", "oudenota"), regime=REGIME, first_day=BEFORE, last_day=datetime.date(2019, 12, 31)
    )
    agreement = Agreement.objects.create(
        name=sings("inside", "nota"), regime=REGIME, first_day=FIRST, last_day=LAST, renews=earlier
    )
    AgreementParty.objects.create(agreement=agreement, organisation=made.organisation)
    promise = budgets.Promise.objects.create(agreement=agreement, level="strategic", text=sings("inside", "belofte"))
    evidence = budgets.Evidence.objects.create(promise=promise, year=2024, text=sings("inside", "bewijs"))
    fund = budgets.Fund.objects.create(
        name=sings("inside", "fonds"), kind="own_contribution", funder="Gemeente", agreement=agreement
    )
    pot = budgets.FundYear.objects.create(fund=fund, year=today.year, budget=10_000, committed=500, paid=100)
    hold = budgets.Hold.objects.create(fund_year=pot, key=f"world:{pot.pk}", cents=500, left=500, state="committed")
    accounts = {
        "budget": ("outside", "free", 10_000), "expense": ("free", "paid", 100),
        "reservation": ("free", "reserved", 500), "commitment": ("reserved", "committed", 500),
    }  # fmt: skip
    lines = {
        kind: budgets.Entry.objects.create(
            fund_year=pot, kind=kind, source=source, target=target, cents=cents, on=today,
            what=sings("inside", "regel"), key=f"world:{pot.pk}:{kind}", by_code="AAAA",
        )
        for kind, (source, target, cents) in accounts.items()
    }  # fmt: skip
    subsidy = budgets.Subsidy.objects.create(
        hold=hold, organisation=made.organisation, what_for=sings("inside", "subsidie"), granted_on=today,
        account_by=today + datetime.timedelta(days=90),
    )  # fmt: skip
    rows = {
        "fund_id": fund.pk, "fund_year_id": pot.pk, "entry_id": lines["expense"].pk, "subsidy_id": subsidy.pk,
        "agreement_id": agreement.pk, "promise_id": promise.pk, "evidence_id": evidence.pk,
    }  # fmt: skip
    for name, row in rows.items():
        made.rows.setdefault(name, row)
