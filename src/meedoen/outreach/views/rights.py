"""Rights that were found: without a name, as counts for the report (L3)."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.web import acts, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest
from meedoen.networks import public as networks

from .. import policy, services
from ..forms.other import RightForm, SettleRightForm
from ..queries import rights as reads
from ..queries.ways import right_choices
from . import words


@require_safe
@acts(policy.SEE_RIGHTS)
def rights(request: HouseRequest, network: Any) -> HttpResponse:
    """What waits, and what became of the others."""
    waiting, ended = reads.rights(request.actor)
    context = {
        "waiting": [
            {
                "word": one.word,
                "detail": " · ".join(part for part in (words.day(one.found_on), one.area) if part),
                "href": reverse("outreach:right_settle", kwargs={"network": network.slug, "right_id": one.id}),
            }
            for one in waiting
        ],
        "ended": [(one.word, one.state_word, one.by_word, words.day(one.found_on)) for one in ended],
    }
    return page(request, "outreach/rights.html", context)


@acts(policy.NOTE_RIGHT)
def add(request: HouseRequest, network: Any) -> HttpResponse:
    """A right that somebody did not use yet."""
    form = RightForm(
        request.POST or None,
        rights=right_choices(),
        organisations=networks.organisations_of(request.actor),
        areas=networks.area_names(request.actor).items(),
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        kept = attempt(
            form,
            lambda: services.note_right(
                request.actor,
                organisation_id=said["organisation_id"],
                right=said["right"],
                state=said["state"],
                by=said["by"],
                area_id=said["area"],
                once=form.token,
            ),
        )
        if kept is not None:
            done(request, _("Het recht is genoteerd, zonder naam."))
            return redirect_to(request, "outreach:rights")
    return page(request, "outreach/right_add.html", {"form": form}, status=422 if form.errors else 200)


@acts(policy.SETTLE_RIGHT)
def settle(request: HouseRequest, network: Any, right_id: uuid.UUID) -> HttpResponse:
    """Is it arranged, and by whom?"""
    found = reads.right(request.actor, right_id)
    form = SettleRightForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        kept = attempt(form, lambda: services.settle_right(request.actor, right_id, state=said["state"], by=said["by"]))
        if kept is not None:
            undo = reverse("outreach:right_open", kwargs={"network": network.slug, "right_id": right_id})
            done(request, _("Genoteerd."), undo=undo)
            return redirect_to(request, "outreach:rights")
    context = {"form": form, "right": found, "day": words.day(found.found_on)}
    return page(request, "outreach/right_settle.html", context, status=422 if form.errors else 200)


@require_POST
@acts(policy.SETTLE_RIGHT)
def reopen(request: HouseRequest, network: Any, right_id: uuid.UUID) -> HttpResponse:
    """The undo."""
    services.unsettle_right(request.actor, right_id)
    return redirect_to(request, "outreach:rights")
