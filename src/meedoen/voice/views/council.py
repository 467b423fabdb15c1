"""Short pages for who decides: what waits for a decision, which decisions wait for an answer."""

from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from meedoen.kernel.web import acts, page
from meedoen.kernel.web.request import HouseRequest

from ..policy import answers as policy
from ..queries import promises as reads


@require_safe
@acts(policy.SEE_WAITING)
def council(request: HouseRequest, network: Any) -> HttpResponse:
    """For the clerk of a council: points and bundles that wait for a decision, oldest promise first."""
    context = {"waiting": reads.to_decide(request.actor, today=timezone.localdate())}
    return page(request, "voice/council.html", context)


@require_safe
@acts(policy.SEE_WAITING)
def to_answer(request: HouseRequest, network: Any) -> HttpResponse:
    """For the policy maker: decisions to answer, and what one promised to do."""
    today = timezone.localdate()
    context = {
        "waiting": reads.to_answer(request.actor, today=today),
        "mine": reads.my_actions(request.actor, today=today),
    }
    return page(request, "voice/to_answer.html", context)
