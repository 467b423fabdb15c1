"""One row of everything in referrals that ends, for the nights that carry out the terms."""

import datetime

from django.utils import timezone

from meedoen.referrals.models import (
    Companion,
    CompanionHours,
    CompanyAsk,
    HelpMatch,
    HelpNotice,
    OwnPlan,
    PlanStep,
    Referral,
    ThresholdStop,
    ToTell,
)
from tests.factories import make_participant, make_user

DAY = datetime.timedelta(days=1)
MONTH, TWO_YEARS = 31 * DAY, 730 * DAY


def ends(organisation, at):
    """(table, when its term ends, how to see that it ended) for rows of this moment. Call inside ``seeding``."""
    day = timezone.localdate(at)
    person = make_participant(organisation, since=day, last_seen_on=day + 4000 * DAY)
    end = timezone.make_aware(datetime.datetime.combine(day + DAY, datetime.time()))
    led = Referral.objects.create(
        organisation=organisation, receiver=organisation, person=person, asked="face", state="ended",
        because="own_choice", proposed_on=day, ended_on=day, transport=True, code_index="x",
    )  # fmt: skip
    guide = Companion.objects.create(organisation=organisation, person=person, since=day, stopped_on=day)
    going = Companion.objects.create(organisation=organisation, since=day)
    hours = CompanionHours.objects.create(companion=going, day=day, minutes=60)
    asked = CompanyAsk.objects.create(organisation=organisation, referral=led, companion=going, since=day)
    tell = ToTell.objects.create(
        organisation=organisation,
        user=make_user(date_joined=at),
        person=person,
        since=day,
        settled_at=at,
        outcome="told",
    )
    stop = ThresholdStop.objects.create(threshold="affordable", month=day)
    return [
        (
            "referrals.Referral",
            end + TWO_YEARS,
            _left(Referral, led, person=None, transport=False, because="own_choice"),
        ),
        ("referrals.Companion", end + TWO_YEARS, _gone(guide)),
        ("referrals.CompanionHours", end + TWO_YEARS, _gone(hours)),
        ("referrals.CompanyAsk", end + MONTH, _gone(asked)),
        ("referrals.ToTell", at + MONTH, _gone(tell)),
        ("referrals.ThresholdStop", end + TWO_YEARS, _gone(stop)),
        *_own_plan(organisation, person, day, end),
        *_small_help(organisation, person, day, end),
    ]


def _own_plan(organisation, person, day, end):
    plan = OwnPlan.objects.create(organisation=organisation, person=person, goal=b"x", since=day, changed_on=day)
    step = PlanStep.objects.create(plan=plan, person=person, what=b"x")
    return [
        ("referrals.OwnPlan", end + TWO_YEARS, _gone(plan)),
        ("referrals.PlanStep", end + TWO_YEARS, _gone(step)),
    ]


def _small_help(organisation, person, day, end):
    """A notice loses its person a month after it closed; a pair goes after two years, its notices still there."""

    def noted(side, until):
        return HelpNotice.objects.create(
            organisation=organisation, person=person, side=side, kind="shopping", area_code="A", since=day, until=until
        )

    closed = noted("ask", day)
    pair = HelpMatch.objects.create(
        organisation=organisation, since=day, **{side: noted(side, day + 4000 * DAY) for side in ("ask", "offer")}
    )
    return [
        ("referrals.HelpNotice", end + MONTH, _left(HelpNotice, closed, person=None, area_code="", kind="shopping")),
        ("referrals.HelpMatch", end + TWO_YEARS, _gone(pair)),
    ]


def _left(model, row, **left):
    return lambda: model.objects.filter(pk=row.pk, **left).exists()


def _gone(row):
    return lambda: not type(row).objects.filter(pk=row.pk).exists()
