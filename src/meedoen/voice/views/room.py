"""The room, for who leads the meeting: who is here, who was not heard yet, statements, sentences that come in."""

import uuid
from collections.abc import Callable
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.access import can
from meedoen.kernel.web import HouseForm, acts, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest

from ..forms.meetings import CardForm, GuestForm, HandsForm, PeopleHereForm, RoundForm, SignalForm, StatementForm
from ..looking import asked_over, known_names, pointed_out, typed_or_neutral
from ..policy import groups as policy
from ..queries import meetings as meeting_reads
from ..queries import room as reads
from ..services import room as services
from .leading import after_giving
from .meeting_words import sides
from .meetings import _key


@require_safe
@acts(policy.LEAD_MEETING)
def room(request: HouseRequest, network: Any, meeting_id: uuid.UUID) -> HttpResponse:
    """The room of this meeting; htmx asks every few seconds for what telephones say."""
    if request.headers.get("HX-Request"):
        said = reads.voices(request.actor, meeting_id)
        again = {"found": said, "meeting": {"pk": meeting_id}, "may_signal": can(request.actor, "voice.give")}
        return page(request, "voice/room_voices.html", again)
    return page(request, "voice/room.html", _context(request, network, reads.room(request.actor, meeting_id)))


def _context(request: HouseRequest, network: Any, found: reads.Room) -> dict[str, Any]:
    where = reverse("voice_site:room_enter", kwargs={"network": network.slug})
    return {
        "found": found,
        "meeting": found.meeting,
        "site": request.build_absolute_uri(where).split("://", 1)[-1],
        "guest": GuestForm(),
        "round": RoundForm(),
        "card": CardForm(),
        "enough": found.voting >= found.quorum,
        "may_signal": can(request.actor, "voice.give"),
        "sides": sides(),
        "saved": next((one for one in ("briefje", "vraag") if one == request.GET.get("gezet")), ""),
    }


def _again(request: HouseRequest, network: Any, meeting_id: uuid.UUID, form: HouseForm) -> HttpResponse:
    """The room once more, with what was typed and what is wrong with it."""
    found = reads.room(request.actor, meeting_id)
    name = {GuestForm: "guest", RoundForm: "round", CardForm: "card"}[type(form)]
    typed = next((form[field.name].value() for field in form.visible_fields()), "")
    context = {**_context(request, network, found), name: form, "typed": typed}
    return page(request, "voice/room.html", context, status=422)


@require_POST
@acts(policy.LEAD_MEETING)
def open_room(request: HouseRequest, network: Any, meeting_id: uuid.UUID) -> HttpResponse:
    """The room opens: there is a code now."""
    services.open_room(request.actor, meeting_id)
    return redirect_to(request, "voice:room", meeting_id=meeting_id)


@acts(policy.LEAD_MEETING)
def close_room(request: HouseRequest, network: Any, meeting_id: uuid.UUID) -> HttpResponse:
    """The meeting is over: first what happens then, and with a yes on to the minutes."""
    if request.method != "POST":
        found = reads.room(request.actor, meeting_id)
        if not found.open:
            return redirect_to(request, "voice:room", meeting_id=meeting_id)
        return page(request, "voice/room_close.html", {"meeting": found.meeting})
    services.close_room(request.actor, meeting_id)
    done(request, _("De zaal is dicht. Wie er was en wie sprak, is gewist; alleen de aantallen blijven."))
    return redirect_to(request, "voice:minutes", meeting_id=meeting_id)


@require_POST
@acts(policy.LEAD_MEETING)
def here(request: HouseRequest, network: Any, meeting_id: uuid.UUID) -> HttpResponse:
    """Who is in the room."""
    form = PeopleHereForm(request.POST, seats=meeting_reads.at_the_table(request.actor, meeting_id))
    if form.is_valid():
        ids = [uuid.UUID(key) for key in form.cleaned_data["here"]]
        services.come_in(request.actor, meeting_id, member_ids=ids)
    else:
        done(request, _("Wie rond de tafel zit, veranderde intussen. Kijk na en vink opnieuw aan."))
    return redirect_to(request, "voice:room", meeting_id=meeting_id)


@require_POST
@acts(policy.LEAD_MEETING)
def guest(request: HouseRequest, network: Any, meeting_id: uuid.UUID) -> HttpResponse:
    """A guest joins the table."""
    form = GuestForm(request.POST)
    return _kept(request, network, meeting_id, form, services.guest_comes_in)


def _kept(
    request: HouseRequest,
    network: Any,
    meeting_id: uuid.UUID,
    form: HouseForm,
    act: Callable[..., Any],
    *,
    saved: str = "",
) -> HttpResponse:
    """Do this with what the form says, and back to the room; or the room with what is wrong.

    ``saved``: the draft that is thrown away then.
    """
    if form.is_valid() and attempt(form, lambda: act(request.actor, meeting_id, once=form.token, **form.answers)):
        answer = redirect_to(request, "voice:room", meeting_id=meeting_id)
        if saved:
            answer["Location"] += f"?gezet={saved}"
        return answer
    return _again(request, network, meeting_id, form)


@require_POST
@acts(policy.LEAD_MEETING)
def begin_round(request: HouseRequest, network: Any, meeting_id: uuid.UUID) -> HttpResponse:
    """Everybody is asked again."""
    return _kept(request, network, meeting_id, RoundForm(request.POST), services.begin_round, saved="vraag")


