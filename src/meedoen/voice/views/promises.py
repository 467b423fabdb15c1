"""The promise clock, and the figures."""

from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from meedoen.kernel.access import can
from meedoen.kernel.refusals import NotFound
from meedoen.kernel.web import acts, page
from meedoen.kernel.web.request import HouseRequest

from ..policy import answers as policy
from ..queries import answers
from ..queries import promises as reads
from ..queries.answer_figures import answer_figures


@require_safe
@acts(policy.SEE_PROMISES)
def promises(request: HouseRequest, network: Any) -> HttpResponse:
    """What is late, what is due, what was answered lately."""
    today = timezone.localdate()
    groups = can(request.actor, "voice.say_for_group")
    context = {
        "clock": reads.promises(request.actor, today=today),
        "opens": can(request.actor, "voice.see_answers"),
        "for_groups": answers.for_groups(request.actor) if groups else [],
        "today": today,
    }
    return page(request, "voice/promises.html", context)


@require_safe
@acts(policy.SEE_FIGURES)
def figures(request: HouseRequest, network: Any) -> HttpResponse:
    """The figures of one year."""
    today = timezone.localdate()
    asked = request.GET.get("jaar", str(today.year))
    if not asked.isdecimal() or not 2000 <= int(asked) <= today.year:
        raise NotFound("year")
    found = answer_figures(request.actor, year=int(asked), today=today)
    return page(request, "voice/answer_figures.html", {"figures": found, "year": int(asked)})
