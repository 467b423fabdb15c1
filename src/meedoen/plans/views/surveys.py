"""Surveys for who works with them: the list, one survey in each of its states, and how it is written."""

import uuid
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.access import can
from meedoen.kernel.typed_codes import show_code
from meedoen.kernel.web import acts, asked, attempt, done, languages, page, redirect_to, words
from meedoen.kernel.web.request import HouseRequest
from meedoen.networks import public as networks
from meedoen.wording.public import best_pictogram, get_pictogram

from ..forms.surveys import AgainForm, CoverForm, QuestionForm, scale_choices
from ..policy import surveys as policy
from ..queries import surveys as reads
from ..queries.plans import names_of_plans
from ..rules import bank
from ..rules.intervals import LEAST
from ..services import surveys as services
from ..terms.surveys import FACE_PICTOGRAMS, Face, QuestionKind, SurveyState

STATE_TONES = {SurveyState.OPEN: "ok", SurveyState.DRAFT: "warn", SurveyState.CLOSED: "plain"}


@require_safe
@acts(policy.SEE_SURVEYS)
def surveys(request: HouseRequest, network: Any) -> HttpResponse:
    """Every survey with its state, what runs first."""
    shown = [
        {"row": row, "tone": STATE_TONES[SurveyState(row.state)], "when": _when(row)}
        for row in reads.surveys(request.actor)
    ]
    return page(request, "plans/surveys.html", {"surveys": shown, "may_make": can(request.actor, "plans.make_survey")})


def _when(row: Any) -> str:
    if row.closed_on:
        return _("afgesloten op %(day)s") % {"day": words.dated(row.closed_on, year=True)}
    if row.opened_on:
        days = {"day": words.dated(row.opened_on), "last": words.dated(row.last_day)}
        return _("loopt van %(day)s tot en met %(last)s, en sluit dan vanzelf") % days
    return _("nog niet opengezet")


@require_safe
@acts(policy.SEE_SURVEYS)
def survey(request: HouseRequest, network: Any, survey_id: uuid.UUID) -> HttpResponse:
    """One survey: being written, or running. What is closed is read on the page of its result."""
    found = reads.survey(request.actor, survey_id)
    if found.row.state == SurveyState.CLOSED:
        return redirect_to(request, "plans:survey_result", closed_id=survey_id)
    leads = can(request.actor, "plans.run_survey")
    link = reverse("plans_site:answer", kwargs={"network": network.slug, "survey_code": found.row.code})
    context = {
        "found": found,
        "survey": found.row,
        "leads": leads,
        "questions": [_question(one) for one in found.questions],
        "screens": len(found.screens),
        "parts": ", ".join(found.parts.values()),
        "tone": STATE_TONES[SurveyState(found.row.state)],
        "code": show_code(found.row.code),
        "link": request.build_absolute_uri(link),
        "tongues": [(code, name) for code, name in languages.spoken(network) if found.speaks(code)],
        "scales_left": _scales_left(found),
        "enters": can(request.actor, "plans.enter_answers"),
    }
    if found.row.state == SurveyState.OPEN and leads:
        context["answered"] = reads.answered(request.actor, survey_id).text
    if found.row.state == SurveyState.OPEN and context["enters"]:
        context["paper"] = reads.paper(request.actor, survey_id)
    return page(request, f"plans/survey_{found.row.state}.html", context)


def _question(row: Any) -> dict[str, Any]:
    """A question as it stands in the list, with its answers and their pictograms."""
    if row.kind == QuestionKind.SCALE:
        scale = bank.instrument(row.instrument)
        return {"row": row, "text": scale.name, "scale": scale, "choices": [one.label for one in scale.options]}
    if row.kind == QuestionKind.FACES:
        choices = [{"word": str(face.label), "picture": face_path(face)} for face in Face]
    else:
        choices = [{"word": one["words"]["nl"], "picture": picture_path(one.get("picture", ""))} for one in row.choices]
    spoken = [name for code, name in settings.LANGUAGES if code in row.words and code != "nl"]
    return {"row": row, "text": row.words["nl"], "choices": choices, "languages": spoken}


def picture_path(pictogram: str) -> str:
    """Where the picture stands among the static files, '' without one."""
    return get_pictogram(pictogram).path if pictogram else ""


def face_path(face: Face) -> str:
    """The picture of one of the five faces."""
    return best_pictogram(FACE_PICTOGRAMS[face]).path