@require_POST
@acts(policy.LEAD_MEETING)
def heard(request: HouseRequest, network: Any, meeting_id: uuid.UUID) -> HttpResponse:
    """Somebody was heard in this round; pressed again it is taken back."""
    services.mark_heard(request.actor, meeting_id, present_id=_key(request), heard=request.POST.get("here") != "0")
    return redirect_to(request, "voice:room", meeting_id=meeting_id)


@acts(policy.LEAD_MEETING)
def statement_add(request: HouseRequest, network: Any, meeting_id: uuid.UUID) -> HttpResponse:
    """A new statement."""
    found = meeting_reads.meeting(request.actor, meeting_id, today=timezone.localdate())
    form = StatementForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            lambda: services.put_statement(
                request.actor,
                meeting_id,
                words=form.cleaned_data["words"],
                translations=form.translations,
                once=form.token,
            ),
        )
        if made is not None:
            return redirect_to(request, "voice:room", meeting_id=meeting_id)
    context = {"form": form, "found": found, "meeting": found.row, "sides": sides()}
    return page(request, "voice/statement_add.html", context, status=422 if form.errors else 200)


@acts(policy.COUNT_STATEMENT)
def statement(request: HouseRequest, network: Any, statement_id: uuid.UUID) -> HttpResponse:
    """Voices on paper or with raised hands, added to those of the telephones."""
    found, meeting_id = reads.statement(request.actor, statement_id)
    form = HandsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        kept = attempt(form, lambda: services.count_hands(request.actor, statement_id, once=form.token, **form.counts))
        if kept is not None:
            counts = "&".join(f"{name}={number}" for name, number in form.counts.items())
            undo = reverse("voice:statement_undo", kwargs={"network": network.slug, "statement_id": statement_id})
            done(request, _("Bijgeteld."), undo=f"{undo}?{counts}&once={uuid.uuid4()}")
            return redirect_to(request, "voice:room", meeting_id=meeting_id)
    context = {"form": form, "statement": found, "meeting_id": meeting_id}
    return page(request, "voice/statement.html", context, status=422 if form.errors else 200)


@require_POST
@acts(policy.COUNT_STATEMENT)
def statement_undo(request: HouseRequest, network: Any, statement_id: uuid.UUID) -> HttpResponse:
    """Hands that were counted by mistake."""
    form = HandsForm(request.GET)
    if form.is_valid():
        services.uncount_hands(request.actor, statement_id, once=form.token, **form.counts)
    _found, meeting_id = reads.statement(request.actor, statement_id)
    return redirect_to(request, "voice:room", meeting_id=meeting_id)


@require_POST
@acts(policy.COUNT_STATEMENT)
def statement_close(request: HouseRequest, network: Any, statement_id: uuid.UUID) -> HttpResponse:
    """Nobody changes their mind any more; ``?open=1`` opens it again, ``?weg=1`` takes it away."""
    _found, meeting_id = reads.statement(request.actor, statement_id)
    if request.GET.get("weg") == "1":
        services.remove_statement(request.actor, statement_id)
    else:
        services.close_statement(request.actor, statement_id, closed=request.GET.get("open") != "1")
    return redirect_to(request, "voice:room", meeting_id=meeting_id)


@require_POST
@acts(policy.LEAD_MEETING)
def card(request: HouseRequest, network: Any, meeting_id: uuid.UUID) -> HttpResponse:
    """A card, typed over."""
    return _kept(request, network, meeting_id, CardForm(request.POST), services.note_from_paper, saved="briefje")


@acts(policy.PASS_ON_NOTE)
def note(request: HouseRequest, network: Any, note_id: uuid.UUID) -> HttpResponse:
    """A sentence of the room goes on as a signal, in neutral words; the answer may come at the next meeting."""
    found, meeting = reads.note(request.actor, note_id)
    form = typed_or_neutral(request, "text", lambda sent: SignalForm(sent, initial={"text": found.words}))
    seen = pointed_out(form["text"].value() or "", known_names(request.actor))
    if request.method == "POST" and form.is_valid() and (not seen or request.POST.get("zo") == "1"):
        said = form.cleaned_data
        made = attempt(
            form,
            lambda: services.note_becomes_signal(
                request.actor, note_id, words=said["text"], theme=said["theme"], once=form.token
            ),
        )
        if made is not None:
            done(request, _("Een nieuw signaal. Een tweede persoon kijkt het na."))
            return HttpResponseRedirect(after_giving(request, made.token, way="next_meeting"), status=303)
    context = {
        "form": form, "note": found, "meeting": meeting, "found": seen, "takes": True,
        "look": reverse("voice:look", kwargs={"network": network.slug}),
    }  # fmt: skip
    wrong = request.method == "POST" and not asked_over(request)
    return page(request, "voice/note.html", context, status=422 if wrong else 200)


@require_POST
@acts(policy.DROP_NOTE)
def note_drop(request: HouseRequest, network: Any, note_id: uuid.UUID) -> HttpResponse:
    """A sentence that should not stand there goes."""
    meeting = reads.meeting_of_note(request.actor, note_id)
    services.drop_note(request.actor, note_id)
    done(request, _("Weggehaald."))
    return redirect_to(request, "voice:minutes" if meeting.room_closed_at else "voice:room", meeting_id=meeting.pk)
