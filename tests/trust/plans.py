"""A plan with all that hangs on it, for the world of the grid."""

import datetime

from django.utils import timezone

from meedoen.networks.models import Area
from meedoen.plans import models as plans

FIRST, LAST = datetime.date(2026, 1, 1), datetime.date(2028, 12, 31)


def add_to(made) -> None:
    """One of everything for this household; its words are canaries. Called inside ``seeding``."""
    sings, today = made.canaries.sing, timezone.localdate()
    plan = plans.Plan.objects.create(
        name=sings("public", "plan"),
        about=sings("public", "waarover"),
        first_day=FIRST,
        last_day=LAST,
        reading_since=today,
    )
    plans.Plan.objects.create(name=sings("inside", "geslotenplan"), about="", first_day=FIRST, last_day=LAST)
    seen = plans.Observation.objects.create(
        kind="street", said=sings("own", "gezien"), quote=sings("own", "eigenwoorden"), organisation=made.organisation,
        checked_on=today,
    )  # fmt: skip
    finding = plans.Finding.objects.create(plan=plan, text=sings("inside", "bevinding"), theme="housing")
    figure = plans.FindingFigure.objects.create(finding=finding, words=sings("inside", "cijfer"), source="Statbel 2024")
    other = plans.Finding.objects.create(plan=plan, text=sings("inside", "bevinding"), follows=finding)
    now = plans.Swot.objects.create(plan=plan, year=2026)
    before = plans.Swot.objects.create(plan=plan, year=2020)
    plans.SwotLine.objects.create(swot=now, finding=other, quadrant="strength")
    plans.SwotLine.objects.create(swot=before, finding=finding, quadrant="weakness")
    goal = plans.Goal.objects.create(plan=plan, text=sings("inside", "doel"), plain=sings("public", "gewoon"))
    tool = plans.Tool.objects.create(
        kind="scenario", title=sings("inside", "draaiboek"), about=sings("inside", "watdoeje"),
        organisation=made.organisation,
    )  # fmt: skip
    action = plans.PlannedAction.objects.create(
        goal=goal, text=sings("inside", "actie"), plain=sings("public", "gewoon"), owner=made.organisation,
        due_on=LAST, indicator=sings("inside", "maat"), start_value=1, target_value=9, tool=tool, finding=finding,
    )  # fmt: skip
    plans.Measurement.objects.create(action=action, on=today, value=3, note=sings("inside", "meting"))
    stone = plans.Milestone.objects.create(plan=plan, text=sings("inside", "mijlpaal"), on=LAST)
    item = plans.NewsItem.objects.create(
        title=sings("public", "nieuws"), text=sings("public", "bericht"), first_day=today, last_day=LAST
    )
    village = Area.objects.filter(kind="village").order_by("-pk").first()
    stop = plans.TourStop.objects.create(area=village, planned_on=today, spot=sings("inside", "halte"))
    rows = {
        "area_plan_id": plan.pk, "figure_id": figure.pk, "observation_id": seen.pk, "finding_id": finding.pk,
        "swot_id": now.pk, "goal_id": goal.pk, "planned_action_id": action.pk, "tool_id": tool.pk,
        "milestone_id": stone.pk, "item_id": item.pk, "tour_stop_id": stop.pk,
    }  # fmt: skip
    for name, row in rows.items():
        made.rows.setdefault(name, row)
