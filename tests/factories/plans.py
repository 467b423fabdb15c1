"""A plan with a finding, a goal and an action, straight into the tables."""

import datetime
import itertools

from meedoen.kernel import tenancy
from meedoen.kernel.guard import seeding
from meedoen.plans import models

_number = itertools.count(1)


def make_plan(network, **fields):
    """A plan of three years."""
    days = {"first_day": datetime.date(2026, 1, 1), "last_day": datetime.date(2028, 12, 31)}
    with seeding("plan"), tenancy.use_network(network.pk):
        return models.Plan.objects.create(**{"name": f"Plan {next(_number)}", **days, **fields})


def make_finding(plan, text="Weinig bussen op zondag.", **fields):
    with seeding("finding"), tenancy.use_network(plan.network_id):
        return models.Finding.objects.create(plan=plan, text=text, theme="mobility", **fields)


def make_goal(plan, text="Iedereen geraakt erbij.", **fields):
    with seeding("goal"), tenancy.use_network(plan.network_id):
        return models.Goal.objects.create(plan=plan, text=text, **fields)


def make_action(goal, text="Een belbus op zondag.", **fields):
    with seeding("action"), tenancy.use_network(goal.network_id):
        return models.PlannedAction.objects.create(
            **{"goal": goal, "text": text, "due_on": datetime.date(2028, 1, 1), **fields}
        )
