"""The answer to what I said, on the site: with the code that was shown after saying it."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from meedoen.kernel.refusals import Refused
from meedoen.kernel.web import acts, languages, page
from meedoen.kernel.web.forms import retyped
from meedoen.kernel.web.phones import phone
from meedoen.kernel.web.request import HouseRequest
from meedoen.kernel.web.throttle import Throttle, source_of

from ..forms.answers import JudgeReadForm, OwnAnswerForm
from ..policy import answers as policy
from ..queries import own_answer as queries
from ..rules.answers import said_in
from ..services import own_answer as services
from .site_answers import picture

GUESSES = Throttle("answer_code", 10, 900)


@require_http_methods(["GET", "HEAD", "POST"])
@acts(policy.READ_OWN_ANSWER)
def own_answer(request: HouseRequest, network: Any) -> HttpResponse:
    """The code, then the answer, or by when it comes; read is brought. A wrong code counts as a guess."""
    if request.method != "POST":
        return _shown(request, OwnAnswerForm())
    form = OwnAnswerForm(request.POST)
    if not form.is_valid():
        return _shown(request, retyped(OwnAnswerForm(), request.POST) if languages.switching(request) else form)
    source = f"{request.network.slug} {source_of(request)}"
    if GUESSES.full(source):
        form.add_error("code", _("Dat was te vaak fout. Wacht een kwartier, of bel ons."))
        return _shown(request, form)
    try:
        found = queries.own_answer(request.actor, form.cleaned_data["code"])
        if found.asked:
            services.answer_read(request.actor, code=form.cleaned_data["code"])
    except Refused as refusal:
        GUESSES.take(source)
        form.add_error("code", str(refusal.sentence))
        return _shown(request, form)
    return _shown(request, form, found)


def _shown(request: HouseRequest, form: OwnAnswerForm, found: queries.OwnAnswer | None = None) -> HttpResponse:
    context: dict[str, Any] = {
        "form": form,
        "language_form": "answer-form",
        "phone": phone(request.network.phone),
        "picture": picture("brief"),
    }
    if found is not None:
        here = (get_language() or "nl").split("-")[0]
        dutch = found.asked, found.done, found.not_yet
        said = said_in(here, dutch, found.translations)
        context |= dict(zip(("asked", "done", "not_yet"), said, strict=True))
        context |= {"found": found, "lang": "" if said != dutch or here == "nl" else "nl"}
        context["picture"] = picture(found.pictogram)
        if found.letter_code and found.asked:
            context["judge"] = JudgeReadForm(initial={"code": found.letter_code})
    response = page(request, "voice/site/own_answer.html", context, status=422 if form.errors else 200)
    response.headers["Cache-Control"] = "no-store"
    return response
