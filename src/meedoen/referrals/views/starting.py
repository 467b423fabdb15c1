"""A referral begins: where to, then who and what is needed. Two pages, or one from the page of an activity."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from meedoen.activities import public as activities
from meedoen.kernel.refusals import NotFound
from meedoen.kernel.typed_codes import show_code
from meedoen.kernel.web import acts, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest, number_asked
from meedoen.networks import public as networks
from meedoen.people import public as people

from .. import policy, services, standing
from ..forms.referring import ReferForm
from . import words

PEOPLE_ANSWERS = ("who", "person", "first_name", "channel", "reach", "code")
FIRST = 4


@require_safe
@acts(policy.REFER)
def where(request: HouseRequest, network: Any) -> HttpResponse:
    """Where to: an activity of the programme, or a service of a partner."""
    text, at = request.GET.get("zoek", "").strip()[:80], number_asked(request, "bladzijde", 1)
    found = activities.offer(
        request.actor, today=timezone.localdate(), status=activities.Status.PUBLISHED, text=text, page=at
    )
    now, person = timezone.now(), _id(request.GET.get("persoon", ""))
    keep = f"&persoon={person}" if person else ""
    next_page = reverse("referrals:refer", kwargs={"network": network.slug})
    context = {
        "text": text,
        "person": person,
        "offers": [
            {
                "title": one.activity.title,
                "by": one.activity.organisation.name,
                "when": words.moment(one.next_start if one.next_start and one.next_start > now else None),
                "href": f"{next_page}?activiteit={one.activity.pk}{keep}",
            }
            for one in found.rows
        ],
        "partners": [
            {"name": one.name, "about": one.about, "href": f"{next_page}?dienst={one.pk}{keep}"}
            for one in networks.partners(request.actor)
            if text.casefold() in one.name.casefold()
        ]
        if at == 1
        else [],
        "previous": f"?zoek={text}&bladzijde={at - 1}{keep}" if at > 1 else "",
        "next": f"?zoek={text}&bladzijde={at + 1}{keep}" if found.more else "",
    }
    return page(request, "referrals/where.html", context)


@acts(policy.REFER)
def refer(request: HouseRequest, network: Any) -> HttpResponse:
    """Who, what is needed, and what the person said. Raises NotFound for a place that is not there."""
    activity, receiver = _target(request)
    if activity is None and receiver is None:
        return redirect_to(request, "referrals:where")
    now = timezone.now()
    moments = None
    if activity is not None:
        moments = words.moments(activities.sessions_of(request.actor, activity.pk, now=now), now)[:FIRST]
    ours = [one for one in networks.partners(request.actor) if one.pk in request.actor.organisation_ids]
    caseload = people.caseload(request.actor)
    form = ReferForm(
        request.POST or None,
        organisations=ours,
        moments=_with_asked(request, moments),
        people=caseload,
        initial=_initial(request, caseload),
    )
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: _refer(request, form, activity, receiver))
        if made:
            return _say(request, made)
    context = {
        "form": form,
        "title": activity.title if activity else receiver.name,
        "by": activity.organisation.name if activity else "",
    }
    return page(request, "referrals/refer.html", context, status=422 if form.errors else 200)


def _target(request: HouseRequest) -> tuple[Any, Any]:
    """The activity or the partner of the address. Raises NotFound."""
    activity_id, receiver_id = _id(request.GET.get("activiteit", "")), _id(request.GET.get("dienst", ""))
    if activity_id:
        return activities.activity(request.actor, activity_id), None
    return None, networks.partner(request.actor, receiver_id) if receiver_id else None


def _with_asked(request: HouseRequest, moments: list | None) -> list | None:
    """The session from whose page one came stands among the moments, also when it is far ahead."""
    asked = request.GET.get("keer", "")
    if moments is None or not _id(asked) or asked in dict(moments):
        return moments
    try:
        session = activities.session(request.actor, uuid.UUID(asked))
    except NotFound:
        return moments
    return [*moments, *words.moments([session], timezone.now())]


def _initial(request: HouseRequest, caseload: list) -> dict[str, Any]:
    found: dict[str, Any] = {"who": "known" if caseload else "first_name", "language": "nl"}
    if person := _id(request.GET.get("persoon", "")):
        found |= {"who": "known", "mine": person}
    if asked := _id(request.GET.get("keer", "")):
        found["session"] = asked
    return found


def _refer(request: HouseRequest, form: ReferForm, activity: Any, receiver: Any) -> Any:
    answers = form.cleaned_data
    return services.refer(
        request.actor,
        organisation_id=answers["organisation"],
        who={name: answers.get(name) for name in PEOPLE_ANSWERS},
        to=services.Target(
            activity_id=activity.pk if activity else None,
            session_id=answers.get("session"),
            receiver_id=receiver.pk if receiver else None,
            on=answers.get("on"),
        ),
        needs=services.Needs(
            transport="transport" in answers["needs"],
            company="company" in answers["needs"],
            children=answers["children"],
            language=answers["language"],
        ),
        asked=form.asked,
        once=form.token,
    )


def _say(request: HouseRequest, made: Any) -> HttpResponse:
    code = show_code(standing.code_of(made))
    sentence = _("Genoteerd. Geef de persoon deze code om te stoppen als het toch niet past: %(code)s.")
    done(request, sentence % {"code": code})
    return redirect_to(request, "referrals:referral", referral_id=made.pk)


def _id(text: str) -> uuid.UUID | None:
    """A key of an address; None for anything else."""
    try:
        return uuid.UUID(text)
    except ValueError:
        return None
