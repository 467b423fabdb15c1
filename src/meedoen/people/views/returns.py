"""Bringing answers: how it comes back, and the list by way: letters, calls, text messages, visits, the wall."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.access import can
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.kernel.web import acts, attempt, done, page, redirect_to
from meedoen.kernel.web.files import file
from meedoen.kernel.web.request import HouseRequest
from meedoen.networks import public as networks
from meedoen.voice import public as voice

from .. import papers, queries, services
from ..forms.returns import CannotForm, NoteWayForm
from ..policy import returns as policy
from ..rules.returns import FOR_ALL_TO_HEAR, Pile
from ..terms import ReturnChannel
from .returns_words import DONE_WORDS, EXPLAINED, PILE_WORDS


@acts(policy.NOTE_RETURN)
def note_way(request: HouseRequest, network: Any, signed: str) -> HttpResponse:
    """A worker notes how the answer comes back to who spoke; ``?weg=`` is the way that is proposed."""
    token = voice.read_return(signed)
    mine = networks.own_organisations(request.actor)
    if token is None or not mine:
        raise NotFound("token")
    stands, least = queries.way_stands(request.actor, token), voice.voices_missing(token)
    proposed = request.GET.get("weg", "")
    begun = {"channel": proposed} if proposed in ReturnChannel.values else {}
    form = NoteWayForm(request.POST or None, initial=begun, people=queries.caseload(request.actor))
    if request.method == "POST" and form.is_valid():
        told = form.answers
        person = told.pop("person", None)
        way = attempt(
            form,
            lambda: services.note_return(
                request.actor,
                token=token,
                organisation_id=mine[0].pk,
                participant_id=person,
                once=form.token,
                **told,
            ),
        )
        if way is not None:
            said = _comes(way, _("Dit was al gezegd, en het blijft: %(way)s.") if stands else "")
            done(request, f"{said} {_only_if(least)}" if least and way.channel in FOR_ALL_TO_HEAR else said)
            return redirect_to(request, "desk:today")
    context = {"form": form, "stands": stands, "least": least}
    return page(request, "people/note_way.html", context, status=422 if form.errors else 200)


def _comes(way: Any, said: str = "") -> str:
    said = said or _("Genoteerd. Het antwoord komt: %(way)s.")
    return said % {"way": ReturnChannel(way.channel).label.lower()}


def _only_if(least: int) -> str:
    """What the wall and a meeting ask for, said where they are chosen."""
    return _("Alleen als minstens %(n)s mensen hetzelfde zeggen.") % {"n": least}


@acts(policy.BRING)
def change_way(request: HouseRequest, network: Any, way_id: uuid.UUID) -> HttpResponse:
    """Another way for somebody whose way was wrong. What stands there is not shown again."""
    way = queries.way_to_change(request.actor, way_id)
    form = NoteWayForm(request.POST or None, initial={"channel": way.channel})
    if request.method == "POST" and form.is_valid():
        changed = attempt(form, lambda: services.change_way(request.actor, way_id, once=form.token, **form.answers))
        if changed is not None:
            done(request, _comes(changed))
            return redirect_to(request, "people:bring")
    return page(request, "people/note_way.html", {"form": form, "changes": True}, status=422 if form.errors else 200)


@require_safe
@acts(policy.BRING)
def bring(request: HouseRequest, network: Any, pile: str = "") -> HttpResponse:
    """The delivery list: one way at a time, the one with something to do first."""
    counts = queries.count_to_bring(request.actor)
    chosen = _pile(pile, counts)
    found = queries.to_bring(request.actor, pile=chosen) if counts.get(chosen) else []
    context = {
        "piles": [
            {
                "label": PILE_WORDS[one],
                "count": counts.get(one, 0),
                "current": one == chosen,
                "href": reverse("people:bring_pile", kwargs={"network": network.slug, "pile": one}),
            }
            for one in Pile
            if counts.get(one) or one == chosen
        ],
        "pile": chosen,
        "heading": PILE_WORDS[chosen],
        "explained": EXPLAINED[chosen],
        "found": found,
        "posters": _posters(found) if chosen == Pile.WALL else [],
        "total": sum(counts.values()),
        "today": timezone.localdate(),
    }
    return page(request, "people/bring.html", context)


def _pile(asked: str, counts: dict[Pile, int]) -> Pile:
    if asked:
        if asked not in list(Pile):
            raise NotFound("pile")
        return Pile(asked)
    return next((one for one in Pile if counts.get(one)), Pile.LETTER)


def _posters(found: list[queries.ToBring]) -> list[dict[str, Any]]:
    """One poster an answer, with the deliveries that are done once it hangs."""
    posters: dict[uuid.UUID, dict[str, Any]] = {}
    for one in found:
        poster = posters.setdefault(one.delivery.answer_id, {"answer": one.delivery, "ids": []})
        poster["ids"].append(one.delivery.id)
    return list(posters.values())


def _ids(request: HouseRequest) -> list[uuid.UUID]:
    try:
        found = [uuid.UUID(one) for one in request.POST.getlist("delivery")]
    except ValueError:
        raise NotFound("delivery") from None
    if not found:
        raise Refused(_("Hier is niets te brengen. Kijk de lijst opnieuw na."))
    return found


def _back(request: HouseRequest, pile: str) -> HttpResponse:
    return redirect_to(request, "people:bring_pile", pile=pile)


@require_POST
@acts(policy.BRING_ONE)
def brought(request: HouseRequest, network: Any, pile: str) -> HttpResponse:
    """These were brought."""
    ids = _ids(request)
    services.answer_brought(request.actor, delivery_ids=ids, pile=pile)
    undo = ""
    if len(ids) == 1:
        undo = reverse("people:bring_undo", kwargs={"network": network.slug, "pile": pile, "delivery_id": ids[0]})
    done(request, DONE_WORDS[Pile(pile)](len(ids)), undo=undo)
    return _back(request, pile)


@require_POST
@acts(policy.BRING_ONE)
def not_brought(request: HouseRequest, network: Any, pile: str, delivery_id: uuid.UUID) -> HttpResponse:
    """Not brought after all."""
    services.answer_not_brought(request.actor, delivery_id=delivery_id)
    done(request, _("Staat weer op de lijst."))
    return _back(request, pile)


@require_POST
@acts(policy.BRING_ONE)
def tried(request: HouseRequest, network: Any, pile: str, delivery_id: uuid.UUID) -> HttpResponse:
    """Nobody was there."""
    services.tried(request.actor, delivery_id=delivery_id)
    done(request, _("Genoteerd: niet bereikt. Probeer later opnieuw."))
    return _back(request, pile)


@acts(policy.BRING_ONE)
def cannot(request: HouseRequest, network: Any, pile: str, delivery_id: uuid.UUID) -> HttpResponse:
    """It cannot be brought, and why."""
    places = queries.places(request.actor, only=[delivery_id])
    if not places:
        raise NotFound("delivery")
    form = CannotForm(request.POST or None)
    if request.method == "POST" and form.is_valid():

        def call() -> bool:
            services.cannot_bring(request.actor, delivery_id=delivery_id, once=form.token, **form.answers)
            return True

        if attempt(form, call):
            done(request, _("Genoteerd. Dit antwoord telt als niet gebracht, met je reden."))
            return _back(request, pile)
    context = {"form": form, "one": places[0], "pile": pile}
    return page(request, "people/cannot_bring.html", context, status=422 if form.errors else 200)


@require_POST
@acts(policy.BRING)
def confirm(request: HouseRequest, network: Any, way_id: uuid.UUID) -> HttpResponse:
    """This number or address is right."""
    services.confirm_return(request.actor, way_id)
    undo = reverse("people:bring_unconfirm", kwargs={"network": network.slug, "way_id": way_id})
    done(request, _("Nagekeken. Vanaf nu mag er een brief of bericht naartoe."), undo=undo)
    return redirect_to(request, "people:bring")


@require_POST
@acts(policy.BRING)
def unconfirm(request: HouseRequest, network: Any, way_id: uuid.UUID) -> HttpResponse:
    """Not right after all."""
    services.unconfirm_return(request.actor, way_id)
    done(request, _("Er gaat niets naartoe tot iemand het nakijkt."))
    return redirect_to(request, "people:bring")


@require_POST
@acts(policy.BRING_ONE)
def send(request: HouseRequest, network: Any) -> HttpResponse:
    """Send the text messages that wait."""
    number = services.send_messages(request.actor, delivery_ids=_ids(request))
    done(
        request,
        ngettext(
            "%(n)s bericht vertrekt over twee minuten. Komt het niet aan, dan staat het hier om te bellen.",
            "%(n)s berichten vertrekken over twee minuten. Wat niet aankomt, staat hier om te bellen.",
            number,
        )
        % {"n": number},
    )
    return _back(request, Pile.SMS)


@require_safe
@acts(policy.BRING)
def brought_lately(request: HouseRequest, network: Any) -> HttpResponse:
    """What was brought lately, with its code: for who says that it is not good enough, and for what went wrong."""
    found = queries.brought_lately(request.actor, today=timezone.localdate())
    may_judge = can(request.actor, "voice.note_verdict")
    return page(request, "people/brought_lately.html", {"found": found, "may_judge": may_judge})


@require_safe
@acts(policy.BRING)
def letters(request: HouseRequest, network: Any) -> HttpResponse:
    """All letters that wait, as one print run. A read of names and addresses: it stands in the log."""
    found = queries.to_bring(request.actor, pile=Pile.LETTER)
    if not found:
        raise Refused(_("Er zijn nu geen brieven. Kijk bij de andere manieren."))
    return file(papers.letters(found, papers.setting(request)), f"{network.slug}-brieven.pdf", to_keep=True)


@require_safe
@acts(policy.COUNT_TO_BRING)
def poster(request: HouseRequest, network: Any, answer_id: uuid.UUID) -> HttpResponse:
    """The poster for the wall (A3): you said, we did, not yet because. Nobody's name is on it."""
    answer = voice.answer(request.actor, answer_id)
    return file(papers.poster([answer], papers.setting(request)), f"{network.slug}-bord.pdf", to_keep=True)
