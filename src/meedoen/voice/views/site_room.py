"""The room on a telephone: a code, three big pictograms, a sentence. No name, no script, no identity kept."""

import secrets
from collections.abc import Callable
from typing import Any, TypeVar

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from meedoen.kernel.refusals import Refused
from meedoen.kernel.web import acts, attempt, done, languages, page, redirect_to
from meedoen.kernel.web.forms import retyped
from meedoen.kernel.web.request import HouseRequest
from meedoen.kernel.web.throttle import Rate, Throttle, source_of

from ..forms.room import RoomCodeForm, SayForm, SideForm
from ..policy import groups as policy
from ..queries import room as reads
from ..rules.meetings import plain_code
from ..services import room as services
from .meeting_words import picture, sides

R = TypeVar("R")
COOKIE = "zaal"
_SIGNED = Signer(salt="voice.room")
HALF_A_DAY = 12 * 60 * 60
GUESSES = Throttle("room_code", 30, 900)
"""Wrong codes from one address: a room of thirty shares its Wi-Fi, a machine that guesses needs millions."""
SENDINGS = Rate("room_sendings", 600, 600)


def _source(request: HouseRequest) -> str:
    return f"{request.network.slug} {source_of(request)}"


def _kept(request: HouseRequest) -> tuple[str, str]:
    """The random mark of this telephone for today, and the code of the room it was in; two times '' without."""
    try:
        mark, _colon, code = _SIGNED.unsign(request.COOKIES.get(COOKIE, "")).partition(":")
    except BadSignature:
        return "", ""
    return mark, code


def _device(request: HouseRequest) -> str:
    """The random mark of this telephone for today; '' when it has none yet."""
    return _kept(request)[0]


def _marked(request: HouseRequest, response: HttpResponse, device: str, *, inside: str = "") -> HttpResponse:
    """The answer with the mark; ``inside`` is the code of the room that was found, signed so that nobody invents it."""
    kept = _SIGNED.sign(f"{device}:{inside or _kept(request)[1]}")
    response.set_cookie(
        COOKIE, kept, max_age=HALF_A_DAY, httponly=True, samesite="Lax", secure=request.is_secure(),
        path=reverse("voice_site:room_enter", kwargs={"network": request.network.slug}),
    )  # fmt: skip
    response.headers["Cache-Control"] = "no-store"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@acts(policy.SPEAK)
def enter(request: HouseRequest, network: Any) -> HttpResponse:
    """Type the code that lies on the table."""
    if request.method != "POST":
        return _ask(request, RoomCodeForm())
    if languages.switching(request):
        return _ask(request, retyped(RoomCodeForm(), request.POST))
    form = RoomCodeForm(request.POST)
    if form.is_valid():
        found = attempt(form, lambda: _found(request, form.cleaned_data["code"], ""))
        if found is not None:
            return redirect_to(request, "voice_site:room", room=found.code)
    return _ask(request, form)


def _ask(request: HouseRequest, form: RoomCodeForm) -> HttpResponse:
    context = {"form": form, "language_form": "code-form", "picture": picture("overleg")}
    return page(request, "voice/site/enter.html", context, status=422 if form.errors else 200)


def _found(request: HouseRequest, code: str, device: str) -> reads.OpenRoom:
    """The room behind this code. Raises Refused; a code that is not there counts as a guess."""
    language = get_language() or settings.LANGUAGE_CODE
    return _guarded(request, code, lambda: reads.open_room(request.actor, code=code, device=device, language=language))


def _guarded(request: HouseRequest, code: str, ask: Callable[[], R]) -> R:
    """Ask with a code; a wrong one counts as a guess, and after too many nothing is looked at.

    For the room in which this telephone was today both are left out: a room that closes is no guess of who sat in it.
    Raises Refused.
    """
    source, known = _source(request), _kept(request)[1] == plain_code(code) != ""
    if not known and GUESSES.full(source):
        raise Refused(_("Dat was te vaak fout. Vraag de code aan wie de vergadering leidt."), field="code")
    try:
        return ask()
    except Refused as refusal:
        if refusal.code == "unknown_code" and not known:
            GUESSES.take(source)
        raise


@require_http_methods(["GET", "HEAD", "POST"])
@acts(policy.SPEAK)
def room(request: HouseRequest, network: Any, room: str) -> HttpResponse:
    """The statements that are open, one under the other; choosing again changes one's mind."""
    device = _device(request) or secrets.token_urlsafe(32)
    if request.method == "POST" and not languages.switching(request):
        return _chosen(request, room, device)
    say = retyped(SayForm(), request.POST) if request.method == "POST" else SayForm()
    return _shown(request, room, device, say)


def _shown(request: HouseRequest, code: str, device: str, say: SayForm) -> HttpResponse:
    form = RoomCodeForm({"code": code})
    form.is_valid()
    found = attempt(form, lambda: _found(request, code, device))
    if found is None:
        return _ask(request, form)
    context = {
        "room": found,
        "sides": sides(),
        "say": say,
        "picture": picture("overleg"),
        "language_form": "say-form" if say.is_bound or say.initial else "",
    }
    status = 422 if say.errors else 200
    return _marked(request, page(request, "voice/site/room.html", context, status=status), device, inside=found.code)


def _chosen(request: HouseRequest, code: str, device: str) -> HttpResponse:
    """A side is chosen. A sentence that was being written meanwhile came along, and stands there again."""
    form = SideForm({"statement": request.GET.get("stelling", ""), "side": request.POST.get("side", "")})
    if not SENDINGS.take(_source(request)):
        raise Refused(_("Dat ging heel snel. Wacht even en probeer het nog eens."))
    if form.is_valid():
        said = form.cleaned_data
        asked = RoomCodeForm({"code": code})
        asked.is_valid()
        kept = attempt(
            asked,
            lambda: _guarded(
                request,
                code,
                lambda: services.choose_side(
                    request.actor, code=code, device=device, statement_id=said["statement"], side=said["side"]
                ),
            ),
        )
        if kept is None:
            return _ask(request, asked)
        done(request, _("Je keuze telt. Je kan ze nog veranderen."))
    if request.POST.get("words", "").strip():
        return _shown(request, code, device, retyped(SayForm(), request.POST))
    return _marked(request, redirect_to(request, "voice_site:room", room=code), device)


@require_http_methods(["POST"])
@acts(policy.SPEAK)
def say(request: HouseRequest, network: Any, room: str) -> HttpResponse:
    """One sentence, without a name; who leads the meeting reads it."""
    device = _device(request) or secrets.token_urlsafe(32)
    if languages.switching(request):
        return _shown(request, room, device, retyped(SayForm(), request.POST))
    form = SayForm(request.POST)
    if form.is_valid() and not SENDINGS.take(_source(request)):
        form.add_error("words", _("Dat ging heel snel. Wacht even en probeer het nog eens."))
    if form.is_valid():
        words = form.cleaned_data["words"]
        kept = attempt(
            form,
            lambda: _guarded(
                request,
                room,
                lambda: services.say(request.actor, code=room, device=device, words=words, once=form.token),
            ),
        )
        if kept is not None:
            done(request, _("Dank je. Wie de vergadering leidt, leest het. Je naam staat er niet bij."))
            return _marked(request, redirect_to(request, "voice_site:room", room=room), device)
    return _shown(request, room, device, form)
