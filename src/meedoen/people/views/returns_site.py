"""How the answer may reach who spoke: two questions without an account, after something was said on the site."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from meedoen.kernel.refusals import NotFound
from meedoen.kernel.web import acts, attempt, languages, page, redirect_to
from meedoen.kernel.web.forms import retyped
from meedoen.kernel.web.phones import phone
from meedoen.kernel.web.public_forms import Guard
from meedoen.kernel.web.request import HouseRequest
from meedoen.kernel.web.throttle import Rate
from meedoen.voice import public as voice
from meedoen.wording.public import best_pictogram

from .. import queries, services
from ..forms.returns import NONE, PICTURES, ReachForm, WayForm
from ..policy import returns as policy
from ..rules import returns as rules
from ..terms import ReturnChannel

GUARD = Guard("say_return", 0, Rate("say_return", 30, 600), Rate("say_return_all", 600, 600))


@require_http_methods(["GET", "HEAD", "POST"])
@acts(policy.SAY_RETURN)
def how_to_answer(request: HouseRequest, network: Any, signed: str) -> HttpResponse:
    """Which way, and then only what that way needs. What was said before is never shown again."""
    token = _token(signed)
    if request.method != "POST":
        return _ask_way(request, WayForm(), stands=queries.way_stands(request.actor, token))
    if languages.switching(request):
        return _again(request)
    if request.POST.get("step") == "reach" and request.POST.get("channel") in rules.NEEDS_REACH:
        return _take_reach(request, signed, token)
    form = WayForm(request.POST)
    if not form.is_valid():
        return _ask_way(request, form, status=422)
    channel = form.cleaned_data["channel"]
    if channel in rules.NEEDS_REACH:
        return _ask_reach(request, ReachForm(channel=channel), channel)
    return _save(request, signed, token, form) or _ask_way(request, form, status=422)


def _token(signed: str) -> uuid.UUID:
    token = voice.read_return(signed)
    if token is None:
        raise NotFound("token")
    return token


def _again(request: HouseRequest) -> HttpResponse:
    """The same question in another language, with what was typed."""
    channel = request.POST.get("channel", "")
    if request.POST.get("step") == "reach" and channel in rules.NEEDS_REACH:
        return _ask_reach(request, retyped(ReachForm(channel=channel), request.POST), channel)
    return _ask_way(request, retyped(WayForm(), request.POST))


def _take_reach(request: HouseRequest, signed: str, token: uuid.UUID) -> HttpResponse:
    channel = request.POST["channel"]
    form = ReachForm(request.POST, channel=channel)
    saved = _save(request, signed, token, form) if form.is_valid() else None
    return saved or _ask_reach(request, form, channel, status=422)


def _save(request: HouseRequest, signed: str, token: uuid.UUID, form: Any) -> HttpResponse | None:
    def call() -> Any:
        GUARD.check(request, 0)
        if form.cleaned_data["channel"] == NONE:
            return (services.want_no_answer(request.actor, token=token, once=form.token),)
        told = {name: form.cleaned_data.get(name, "") for name in ("channel", "name", "reach")}
        return services.say_return(
            request.actor, token=token, language=get_language() or "nl", once=form.token, **told
        )  # fmt: skip

    if attempt(form, call) is None:
        return None
    return redirect_to(request, "return_site:said", signed=signed)


def _ask_way(request: HouseRequest, form: Any, *, status: int = 200, stands: bool = False) -> HttpResponse:
    picture = best_pictogram("brief", "brief").path
    return _page(request, {"form": form, "step": "way", "picture": picture, "stands": stands}, status)


def _ask_reach(request: HouseRequest, form: Any, channel: str, *, status: int = 200) -> HttpResponse:
    picture = best_pictogram(PICTURES[ReturnChannel(channel)], "brief").path
    return _page(request, {"form": form, "step": "reach", "picture": picture}, status)


def _page(request: HouseRequest, context: dict[str, Any], status: int) -> HttpResponse:
    told = {"language_form": "answers", "phone": phone(request.network.phone), **context}
    response = page(request, "people/site/how_to_answer.html", told, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response


@require_safe
@acts(policy.SAY_RETURN)
def said(request: HouseRequest, network: Any, signed: str) -> HttpResponse:
    """Thank you, and by when the answer comes. Nothing of the way is on this page or in its address."""
    token = _token(signed)
    wanted = voice.wants_answer(token)
    context = {
        "promised": voice.promised_under(token),
        "wanted": wanted,
        "code": voice.code_under(token) if wanted else "",
        "picture": best_pictogram("dank", "brief").path,
        "phone": phone(network.phone),
    }
    response = page(request, "people/site/answer_comes.html", context)
    response.headers["Cache-Control"] = "no-store"
    return response
