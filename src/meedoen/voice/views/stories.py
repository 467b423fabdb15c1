"""The stories of the desk: told, with pictures, shown to everybody, taken off."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.access import can
from meedoen.kernel.web import acts, asked, attempt, done, languages, page, redirect_to
from meedoen.kernel.web.files import file
from meedoen.kernel.web.request import HouseRequest

from ..forms.stories import PictureForm, ShowForm, StoryForm
from ..looking import known_names
from ..policy import stories as policy
from ..queries import stories as reads
from ..rules.stories import unlisted
from ..services import stories as services
from ..terms.stories import MOST_PICTURES, Shown, Standing
from .acting_for import acting_for

TONES = {
    Standing.WAITING: "warn",
    Standing.GIVEN: "ok",
    Standing.ENDS_SOON: "warn",
    Standing.ENDED: "bad",
    Standing.WITHDRAWN: "bad",
}


def place_words(places: frozenset[str]) -> str:
    """Where a story stands, in words; empty for nowhere."""
    if len(places) > 1:
        return _("op de website en op papier")
    return {Shown.SITE: _("op de website"), Shown.PAPER: _("op papier")}[Shown(min(places))] if places else ""


def stands(told: reads.StoryTold) -> dict[str, str]:
    """How a story stands, in a few words and a tone."""
    if told.shown:
        return {"words": _("te zien %(where)s") % {"where": place_words(told.shown)}, "tone": "ok"}
    if told.row.published_at:
        return {"words": _("niet te zien: een ja is voorbij"), "tone": "bad"}
    if told.withdrawn:
        return {
            "words": _("niet te zien: %(names)s wil niet meer") % {"names": ", ".join(told.withdrawn)},
            "tone": "bad",
        }
    if told.missing:
        return {"words": _("wacht op een ja van %(names)s") % {"names": ", ".join(told.missing)}, "tone": "warn"}
    return {"words": _("nog niet te zien"), "tone": "plain"}


def _unlisted(request: HouseRequest, told: reads.StoryTold) -> str:
    """Who else could be recognised in the words of a story, after each other; empty when nobody was found."""
    texts = "\n".join([told.row.title, told.row.text, *(picture.says for picture in told.pictures)])
    known = (*known_names(request.actor), told.group, told.row.made_by)
    aliases = [line.row.alias for line in told.lines]
    return ", ".join(f"‘{words}’" for words in unlisted(texts, aliases, known=known, language=told.row.language))


@require_safe
@acts(policy.SEE_STORIES)
def stories(request: HouseRequest, network: Any) -> HttpResponse:
    """The stories that the desk keeps, and how each stands."""
    found = reads.stories(request.actor, today=timezone.localdate())
    context = {
        "rows": [{"told": one, "stands": stands(one), "picture": next(iter(one.pictures), None)} for one in found],
        "may_make": can(request.actor, policy.MAKE_STORY.name),
    }
    return page(request, "voice/stories.html", context)


@acts(policy.MAKE_STORY)
def make(request: HouseRequest, network: Any) -> HttpResponse:
    """A new story; ``?groep=`` chooses its group."""
    form = StoryForm(
        request.POST or None,
        initial={"group_id": request.GET.get("groep", "")},
        groups=reads.groups_to_tell(request.actor),
        organisations=acting_for(request, policy.MAKE_STORY),
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        made = attempt(
            form,
            lambda: services.make_story(
                request.actor,
                organisation_id=said["organisation_id"],
                group_id=said["group_id"],
                words=form.words,
                once=form.token,
            ),
        )
        if made is not None:
            done(request, _("Het verhaal is bewaard. Nog niemand leest het. Zeg nu wie je erin herkent."))
            return redirect_to(request, "voice:story", story_id=made.pk)
    return asked(request, form, _("Maak een verhaal"), back=("voice:stories", {}))


@require_safe
@acts(policy.SEE_STORIES)
def story(request: HouseRequest, network: Any, story_id: uuid.UUID) -> HttpResponse:
    """One story whole: what it says, its pictures, the yes of everybody in it, and whether it is shown."""
    told = reads.story(request.actor, story_id, today=timezone.localdate())
    context = {
        "told": told,
        "story": told.row,
        "stands": stands(told),
        "lines": [{"line": one, "tone": TONES[one.standing], "word": one.standing.label} for one in told.lines],
        "may_add": len(told.pictures) < MOST_PICTURES,
        "allowed": place_words(told.allowed),
        "unlisted": "" if told.shown else _unlisted(request, told),
        "languages": languages.spoken(network),
    }
    return page(request, "voice/story.html", context)


@acts(policy.CHANGE_STORY)
def change(request: HouseRequest, network: Any, story_id: uuid.UUID) -> HttpResponse:
    """Other words for a story."""
    row = reads.story(request.actor, story_id, today=timezone.localdate()).row
    now = {"title": row.title, "text": row.text, "language": row.language, "made_by": row.made_by}
    form = StoryForm(request.POST or None, initial=now)
    if request.method == "POST" and form.is_valid():
        kept = attempt(form, lambda: services.change_story(request.actor, story_id, words=form.words, once=form.token))
        if kept is not None:
            done(request, _("Bewaard. Toon de nieuwe tekst aan wie erin staat, en laat het verhaal dan zien."))
            return redirect_to(request, "voice:story", story_id=story_id)
    lead = _("Wat je verandert, is niet meer te zien tot je het opnieuw toont.") if row.published_at else ""
    return asked(request, form, _("Pas het verhaal aan"), back=("voice:story", {"story_id": story_id}), lead=lead)


@acts(policy.CHANGE_STORY)
def add_picture(request: HouseRequest, network: Any, story_id: uuid.UUID) -> HttpResponse:
    """A picture, drawn anew, with what stands on it."""
    reads.story(request.actor, story_id, today=timezone.localdate())
    form = PictureForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: services.add_picture(request.actor, story_id, once=form.token, **form.answers))
        if made is not None:
            done(request, _("Het beeld staat erbij. Herken je er iemand op? Zet die in de lijst."))
            return redirect_to(request, "voice:story", story_id=story_id)
    return asked(request, form, _("Zet een beeld erbij"), back=("voice:story", {"story_id": story_id}))


@require_POST
@acts(policy.CHANGE_STORY)
def drop_picture(request: HouseRequest, network: Any, story_id: uuid.UUID, picture_id: uuid.UUID) -> HttpResponse:
    """A picture goes for good."""
    services.drop_picture(request.actor, story_id, picture_id=picture_id)
    done(request, _("Het beeld is weg."))
    return redirect_to(request, "voice:story", story_id=story_id)


@require_safe
@acts(policy.SEE_STORIES)
def picture(request: HouseRequest, network: Any, story_id: uuid.UUID, picture_id: uuid.UUID) -> HttpResponse:
    """A picture for the desk; nothing remembers it."""
    return file(reads.story_picture(request.actor, story_id, picture_id), "beeld.jpg")


@acts(policy.PUBLISH_STORY)
def publish(request: HouseRequest, network: Any, story_id: uuid.UUID) -> HttpResponse:
    """A last look, and then everybody can read it."""
    told = reads.story(request.actor, story_id, today=timezone.localdate())
    form = ShowForm(request.POST if request.method == "POST" else None, anybody=bool(told.lines))
    if request.method == "POST" and form.is_valid():
        shown = attempt(
            form,
            lambda: services.publish_story(request.actor, story_id, sure=form.cleaned_data["sure"], once=form.token),
        )
        if shown is not None:
            done(request, _("Het verhaal is te zien %(where)s.") % {"where": place_words(told.allowed)})
            return redirect_to(request, "voice:story", story_id=story_id)
    where, others = place_words(told.allowed), _unlisted(request, told)
    here = {"network": network.slug, "story_id": story_id}
    context = {
        "question": _("‘%(title)s’ laten zien?") % {"title": told.row.title},
        "consequences": [
            _("Iedereen kan het lezen %(where)s.") % {"where": where} if where else _("Het kan nog nergens staan."),
            _("Neemt iemand zijn ja terug, dan is het meteen weg."),
            *(
                [_("Kijk na: %(words)s staat in de tekst, maar niet in de lijst.") % {"words": others}]
                if others
                else []
            ),
        ],
        "act": _("Laat het zien"),
        "kind": "primary",
        "action": reverse("voice:story_publish", kwargs=here),
        "back_url": reverse("voice:story", kwargs=here),
        "form": form,
    }
    return page(request, "ui/confirm.html", context, status=422 if form.errors else 200)


@require_POST
@acts(policy.CHANGE_STORY)
def take_off(request: HouseRequest, network: Any, story_id: uuid.UUID) -> HttpResponse:
    """Nobody reads it any more."""
    services.take_off(request.actor, story_id)
    done(request, _("Het verhaal is niet meer te zien. Je kan het later opnieuw tonen."))
    return redirect_to(request, "voice:story", story_id=story_id)


@acts(policy.CHANGE_STORY)
def drop(request: HouseRequest, network: Any, story_id: uuid.UUID) -> HttpResponse:
    """It goes for good, once somebody said so again."""
    told = reads.story(request.actor, story_id, today=timezone.localdate())
    if request.method == "POST":
        services.drop_story(request.actor, story_id)
        done(request, _("Het verhaal is weg, met de beelden en wie erin stond."))
        return redirect_to(request, "voice:stories")
    here = {"network": network.slug, "story_id": story_id}
    context = {
        "question": _("‘%(title)s’ weggooien?") % {"title": told.row.title},
        "consequences": [_("De tekst, de beelden en de lijst van wie ja zei, zijn dan voorgoed weg.")],
        "act": _("Gooi weg"),
        "action": reverse("voice:story_drop", kwargs=here),
        "back_url": reverse("voice:story", kwargs=here),
    }
    return page(request, "ui/confirm.html", context)
