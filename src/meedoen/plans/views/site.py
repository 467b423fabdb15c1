"""What residents see of plans: the reading version with a form without a name, its paper, and the news."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.templatetags.static import static
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from meedoen.kernel.documents import House, render_pdf
from meedoen.kernel.refusals import Refused
from meedoen.kernel.web import acts, carried, languages, page, redirect_to, traces
from meedoen.kernel.web.files import file
from meedoen.kernel.web.forms import retyped
from meedoen.kernel.web.phones import phone
from meedoen.kernel.web.public_forms import Guard
from meedoen.kernel.web.request import HouseRequest
from meedoen.kernel.web.throttle import Rate
from meedoen.voice import public as voice
from meedoen.wording.public import best_pictogram, pictogram_drawing

from ..forms.reading import SayOfPlanForm
from ..policy import reading as policy
from ..policy import tools as tool_policy
from ..queries import reading as reads
from ..queries import tools as tool_reads
from ..services import observations as services
from ..terms.findings import VERDICT_PICTOGRAMS, Verdict

GUARD = Guard("say_of_plan", 5, Rate("say_of_plan", 20, 600), Rate("say_of_plan_all", 600, 600))
PURPOSE, KEPT_SECONDS = "plans.say", 2 * 60 * 60


@require_safe
@acts(policy.READ_PLAN)
def plans(request: HouseRequest, network: Any) -> HttpResponse:
    """The plans that are open to read; with one, that one."""
    found = reads.open_plans(request.actor)
    if len(found) == 1:
        return redirect_to(request, "plans_site:read", area_plan_id=found[0][0])
    return page(request, "plans/site/plans.html", {"plans": found, "phone": phone(network.phone)})


@require_http_methods(["GET", "HEAD", "POST"])
@acts(policy.SAY_OF_PLAN)
def read(request: HouseRequest, network: Any, area_plan_id: uuid.UUID) -> HttpResponse:
    """A plan in plain words; under each line three pictures and a sentence. What could give somebody away is pointed
    out once; the giver decides."""
    plan = reads.readable(request.actor, area_plan_id)
    if request.method != "POST":
        return _ask(request, plan, SayOfPlanForm(None, lines=plan.lines), _begin())
    told = carried.opened(PURPOSE, request.POST.get("state", ""), seconds=KEPT_SECONDS)
    form = SayOfPlanForm(request.POST, lines=plan.lines)
    if languages.switching(request):
        again = retyped(SayOfPlanForm(None, lines=plan.lines), request.POST)
        return _ask(request, plan, again, told or _begin())
    if told is None:
        GUARD.tripped(request)
        sentence = _("Deze pagina stond te lang open. Kijk even na wat je schreef en druk nog eens.")
        return _ask(request, plan, form, _begin(), sentence=sentence)
    if not form.is_valid():
        if form.trapped:
            GUARD.tripped(request)
        return _ask(request, plan, form, told)
    language = get_language() or "nl"
    found = voice.pointed_out(form.typed, voice.known_names(request.actor), language) if form.typed else {}
    if found and request.POST.get("zo") != "1":
        return _ask(request, plan, form, told, found=found)
    try:
        GUARD.check(request, float(told["begun"]), told.get("trace", ""))
        services.say_of_plan(
            request.actor, area_plan_id, opinions=form.opinions, language=language, once=uuid.UUID(told["once"])
        )
    except Refused as refusal:
        return _ask(request, plan, form, told, sentence=str(refusal.sentence))
    onward = redirect_to(request, "plans_site:read", area_plan_id=area_plan_id)
    onward["Location"] += "?gezegd=1"
    return onward


def _begin() -> dict[str, Any]:
    return {"begun": timezone.now().timestamp(), "trace": traces.begin(), "once": uuid.uuid4().hex}


def _ask(
    request: HouseRequest,
    plan: Any,
    form: SayOfPlanForm,
    told: dict[str, Any],
    *,
    found: Any = None,
    sentence: str = "",
) -> HttpResponse:
    wrong = bool(sentence or found or (form.is_bound and form.errors))
    context = {
        "plan": plan,
        "form": form,
        "state": carried.seal(PURPOSE, told),
        "trace": traces.sheet(told.get("trace", "")),
        "found": found or {},
        "proposes": (get_language() or "nl") == "nl",
        "sentence": sentence,
        "said": request.GET.get("gezegd") == "1" and not wrong,
        "phone": phone(request.network.phone),
        "said_picture": static(best_pictogram("in orde").path),
        "language_form": "zeg",
    }
    response = page(request, "plans/site/read.html", context, status=422 if wrong else 200)
    response.headers["Cache-Control"] = "private, no-cache"
    return response


@require_safe
@acts(policy.READ_PLAN)
def paper(request: HouseRequest, network: Any, area_plan_id: uuid.UUID) -> HttpResponse:
    """The same on paper: each line with three boxes and room to write."""
    plan = reads.readable(request.actor, area_plan_id)
    verdicts = [{"word": str(Verdict(code).label), "picture": code} for code in Verdict.values]
    data = {
        "name": plan.name,
        "lead": _("Dit is het plan van onze buurt. Kruis aan wat je ervan vindt. Je naam hoeft niet."),
        "own": _("In je eigen woorden:"),
        "back": _("Geef dit blad terug aan wie het je gaf, of bel:"),
        "phone": network.phone,
        "lines": [line.words for line in plan.lines],
        "verdicts": verdicts,
        "pictures": {code: pictogram_drawing(best_pictogram(word).id) for code, word in VERDICT_PICTOGRAMS.items()},
    }
    pdf = render_pdf(
        "plans/reading",
        data,
        language=get_language() or "nl",
        title=plan.name,
        house=House(network=network.name, accent=network.accent),
    )
    return file(pdf, "meeschrijven.pdf")


@require_safe
@acts(tool_policy.READ_NEWS)
def news(request: HouseRequest, network: Any) -> HttpResponse:
    """The news of today for everybody."""
    return page(request, "plans/site/news.html", {"news": tool_reads.site_news(request.actor)})
