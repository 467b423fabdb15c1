"""One bundle on its last steps: decide, act, answer, let the group say, publish, close."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.access import can
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.kernel.web import acts, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest
from meedoen.networks import public as networks
from meedoen.wording.public import find_pictograms, only_read

from ..forms.answers import ActionForm, AnswerForm, DecisionForm, GroupSaysForm, ProgressForm, TranslationForm
from ..looking import known_names
from ..policy import answers as policy
from ..queries import answers as queries
from ..queries import meetings as meeting_reads
from ..services import answers as services
from ..terms.answers import BODY_OF

LANGUAGE_NAMES = {"fr": "Français", "en": "English", "ar": "العربية", "tr": "Türkçe"}
PICTURES = ("geld", "bus", "kinderen", "huis", "praten", "fiets", "speelplein", "brief", "bellen", "computer", "koffie")


@require_safe
@acts(policy.SEE_ANSWERS)
def bundle(request: HouseRequest, network: Any, bundle_id: uuid.UUID) -> HttpResponse:
    """What was said, decided, done and answered, with the one next thing to do."""
    found = queries.answer_page(request.actor, bundle_id, today=timezone.localdate())
    context = {
        "bundle": found,
        "next": _next(found),
        "languages": LANGUAGE_NAMES.items(),
        "may_bring": can(request.actor, "people.bring"),
    }
    return page(request, "voice/answers.html", context)


def _next(found: queries.AnswerPage) -> str:
    """The one main act of the page: decide, write, publish, ask the group, close; '' when there is none now."""
    if found.may_decide:
        return "decide"
    draft = found.draft
    if draft is not None and draft.group_says in ("asked", "change"):
        return "group" if found.speaks_for_group else ""
    if draft is not None:
        return "publish" if found.mine else ""
    if found.may_write and not found.answered:
        return "write"
    if found.may_close:
        return "close"
    return "bring" if found.to_bring else ""


def _owners(request: HouseRequest) -> list[tuple[str, str]]:
    """Colleagues who can do something: of one's own organisations."""
    found: dict[str, str] = {}
    for organisation_id in sorted(request.actor.organisation_ids, key=str):
        for one in networks.colleagues(request.actor, organisation_id):
            found[str(one.user_id)] = one.name
    return sorted(found.items(), key=lambda one: one[1].casefold())


@acts(policy.DECIDE)
def decide(request: HouseRequest, network: Any, bundle_id: uuid.UUID) -> HttpResponse:
    """Note a decision with its reasons; with a yes, who does what by when."""
    found = queries.page_to_decide(request.actor, bundle_id, today=timezone.localdate())
    body = BODY_OF.get(found.addressee, "")
    begun = {
        "point_id": request.GET.get("punt"),
        "body": body,
        "owner_id": request.actor.user_id,
        **meeting_reads.brought_back(request.actor, bundle_id),
    }
    form = DecisionForm(request.POST or None, owners=_owners(request), initial=begun)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: services.decide(request.actor, bundle_id, once=form.token, **form.answers))
        if made and "later" in request.POST:
            done(
                request, _("Genoteerd. Het antwoord wacht nu bij Te beantwoorden, voor de beleidsmaker of de trekker.")
            )
            return redirect_to(request, "voice:answers", bundle_id=bundle_id)
        if made:
            done(request, _("Genoteerd. Nu het antwoord: schrijf in gewone woorden wat er gebeurt."))
            return redirect_to(request, "voice:write_answer", bundle_id=bundle_id)
    return page(request, "voice/decide.html", {"form": form, "bundle": found}, status=422 if form.errors else 200)


