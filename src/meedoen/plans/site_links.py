"""What stands on other pages: the way to the reading version and the news on the board; what answers a bundle."""

from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone

from meedoen.budgets import public as budgets
from meedoen.kernel import editions
from meedoen.kernel.actors import Actor
from meedoen.kernel.web import shelf
from meedoen.kernel.web.request import HouseRequest

from .policy import plans, tools
from .queries import goals, reading
from .queries import tools as tool_reads

FINISHED = "plans.PlannedAction"
NEWS_AT_ONCE = 3


def on_the_site(request: HouseRequest, network: Any) -> str:
    """The plan that is open to read, and the news of today; nothing where there is neither.

    Asked again only when a plan or a message changed, or the day.
    """
    here, actor = request.network, request.actor
    marks = editions.of(shelf.marks_of(request), "plans_plan", "plans_newsitem")
    open_now, news = editions.remembered(
        ("neighbourhood", here.pk, timezone.localdate()),
        marks,
        lambda: (reading.open_plans(actor), tool_reads.site_news(actor)[:NEWS_AT_ONCE]),
    )
    if not open_now and not news:
        return ""
    return render_to_string("plans/site/links.html", {"network": here, "plans": open_now, "news": news}, request)


def on_today(request: HouseRequest, network: Any) -> str:
    """The news of today on the start page of the staff."""
    if not tools.SEE_NEWS.allows(request.actor):
        return ""
    found = tool_reads.news(request.actor, today=timezone.localdate())[:NEWS_AT_ONCE]
    return render_to_string("plans/today_news.html", {"network": network, "news": found}, request) if found else ""


def beside_a_bundle(request: HouseRequest, bundle: Any) -> str:
    """Which actions of a plan answer this bundle or a decision about it."""
    if not plans.SEE_PLANS.allows(request.actor):
        return ""
    found = goals.answering(request.actor, bundle.pk)
    context = {"network": request.network, "actions": found}
    return render_to_string("plans/beside_a_bundle.html", context, request) if found else ""


def finished(actor: Actor, year: int) -> list[budgets.evidence.Happened]:
    """The actions finished in a year: they can show that a promise of the agreement is kept."""
    if not plans.SEE_PLANS.allows(actor):
        return []
    return [budgets.evidence.Happened(FINISHED, one.text, one.pk) for one in goals.done_in(actor, year)]
