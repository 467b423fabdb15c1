"""Signing up on the site: one question a screen, without script; the answers travel in the page, sealed."""

import uuid
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from meedoen.kernel.refusals import Refused
from meedoen.kernel.typed_codes import show_code
from meedoen.kernel.web import acts, languages, page, traces, words
from meedoen.kernel.web.forms import retyped
from meedoen.kernel.web.public_forms import Guard
from meedoen.kernel.web.request import HouseRequest
from meedoen.kernel.web.throttle import Rate
from meedoen.people.public import Channel

from .. import policy
from ..forms.sign_up import CALL, STEPS, Journey
from ..queries import programme as queries
from ..rules import enrolling
from ..rules.enrolling import InLine, Reason, TurnedAway
from ..services import enrolment as services
from . import notices

GUARD = Guard("sign_up", 5, Rate("sign_up", 20, 600), Rate("sign_up_all", 600, 600))
BACK = "back"
_WHERE = {
    "first_name": "name",
    "reach": "reach",
    "adults": "size",
    Reason.TOO_LARGE: "size",
    Reason.CHILDCARE_TOO_SMALL: "needs",
    Reason.CHILDCARE_NONE: "needs",
}


@require_http_methods(["GET", "HEAD", "POST"])
@acts(policy.SIGN_UP)
def join(request: HouseRequest, network: Any, activity_id: UUID, session_id: UUID) -> HttpResponse:
    """Every screen of signing up for one session. GET is the first; each POST carries what was answered before."""
    session = queries.session(request.actor, activity_id, session_id)
    closed = enrolling.why_closed(enrolling.as_seen(session), now=timezone.now())
    if closed is not None:
        return _closed(request, session, closed.sentence)
    if request.method != "POST":
        return _ask(request, Journey.begin(session, call_first="bel" in request.GET), "name")
    journey = Journey.resume(session, request.POST.get("state", ""))
    if journey is None:
        GUARD.tripped(request)
        return _expired(request, session)
    step, go = request.POST.get("step", ""), request.POST.get("go", "")
    if step not in STEPS:
        return _ask(request, journey, "name")
    if languages.switching(request):
        return _in_another_language(request, journey, step)
    if step == "check" and not go:
        return _sign_up(request, journey)
    form = journey.form(step, request.POST)
    if form.is_valid():
        journey.keep(step, form.answers)
    elif not go:
        if form.trapped:
            GUARD.tripped(request)
        return _ask(request, journey, step, form, status=422)
    if go == BACK:
        return _show(request, journey, journey.before(step))
    return _show(request, journey, go if go in STEPS else journey.after(step))


def _in_another_language(request: HouseRequest, journey: Journey, step: str) -> HttpResponse:
    """The same screen again, with what was typed on it. After the yes the same yes gives the same answer."""
    if step != "check":
        return _ask(request, journey, step, retyped(journey.form(step), request.POST))
    return _sign_up(request, journey) if journey.told.get("made") else _show(request, journey, "check")


def _show(request: HouseRequest, journey: Journey, step: str) -> HttpResponse:
    if step == "check":
        missing = journey.missing()
        return _ask(request, journey, missing) if missing else _check(request, journey)
    return _ask(request, journey, step)


def _ask(
    request: HouseRequest, journey: Journey, step: str, form: Any = None, *, status: int = 200, sentence: str = ""
) -> HttpResponse:
    """One question. The browser may keep the page, so that its own back button works: what is in it is sealed."""
    order = [one for one in journey.steps if one != "check"]
    context = {
        "form": form or journey.form(step),
        "journey": journey,
        "step": step,
        "number": order.index(step) + 1,
        "count": len(order) + journey.perhaps_more,
        "first": step == order[0],
        "sentence": sentence,
        "trace": traces.sheet(journey.told.get("trace", "")),
        **_about(request, journey.session),
    }
    context["picture"] = notices.picture(context["form"].picture)
    response = page(request, "activities/site/join.html", context, status=status)
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def _about(request: HouseRequest, session: Any) -> dict[str, Any]:
    """What is being signed up for: it stands at the top of every screen."""
    activity, today = session.activity, words.local(timezone.now()).date()
    title, lang = notices.own_words(activity, "title")
    return {
        "language_form": "answers",
        "session": session,
        "activity": activity,
        "title": title,
        "title_lang": lang,
        "activity_picture": notices.picture_of(activity) or notices.picture("kalender"),
        "when": words.begin(words.when(session.starts_at, session.ends_at, today=today)),
        "where": notices.where(session.place or activity.place),
        "phone": notices.phone(
            activity.contact_phone, activity.organisation.phone, request.network.phone, who=activity.contact_name
        ),
    }


