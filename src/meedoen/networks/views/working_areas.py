"""Drawing a working area: its name, and the neighbourhoods that lie in it, ticked in a list or on the map."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from meedoen.kernel.web import acts, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest

from .. import maps, policy, queries, services
from ..forms import WorkingAreaForm


@acts(policy.MAKE_WORKING_AREA)
def add(request: HouseRequest, network: Any) -> HttpResponse:
    """A new working area; with ``?in=`` a zone of another."""
    whole = _whole(request)
    groups = _groups(request, whole)
    form = WorkingAreaForm(request.POST or None, groups=groups)
    if request.method == "POST" and form.is_valid():
        part_of = whole.pk if whole else None
        made = attempt(
            form, lambda: services.make_working_area(request.actor, once=form.token, part_of=part_of, **form.answers)
        )
        if made:
            done(request, _("%(name)s staat op de kaart.") % {"name": made.name})
            return redirect_to(request, "networks:working_area", working_area_id=made.pk)
    return _form(request, form, whole=whole)


@acts(policy.CHANGE_WORKING_AREA)
def edit(request: HouseRequest, network: Any, working_area_id: uuid.UUID) -> HttpResponse:
    """Change the name, the neighbourhoods or the days."""
    found = queries.working_area(request.actor, working_area_id)
    initial = {name: getattr(found, name) for name in ("name", "codes", "valid_from", "valid_to")}
    form = WorkingAreaForm(request.POST or None, groups=_groups(request, found.part_of), initial=initial)
    if request.method == "POST" and form.is_valid():
        answers = form.answers
        answers["valid_from"] = answers["valid_from"] or found.valid_from
        changed = attempt(
            form, lambda: services.change_working_area(request.actor, found.pk, once=form.token, **answers)
        )
        if changed:
            done(request, _("%(name)s is aangepast.") % {"name": changed.name})
            return redirect_to(request, "networks:working_area", working_area_id=found.pk)
    return _form(request, form, whole=found.part_of, area=found)


def _whole(request: HouseRequest) -> Any:
    """The working area of which this becomes a zone; None for a whole. Raises NotFound for one that is not there."""
    asked = request.GET.get("in", "")
    if not asked:
        return None
    try:
        return queries.working_area(request.actor, uuid.UUID(asked))
    except ValueError:
        return None


def _groups(request: HouseRequest, whole: Any) -> list[Any]:
    """The neighbourhoods by village, then the sectors of each; of a zone only what lies in the whole."""
    return queries.to_choose_from(request.actor, whole.codes if whole else None)


def _form(request: HouseRequest, form: WorkingAreaForm, *, whole: Any, area: Any = None) -> HttpResponse:
    chosen = set(form["codes"].value() or ())
    offered = {code for group in form.groups for code, _name in group.areas}
    rows = [row for row in queries.neighbourhoods(request.actor) if row.code in offered]
    context = {
        "form": form,
        "whole": whole,
        "area": area,
        "map": maps.to_pick(rows, chosen, title=_("Kies op de kaart wat in het werkgebied ligt")),
    }
    return page(request, "networks/working_area_form.html", context, status=422 if form.errors else 200)
