"""Who goes along: the list, what was agreed, hours; and the own tasks of a companion."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.actors import Role
from meedoen.kernel.web import acts, attempt, done, page, redirect_to
from meedoen.kernel.web.phones import phone
from meedoen.kernel.web.request import HouseRequest
from meedoen.networks import public as networks
from meedoen.people import public as people

from .. import policy, queries, services
from ..forms.companions import AGREED, MINUTES, AgreedForm, CompanionForm, HoursForm
from . import company_asks, tabs, words

WHO = ("who", "person", "first_name", "channel", "reach", "code")


@require_safe
@acts(policy.SEE_COMPANIONS)
def companions(request: HouseRequest, network: Any) -> HttpResponse:
    """Everybody who goes along, with what was agreed and how much is asked of them now."""
    found = queries.companions(request.actor, today=timezone.localdate())
    context = {
        "tabs": tabs.of(request, "companions"),
        "active": [_shown(line) for line in found.active],
        "stopped": found.stopped,
        "asks": company_asks.shown(request, timezone.localdate()),
        "may_add": policy.ADD_COMPANION.allows(request.actor),
    }
    return page(request, "referrals/companions.html", context)


def _shown(line: Any) -> dict[str, Any]:
    return {
        "line": line,
        "languages": ", ".join(line.languages),
        "limits": " · ".join(line.limits),
        "phone": phone(line.reach) if line.reach and "@" not in line.reach else None,
        "hours": _hours(line.hours),
        "full": line.tasks >= line.at_once,
    }


def _hours(hours: float) -> str:
    return f"{hours:.1f}".replace(".", ",").removesuffix(",0")


@acts(policy.ADD_COMPANION)
def add(request: HouseRequest, network: Any) -> HttpResponse:
    """Note who goes along: with an account, or with only a phone."""
    ours = [one for one in networks.partners(request.actor) if one.pk in request.actor.organisation_ids]
    accounts = [one for part in ours for one in networks.colleagues(request.actor, part.pk, roles=(Role.COMPANION,))]
    form = CompanionForm(
        request.POST or None, organisations=ours, accounts=accounts, people=people.caseload(request.actor)
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        made = attempt(
            form,
            lambda: services.add_companion(
                request.actor,
                organisation_id=said["organisation"],
                agreed=services.Agreed(**form.agreed),
                user_id=said.get("account"),
                who={name: said.get(name) for name in WHO},
                once=form.token,
            ),
        )
        if made:
            done(request, _("Genoteerd. Deze gids staat nu bij wie kan meegaan."))
            return redirect_to(request, "referrals:companions")
    return page(request, "referrals/companion_add.html", {"form": form}, status=422 if form.errors else 200)


@acts(policy.EDIT_COMPANION)
def companion(request: HouseRequest, network: Any, companion_id: uuid.UUID) -> HttpResponse:
    """What is agreed with one companion, and the hours of a volunteer who has only a phone."""
    row = queries.companion(request.actor, companion_id)
    form = AgreedForm(request.POST or None, initial={name: getattr(row, name) for name in AGREED})
    if request.method == "POST" and form.is_valid():
        changed = attempt(
            form,
            lambda: services.agree_anew(
                request.actor, companion_id, agreed=services.Agreed(**form.agreed), once=form.token
            ),
        )
        if changed:
            done(request, _("Bewaard wat er afgesproken is."))
            return redirect_to(request, "referrals:companions")
    return _page(request, row, form, HoursForm(prefix="uren"))


def _page(request: HouseRequest, row: Any, form: AgreedForm, hours: HoursForm) -> HttpResponse:
    name = row.user.name if row.user else ""
    if row.person_id:
        known = people.names(request.actor, [row.person_id]).get(row.person_id)
        name = known.label if known else ""
    context = {"form": form, "hours": hours, "row": row, "name": name or _("Naam gewist")}
    wrong = form.errors or hours.errors
    return page(request, "referrals/companion.html", context, status=422 if wrong else 200)


@require_POST
@acts(policy.EDIT_COMPANION)
def hours(request: HouseRequest, network: Any, companion_id: uuid.UUID) -> HttpResponse:
    """A worker notes hours that a volunteer told."""
    row = queries.companion(request.actor, companion_id)
    form = HoursForm(request.POST, prefix="uren")
    if form.is_valid():
        made = attempt(
            form,
            lambda: services.note_hours_for(
                request.actor, companion_id, minutes=form.cleaned_data["minutes"], on=form.day, once=form.token
            ),
        )
        if made:
            undo = reverse("referrals:hours_back", kwargs={"network": network.slug, "companion_id": companion_id})
            done(request, _("Uren genoteerd."), undo=f"{undo}?uren={made.pk}")
            return redirect_to(request, "referrals:companion", companion_id=companion_id)
    initial = {name: getattr(row, name) for name in AGREED}
    return _page(request, row, AgreedForm(initial=initial), form)


@require_POST
@acts(policy.EDIT_COMPANION)
def hours_back(request: HouseRequest, network: Any, companion_id: uuid.UUID) -> HttpResponse:
    """The undo of hours that were noted."""
    try:
        noted = uuid.UUID(request.GET.get("uren", ""))
    except ValueError:
        noted = companion_id  # nothing has this key: nothing is taken back
    services.take_hours_back(request.actor, companion_id, hours_id=noted)
    done(request, _("Uren weggehaald."))
    return redirect_to(request, "referrals:companion", companion_id=companion_id)


@require_POST
@acts(policy.EDIT_COMPANION)
def stop(request: HouseRequest, network: Any, companion_id: uuid.UUID) -> HttpResponse:
    """A companion stops; who counted on it needs somebody else."""
    services.stop(request.actor, companion_id)
    undo = reverse("referrals:companion_again", kwargs={"network": network.slug, "companion_id": companion_id})
    done(request, _("Deze gids stopt. Voor wie erop rekende, zoek je iemand anders."), undo=undo)
    return redirect_to(request, "referrals:companions")


@require_POST
@acts(policy.EDIT_COMPANION)
def again(request: HouseRequest, network: Any, companion_id: uuid.UUID) -> HttpResponse:
    """The undo of a stop."""
    services.start_again(request.actor, companion_id)
    done(request, _("Deze gids gaat weer mee."))
    return redirect_to(request, "referrals:companions")


@require_safe
@acts(policy.SEE_TASKS)
def tasks(request: HouseRequest, network: Any) -> HttpResponse:
    """With whom I go along: first name, where, when. Nothing else."""
    return _tasks(request, HoursForm())


def _tasks(request: HouseRequest, form: HoursForm) -> HttpResponse:
    found = queries.my_tasks(request.actor, today=timezone.localdate())
    context = {
        "tasks": [
            {"task": one, "when": words.moment(one.line.when), "hours": _hours(one.minutes / 60)} for one in found
        ],
        "form": form,
        "choices": MINUTES,
        "help": phone(request.network.phone),
    }
    return page(request, "referrals/tasks.html", context, status=422 if form.errors else 200)


@require_POST
@acts(policy.NOTE_HOURS)
def own_hours(request: HouseRequest, network: Any) -> HttpResponse:
    """A companion notes the own hours with one tap."""
    form = HoursForm(request.POST)
    if form.is_valid():
        found = queries.my_tasks(request.actor, today=timezone.localdate())
        task = next((one for one in found if one.id == form.cleaned_data["task"]), None)
        if task is not None and attempt(form, lambda: _note(request, task, form)):
            done(request, _("Bedankt. Je uren zijn genoteerd."))
            return redirect_to(request, "referrals:tasks")
        if task is None:
            form.add_error(None, _("Deze taak is er niet meer. Kijk bij je taken."))
    return _tasks(request, form)


def _note(request: HouseRequest, task: Any, form: HoursForm) -> Any:
    return services.note_own_hours(
        request.actor,
        task.companion_id,
        minutes=form.cleaned_data["minutes"],
        on=form.day,
        referral_id=task.id,
        once=form.token,
    )
