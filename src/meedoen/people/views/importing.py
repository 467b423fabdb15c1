"""Bringing an existing list of people: choose, look, say yes, take back."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.intake import example as examples
from meedoen.kernel.web import acts, attempt, done, page, redirect_to
from meedoen.kernel.web.files import file
from meedoen.kernel.web.lists import TakeListForm, owner_of
from meedoen.kernel.web.request import HouseRequest
from meedoen.networks import public as networks

from .. import held_lists, policy, queries, services
from ..forms.importing import ChoosePeopleForm
from ..rules import lists

SHOWN, KIND = 100, "people"


@acts(policy.IMPORT)
def choose(request: HouseRequest, network: Any) -> HttpResponse:
    """Choose a list; when it could be read, show what it would do."""
    organisations = networks.own_organisations(request.actor)
    form = ChoosePeopleForm(request.POST or None, request.FILES or None, organisations=organisations)
    if request.method == "POST" and form.is_valid():
        rows = form.rows()
        if rows is not None:
            listing = lists.read(rows, whole=bool(form.cleaned_data["whole"]))
            token = held_lists.hold(listing, form.cleaned_data["organisation_id"], owner=owner_of(request, KIND))
            initial = {"held": token, "organisation_id": form.cleaned_data["organisation_id"]}
            return _preview(request, TakeListForm(initial=initial), listing, form.cleaned_data["organisation_id"])
    context = {"form": form, "runs": queries.lists(request.actor)}
    return page(request, "people/list_choose.html", context, status=422 if form.errors else 200)


def _preview(
    request: HouseRequest, form: TakeListForm, listing: lists.Listing, organisation_id: uuid.UUID
) -> HttpResponse:
    found = queries.preview(request.actor, organisation_id=organisation_id, listing=listing)
    context = {
        "form": form,
        "listing": listing,
        "new": found.new[:SHOWN],
        "new_count": len(found.new),
        "known": found.known[:SHOWN],
        "faults": listing.faults[:SHOWN],
        "more": max(0, len(listing.faults) - SHOWN),
        "stops": any(fault.row == 0 for fault in listing.faults) or not found.new,
    }
    status = 422 if listing.faults or form.errors else 200
    return page(request, "people/list_preview.html", context, status=status)


@require_POST
@acts(policy.IMPORT)
def take_in(request: HouseRequest, network: Any) -> HttpResponse:
    """The yes: everybody, or nobody when a row is refused."""
    form = TakeListForm(request.POST)
    if not form.is_valid():
        return redirect_to(request, "people:list")
    held, organisation_id = form.cleaned_data["held"], form.cleaned_data["organisation_id"]
    listing = held_lists.take(held, organisation_id, owner=owner_of(request, KIND))
    if listing is None:
        done(request, _("De lijst stond te lang klaar. Kies ze opnieuw; er is niets veranderd."))
        return redirect_to(request, "people:list")
    run = attempt(
        form,
        lambda: services.take_in(
            request.actor,
            organisation_id=organisation_id,
            listing=listing,
            skip_refused=form.cleaned_data["skip_refused"],
            once=form.token,
        ),
    )
    if run is None:
        return _preview(request, form, listing, organisation_id)
    held_lists.drop(held, owner=owner_of(request, KIND))
    words = ngettext("%(n)d mens staat erbij.", "%(n)d mensen staan erbij.", run.created) % {"n": run.created}
    undo = reverse("people:list_undo", kwargs={"network": request.network.slug, "list_id": run.pk})
    done(request, words, undo=undo)
    return redirect_to(request, "people:list")


@require_safe
@acts(policy.IMPORT)
def example(request: HouseRequest, network: Any) -> HttpResponse:
    """The empty list to fill in."""
    made = examples.workbook("Mensen", lists.EXPLAINED, [lists.EXAMPLE], {"Taal": lists.LANGUAGE_WORDS})
    return file(made, "meedoen-mensen.xlsx", to_keep=True, kept="")


@require_POST
@acts(policy.UNDO_IMPORT)
def undo(request: HouseRequest, network: Any, list_id: uuid.UUID) -> HttpResponse:
    """Take one list back."""
    services.undo_import(request.actor, list_id)
    done(request, _("De lijst is teruggedraaid. Wie intussen opgevolgd wordt, bleef staan."))
    return redirect_to(request, "people:list")
