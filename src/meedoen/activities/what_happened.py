"""What activities tell to who accounts for money and promises: times, and first times beside what a euro took away."""

from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext as _

from meedoen.budgets import public as budgets
from meedoen.kernel.actors import Actor
from meedoen.kernel.ui import slots

from . import policy
from .queries import year_lines

INITIATIVE = "activities.Initiative"


def initiatives(actor: Actor, year: int) -> list[budgets.evidence.Happened]:
    """Each initiative of the year with how many times something went on."""
    if not policy.SEE_YEAR.allows(actor):
        return []
    return [
        budgets.evidence.Happened(INITIATIVE, name, pk, str(times), "sessions")
        for pk, name, times in year_lines.initiatives_of_year(actor, year)
    ]


def newcomers(actor: Actor, year: int) -> list[budgets.evidence.Happened]:
    """How many persons came for the first time, as it may be shown."""
    if not policy.SEE_YEAR.allows(actor):
        return []
    found = year_lines.first_times(actor, year)
    title = _("Voor de eerste keer gekomen")
    return [budgets.evidence.Happened("activities.first_times", title, None, found.text, "persons")]


def first_times(actor: Actor, year: int) -> budgets.evidence.FirstTimes | None:
    """First times in the whole network, and where each threshold was lowered; None without a role for it."""
    if not policy.SEE_YEAR.allows(actor):
        return None
    whole = year_lines.first_times(actor, year)
    return budgets.evidence.FirstTimes(whole, year_lines.first_times_by_threshold(actor, year))


def beside_a_fund(request: Any, pot: Any) -> str:
    """Beside what a euro took away: how many came for the first time that year."""
    if not policy.SEE_YEAR.allows(request.actor):
        return ""
    said = {"year": pot.year, "persons": year_lines.first_times(request.actor, pot.year).text_with_unit}
    return format_html(
        "<p>{}</p>", _("In %(year)s kwamen %(persons)s voor de eerste keer, in heel het netwerk.") % said
    )


def connect() -> None:
    """Hand it in when the product starts."""
    budgets.evidence.use(INITIATIVE, initiatives, route="activities:outcome_initiative", argument="initiative_id")
    budgets.evidence.use("activities.first_times", newcomers)
    budgets.evidence.use_first_times(first_times)
    slots.fill("budgets.fund.beside", beside_a_fund)
