"""Policy checks and the threshold table on screen."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.access import can
from meedoen.kernel.web import acts, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest

from ..forms.checks import AdviceForm, AnswerForm, CheckForm, ThresholdForm, ThresholdStepForm
from ..policy import groups as policy
from ..queries import checks as reads
from ..queries import groups as group_reads
from ..services import checks as services
from .acting_for import acting_for

MOMENTS = {
    "asked": gettext_lazy("Gevraagd"),
    "advise_by": gettext_lazy("Advies verwacht"),
    "advised": gettext_lazy("De groep gaf advies"),
    "answer_by": gettext_lazy("Antwoord verwacht"),
    "answered": gettext_lazy("De dienst antwoordde"),
}


@require_safe
@acts(policy.SEE_CHECKS)
def checks(request: HouseRequest, network: Any) -> HttpResponse:
    """What services asked groups, and what came of it."""
    found = reads.checks(request.actor, today=timezone.localdate())
    context = {"checks": found, "may_ask": policy.ASK_CHECK.allows(request.actor)}
    return page(request, "voice/checks.html", context)


@acts(policy.ASK_CHECK)
def ask(request: HouseRequest, network: Any) -> HttpResponse:
    """Ask a group to look at a plan."""
    form = CheckForm(
        request.POST or None,
        groups=group_reads.to_ask(request.actor),
        organisations=acting_for(request, policy.ASK_CHECK),
    )
    if request.method == "POST" and form.is_valid():
        said = form.answers
        group_id, organisation_id = said.pop("group_id"), said.pop("organisation_id")
        made = attempt(
            form,
            lambda: services.ask_check(
                request.actor, group_id, organisation_id=organisation_id, said=said, once=form.token
            ),
        )
        if made is not None:
            done(request, _("De groep krijgt je vraag. Jullie volgen allebei dezelfde tijdlijn."))
            return redirect_to(request, "voice:policy_check", check_id=made.pk)
    return page(request, "voice/check_ask.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
@acts(policy.SEE_CHECKS)
def check(request: HouseRequest, network: Any, check_id: uuid.UUID) -> HttpResponse:
    """One check: the time line that both sides see."""
    found = reads.check(request.actor, check_id, today=timezone.localdate())
    line = [
        {"word": MOMENTS[moment.what], "on": moment.on, "what": moment.what, "expected": moment.expected,
         "late": moment.late}
        for moment in found.line
    ]  # fmt: skip
    return page(request, "voice/policy_check.html", {"check": found, "line": line})


@acts(policy.ADVISE)
def advise(request: HouseRequest, network: Any, check_id: uuid.UUID) -> HttpResponse:
    """The advice of the group."""
    found = reads.check_to_advise(request.actor, check_id, today=timezone.localdate())
    form = AdviceForm(request.POST or None, initial={"advice": found.advice})
    if request.method == "POST" and form.is_valid():
        kept = attempt(form, lambda: services.advise(request.actor, check_id, once=form.token, **form.answers))
        if kept is not None:
            done(request, _("Het advies is gegeven. De dienst heeft zestig dagen om te antwoorden."))
            return redirect_to(request, "voice:policy_check", check_id=check_id)
    context = {"form": form, "check": found}
    return page(request, "voice/check_advise.html", context, status=422 if form.errors else 200)


@acts(policy.ANSWER_CHECK)
def answer(request: HouseRequest, network: Any, check_id: uuid.UUID) -> HttpResponse:
    """What the service did with the advice."""
    found = reads.check_to_answer(request.actor, check_id, today=timezone.localdate())
    form = AnswerForm(request.POST or None, initial={"outcome": found.outcome, "answer": found.answer})
    if request.method == "POST" and form.is_valid():
        kept = attempt(form, lambda: services.answer_check(request.actor, check_id, once=form.token, **form.answers))
        if kept is not None:
            done(request, _("Dank je. De groep leest je antwoord."))
            return redirect_to(request, "voice:policy_check", check_id=check_id)
    context = {"form": form, "check": found}
    return page(request, "voice/check_answer.html", context, status=422 if form.errors else 200)


@require_POST
@acts(policy.ANSWER_CHECK)
def withdraw(request: HouseRequest, network: Any, check_id: uuid.UUID) -> HttpResponse:
    """The question is not needed any more; ``?opnieuw=1`` asks it again."""
    again = request.GET.get("opnieuw") == "1"
    services.withdraw_check(request.actor, check_id, withdrawn=not again)
    here = reverse("voice:check_withdraw", kwargs={"network": network.slug, "check_id": check_id})
    if again:
        done(request, _("De vraag staat er weer."))
    else:
        done(request, _("De vraag is ingetrokken."), undo=f"{here}?opnieuw=1")
    return redirect_to(request, "voice:policy_check", check_id=check_id)


@require_safe
@acts(policy.SEE_THRESHOLDS)
def thresholds(request: HouseRequest, network: Any) -> HttpResponse:
    """The threshold table."""
    found = reads.thresholds(request.actor)
    context = {
        "rows": found,
        "solved": sum(row.solved for row in found),
        "may_note": can(request.actor, policy.NOTE_THRESHOLD.name),
        "mine": reads.thresholds_to_change(request.actor) if can(request.actor, policy.CHANGE_THRESHOLD.name) else (),
    }
    return page(request, "voice/thresholds.html", context)


@acts(policy.NOTE_THRESHOLD)
def threshold_add(request: HouseRequest, network: Any) -> HttpResponse:
    """A threshold in the table."""
    groups = [(one.id, one.name) for one in group_reads.groups(request.actor, now=timezone.now())]
    form = ThresholdForm(request.POST or None, groups=groups)
    if request.method == "POST" and form.is_valid():
        said = form.answers
        group_id = said.pop("group_id")
        made = attempt(form, lambda: services.note_threshold(request.actor, group_id, said=said, once=form.token))
        if made is not None:
            done(request, _("De drempel staat in de tabel."))
            return redirect_to(request, "voice:thresholds")
    return page(request, "voice/threshold_add.html", {"form": form}, status=422 if form.errors else 200)


@acts(policy.CHANGE_THRESHOLD)
def threshold(request: HouseRequest, network: Any, row_id: uuid.UUID) -> HttpResponse:
    """A step further with one threshold."""
    found = reads.threshold(request.actor, row_id)
    names = ("found", "proposal", "action", "owner", "lowered", "judge")
    form = ThresholdStepForm(request.POST or None, initial={name: getattr(found, name) for name in names})
    if request.method == "POST" and form.is_valid():
        said = form.answers
        lowered, judge = said.pop("lowered"), said.pop("judge")
        kept = attempt(
            form,
            lambda: services.change_threshold(
                request.actor, row_id, said=said, lowered=lowered, judge=judge, once=form.token
            ),
        )
        if kept is not None:
            done(request, _("Bewaard."))
            return redirect_to(request, "voice:thresholds")
    return page(request, "voice/threshold.html", {"form": form, "row": found}, status=422 if form.errors else 200)
