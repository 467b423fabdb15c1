"""What an activity says in other languages: one language at a time, the Dutch beside it, and what a resident sees."""

import uuid
from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from meedoen.kernel.refusals import NotFound
from meedoen.kernel.web import acts, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest

from .. import policy, services
from ..forms.translating import TranslationForm
from ..queries import offer as queries
from ..rules import translating
from ..rules.translating import State
from ..terms import Language
from . import cards

SAID = {
    State.MISSING: gettext_lazy("ontbreekt"),
    State.PARTLY: gettext_lazy("nog niet alles"),
    State.STALE: gettext_lazy("nazien"),
    State.DONE: gettext_lazy("klaar"),
}
TONES = {State.MISSING: "plain", State.PARTLY: "warn", State.STALE: "bad", State.DONE: "ok"}
SHOWN = ("price_cents", "social_price_cents", "pictogram", "themes", "children_welcome", "childcare_places",
         "no_dutch_needed", "transport_offered", "companion_welcome", "quiet", "step_free")  # fmt: skip


def in_words(activity: Any) -> list[dict[str, Any]]:
    """Each language with how far it is: ``code``, ``name``, ``said``, ``tone``, ``todo``."""
    return [
        {"code": code, "name": Language(code).label, "said": SAID[at], "tone": TONES[at], "todo": at is not State.DONE}
        for code, at in translating.states(activity).items()
    ]


@require_safe
@acts(policy.EDIT)
def translations(request: HouseRequest, network: Any, activity_id: uuid.UUID) -> HttpResponse:
    """Straight to the first language in which something is to be done."""
    one = queries.to_edit(request.actor, activity_id)
    told = in_words(one)
    first = next((line["code"] for line in told if line["todo"]), told[0]["code"])
    return redirect_to(request, "activities:translate", activity_id=activity_id, language=first)


@acts(policy.EDIT)
def translate(request: HouseRequest, network: Any, activity_id: uuid.UUID, language: str) -> HttpResponse:
    """One language: a field beside each Dutch text, and the card as a resident reads it."""
    if language not in translating.LANGUAGES:
        raise NotFound(language)
    one = queries.to_edit(request.actor, activity_id)
    dutch = translating.to_translate(one)
    initial = {**translating.told(one, language), "seen": one.version}
    form = TranslationForm(request.POST or None, initial=initial, dutch=dutch, language=language)
    if request.method == "POST":
        fits = form.is_valid()
        if "look" in request.POST:
            return _look(request, one, form, language)
        if fits and attempt(form, lambda: _keep(request, one, form, language)):
            done(request, _("Bewaard: de tekst in het %(language)s.") % {"language": Language(language).label.lower()})
            return redirect_to(request, "activities:translate", activity_id=activity_id, language=language)
        if fits:
            said: Any = form.data
            form.data = anew = said.copy()
            anew["seen"] = queries.to_edit(request.actor, activity_id).version
    return _page(request, one, form, language, status=422 if form.errors else 200)


def _keep(request: HouseRequest, one: Any, form: TranslationForm, language: str) -> Any:
    seen = form.cleaned_data["seen"]
    return services.translate(request.actor, one.pk, language=language, said=form.said, seen=seen, once=form.token)


def _look(request: HouseRequest, one: Any, form: TranslationForm, language: str) -> HttpResponse:
    """Only look: nothing is kept and nothing is wrong yet."""
    if request.htmx:
        context = _preview(one, form.said, language)
        return page(request, "activities/translation_preview.html", context)
    initial = {field.name: field.value() for field in form}
    typed = TranslationForm(initial=initial, dutch=form.dutch, language=language)
    return _page(request, one, typed, language, said=form.said)


def _page(
    request: HouseRequest, one: Any, form: TranslationForm, language: str, *, said: Any = None, status: int = 200
) -> HttpResponse:
    if said is None:
        said = form.said if form.is_bound else translating.told(one, language)
    context = {
        "activity": one,
        "form": form,
        "language_name": Language(language).label,
        "state": translating.state(one, language),
        "stale": translating.state(one, language) is State.STALE,
        "tabs": [_tab(request, one, line, language) for line in in_words(one)],
        **_preview(one, said, language),
    }
    return page(request, "activities/translation.html", context, status=status)


def _tab(request: HouseRequest, one: Any, line: dict[str, Any], language: str) -> dict[str, Any]:
    keys = {"network": request.network.slug, "activity_id": one.pk, "language": line["code"]}
    label = f"{line['name']}: {line['said']}"
    return {"label": label, "href": reverse("activities:translate", kwargs=keys), "active": line["code"] == language}


def _preview(one: Any, said: Mapping[str, str], language: str) -> dict[str, Any]:
    """The card and the text in the language, where there is no word yet in Dutch."""
    shown = SimpleNamespace(**{name: getattr(one, name) for name in SHOWN}, title=said.get("title") or one.title)
    with translation.override(language):
        card = cards.card(shown, href="#inhoud", place=one.place, today=timezone.localdate())
        card["day"] = str(card["day"]) if one.series is None else ""
    return {
        "card": card,
        "card_lang": language,
        "card_dir": "rtl" if language in translating.RIGHT_TO_LEFT else "ltr",
        "title_lang": "" if said.get("title") else "nl",
        "shown_text": said.get("text") or one.text,
        "text_lang": language if said.get("text") else "nl",
    }
