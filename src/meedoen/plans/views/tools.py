"""The tool library and the news."""

import uuid
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.access import can
from meedoen.kernel.web import acts, asked, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest
from meedoen.networks import public as networks
from meedoen.wording.public import only_read

from ..forms.tools import NewsForm, ToolForm
from ..policy import tools as policy
from ..queries import tools as reads
from ..services import tools as services
from ..terms.goals import Block, ToolKind
from .heads import of_network
from .words import day


@require_safe
@acts(policy.SEE_TOOLS)
def tools(request: HouseRequest, network: Any) -> HttpResponse:
    """Everything in the library, or one kind of it."""
    kind = request.GET.get("soort", "")
    kind = kind if kind in ToolKind.values else ""
    chips = [{"label": str(one.label), "href": f"?soort={one.value}", "active": one == kind} for one in ToolKind]
    context = {
        **of_network(request, "tools"),
        "chips": chips,
        "kind": kind,
        "tools": reads.tools(request.actor, kind=kind),
        "may_add": can(request.actor, "plans.add_tool"),
    }
    return page(request, "plans/tools.html", context)


@require_safe
@acts(policy.SEE_TOOLS)
def tool(request: HouseRequest, network: Any, tool_id: uuid.UUID) -> HttpResponse:
    """One thing: what it is, how to do it, and a link that says first that it leads elsewhere."""
    found = reads.tool(request.actor, tool_id)
    context = {
        "tool": found,
        "blocks": [str(Block(code).label) for code in found.row.blocks],
        "site": urlsplit(found.row.address).hostname or "",
    }
    return page(request, "plans/tool.html", context)


@acts(policy.ADD_TOOL)
def add(request: HouseRequest, network: Any) -> HttpResponse:
    """Something new in the library."""
    form = ToolForm(request.POST or None, organisations=networks.own_organisations(request.actor))
    if request.method == "POST" and form.is_valid():
        organisation = form.cleaned_data["organisation_id"]
        made = attempt(
            form,
            lambda: services.add_tool(request.actor, organisation_id=organisation, told=form.told, once=form.token),
        )
        if made is not None:
            done(request, _("Het ligt in de gereedschapskist."))
            return redirect_to(request, "plans:tool", tool_id=made.pk)
    return asked(request, form, _("Iets in de gereedschapskist"), back=("plans:tools", {}))


@acts(policy.CHANGE_TOOL)
def change(request: HouseRequest, network: Any, tool_id: uuid.UUID) -> HttpResponse:
    """The same in other words."""
    row = reads.changeable(request.actor, tool_id)
    names = ("kind", "title", "about", "steps", "address", "threshold", "blocks")
    form = ToolForm(request.POST or None, organisations=None, initial={name: getattr(row, name) for name in names})
    if request.method == "POST" and form.is_valid():
        saved = attempt(form, lambda: services.change_tool(request.actor, tool_id, told=form.told, once=form.token))
        if saved is not None:
            done(request, _("Aangepast."))
            return redirect_to(request, "plans:tool", tool_id=tool_id)
    drop = reverse("plans:drop_tool", kwargs={"network": network.slug, "tool_id": tool_id})
    back = ("plans:tool", {"tool_id": tool_id})
    return asked(request, form, _("Aanpassen"), back=back, drop_url=drop, drop_act=_("Haal het uit de kist"))


@require_POST
@acts(policy.CHANGE_TOOL)
def drop(request: HouseRequest, network: Any, tool_id: uuid.UUID) -> HttpResponse:
    """It leaves the library."""
    services.drop_tool(request.actor, tool_id)
    done(request, _("Het ligt niet meer in de gereedschapskist."))
    return redirect_to(request, "plans:tools")


@require_safe
@acts(policy.SEE_NEWS)
def news(request: HouseRequest, network: Any) -> HttpResponse:
    """All news, also what is over or still to come."""
    today = timezone.localdate()
    items = [
        {
            "row": one,
            "days": _("%(first)s tot en met %(last)s") % {"first": day(one.first_day), "last": day(one.last_day)},
            "now": one.first_day <= today <= one.last_day,
        }
        for one in reads.news(request.actor)
    ]
    context = {**of_network(request, "news"), "news": items, "may_write": can(request.actor, "plans.write_news")}
    return page(request, "plans/news.html", context)


@acts(policy.WRITE_NEWS)
def write_news(request: HouseRequest, network: Any) -> HttpResponse:
    """A new message."""
    if looked := only_read(request, NewsForm, lambda form: _ask_news(request, form)):
        return looked
    form = NewsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: services.write_news(request.actor, once=form.token, **form.answers))
        if made is not None:
            done(request, _("Het nieuws staat erbij."))
            return redirect_to(request, "plans:news")
    return _ask_news(request, form)


def _ask_news(request: HouseRequest, form: NewsForm, **more: Any) -> HttpResponse:
    return asked(request, form, _("Nieuws"), back=("plans:news", {}), template="plans/news_form.html", **more)


@acts(policy.CHANGE_NEWS)
def change_news(request: HouseRequest, network: Any, item_id: uuid.UUID) -> HttpResponse:
    """The same message otherwise."""
    row = reads.news_item(request.actor, item_id)
    drop = reverse("plans:drop_news", kwargs={"network": network.slug, "item_id": item_id})
    more = {"drop_url": drop, "drop_act": _("Haal dit weg")}
    if looked := only_read(request, NewsForm, lambda form: _ask_news(request, form, **more)):
        return looked
    names = ("title", "text", "first_day", "last_day", "on_site")
    form = NewsForm(request.POST or None, initial={name: getattr(row, name) for name in names})
    if request.method == "POST" and form.is_valid():
        saved = attempt(form, lambda: services.change_news(request.actor, item_id, once=form.token, **form.answers))
        if saved is not None:
            done(request, _("Het nieuws is aangepast."))
            return redirect_to(request, "plans:news")
    return _ask_news(request, form, **more)


@require_POST
@acts(policy.CHANGE_NEWS)
def drop_news(request: HouseRequest, network: Any, item_id: uuid.UUID) -> HttpResponse:
    """The message goes."""
    services.drop_news(request.actor, item_id)
    done(request, _("Het nieuws is weg."))
    return redirect_to(request, "plans:news")
