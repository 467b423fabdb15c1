"""A plan with all that hangs on it, for the world of the grid."""

import datetime

from meedoen.plans import models as plans

FIRST, LAST = datetime.date(2026, 1, 1), datetime.date(2028, 12, 31)


def add_to(made) -> None:
    """One of everything for this household; its words are canaries. Called inside ``seeding``."""
    sings = made.canaries.sing
    plan = plans.Plan.objects.create(
        name=sings("inside", "plan"), about=sings("inside", "waarover"), first_day=FIRST, last_day=LAST
    )
    rows = {"area_plan_id": plan.pk}
    for name, row in rows.items():
        made.rows.setdefault(name, row)
