"""A survey on a telephone: one question a screen, one tap an answer; no name, no account, no script.

The answers travel in the page, sealed, until the last screen: who stops halfway has told nobody anything.
"""

import uuid
from typing import Any

from django.http import HttpResponse
from django.templatetags.static import static
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from meedoen.kernel import textchecks
from meedoen.kernel.refusals import Refused
from meedoen.kernel.typed_codes import read_code
from meedoen.kernel.web import acts, carried, languages, page, redirect_to, traces
from meedoen.kernel.web.codes import TypedCodeForm
from meedoen.kernel.web.forms import REGISTER_NUMBER, retyped
from meedoen.kernel.web.phones import phone
from meedoen.kernel.web.public_forms import Guard, PublicForm
from meedoen.kernel.web.request import HouseRequest
from meedoen.kernel.web.throttle import Rate, Throttle, source_of
from meedoen.voice import public as voice
from meedoen.wording.public import best_pictogram, get_pictogram

from ..policy import surveys as policy
from ..queries import surveys as reads
from ..rules.asking import LONGEST_SENTENCE, Screen, fits
from ..services import answer_sets as services
from ..terms.surveys import FACE_PICTOGRAMS, AgeBand, Face, QuestionKind

GUARD = Guard("survey", 5, Rate("survey", 40, 600), Rate("survey_all", 2000, 600))
"""Forty in ten minutes from one address: a neighbourhood house shares its Wi-Fi."""
GUESSES = Throttle("survey_code", 20, 900)
PURPOSE, KEPT_SECONDS = "plans.survey", 3 * 60 * 60
AGE, PART = "age_band", "part"


def _language() -> str:
    return get_language() or "nl"


@require_http_methods(["GET", "HEAD", "POST"])
@acts(policy.ANSWER_SURVEY)
def surveys(request: HouseRequest, network: Any) -> HttpResponse:
    """What may be answered now, and a place to type the code of a letter."""
    form = TypedCodeForm(request.POST or None)
    if request.method == "POST" and languages.switching(request):
        form = retyped(TypedCodeForm(), request.POST)
    elif request.method == "POST" and form.is_valid():
        code = read_code(form.cleaned_data["code"])
        source = f"{network.slug} {source_of(request)}"
        if GUESSES.full(source):
            form.add_error("code", _("Dat was te vaak fout. Wacht een kwartier, of bel ons."))
        elif code and reads.to_answer(request.actor, code):
            return redirect_to(request, "plans_site:answer", survey_code=code)
        else:
            GUESSES.take(source)
            form.add_error("code", _("Met deze code loopt er nu geen vragenlijst. Kijk de code na, of bel ons."))
    context = {
        "surveys": [{"code": one.code, **one.told_in(_language())} for one in reads.running(request.actor)],
        "form": form,
        "language_form": "code-form",
        "phone": phone(network.phone),
        "picture": best_pictogram("formulier").path,
    }
    return page(request, "plans/site/surveys.html", context, status=422 if form.errors else 200)


