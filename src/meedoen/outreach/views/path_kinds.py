"""The kinds of paths of a network, and their figures."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.release import unit_word
from meedoen.kernel.web import acts, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest
from meedoen.networks import public as networks

from ..forms.paths import TemplateForm
from ..policy import paths as policy
from ..queries import editions
from ..queries import paths as reads
from ..rules import paths as rules
from ..rules import periods
from ..rules.starters import STARTERS, starter
from ..services import close_paths_year
from ..services import paths as services
from .spans import choices


@require_safe
@acts(policy.SEE_TEMPLATES)
def kinds(request: HouseRequest, network: Any) -> HttpResponse:
    """Which kinds of paths there are, with their steps."""
    found = reads.kinds(request.actor, all_of_them=True)
    names = {one.name for one in found}
    context = {
        "kinds": found,
        "may_lead": policy.MAKE_TEMPLATE.allows(request.actor),
        "starters": [one for one in STARTERS if str(one.name) not in names],
    }
    return page(request, "outreach/path_kinds.html", context)


@acts(policy.MAKE_TEMPLATE)
def make(request: HouseRequest, network: Any) -> HttpResponse:
    """A new kind of path; from an example with ``?voorbeeld=``."""
    form = TemplateForm(request.POST or None, initial=_example(request.GET.get("voorbeeld", "")))
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: services.make_template(request.actor, once=form.token, **form.said))
        if made is not None:
            done(request, _("%(name)s staat klaar.") % {"name": made.name})
            return redirect_to(request, "outreach:path_kinds")
    return page(request, "outreach/path_kind.html", {"form": form, "kind": None}, status=422 if form.errors else 200)


def _example(key: str) -> dict[str, Any]:
    found = starter(key)
    if found is None:
        return {str(kind): str(rules.Outcome(kind).label) for kind in rules.OFFERED}
    endings = {str(kind): str(word) for kind, word in found.endings}
    return {"name": found.name, "counted": found.counted, "steps": "\n".join(map(str, found.steps)), **endings}


@acts(policy.CHANGE_TEMPLATE)
def change(request: HouseRequest, network: Any, template_id: uuid.UUID) -> HttpResponse:
    """Other words or another order."""
    kind = reads.kind(request.actor, template_id)
    said = {one.kind: one.word for one in kind.endings}
    initial = {"name": kind.name, "counted": kind.counted, "steps": "\n".join(step.word for step in kind.steps), **said}
    form = TemplateForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        kept = attempt(form, lambda: services.change_template(request.actor, template_id, once=form.token, **form.said))
        if kept is not None:
            done(request, _("Bewaard. Wat al gedaan was, blijft gedaan."))
            return redirect_to(request, "outreach:path_kinds")
    return page(request, "outreach/path_kind.html", {"form": form, "kind": kind}, status=422 if form.errors else 200)


@require_POST
@acts(policy.CHANGE_TEMPLATE)
def stop(request: HouseRequest, network: Any, template_id: uuid.UUID) -> HttpResponse:
    """No new paths of this kind; ``?opnieuw=1`` takes that back."""
    ended = request.GET.get("opnieuw") != "1"
    services.end_template(request.actor, template_id, ended=ended)
    undo = reverse("outreach:path_kind_stop", kwargs={"network": network.slug, "template_id": template_id})
    if ended:
        done(request, _("Er komen geen nieuwe van deze soort. Wat loopt, loopt verder."), undo=f"{undo}?opnieuw=1")
    else:
        done(request, _("Deze soort kan weer gekozen worden."))
    return redirect_to(request, "outreach:path_kinds")


@require_safe
@acts(policy.SEE_PATH_FIGURES)
def figures(request: HouseRequest, network: Any) -> HttpResponse:
    """The paths of a period: begun, running, and how they ended; rounded."""
    today = timezone.localdate()
    span = periods.span_of(request.GET.get("periode", ""), today)
    closed = None
    if not span.half:
        closed = editions.closed_paths(request.actor, span.year, number=networks.edition_asked(request))
    found = closed.figures if closed else reads.figures(request.actor, span.period)
    outcomes = [rules.Outcome(value) for value in rules.Outcome.values]
    context = {
        "outcomes": [str(one.label) for one in outcomes],
        "rows": [
            {
                "name": one.name,
                "unit": unit_word(one.unit, 2),
                "started": one.started.text,
                "running": one.running.text,
                "ended": [one.outcomes[str(outcome)].text for outcome in outcomes],
            }
            for one in found.templates
        ],
        "units": [unit_word(unit, 2) for unit in found.units],
        "thresholds": [(word, [figure.text for figure in numbers]) for word, numbers in found.thresholds],
        **networks.of_closed_year(
            request,
            closed,
            year=0 if span.half else span.year,
            span="periode",
            close=policy.CLOSE_PATHS_YEAR,
            close_page="outreach:paths_year_close",
        ),
        **choices(span, today),
    }
    return page(request, "outreach/path_figures.html", context)


@acts(policy.CLOSE_PATHS_YEAR)
def close_year(request: HouseRequest, network: Any, year: int) -> HttpResponse:
    """The figures of a year are kept as they are; with a reason for one that was closed already."""
    back = reverse("outreach:path_figures", args=[network.slug]) + f"?periode={year}"
    title = _("Cijfers van de trajecten")
    return networks.close_year_page(request, close_paths_year, editions.closed_paths, year=year, back=back, title=title)