@acts(policy.DECIDE)
def add_action(request: HouseRequest, network: Any, bundle_id: uuid.UUID) -> HttpResponse:
    """One more thing that is done."""
    found = queries.page_to_decide(request.actor, bundle_id, today=timezone.localdate())
    form = ActionForm(request.POST or None, owners=_owners(request))
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: services.add_action(request.actor, bundle_id, once=form.token, **form.answers))
        if made:
            done(request, _("Genoteerd. Wie het doet, ziet het op de startpagina."))
            return redirect_to(request, "voice:answers", bundle_id=bundle_id)
    context = {"form": form, "bundle": found, "title": _("Nog iets doen"), "act": _("Bewaar")}
    return page(request, "voice/answer_ask.html", context, status=422 if form.errors else 200)


@acts(policy.ACT)
def progress(request: HouseRequest, network: Any, action_id: uuid.UUID) -> HttpResponse:
    """How far an action is."""
    action, bundle_id = queries.action(request.actor, action_id, today=timezone.localdate())
    form = ProgressForm(request.POST or None, initial={"progress": action.progress, "remark": action.remark})
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: services.note_progress(request.actor, action_id, once=form.token, **form.answers))
        if made:
            done(request, _("Genoteerd."))
            return redirect_to(request, "voice:answers", bundle_id=bundle_id)
    context = {
        "form": form,
        "bundle": {"id": bundle_id, "title": action.what},
        "title": _("Hoever staat het?"),
        "act": _("Bewaar"),
    }
    return page(request, "voice/answer_ask.html", context, status=422 if form.errors else 200)


@acts(policy.WRITE_ANSWER)
def write(request: HouseRequest, network: Any, bundle_id: uuid.UUID) -> HttpResponse:
    """Write the answer beside what was said; under each sentence stands how it reads."""
    found = queries.page_to_write(request.actor, bundle_id, today=timezone.localdate())
    if looked := _only_read(request, found):
        return looked
    form = _answer_form(request, {"asked": _begun(found), "coming": found.still_doing}, request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: services.write_answer(request.actor, bundle_id, once=form.token, **form.answers))
        if made:
            if "bekend" in request.POST and made.group_id is None:
                return _published_at_once(request, made.pk, bundle_id)
            done(request, _("Bewaard. Kijk het na en maak het bekend."))
            return redirect_to(request, "voice:answers", bundle_id=bundle_id)
    return _write_page(request, found, form)


def _begun(found: queries.AnswerPage) -> str:
    """What people said, as the bundle says it: the beginning of the first sentence."""
    said = found.statement.strip()
    return said if said and len(said) <= services.LONGEST["asked"] else found.title


@acts(policy.CHANGE_ANSWER)
def change(request: HouseRequest, network: Any, answer_id: uuid.UUID) -> HttpResponse:
    """Change an answer that is not out yet."""
    found, draft = _of_answer(request, answer_id)
    names = ("asked", "done", "coming", "not_yet", "pictogram", "group_id")
    if looked := _only_read(request, found):
        return looked
    form = _answer_form(request, {name: getattr(draft, name) for name in names}, request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: services.change_answer(request.actor, answer_id, once=form.token, **form.answers))
        if made and "bekend" in request.POST and made.group_id is None:
            return _published_at_once(request, answer_id, found.id)
        if made:
            lost = len(draft.translations) and made.translations != draft.translations
            done(request, _("Bewaard. Vertaal opnieuw wat je veranderde.") if lost else _("Bewaard."))
            return redirect_to(request, "voice:answers", bundle_id=found.id)
    return _write_page(request, found, form)


def _of_answer(request: HouseRequest, answer_id: uuid.UUID) -> tuple[queries.AnswerPage, queries.Written]:
    bundle_id = queries.bundle_of(request.actor, answer_id)
    found = queries.answer_page(request.actor, bundle_id, today=timezone.localdate())
    return found, next(one for one in found.answers if one.id == answer_id)


def _answer_form(request: HouseRequest, initial: dict[str, Any], sent: Any) -> AnswerForm:
    groups = [(str(key), name) for key, name in queries.groups_that_look(request.actor)]
    pictures = list({one.id: one.name for word in PICTURES for one in find_pictograms(word)[:1]}.items())
    return AnswerForm(sent, groups=groups, pictograms=pictures, initial=initial)


