"""A leaver hands over in one screen; the colleague tells whoever wishes to know it."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.refusals import NotFound
from meedoen.kernel.web import acts, attempt, done, page, redirect_to
from meedoen.kernel.web.phones import phone
from meedoen.kernel.web.request import HouseRequest

from .. import policy, queries, services
from ..forms.leaving import HandOverForm, ToldForm


@acts(policy.HAND_OVER)
def hand_over(request: HouseRequest, network: Any) -> HttpResponse:
    """All that I have in hand (or that a colleague has, for a coordinator), and who takes it over."""
    here = request.actor.within(policy.HAND_OVER.roles).organisation_ids
    organisation_id = _id(request.GET.get("bij", "")) or min(here, default=None, key=str)
    user_id = _id(request.GET.get("van", "")) or request.actor.user_id
    if organisation_id is None or user_id is None:
        raise NotFound("organisation")
    found = queries.in_hand(request.actor, organisation_id=organisation_id, user_id=user_id)
    parts = [(part.key, f"{part.count} {part.label}") for part in found.parts if part.count]
    form = HandOverForm(
        request.POST or None, parts=parts, colleagues=[(str(one.user_id), one.name) for one in found.colleagues]
    )
    if request.method == "POST" and form.is_valid():
        moved = attempt(form, lambda: _move(request, form, found))
        if moved is not None:
            words = ngettext("%(n)s zaak is overgedragen.", "%(n)s zaken zijn overgedragen.", moved) % {"n": moved}
            done(request, words)
            return redirect_to(request, "referrals:hand_over")
    context = {
        "found": found,
        "parts": parts,
        "form": form,
        "leavers": [
            {"name": one.name, "href": f"?van={one.user_id}&bij={organisation_id}", "here": one.user_id == user_id}
            for one in found.leavers
        ],
        "own": user_id == request.actor.user_id,
    }
    return page(request, "referrals/hand_over.html", context, status=422 if form.errors else 200)


def _move(request: HouseRequest, form: HandOverForm, found: Any) -> int | None:
    said = form.cleaned_data
    return services.hand_over(
        request.actor,
        organisation_id=found.organisation_id,
        user_id=found.user_id,
        to_user_id=said["to"],
        keys=said["keys"],
        tell=said["tell"] == "colleague",
        once=form.token,
    )


@require_safe
@acts(policy.TELL_WHO)
def to_tell(request: HouseRequest, network: Any) -> HttpResponse:
    """Who still has to hear from me that I help from now on."""
    found = queries.who_to_tell(request.actor)
    context = {
        "people": [
            {"one": one, "phone": phone(one.reach) if one.reach and "@" not in one.reach else None} for one in found
        ]
    }
    return page(request, "referrals/to_tell.html", context)


@require_POST
@acts(policy.TELL_WHO)
def told(request: HouseRequest, network: Any, tell_id: uuid.UUID) -> HttpResponse:
    """Somebody heard it, or does not want to."""
    form = ToldForm(request.POST)
    form.is_valid()
    said = form.cleaned_data
    services.told(request.actor, tell_id, outcome=said.get("outcome", ""), once=said.get("once"))
    undo = reverse("referrals:not_told", kwargs={"network": network.slug, "tell_id": tell_id})
    done(request, _("Genoteerd."), undo=undo)
    return redirect_to(request, "referrals:to_tell")


@require_POST
@acts(policy.TELL_WHO)
def not_told(request: HouseRequest, network: Any, tell_id: uuid.UUID) -> HttpResponse:
    """The undo."""
    services.not_told(request.actor, tell_id)
    return redirect_to(request, "referrals:to_tell")


def _id(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None
