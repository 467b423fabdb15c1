"""Dilbeek's two tracks (D9): a discount at once, and a refund under a ceiling. The amounts show the shape of its rules."""

import datetime

from meedoen.budgets import public as budgets
from meedoen.kernel.actors import Actor
from meedoen.passes import public as passes

from .calendar import Days

FIRST, SECOND = "Spoor 1: korting met de pas", "Spoor 2: terugbetaling"
WELFARE = "Sociaal-culturele toelage van het OCMW"
HUNDRED = 10_000


def make_schemes(slug: str, lead: Actor, days: Days) -> None:
    """Track 1 and 2 of Dilbeek since last year, and a draft of what track 2 could become."""
    if slug != "dilbeek":
        return
    funds = {name: key for key, name in budgets.fund_names(lead).items()}
    start = datetime.date(days.today.year - 1, 1, 1)
    at_once = passes.Terms(bands=(passes.Band(0, 80),), paid_to=("organiser",), four_eyes_above=15_000)
    one = passes.make_scheme(lead, name=FIRST, fund_id=funds["Eigen inbreng"], terms=at_once)
    passes.publish(lead, one.pk, starts_on=start)
    welfare = passes.Terms(bands=(passes.Band(0, 75, 6_000),), decider="committee", proof="receipt")
    ocmw = passes.make_scheme(
        lead, name=WELFARE, fund_id=funds["Participatie en sociale activering"], terms=welfare
    )  # fmt: skip
    passes.publish(lead, ocmw.pk, starts_on=start)
    refund = passes.Terms(
        bands=(passes.Band(0, 80, HUNDRED),), most=2, where="here", four_eyes_above=7_500,
        paid_to=("person", "organiser", "third"), excludes=(str(ocmw.scheme_id),),
    )  # fmt: skip
    two = passes.make_scheme(lead, name=SECOND, fund_id=funds["Trekkingsrecht"], terms=refund)
    passes.publish(lead, two.pk, starts_on=start)
    draft = passes.new_version(lead, two.pk)
    wider = passes.Terms(
        bands=(passes.Band(0, 80, 15_000), passes.Band(18, 80, HUNDRED)), most=3, where="here", four_eyes_above=7_500,
        household_ceiling=40_000, paid_to=("person", "organiser", "third"), excludes=(str(ocmw.scheme_id),),
    )  # fmt: skip
    passes.change_draft(lead, draft.pk, name=SECOND, fund_id=funds["Trekkingsrecht"], terms=wider)