def _scales_left(found: reads.Found) -> list[tuple[str, str]]:
    there = {one.instrument for one in found.questions}
    return [(code, name) for code, name in scale_choices(found.row.audience) if code not in there]


def _cover(request: HouseRequest, network: Any, **more: Any) -> CoverForm:
    areas = networks.area_names(request.actor)
    return CoverForm(request.POST or None, areas=areas, languages=languages.offered(network), **more)


@acts(policy.MAKE_SURVEY)
def make(request: HouseRequest, network: Any) -> HttpResponse:
    """A new survey: what it is about, whom it asks, which scales."""
    plans = names_of_plans(request.actor)
    now = {"plan_id": request.GET.get("plan") or (next(iter(plans)) if len(plans) == 1 else None)}
    form = _cover(request, network, plans=plans, initial=now)
    if request.method == "POST" and form.is_valid():
        scales = form.cleaned_data["scales"]
        made = attempt(
            form, lambda: services.make_survey(request.actor, cover=form.cover, scales=scales, once=form.token)
        )
        if made is not None:
            done(request, _("De vragenlijst staat klaar. Zet er nog vragen bij, of zet ze open."))
            return redirect_to(request, "plans:survey", survey_id=made.pk)
    return asked(request, form, _("Nieuwe vragenlijst"), back=("plans:surveys", {}), template="plans/survey_cover.html")


@acts(policy.CHANGE_SURVEY)
def change(request: HouseRequest, network: Any, draft_id: uuid.UUID) -> HttpResponse:
    """Another title, other parts, another rule; while nobody answered yet."""
    found = reads.draft(request.actor, draft_id)
    names = ("title", "about", "audience", "parts", "asks_age", "missing", "plan_id")
    now = {name: getattr(found.row, name) for name in names}
    for code, told in found.row.words.items():
        now |= {f"title_{code}": told["title"], f"about_{code}": told["about"]}
    form = _cover(request, network, plans=names_of_plans(request.actor), with_scales=False, initial=now)
    if request.method == "POST" and form.is_valid():
        saved = attempt(
            form, lambda: services.change_survey(request.actor, draft_id, cover=form.cover, once=form.token)
        )
        if saved is not None:
            done(request, _("De vragenlijst is aangepast."))
            return redirect_to(request, "plans:survey", survey_id=draft_id)
    back = ("plans:survey", {"survey_id": draft_id})
    return asked(request, form, _("Vragenlijst aanpassen"), back=back, template="plans/survey_cover.html")


@require_POST
@acts(policy.CHANGE_SURVEY)
def add_scale(request: HouseRequest, network: Any, draft_id: uuid.UUID) -> HttpResponse:
    """A whole scale of the bank, with one press."""
    services.add_scale(request.actor, draft_id, instrument=request.POST.get("instrument", ""))
    done(request, _("De schaal staat erin."))
    return redirect_to(request, "plans:survey", survey_id=draft_id)


@acts(policy.CHANGE_SURVEY)
def add_question(request: HouseRequest, network: Any, draft_id: uuid.UUID) -> HttpResponse:
    """A question of our own; after it the next one, or back."""
    found = reads.draft(request.actor, draft_id)
    form = QuestionForm(request.POST or None, languages=languages.offered(network))
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form, lambda: services.add_question(request.actor, draft_id, written=form.written, once=form.token)
        )
        if made is not None:
            done(request, _("De vraag staat erin."))
            if "next" in request.POST:
                return redirect_to(request, "plans:survey_question_add", draft_id=draft_id)
            return redirect_to(request, "plans:survey", survey_id=draft_id)
    return _question_asked(request, form, found.row, _("Nieuwe vraag"), new=True)


@acts(policy.CHANGE_QUESTION)
def change_question(request: HouseRequest, network: Any, question_id: uuid.UUID) -> HttpResponse:
    """The same question in other words."""
    row = reads.question(request.actor, question_id)
    form = QuestionForm(request.POST or None, languages=languages.offered(network), initial=_now(row))
    if request.method == "POST" and form.is_valid():
        saved = attempt(
            form, lambda: services.change_question(request.actor, question_id, written=form.written, once=form.token)
        )
        if saved is not None:
            done(request, _("De vraag is aangepast."))
            return redirect_to(request, "plans:survey", survey_id=row.survey_id)
    return _question_asked(request, form, row.survey, _("Vraag aanpassen"), new=False)


def _question_asked(request: HouseRequest, form: QuestionForm, survey: Any, title: str, *, new: bool) -> HttpResponse:
    back = ("plans:survey", {"survey_id": survey.pk})
    return asked(request, form, title, back=back, template="plans/survey_question.html", new=new, survey=survey)


