"""Figures that a finding can rest on: those of the area, and what closed surveys say."""

import uuid
from typing import Any

from django.utils.translation import gettext as _

from meedoen.kernel.access import can
from meedoen.kernel.refusals import Refused
from meedoen.kernel.web.request import HouseRequest
from meedoen.networks import public as networks

from ..policy import surveys as policy
from ..queries import surveys as reads
from ..rules.findings_told import Figure
from ..services import findings as services
from ..survey_words import figures_of_survey

ASKED = "vragenlijst"
"""How the code of a figure out of a survey begins: ``vragenlijst:<survey>:<which of its headlines>``."""


def asked_code(survey_id: uuid.UUID, which: int = 0) -> str:
    """How a headline of a survey stands in the form of a finding."""
    return f"{ASKED}:{survey_id}:{which}"


def figures_to_choose(request: HouseRequest, plan: Any) -> list[tuple[Any, Any]]:
    """The figures that may be laid beside a finding of a plan, in groups: of the area, and of each closed survey of
    this plan or of none."""
    where = _where(request, plan)
    known = networks.indicators_of(request.actor, where) if where is not None else []
    own = [(one.code, f"{one.name}: {one.said}, {one.period}") for one in known]
    groups: list[tuple[Any, Any]] = [(_("Cijfers van het gebied"), own)] if own else []
    for found in _closed(request, plan):
        told = [(asked_code(found.row.pk, at), one.words) for at, one in enumerate(figures_of_survey(found))]
        if told:
            groups.append((_("Vragenlijst “%(title)s”") % {"title": found.row.title}, told))
    return groups


def picked_figure(request: HouseRequest, plan: Any, code: str, zone: uuid.UUID | None) -> Figure | None:
    """The chosen figure in words, with its source: of the zone when one was chosen, else of the whole area; what a
    survey says as it was released. None when none was chosen. Raises Refused for one that is not known there."""
    if code.startswith(f"{ASKED}:"):
        return _asked(request, plan, code)
    where = zone or _where(request, plan)
    if not code or where is None:
        return None
    line = networks.figure_line(request.actor, where, code)
    if not line.known:
        raise Refused(
            _("Dit cijfer is niet bekend voor %(where)s. Kies een ander cijfer of een andere zone.")
            % {"where": line.where},
            field="figure",
        )
    told = line.told[: services.FIGURE_MOST]
    return Figure(told, line.source[: services.SOURCE_MOST], code, line.period, str(where), line.number)


def _where(request: HouseRequest, plan: Any) -> uuid.UUID | str | None:
    if plan.working_area_id is not None:
        return plan.working_area_id
    here = networks.areas(request.actor, kind=networks.AreaKind.MUNICIPALITY)
    return here[0].code if here else None


def _closed(request: HouseRequest, plan: Any) -> list[reads.Found]:
    if not can(request.actor, policy.READ_RESULTS.name):
        return []
    return [one for one in reads.latest_results(request.actor) if one.row.plan_id in (plan.pk, None)]


def _asked(request: HouseRequest, plan: Any, code: str) -> Figure | None:
    for found in _closed(request, plan):
        for at, figure in enumerate(figures_of_survey(found)):
            if code == asked_code(found.row.pk, at):
                return figure
    raise Refused(_("Deze vragenlijst is er niet meer. Kies een ander cijfer."), field="figure")