def _check(request: HouseRequest, journey: Journey, *, sentence: str = "", status: int = 200) -> HttpResponse:
    """The last look: what was answered, whether there is a place or a turn in the line, who sees it."""
    outlook = queries.outlook(
        request.actor,
        journey.session.pk,
        journey.party,
        now=timezone.now(),
        wait_for_childcare=journey.waits_for_childcare,
    )
    if isinstance(outlook, TurnedAway) and outlook.reason == Reason.CHILDCARE_FULL:
        journey.told["care_asked"] = True
        return _ask(request, journey, "care", sentence=sentence, status=status)
    if isinstance(outlook, InLine) and journey.channel == Channel.NONE:
        journey.told["checked"] = True  # from here on only what is missing is asked
        told = _("Er is geen plaats meer. Op de wachtlijst? Dan moeten we je kunnen bereiken.")
        return _ask(request, journey, "way", sentence=told, status=status)
    journey.told["checked"] = True
    journey.told["wait"] = outlook.position if isinstance(outlook, InLine) else 0
    context = {
        "form": journey.form("check"),
        "journey": journey,
        "lines": journey.summary(),
        "sentence": sentence,
        "position": words.position(journey.told["wait"]) if journey.told["wait"] else "",
        "for_childcare": journey.waits_for_childcare,
        "turned_away": outlook.reason.sentence if isinstance(outlook, TurnedAway) else "",
        "turned_step": _WHERE.get(outlook.reason, "size") if isinstance(outlook, TurnedAway) else "",
        "picture": notices.picture("lijst"),
        **_about(request, journey.session),
    }
    return page(request, "activities/site/join_check.html", context, status=status)


def _sign_up(request: HouseRequest, journey: Journey) -> HttpResponse:
    """The yes. A refusal shows the screen where it can be mended, with everything that was answered."""
    missing, form = journey.missing(), journey.form("check", request.POST)
    if missing:
        return _ask(request, journey, missing, status=422)
    if not form.is_valid():
        return _check(request, journey, sentence=" ".join(map(str, form.non_field_errors())), status=422)
    told = journey.told
    try:
        GUARD.check(request, float(told["begun"]), told.get("trace", ""))
        made = services.sign_up(
            request.actor,
            journey.session.pk,
            first_name=told["first_name"],
            channel=journey.channel,
            reach=told.get("reach", ""),
            party=journey.party,
            call_back=told["way"] == CALL,
            may_wait=bool(told.get("wait")),
            wait_for_childcare=journey.waits_for_childcare,
            once=uuid.UUID(told["once"]),
        )
    except Refused as refusal:
        return _refused(request, journey, refusal)
    return _done(request, journey, made)


def _refused(request: HouseRequest, journey: Journey, refusal: Refused) -> HttpResponse:
    step = _WHERE.get(refusal.field or "")
    if step:
        return _ask(request, journey, step, sentence=str(refusal.sentence), status=422)
    return _check(request, journey, sentence=str(refusal.sentence), status=422)


def _done(request: HouseRequest, journey: Journey, made: Any) -> HttpResponse:
    waits = made.status == "waiting"
    journey.told["made"] = True
    context = {
        "journey": journey,
        "code": show_code(services.code_of(made)),
        "waits": waits,
        "gone": made.status == "cancelled",
        "position": words.position(journey.told["wait"]) if waits and journey.told.get("wait") else "",
        "who": words.people(made.adults, made.children),
        "bring": notices.own_words(journey.session.activity, "bring"),
        "keep": "" if waits else _keep(request, journey.session),
        "way": journey.told["way"],
        "transport": made.needs_transport,
        "companion": made.needs_companion,
        "picture": notices.picture("wachten" if waits else "in orde"),
        **_about(request, journey.session),
    }
    return page(request, "activities/site/join_done.html", context)


def _keep(request: HouseRequest, session: Any) -> str:
    keys = {"network": request.network.slug, "activity_id": session.activity_id, "session_id": session.pk}
    return reverse("site:session_calendar", kwargs=keys)


def _expired(request: HouseRequest, session: Any) -> HttpResponse:
    """The page lay open too long, or its answers were changed: begin again, with what this last screen held."""
    journey = Journey.begin(session)
    form = journey.form("name", request.POST)
    if form.is_valid():
        journey.told.update(form.answers)
    sentence = _("Deze pagina stond te lang open. We beginnen opnieuw.")
    return _ask(request, journey, "name", sentence=sentence, status=422)


def _closed(request: HouseRequest, session: Any, sentence: str) -> HttpResponse:
    context = {
        **_about(request, session),
        "sentence": sentence,
        "picture": notices.picture("info"),
        "language_form": "",
    }
    return page(request, "activities/site/join_closed.html", context, status=422 if request.method == "POST" else 200)