def _now(row: Any) -> dict[str, Any]:
    """A question as it was typed."""
    told: dict[str, Any] = {"kind": row.kind, "text": row.words.get("nl", "")}
    if row.kind == QuestionKind.NUMBER:
        told["choices"] = " ".join(one["code"] for one in row.choices)
    else:
        told["choices"] = "\n".join(one["words"]["nl"] for one in row.choices)
    for code in {code for one in (row.words, *(one["words"] for one in row.choices)) for code in one} - {"nl"}:
        told[f"text_{code}"] = row.words.get(code, "")
        told[f"choices_{code}"] = "\n".join(one["words"].get(code, "") for one in row.choices)
    return told


@require_POST
@acts(policy.CHANGE_QUESTION)
def move_question(request: HouseRequest, network: Any, question_id: uuid.UUID) -> HttpResponse:
    """One place up or down."""
    row = services.move_question(request.actor, question_id, up=request.POST.get("up") == "1")
    return redirect_to(request, "plans:survey", survey_id=row.survey_id)


@require_POST
@acts(policy.CHANGE_QUESTION)
def drop_question(request: HouseRequest, network: Any, question_id: uuid.UUID) -> HttpResponse:
    """The question goes."""
    row = reads.question(request.actor, question_id)
    services.drop_question(request.actor, question_id)
    done(request, _("De vraag is weg."))
    return redirect_to(request, "plans:survey", survey_id=row.survey_id)


@require_POST
@acts(policy.RUN_SURVEY)
def open_survey(request: HouseRequest, network: Any, running_id: uuid.UUID) -> HttpResponse:
    """From now on it is answered."""
    services.open_survey(request.actor, running_id)
    done(request, _("De vragenlijst staat open. Deel de link, of druk ze af."))
    return redirect_to(request, "plans:survey", survey_id=running_id)


@acts(policy.RUN_SURVEY)
def close(request: HouseRequest, network: Any, running_id: uuid.UUID) -> HttpResponse:
    """No more answers, and the result; it cannot be undone, so it is asked once more. Closed already: the result."""
    if reads.survey(request.actor, running_id).row.state == SurveyState.CLOSED:
        return redirect_to(request, "plans:survey_result", closed_id=running_id)
    row = reads.running_one(request.actor, running_id)
    if request.method == "POST":
        services.close_survey(request.actor, running_id)
        done(request, _("De vragenlijst is afgesloten. Dit is de uitslag."))
        return redirect_to(request, "plans:survey_result", closed_id=running_id)
    at = {"network": network.slug}
    so_far = reads.answered(request.actor, running_id)
    context = {
        "question": _("%(title)s afsluiten?") % {"title": row.title},
        "consequences": [
            _("Tot nu toe antwoordden %(many)s. Met minder dan %(least)s antwoorden is er geen uitslag.")
            % {"many": so_far.text_with_unit, "least": LEAST},
            _("Niemand kan nog antwoorden. Typ eerst alle bladen in."),
            _("De uitslag wordt één keer berekend en verandert niet meer."),
            _("Na een maand zijn de antwoorden zelf gewist. De uitslag blijft."),
        ],
        "act": _("Sluit af"),
        "action": reverse("plans:survey_close", kwargs={**at, "running_id": running_id}),
        "back_url": reverse("plans:survey", kwargs={**at, "survey_id": running_id}),
    }
    return page(request, "ui/confirm.html", context)


@acts(policy.MAKE_SURVEY)
def again(request: HouseRequest, network: Any, closed_id: uuid.UUID) -> HttpResponse:
    """The same questions once more, later: before and after beside each other."""
    found = reads.results(request.actor, closed_id)
    form = AgainForm(request.POST or None, initial={"title": _("%(title)s, opnieuw") % {"title": found.row.title}})
    if request.method == "POST" and form.is_valid():
        title = form.cleaned_data["title"]
        made = attempt(form, lambda: services.ask_again(request.actor, closed_id, title=title, once=form.token))
        if made is not None:
            done(request, _("De vragen zijn overgenomen. Zet de vragenlijst open als je zover bent."))
            return redirect_to(request, "plans:survey", survey_id=made.pk)
    lead = _("Dezelfde vragen, met dezelfde woorden: zo kan je voor en na naast elkaar leggen.")
    back = ("plans:survey_result", {"closed_id": closed_id})
    return asked(request, form, _("Opnieuw afnemen"), back=back, lead=lead)
