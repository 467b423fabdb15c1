"""Bringing a list of groups: choose, look, say yes, take back."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.intake import example as examples
from meedoen.kernel.intake import sealed
from meedoen.kernel.web import acts, attempt, done, page, redirect_to
from meedoen.kernel.web.files import file
from meedoen.kernel.web.lists import ChooseListForm, TakeListForm, owner_of
from meedoen.kernel.web.request import HouseRequest

from ..policy import groups as policy
from ..queries import group_lists as reads
from ..rules import group_lists as rules
from ..services import group_lists as services
from ..terms.groups import KIND_SHORT, GroupKind
from .acting_for import acting_for

SHOWN, KIND = 100, "groups"


@acts(policy.IMPORT_GROUPS)
def choose(request: HouseRequest, network: Any) -> HttpResponse:
    """Choose a list; when it could be read, show what it would do."""
    form = ChooseListForm(
        request.POST or None, request.FILES or None, organisations=acting_for(request, policy.IMPORT_GROUPS)
    )
    if request.method == "POST" and form.is_valid():
        rows = form.rows()
        if rows is not None:
            listing, organisation = rules.read(rows), form.cleaned_data["organisation_id"]
            held = {"listing": rules.plain(listing), "filename": form.cleaned_data["file"].name}
            token = sealed.hold(held, organisation, owner=owner_of(request, KIND))
            take = TakeListForm(initial={"held": token, "organisation_id": organisation})
            return _preview(request, take, listing, organisation)
    context = {"form": form, "runs": reads.group_runs(request.actor)}
    return page(request, "voice/group_list_choose.html", context, status=422 if form.errors else 200)


def _preview(
    request: HouseRequest, form: TakeListForm, listing: rules.GroupListing, organisation_id: uuid.UUID
) -> HttpResponse:
    found = reads.preview_groups(request.actor, organisation_id=organisation_id, listing=listing)
    context = {
        "form": form,
        "listing": listing,
        "new": [_shown(draft) for draft in found.new[:SHOWN]],
        "new_count": len(found.new),
        "known": [draft.name for draft in found.known[:SHOWN]],
        "faults": listing.faults[:SHOWN],
        "more": max(0, len(listing.faults) - SHOWN),
        "stops": listing.stops or not found.new,
    }
    status = 422 if listing.faults or form.errors else 200
    return page(request, "voice/group_list_preview.html", context, status=status)


def _shown(draft: rules.Draft) -> dict[str, Any]:
    nameless = max(0, draft.count - len(draft.aliases))
    words = ngettext("%(n)d zonder naam", "%(n)d zonder naam", nameless) % {"n": nameless}
    members = ", ".join([*draft.aliases, *([words] if nameless else [])])
    return {"name": draft.name, "kind": KIND_SHORT[GroupKind(draft.kind)], "members": members}


@require_POST
@acts(policy.IMPORT_GROUPS)
def take_in(request: HouseRequest, network: Any) -> HttpResponse:
    """The yes: every group, or none when a row is refused."""
    form, owner = TakeListForm(request.POST), owner_of(request, KIND)
    if not form.is_valid():
        return redirect_to(request, "voice:group_list")
    said, organisation_id = form.cleaned_data, form.cleaned_data["organisation_id"]
    held = sealed.take(said["held"], organisation_id, owner=owner)
    if held is None:
        done(request, _("De lijst stond te lang klaar. Kies ze opnieuw; er is niets veranderd."))
        return redirect_to(request, "voice:group_list")
    listing = rules.from_plain(held["listing"])
    run = attempt(
        form,
        lambda: services.take_groups_in(
            request.actor,
            organisation_id=organisation_id,
            listing=listing,
            filename=held["filename"],
            skip_refused=said["skip_refused"],
            once=form.token,
        ),
    )
    if run is None:
        return _preview(request, form, listing, organisation_id)
    sealed.drop(said["held"], owner=owner)
    words = ngettext("%(n)d groep staat erbij.", "%(n)d groepen staan erbij.", run.created) % {"n": run.created}
    done(request, words, undo=reverse("voice:group_list_undo", args=[request.network.slug, run.pk]))
    return redirect_to(request, "voice:groups")


@require_safe
@acts(policy.IMPORT_GROUPS)
def example(request: HouseRequest, network: Any) -> HttpResponse:
    """The empty list to fill in."""
    made = examples.workbook("Groepen", rules.EXPLAINED, rules.EXAMPLE, {rules.KIND: rules.kind_words()})
    return file(made, "meedoen-groepen.xlsx", to_keep=True, kept="")


@require_POST
@acts(policy.UNDO_GROUPS)
def undo(request: HouseRequest, network: Any, group_run_id: uuid.UUID) -> HttpResponse:
    """Take one list back."""
    services.undo_groups(request.actor, group_run_id)
    done(request, _("De lijst is teruggedraaid. Een groep waarmee intussen iets gebeurde, bleef staan."))
    return redirect_to(request, "voice:group_list")
