"""Saying something on the residents' site: one short page, without a name, without script, without a puzzle."""

import uuid
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from meedoen.kernel.refusals import Refused
from meedoen.kernel.web import acts, carried, languages, page, traces
from meedoen.kernel.web.forms import retyped
from meedoen.kernel.web.phones import phone
from meedoen.kernel.web.public_forms import Guard
from meedoen.kernel.web.request import HouseRequest
from meedoen.kernel.web.throttle import Rate
from meedoen.networks import public as networks
from meedoen.wording.public import best_pictogram

from ..forms.signals import SayForm
from ..looking import asked_over, known_names, pointed_out, typed_or_neutral
from ..policy import signals as policy
from ..queries import signals as reads
from ..services import signals as services
from .leading import after_saying

GUARD = Guard("say", 5, Rate("say", 20, 600), Rate("say_all", 600, 600))
PURPOSE, KEPT_SECONDS = "voice.say", 2 * 60 * 60


@require_http_methods(["GET", "HEAD", "POST"])
@acts(policy.GIVE_PUBLIC)
def say(request: HouseRequest, network: Any) -> HttpResponse:
    """The form. What could give somebody away is pointed out once; the giver decides."""
    if not reads.public_form_open():
        return page(request, "voice/site/closed.html", _about(network), status=422 if request.method == "POST" else 200)
    areas = networks.village_parts(request.actor)
    if request.method != "POST":
        return _ask(request, SayForm(None, areas=areas), _begin())
    told = carried.opened(PURPOSE, request.POST.get("state", ""), seconds=KEPT_SECONDS)
    form = SayForm(request.POST, areas=areas)
    if languages.switching(request):
        return _ask(request, retyped(SayForm(None, areas=areas), request.POST), told or _begin())
    if asked_over(request) and told is not None:
        open_again = typed_or_neutral(request, "text", lambda sent: SayForm(sent, areas=areas), get_language() or "nl")
        return _ask(request, open_again, told)
    if told is None:
        GUARD.tripped(request)
        sentence = _("Deze pagina stond te lang open. Kijk even na wat je schreef en druk nog eens.")
        return _ask(request, form, _begin(), sentence=sentence)
    if not form.is_valid():
        if form.trapped:
            GUARD.tripped(request)
        return _ask(request, form, told)
    found = pointed_out(form.cleaned_data["text"], known_names(request.actor), get_language() or "nl")
    if found and request.POST.get("zo") != "1":
        return _ask(request, form, told, found=found)
    return _give(request, form, told)


def _begin() -> dict[str, Any]:
    return {"begun": timezone.now().timestamp(), "trace": traces.begin(), "once": uuid.uuid4().hex}


def _give(request: HouseRequest, form: SayForm, told: dict[str, Any]) -> HttpResponse:
    try:
        GUARD.check(request, float(told["begun"]), told.get("trace", ""))
        made = services.give_public_signal(
            request.actor, told=form.told(get_language() or "nl"), once=uuid.UUID(told["once"])
        )
    except Refused as refusal:
        return _ask(request, form, told, sentence=str(refusal.sentence))
    return HttpResponseRedirect(after_saying(request, made.token), status=303)


def _ask(
    request: HouseRequest, form: SayForm, told: dict[str, Any], *, found: Any = None, sentence: str = ""
) -> HttpResponse:
    """The page with what was typed. The browser may keep it: what is sealed in it tells nothing."""
    wrong = bool(sentence or found or (form.is_bound and form.errors))
    context = {
        **_about(request.network),
        "form": form,
        "state": carried.seal(PURPOSE, told),
        "trace": traces.sheet(told.get("trace", "")),
        "found": found or {},
        "proposes": (get_language() or "nl") == "nl",
        "sentence": sentence,
        "language_form": "say",
    }
    response = page(request, "voice/site/say.html", context, status=422 if wrong else 200)
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def _about(network: Any) -> dict[str, Any]:
    return {
        "phone": phone(network.phone),
        "picture": static(best_pictogram("praten").path),
        "said_picture": static(best_pictogram("in orde").path),
    }
