"""Paper and conversations: answers typed in by keyboard, a sheet typed twice, and the sentences looked at."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.web import acts, asked, attempt, carried, done, languages, page, redirect_to
from meedoen.kernel.web.request import HouseRequest
from meedoen.voice import public as voice

from ..forms.surveys import NumberForm, RemarkForm, SheetForm
from ..policy import surveys as policy
from ..queries import surveys as reads
from ..rules.asking import differences, words_of
from ..services import answer_sets as services
from ..survey_words import answer_words
from ..terms.surveys import AgeBand, Way

SECOND, KEPT_SECONDS = "plans.second_typing", 2 * 60 * 60


def _form(request: HouseRequest, found: reads.Found, *, language: str = "nl") -> SheetForm:
    return SheetForm(
        request.POST or None, screens=found.screens, parts=found.parts, asks_age=found.row.asks_age, language=language
    )


@acts(policy.ENTER_ANSWERS)
def enter(request: HouseRequest, network: Any, running_id: uuid.UUID) -> HttpResponse:
    """A sheet, or a conversation: every answer is one key. After it the next one at once.

    What in a sentence could give somebody away is pointed out once; who types decides.
    """
    found = reads.to_enter(request.actor, running_id)
    way = Way.ASKED if request.GET.get("hoe") == "gesprek" else Way.PAPER
    language = languages.asked_of(request, network)
    form = _form(request, found, language=language)
    hits: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        hits = _hits(request, "\n".join(form.sentences))
        row = (
            None
            if hits
            else attempt(
                form,
                lambda: services.enter_answers(
                    request.actor, running_id, way=way, language=language, once=form.token, **form.given
                ),
            )
        )
        if row is not None:
            done(request, _typed(row, way))
            response = redirect_to(request, "plans:survey_enter", running_id=running_id)
            response["Location"] += _again(way, language)
            return response
    paper = reads.paper(request.actor, running_id)
    context = {
        "survey": found.row,
        "form": form,
        "asked": way == Way.ASKED,
        "paper": paper,
        "found": hits,
        "tongues": [
            (name, code == language, _again(way, code))
            for code, name in languages.spoken(network)
            if found.speaks(code)
        ],
    }
    return page(request, "plans/survey_sheet.html", context, status=422 if form.errors or hits else 200)


def _again(way: str, language: str) -> str:
    """The rest of the address of the next sheet: asked in the same way, in the same language."""
    return f"?hoe={'gesprek' if way == Way.ASKED else 'blad'}&{languages.IN_ADDRESS}={language}"


def _hits(request: HouseRequest, text: str) -> dict[str, Any]:
    """What in a sentence could give somebody away; nothing when who types saw it and says that it does not."""
    return {} if request.POST.get("zo") == "1" else voice.pointed_out(text, voice.known_names(request.actor))


def _typed(row: Any, way: str) -> str:
    if way == Way.ASKED:
        return _("De antwoorden zijn bewaard.")
    return _("Bewaard. Schrijf op dit blad: nummer %(number)s.") % {"number": row.sheets}


@acts(policy.CHECK_SHEET)
def check(request: HouseRequest, network: Any, running_id: uuid.UUID) -> HttpResponse:
    """Which sheet is typed a second time; who typed it first stays unknown."""
    found = reads.to_enter(request.actor, running_id)
    form = NumberForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        number = form.cleaned_data["number"]
        if reads.sheet(request.actor, running_id, number) is not None:
            return redirect_to(request, "plans:survey_second", running_id=running_id, number=number)
        form.add_error("number", _("Dit blad is er niet, of het is al twee keer getypt. Kijk het nummer na."))
    lead = _("Laat iemand anders hetzelfde blad nog eens intypen. Je ziet daarna alleen de verschillen.")
    back = ("plans:survey", {"survey_id": running_id})
    title = _("Een blad nakijken: %(title)s") % {"title": found.row.title}
    return asked(request, form, title, back=back, lead=lead)


@acts(policy.CHECK_SHEET)
def second(request: HouseRequest, network: Any, running_id: uuid.UUID, number: int) -> HttpResponse:
    """The sheet a second time, then what differs; which of the two is right is read from the paper."""
    found = reads.to_enter(request.actor, running_id)
    row = reads.sheet(request.actor, running_id, number)
    if row is None:
        return redirect_to(request, "plans:survey_check", running_id=running_id)
    told = carried.opened(SECOND, request.POST.get("state", ""), seconds=KEPT_SECONDS)
    if told is not None:
        return _settled(request, found, row, told)
    form = _form(request, found, language=row.language)
    if request.method == "POST" and form.is_valid():
        return _compared(request, found, row, form)
    context = {"survey": found.row, "form": form, "number": number}
    return page(request, "plans/survey_sheet.html", context, status=422 if form.errors else 200)


def _flat(given: dict[str, Any]) -> dict[str, Any]:
    return {**given["answers"], "age_band": given["age_band"], "part": given["part"]}


def _order(found: reads.Found) -> list[str]:
    return [one.key for one in found.screens if one.kind != "sentence"] + ["age_band", "part"]


def _compared(request: HouseRequest, found: reads.Found, row: Any, form: SheetForm) -> HttpResponse:
    """Nothing differs: done. Otherwise the differences, one beside the other."""
    typed = _flat(form.given)
    if not differences(row.typed, typed, _order(found)):
        return _save(request, found, row, row.typed)
    return _differing(request, found, row, typed)


def _differing(
    request: HouseRequest, found: reads.Found, row: Any, typed: dict[str, Any], *, missed: bool = False
) -> HttpResponse:
    differ = differences(row.typed, typed, _order(found))
    labels = words_of(found.screens)
    labels["age_band"] = {"text": _("Leeftijd"), "choices": {band.value: str(band.label) for band in AgeBand}}
    labels["part"] = {"text": _("Buurt"), "choices": {str(key): name for key, name in found.parts.items()}}
    lines = [
        {
            "name": f"d{at}",
            "text": labels[one.key]["text"],
            "first": answer_words(one.first, labels[one.key]["choices"]),
            "second": answer_words(one.second, labels[one.key]["choices"]),
            "chosen": request.POST.get(f"d{at}", ""),
        }
        for at, one in enumerate(differ)
    ]
    context = {
        "survey": found.row, "number": row.sheet, "lines": lines, "missed": missed,
        "state": carried.seal(SECOND, {"sheet": row.sheet, "typed": typed}),
    }  # fmt: skip
    return page(request, "plans/survey_differs.html", context, status=422 if missed else 200)


def _settled(request: HouseRequest, found: reads.Found, row: Any, told: dict[str, Any]) -> HttpResponse:
    """For each difference the first or the second; none may be left open."""
    typed = told["typed"]
    differ = differences(row.typed, typed, _order(found))
    chosen = [request.POST.get(f"d{at}", "") for at in range(len(differ))]
    if told["sheet"] != row.sheet or not all(one in ("1", "2") for one in chosen):
        return _differing(request, found, row, typed, missed=True)
    settled = dict(row.typed)
    for one, which in zip(differ, chosen, strict=True):
        settled[one.key] = one.first if which == "1" else one.second
    return _save(request, found, row, settled)


def _save(request: HouseRequest, found: reads.Found, row: Any, settled: dict[str, Any]) -> HttpResponse:
    group = {"age_band": settled.get("age_band") or "", "part": settled.get("part") or ""}
    answers = {key: answer for key, answer in settled.items() if answer and key not in group}
    saved = services.check_sheet(request.actor, row.pk, answers=answers, **group)
    if saved.corrected:
        done(request, _("Blad %(number)s is nagekeken en rechtgezet.") % {"number": row.sheet})
    else:
        done(request, _("Blad %(number)s klopt.") % {"number": row.sheet})
    return redirect_to(request, "plans:survey_check", running_id=found.row.pk)


@require_safe
@acts(policy.READ_REMARKS)
def remarks(request: HouseRequest, network: Any, survey_id: uuid.UUID) -> HttpResponse:
    """The sentences one by one: kept in words that give nobody away, or left out."""
    found = reads.survey(request.actor, survey_id)
    waiting = reads.remarks(request.actor, survey_id)
    first = waiting[0] if waiting else None
    hits = voice.pointed_out(first.text, voice.known_names(request.actor), first.language) if first else {}
    form = RemarkForm(initial={"text": hits.get("neutral", first.text)} if first else None)
    return _remark(request, found, waiting, first, form, hits=hits)


@require_POST
@acts(policy.READ_REMARKS)
def remark(request: HouseRequest, network: Any, remark_id: uuid.UUID) -> HttpResponse:
    """One sentence is kept or left out; then the next. What still could give somebody away is kept after a second
    look alone."""
    row = reads.remark(request.actor, remark_id)
    form = RemarkForm(request.POST)
    if "drop" in request.POST:
        services.drop_remark(request.actor, remark_id)
        return redirect_to(request, "plans:survey_remarks", survey_id=row.survey_id)
    hits: dict[str, Any] = {}
    if form.is_valid():
        text = form.cleaned_data["text"]
        hits = _hits(request, text)
        if not hits:
            kept = attempt(form, lambda: services.keep_remark(request.actor, remark_id, text=text, once=form.token))
            if kept is not None:
                return redirect_to(request, "plans:survey_remarks", survey_id=row.survey_id)
    found = reads.survey(request.actor, row.survey_id)
    return _remark(
        request, found, reads.remarks(request.actor, row.survey_id), row, form, hits=hits, doubted=bool(hits)
    )


def _remark(
    request: HouseRequest,
    found: reads.Found,
    waiting: list[Any],
    row: Any,
    form: RemarkForm,
    *,
    hits: dict[str, Any],
    doubted: bool = False,
) -> HttpResponse:
    context = {
        "survey": found.row,
        "left": len(waiting),
        "row": row,
        "question": row.question.words.get("nl", "") if row else "",
        "form": form,
        "found": hits,
        "doubted": doubted,
    }
    return page(request, "plans/survey_remarks.html", context, status=422 if form.errors or doubted else 200)
