"""What an organisation is asked to agree with before a bundle is published."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from meedoen.kernel.web import acts, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest

from ..forms.bundles import AnswerApprovalForm
from ..policy import signals as policy
from ..queries import bundles as reads
from ..services import approvals as approving
from . import words
from .signals import head


@require_safe
@acts(policy.SEE_APPROVALS)
def asked(request: HouseRequest, network: Any) -> HttpResponse:
    """For what our organisation is asked to agree."""
    rows = [
        {
            "title": one.bundle.title,
            "for": one.organisation.name,
            "day": words.day(one.asked_on),
            "href": reverse("voice:approve", kwargs={"network": network.slug, "approval_id": one.pk}),
        }
        for one in reads.approvals_asked(request.actor)
    ]
    return page(request, "voice/approvals.html", {**head(request, "voice:approvals"), "asked": rows})


@acts(policy.APPROVE)
def approve(request: HouseRequest, network: Any, approval_id: uuid.UUID) -> HttpResponse:
    """Read the text and agree, or say what has to change."""
    found = reads.approval(request.actor, approval_id)
    initial = {"agrees": {"approved": "1", "refused": "0"}.get(found.state), "remark": found.remark}
    form = AnswerApprovalForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = form.answers
        kept = attempt(form, lambda: approving.answer_approval(request.actor, approval_id, once=form.token, **said))
        if kept is not None:
            done(request, _("Het antwoord van jouw organisatie is bewaard."))
            return redirect_to(request, "voice:approvals")
    context = {**head(request, "voice:approvals"), "form": form, "row": found.bundle, "for": found.organisation.name}
    return page(request, "voice/approve.html", context, status=422 if form.errors else 200)
