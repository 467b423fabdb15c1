"""The work in the background, on screen: for the coordinator of a network and for the operator of the server."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.jobs import policy, queries, services
from meedoen.kernel.web import acts, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest

TONES = {"running": "accent", "waiting": "plain", "done": "ok"}


@require_safe
@acts(policy.SEE)
def network(request: HouseRequest, network: Any) -> HttpResponse:
    """The jobs of one network: what failed first."""
    return _page(request, queries.of_network(request.actor), base="ui/base_worker.html")


@require_safe
@acts(policy.SEE_ALL)
def server(request: HouseRequest) -> HttpResponse:
    """The jobs of every network and of the server itself."""
    return _page(request, queries.of_server(request.actor), base="ui/base_plain.html")


@require_POST
@acts(policy.AGAIN)
def again(request: HouseRequest, job_id: uuid.UUID, network: Any = None) -> HttpResponse:
    """Have a failed job tried once more."""
    services.try_again(request.actor, job_id=job_id)
    done(request, _("De taak staat weer klaar. Binnen enkele seconden begint ze."))
    return redirect_to(request, "desk:jobs" if network else "house:jobs")


def _page(request: HouseRequest, lines: list[queries.JobLine], *, base: str) -> HttpResponse:
    failed = [line for line in lines if line.failed]
    return page(request, "desk/jobs.html", {"failed": failed, "others": _grouped(lines), "base": base})


def _grouped(lines: list[queries.JobLine]) -> list[dict[str, Any]]:
    """What did not fail: one row for each job and state, over all its networks, with the latest moment."""
    words = {"running": _("bezig"), "waiting": _("wacht"), "done": _("klaar")}
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    for line in lines:
        if line.failed:
            continue
        fresh = {"label": line.label, "state": line.state, "tone": TONES[line.state], "word": words[line.state]}
        fresh |= {"at": line.at, "count": 0, "networks": 0, "tried": False}
        row = rows.setdefault((str(line.label), line.state), fresh)
        row["at"], row["count"] = max(row["at"], line.at), row["count"] + line.count
        row["networks"], row["tried"] = row["networks"] + 1, row["tried"] or bool(line.error)
    return list(rows.values())