@require_safe
@acts(policy.ANSWER_SURVEY)
def thanks(request: HouseRequest, network: Any) -> HttpResponse:
    """Thank you, and whom to call for who wants to talk. Nothing of what was answered is on this page."""
    context = {"picture": best_pictogram("duim omhoog").path, "phone": phone(network.phone)}
    return page(request, "plans/site/thanks.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@acts(policy.ANSWER_SURVEY)
def answer(request: HouseRequest, network: Any, survey_code: str) -> HttpResponse:
    """The survey from its first words to its last question."""
    found = reads.to_answer(request.actor, read_code(survey_code) or "")
    if found is None:
        context = {"phone": phone(network.phone), "picture": best_pictogram("formulier").path}
        return page(request, "plans/site/closed.html", context, status=404)
    if request.method != "POST":
        return _begin(request, found)
    told = carried.opened(PURPOSE, request.POST.get("state", ""), seconds=KEPT_SECONDS)
    if told is None or told.get("survey") != str(found.row.pk):
        GUARD.tripped(request)
        return _begin(
            request, found, sentence=_("Deze pagina stond te lang open. Begin nog eens; er is niets bewaard.")
        )
    return _next(request, found, told)


def _begin(request: HouseRequest, found: reads.Found, sentence: str = "") -> HttpResponse:
    told = {
        "survey": str(found.row.pk), "at": -1, "answers": {}, "begun": timezone.now().timestamp(),
        "trace": traces.begin(), "once": uuid.uuid4().hex,
    }  # fmt: skip
    return _shown(request, found, told, sentence=sentence)


def _steps(found: reads.Found) -> list[Screen | str]:
    """The screens in order: the questions, the age and the part of the area when they are asked."""
    return [*found.screens, *([AGE] if found.row.asks_age else []), *([PART] if found.parts else [])]


def _next(request: HouseRequest, found: reads.Found, told: dict[str, Any]) -> HttpResponse:
    """One screen further, or back; on the last the answers are sent."""
    steps = _steps(found)
    at, go = int(told["at"]), request.POST.get("go", "")
    if languages.switching(request):
        return _shown(request, found, told, typed=request.POST)
    if go == "back":
        return _shown(request, found, {**told, "at": max(-1, at - 1)})
    if at >= len(steps):
        return _sent(request, found, told)
    if at >= 0 and go != "skip":
        step = steps[at]
        key = step if isinstance(step, str) else step.key
        given = _given(request, found, step)
        if sentence := _wrong(found, step, given):
            return _shown(request, found, told, sentence=sentence, typed=request.POST)
        if _points_out(request, step, given):
            return _shown(request, found, told, typed=request.POST, hits=_hits(request, str(given)))
        told = {**told, "answers": {**told["answers"], key: given}}
    elif at >= 0:
        step = steps[at]
        key = step if isinstance(step, str) else step.key
        told = {**told, "answers": {one: given for one, given in told["answers"].items() if one != key}}
    return _shown(request, found, {**told, "at": at + 1})


def _given(request: HouseRequest, found: reads.Found, step: Screen | str) -> Any:
    if isinstance(step, Screen) and step.kind == QuestionKind.SEVERAL:
        return request.POST.getlist("answers")
    if isinstance(step, Screen) and step.kind == QuestionKind.SENTENCE:
        return textchecks.clean_text(request.POST.get("sentence", "")).strip()
    return request.POST.get("answer", "")


def _wrong(found: reads.Found, step: Screen | str, given: Any) -> str:
    """What is wrong with an answer, as a sentence that says what to do; '' when nothing is."""
    if isinstance(step, str):
        offered = {band.value for band in AgeBand} if step == AGE else {str(key) for key in found.parts}
        return "" if given in offered else _("Kies een antwoord, of sla de vraag over.")
    if step.kind == QuestionKind.SENTENCE:
        if textchecks.find_register_number(given):
            return str(REGISTER_NUMBER)
        if len(given) > LONGEST_SENTENCE:
            return textchecks.too_long(given, LONGEST_SENTENCE) or ""
        return "" if given else _("Schrijf een zin, of sla de vraag over.")
    return "" if fits(step, given) else _("Kies een antwoord, of sla de vraag over.")


def _points_out(request: HouseRequest, step: Screen | str, given: Any) -> bool:
    """Whether something in a sentence could give somebody away, which was not yet pointed out."""
    written = isinstance(step, Screen) and step.kind == QuestionKind.SENTENCE
    return written and request.POST.get("zo") != "1" and bool(_hits(request, given))


def _hits(request: HouseRequest, text: str) -> dict[str, Any]:
    return voice.pointed_out(text, voice.known_names(request.actor), _language())


def _sent(request: HouseRequest, found: reads.Found, told: dict[str, Any]) -> HttpResponse:
    form = PublicForm(request.POST)
    if not form.is_valid():
        GUARD.tripped(request)
        return _shown(
            request, found, told, sentence=_("Laat het onzichtbare vak leeg en probeer het nog eens. Of bel ons.")
        )
    answers = dict(told["answers"])
    group = {AGE: answers.pop(AGE, ""), PART: answers.pop(PART, "")}
    try:
        GUARD.check(request, float(told["begun"]), told.get("trace", ""))
        services.give_answers(
            request.actor, found.row.pk, answers=answers, language=_language(), once=uuid.UUID(told["once"]), **group
        )
    except Refused as refusal:
        return _shown(request, found, told, sentence=str(refusal.sentence))
    return redirect_to(request, "plans_site:answered")


def _shown(
    request: HouseRequest, found: reads.Found, told: dict[str, Any], *, sentence: str = "", typed: Any = None,
    hits: Any = None,
) -> HttpResponse:  # fmt: skip
    """One screen with what was answered on it before. The browser may keep it: what is sealed in it tells nothing."""
    steps, at = _steps(found), int(told["at"])
    context: dict[str, Any] = {
        "survey": found.row,
        "told": found.row.told_in(_language()),
        "state": carried.seal(PURPOSE, told),
        "trace": traces.sheet(told.get("trace", "")),
        "number": at + 1,
        "count": len(steps),
        "sentence": sentence,
        "found": hits or {},
        "language_form": "answers",
        "phone": phone(request.network.phone),
        "picture": best_pictogram("formulier").path,
    }
    if at < 0:
        template = "plans/site/begin.html"
    elif at >= len(steps):
        template = "plans/site/send.html"
        context |= {"form": PublicForm(), "nothing": not told["answers"]}
    else:
        template = "plans/site/question.html"
        context |= _question(found, steps[at], told["answers"], typed)
    response = page(request, template, context, status=422 if sentence or hits else 200)
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def _question(found: reads.Found, step: Screen | str, answers: dict[str, Any], typed: Any) -> dict[str, Any]:
    if isinstance(step, str):
        text = _("Hoe oud ben je?") if step == AGE else _("In welke buurt woon je?")
        names = AgeBand.choices if step == AGE else [(str(key), name) for key, name in found.parts.items()]
        choices = [{"code": code, "word": str(word), "picture": ""} for code, word in names]
        return {"text": text, "spoken": True, "kind": "one", "choices": choices, "given": answers.get(step, ""),
                "data": step == PART}  # fmt: skip
    language = _language()
    given = answers.get(step.key, "")
    if typed is not None:
        given = typed.getlist("answers") if step.kind == QuestionKind.SEVERAL else typed.get("sentence", given)
    return {
        "text": step.text(language),
        "spoken": step.speaks(language),
        "scale": step.scale,
        "kind": step.kind,
        "choices": [_choice(step, one, language) for one in step.choices],
        "given": given,
    }


def _choice(step: Screen, one: Any, language: str) -> dict[str, Any]:
    if step.kind == QuestionKind.FACES:
        face = Face(one.code)
        return {
            "code": one.code,
            "word": str(face.label),
            "picture": static(best_pictogram(FACE_PICTOGRAMS[face]).path),
        }
    picture = static(get_pictogram(one.picture).path) if one.picture else ""
    return {"code": one.code, "word": one.word(language), "picture": picture}
