"""One claim whole: the photo of its receipt, what is odd about it, the question to who asked, the decision."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from meedoen.kernel.web import HouseForm, acts, attempt, done, page, redirect_to
from meedoen.kernel.web.files import file
from meedoen.kernel.web.request import HouseRequest

from .. import policy, services
from ..forms.claims import AnswerForm, QuestionForm
from ..queries import receipts as reads
from ..rules.saying import day
from ..terms import ClaimState
from .claims import shown


@require_safe
@acts(policy.SEE_RECEIPT)
def one(request: HouseRequest, network: Any, claim_id: uuid.UUID) -> HttpResponse:
    """A claim with all that is needed to decide."""
    return _one(request, claim_id, None)


def _one(request: HouseRequest, claim_id: uuid.UUID, form: HouseForm | None) -> HttpResponse:
    found = reads.whole(request.actor, claim_id)
    waiting = any(not question.answer for question in found.questions)
    open_ = found.row.state == ClaimState.WAITING
    decides = open_ and policy.DECIDE.allows(request.actor)
    answers = open_ and waiting and not shown(found.row)["own"]
    context = {
        "form": form or HouseForm(),
        "claim": {**shown(found.row), "photo": found.photo},
        "questions": [{"text": each.text, "answer": each.answer, "on": day(each.on)} for each in found.questions],
        "waits": open_,
        "decides": decides,
        "asks": (form if isinstance(form, QuestionForm) else QuestionForm()) if decides and not waiting else None,
        "answers": (form if isinstance(form, AnswerForm) else AnswerForm()) if answers else None,
        "back_url": reverse("passes:claims", kwargs={"network": request.network.slug}),
    }
    return page(request, "passes/one.html", context, status=422 if form and form.errors else 200)


@require_safe
@acts(policy.SEE_RECEIPT)
def photo(request: HouseRequest, network: Any, claim_id: uuid.UUID) -> HttpResponse:
    """The photo of the receipt itself; nothing remembers it."""
    return file(reads.picture(request.actor, claim_id), "bewijs.jpg")


@acts(policy.DECIDE)
def ask(request: HouseRequest, network: Any, claim_id: uuid.UUID) -> HttpResponse:
    """A question to who asked."""
    form = QuestionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: services.ask(request.actor, claim_id, once=form.token, **form.answers))
        if made is not None:
            done(request, _("Je vraag is gesteld. De aanvraag wacht op antwoord."))
            return redirect_to(request, "passes:claims")
    return _one(request, claim_id, form)


@acts(policy.ANSWER)
def answer(request: HouseRequest, network: Any, claim_id: uuid.UUID) -> HttpResponse:
    """The answer of the desk that asked."""
    reads.whole(request.actor, claim_id)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: services.answer(request.actor, claim_id, once=form.token, **form.answers))
        if made is not None:
            done(request, _("Je antwoord is bewaard."))
            return redirect_to(request, "passes:claims")
    return _one(request, claim_id, form)