def _only_read(request: HouseRequest, found: queries.AnswerPage) -> HttpResponse | None:
    return only_read(request, lambda: _answer_form(request, {}, None), lambda form: _write_page(request, found, form))


def _write_page(request: HouseRequest, found: queries.AnswerPage, form: AnswerForm) -> HttpResponse:
    context = {
        "form": form,
        "bundle": found,
        "may_publish": policy.CHANGE_ANSWER.allows(request.actor),
    }
    return page(request, "voice/write_answer.html", context, status=422 if form.errors else 200)


@acts(policy.CHANGE_ANSWER)
def translate(request: HouseRequest, network: Any, answer_id: uuid.UUID, language: str) -> HttpResponse:
    """The three sentences in another language."""
    if language not in LANGUAGE_NAMES:
        raise NotFound("language")
    found, written = _of_answer(request, answer_id)
    dutch = {name: getattr(written, name) for name in services.SENTENCES}
    form = TranslationForm(
        request.POST or None, dutch=dutch, language=language, initial=written.translations.get(language, {})
    )
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            lambda: services.translate_answer(
                request.actor, answer_id, language=language, once=form.token, **form.answers
            ),
        )
        if made:
            done(request, _("Bewaard."))
            return redirect_to(request, "voice:answers", bundle_id=found.id)
    title = _("In het %(language)s") % {"language": LANGUAGE_NAMES[language]}
    context = {"form": form, "bundle": found, "title": title, "act": _("Bewaar")}
    return page(request, "voice/answer_ask.html", context, status=422 if form.errors else 200)


@acts(policy.SAY_FOR_GROUP)
def group_says(request: HouseRequest, network: Any, answer_id: uuid.UUID) -> HttpResponse:
    """What the group said of the answer."""
    written = queries.for_group(request.actor, answer_id)
    form = GroupSaysForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: services.group_says(request.actor, answer_id, once=form.token, **form.answers))
        if made:
            done(request, _("Genoteerd wat de groep zei."))
            return redirect_to(request, "voice:promises")
    return page(request, "voice/group_says.html", {"form": form, "answer": written}, status=422 if form.errors else 200)


@require_POST
@acts(policy.CHANGE_ANSWER)
def publish(request: HouseRequest, network: Any, answer_id: uuid.UUID) -> HttpResponse:
    """The answer goes out."""
    return _published(request, answer_id, queries.bundle_of(request.actor, answer_id))


def _published(request: HouseRequest, answer_id: uuid.UUID, bundle_id: uuid.UUID) -> HttpResponse:
    """It goes out, and the page of the bundle says where it can be read; refused, it stays a draft there."""
    confirmed = request.POST.get("other_words") == "1"
    known = known_names(request.actor) if confirmed else ()
    made = services.publish_answer(request.actor, answer_id, other_words=confirmed, known=known)
    sentence = (
        _("Bekend. Het staat op de site, en bij “Antwoorden brengen” voor wie het zei.")
        if made.on_site
        else _("Bekend voor wie het zei. Op de site staat het niet: er zijn te weinig stemmen.")
    )
    done(request, sentence)
    return redirect_to(request, "voice:answers", bundle_id=bundle_id)


def _published_at_once(request: HouseRequest, answer_id: uuid.UUID, bundle_id: uuid.UUID) -> HttpResponse:
    """The same right after writing: what may not go out yet is kept, with why."""
    try:
        return _published(request, answer_id, bundle_id)
    except Refused as refusal:
        done(request, _("Bewaard, nog niet bekend.") + f" {refusal.sentence}")
        return redirect_to(request, "voice:answers", bundle_id=bundle_id)


@require_POST
@acts(policy.CLOSE)
def close(request: HouseRequest, network: Any, bundle_id: uuid.UUID) -> HttpResponse:
    """Everybody has the answer."""
    services.close(request.actor, bundle_id)
    done(request, _("Rond. Wie het zei, kreeg antwoord."))
    return redirect_to(request, "voice:answers", bundle_id=bundle_id)
