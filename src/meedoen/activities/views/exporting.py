"""The offer as a list to take along."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from meedoen.kernel.taking_out import Export
from meedoen.kernel.web import acts
from meedoen.kernel.web.files import file

from .. import policy
from ..services import exporting as services


@require_safe
@acts(policy.EXPORT)
def sessions(request: HttpRequest, network: Any, kind: str) -> HttpResponse:
    """What is still to come, one row a session: it can be changed in a spreadsheet and read in again."""
    return _handed_over(services.export_sessions(request.actor, kind=kind))  # type: ignore[attr-defined]


@require_safe
@acts(policy.EXPORT)
def export(request: HttpRequest, network: Any, kind: str) -> HttpResponse:
    """The offer that this actor plans, to open in a spreadsheet."""
    return _handed_over(services.export_activities(request.actor, kind=kind))  # type: ignore[attr-defined]


def _handed_over(made: Export) -> HttpResponse:
    return file(made.content, made.name, to_keep=True, kept="")
