"""Not good enough: said by who spoke with the code of the letter, or noted by a worker."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from meedoen.kernel.refusals import Refused
from meedoen.kernel.web import acts, attempt, done, languages, page, redirect_to
from meedoen.kernel.web.forms import retyped
from meedoen.kernel.web.phones import phone
from meedoen.kernel.web.request import HouseRequest
from meedoen.kernel.web.throttle import Throttle, source_of
from meedoen.wording.public import best_pictogram

from ..forms.answers import JudgeForm, VerdictForm
from ..policy import answers as policy
from ..queries import deliveries as queries
from ..services import judging as services

GUESSES = Throttle("judge_code", 10, 900)


@require_http_methods(["GET", "HEAD", "POST"])
@acts(policy.JUDGE)
def judge(request: HouseRequest, network: Any) -> HttpResponse:
    """The code of the letter, good enough or not, why if they wish. A wrong code counts as a guess."""
    if request.method != "POST":
        return _ask(request, JudgeForm())
    if languages.switching(request):
        return _ask(request, retyped(JudgeForm(), request.POST))
    form = JudgeForm(request.POST)
    if not form.is_valid():
        return _ask(request, form)
    source = f"{request.network.slug} {source_of(request)}"
    if GUESSES.full(source):
        form.add_error("code", _("Dat was te vaak fout. Wacht een kwartier, of bel ons."))
        return _ask(request, form)
    told = {name: form.cleaned_data[name] for name in ("code", "good_enough", "reason")}
    try:
        services.judge(request.actor, once=form.token, **told)
    except Refused as refusal:
        GUESSES.take(source)
        form.add_error(refusal.field if refusal.field in form.fields else "code", str(refusal.sentence))
        return _ask(request, form)
    return redirect_to(request, "voice_site:judged")


def _ask(request: HouseRequest, form: JudgeForm) -> HttpResponse:
    context = {
        "form": form,
        "language_form": "judge-form",
        "phone": phone(request.network.phone),
        "picture": best_pictogram("praten").path,
    }
    return page(request, "voice/site/judge.html", context, status=422 if form.errors else 200)


@require_safe
@acts(policy.JUDGE)
def judged(request: HouseRequest, network: Any) -> HttpResponse:
    """Thank you. Nothing of the code or of what was said is on this page."""
    context = {"picture": best_pictogram("duim omhoog").path, "phone": phone(network.phone)}
    return page(request, "voice/site/judged.html", context)


def _code_asked(request: HouseRequest) -> str:
    """The code of the answer that was chosen on the list of what was brought; '' when none was."""
    try:
        asked = uuid.UUID(request.GET["antwoord"])
    except (KeyError, ValueError):
        return ""
    return queries.code_of(request.actor, asked)


@acts(policy.NOTE_VERDICT)
def note_verdict(request: HouseRequest, network: Any) -> HttpResponse:
    """A worker notes what somebody said of the answer, on paper or aloud."""
    form = VerdictForm(request.POST or None, initial={"code": _code_asked(request)})
    if request.method == "POST" and form.is_valid():
        told = form.answers
        code = told.pop("code")

        def call() -> tuple[bool]:
            found = queries.delivery_of_code(request.actor, code)
            return (services.note_verdict(request.actor, found, once=form.token, **told),)

        made = attempt(form, call)
        if made:
            opened = made[0]
            done(request, _("Genoteerd. De bundel is weer open.") if opened else _("Genoteerd."))
            return redirect_to(request, "voice:promises")
    return page(request, "voice/note_verdict.html", {"form": form}, status=422 if form.errors else 200)
