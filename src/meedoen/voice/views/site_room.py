"""The room on a telephone: a code, three big pictograms, a sentence. No name, no script, no identity kept."""

import secrets
from typing import Any

from django.conf import settings
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
from ..services import room as services
from .meeting_words import picture, sides

COOKIE = "zaal"
HALF_A_DAY = 12 * 60 * 60
GUESSES = Throttle("room_code", 30, 900)
"""Wrong codes from one address: a room of thirty shares its Wi-Fi, a machine that guesses needs millions."""
SENDINGS = Rate("room_sendings", 600, 600)


def _source(request: HouseRequest) -> str:
    return f"{request.network.slug} {source_of(request)}"


def _device(request: HouseRequest) -> str:
    """The random mark of this telephone for today; '' when it has none yet."""
    mark = request.COOKIES.get(COOKIE, "")
    return mark if len(mark) == 43 and mark.isascii() else ""


def _marked(request: HouseRequest, response: HttpResponse, device: str) -> HttpResponse:
    response.set_cookie(
        COOKIE, device, max_age=HALF_A_DAY, httponly=True, samesite="Lax", secure=request.is_secure(),
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
    source = _source(request)
    if GUESSES.full(source):
        raise Refused(_("Dat was te vaak fout. Vraag de code aan wie de vergadering leidt."), field="code")
    try:
        return reads.open_room(
            request.actor, code=code, device=device, language=get_language() or settings.LANGUAGE_CODE
        )
    except Refused:
        GUESSES.take(source)
        raise


@require_http_methods(["GET", "HEAD", "POST"])
@acts(policy.SPEAK)
def room(request: HouseRequest, network: Any, room: str) -> HttpResponse:
    """The statements that are open, one under the other; choosing again changes one's mind."""
    device = _device(request) or secrets.token_urlsafe(32)
    if request.method == "POST" and not languages.switching(request):
        return _chosen(request, room, device)
    return _shown(request, room, device, SayForm())


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
    return _marked(request, page(request, "voice/site/room.html", context, status=status), device)


def _chosen(request: HouseRequest, code: str, device: str) -> HttpResponse:
    form = SideForm(request.POST)
    if not SENDINGS.take(_source(request)):
        raise Refused(_("Dat ging heel snel. Wacht even en probeer het nog eens."))
    if form.is_valid():
        said = form.cleaned_data
        asked = RoomCodeForm({"code": code})
        asked.is_valid()
        kept = attempt(
            asked,
            lambda: services.choose_side(
                request.actor, code=code, device=device, statement_id=said["statement"], side=said["side"]
            ),
        )
        if kept is None:
            return _ask(request, asked)
        done(request, _("Je keuze telt. Je kan ze nog veranderen."))
    return _marked(request, redirect_to(request, "voice_site:room", room=code), device)


@require_http_methods(["POST"])
@acts(policy.SPEAK)
def say(request: HouseRequest, network: Any, room: str) -> HttpResponse:
    """One sentence, without a name; who leads the meeting reads it."""
    device = _device(request) or secrets.token_urlsafe(32)
    if languages.switching(request):
        return _shown(request, room, device, retyped(SayForm(), request.POST))
    form = SayForm(request.POST)
    if form.is_valid() and SENDINGS.take(_source(request)):
        words = form.cleaned_data["words"]
        kept = attempt(
            form, lambda: services.say(request.actor, code=room, device=device, words=words, once=form.token)
        )
        if kept is not None:
            done(request, _("Dank je. Wie de vergadering leidt, leest het. Je naam staat er niet bij."))
            return _marked(request, redirect_to(request, "voice_site:room", room=room), device)
    return _shown(request, room, device, form)
