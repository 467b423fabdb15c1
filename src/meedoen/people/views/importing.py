"""Bringing an existing list of people: choose, look, say yes, take back."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.intake import example as examples
from meedoen.kernel.web import acts, done, page, redirect_to
from meedoen.kernel.web.files import file
from meedoen.kernel.web.lists import Bringing, TakeListForm
from meedoen.kernel.web.request import HouseRequest
from meedoen.networks import public as networks

from .. import policy, queries, services
from ..forms.importing import ChoosePeopleForm
from ..rules import lists

SHOWN = 100


@acts(policy.IMPORT)
def choose(request: HouseRequest, network: Any) -> HttpResponse:
    """Choose a list; when it could be read, show what it would do."""
    organisations = networks.own_organisations(request.actor)
    form = ChoosePeopleForm(request.POST or None, request.FILES or None, organisations=organisations)
    if request.method == "POST" and form.is_valid():
        rows = form.rows()
        if rows is not None:
            return BRINGING.hold(request, form, lists.read(rows, whole=bool(form.cleaned_data["whole"])))
    context = {"form": form, "runs": queries.lists(request.actor)}
    return page(request, "people/list_choose.html", context, status=422 if form.errors else 200)


def _preview(
    request: HouseRequest, form: TakeListForm, listing: lists.PeopleListing, organisation_id: uuid.UUID
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
        "stops": listing.stops or not found.new,
    }
    status = 422 if listing.faults or form.errors else 200
    return page(request, "people/list_preview.html", context, status=status)


def _take(actor: Any, *, filename: str, **said: Any) -> Any:
    """A list of people keeps no file name: it may be somebody's own."""
    return services.take_in(actor, **said)


BRINGING = Bringing(
    kind="people",
    page="people:list",
    undo="people:list_undo",
    after="people:list",
    again=lists.from_plain,
    preview=_preview,
    take=_take,
    said=lambda n: ngettext("%(n)d mens staat erbij.", "%(n)d mensen staan erbij.", n) % {"n": n},
)


@require_POST
@acts(policy.IMPORT)
def take_in(request: HouseRequest, network: Any) -> HttpResponse:
    """The yes: everybody, or nobody when a row is refused."""
    return BRINGING.take_in(request)


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
