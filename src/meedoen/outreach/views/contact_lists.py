"""Bringing a list of contacts: choose, look, say yes, take back."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.intake import example as examples
from meedoen.kernel.web import acts, done, page, redirect_to
from meedoen.kernel.web.files import file
from meedoen.kernel.web.lists import Bringing, ChooseListForm, TakeListForm
from meedoen.kernel.web.request import HouseRequest
from meedoen.networks import public as networks

from .. import policy, services
from ..queries import contact_lists as reads
from ..queries.where import wheres
from ..rules import contact_lists as rules
from ..terms import Kind

SHOWN = 100


@acts(policy.IMPORT_CONTACTS)
def choose(request: HouseRequest, network: Any) -> HttpResponse:
    """Choose a list; when it could be read, show what it would do."""
    mine = networks.own_organisations(request.actor)
    form = ChooseListForm(request.POST or None, request.FILES or None, organisations=mine)
    if request.method == "POST" and form.is_valid():
        rows = form.rows()
        if rows is not None:
            listing = rules.read(rows, reads.what_is_here(request.actor))
            return BRINGING.hold(request, form, listing)
    context = {"form": form, "runs": reads.contact_runs(request.actor)}
    return page(request, "outreach/contact_list_choose.html", context, status=422 if form.errors else 200)


def _preview(
    request: HouseRequest, form: TakeListForm, listing: rules.ContactListing, organisation_id: uuid.UUID
) -> HttpResponse:
    found = reads.preview_contacts(request.actor, organisation_id=organisation_id, listing=listing)
    faults = sorted([*listing.faults, *found.faults.faults], key=lambda fault: fault.row)
    where = dict(_where_words(request))
    context = {
        "form": form,
        "listing": listing,
        "new": [_shown(draft, where) for draft in found.new[:SHOWN]],
        "new_count": len(found.new),
        "known_count": len(found.known),
        "known": [_shown(draft, where) for draft in found.known[:SHOWN]],
        "counted_only": sum(draft.counted_only for draft in found.new),
        "closed_years": ", ".join(str(year) for year in found.closed_years),
        "faults": faults[:SHOWN],
        "more": max(0, len(faults) - SHOWN),
        "stops": listing.stops or not found.new,
    }
    status = 422 if faults or form.errors else 200
    return page(request, "outreach/contact_list_preview.html", context, status=status)


def _where_words(request: HouseRequest) -> list[tuple[str, str]]:
    found = wheres(request.actor)
    return [*found.areas, *found.places]


def _shown(draft: rules.Draft, where: dict[str, str]) -> dict[str, Any]:
    who = draft.name or draft.code
    number = ngettext("%(n)d mens", "%(n)d mensen", draft.persons) % {"n": draft.persons}
    return {
        "row": draft.row,
        "day": f"{draft.day:%d/%m/%Y}",
        "what": f"{Kind(draft.kind).label}, {where.get(draft.where, '')}",
        "who": who or (number if draft.answered else _("niemand thuis")),
    }


BRINGING = Bringing(
    kind="contacts",
    page="outreach:contact_list",
    undo="outreach:contact_list_undo",
    after="outreach:contact_list",
    again=rules.from_plain,
    preview=_preview,
    take=services.take_contacts_in,
    said=lambda n: ngettext("%(n)d contact staat erbij.", "%(n)d contacten staan erbij.", n) % {"n": n},
)


@require_POST
@acts(policy.IMPORT_CONTACTS)
def take_in(request: HouseRequest, network: Any) -> HttpResponse:
    """The yes: every contact, or none when a row is refused."""
    return BRINGING.take_in(request)


@require_safe
@acts(policy.IMPORT_CONTACTS)
def example(request: HouseRequest, network: Any) -> HttpResponse:
    """The empty list to fill in, with the names of the areas and places and the themes of this network."""
    here, names = reads.what_is_here(request.actor), dict(_where_words(request))
    themes = [choice.word for choice in here.themes]
    first = next(iter(names.values()), "")
    row = (rules.EXAMPLE_DAY, first, rules.kind_words()[1], themes[0] if themes else "", "", "", 2, 1, "")
    choices = {rules.WHERE: list(dict.fromkeys(names.values())), rules.KIND: rules.kind_words(), rules.THEMES: themes}
    made = examples.workbook("Contacten", rules.EXPLAINED, [row], choices)
    return file(made, "meedoen-contacten.xlsx", to_keep=True, kept="")


@require_POST
@acts(policy.UNDO_CONTACTS)
def undo(request: HouseRequest, network: Any, contact_run_id: uuid.UUID) -> HttpResponse:
    """Take one list back."""
    services.undo_contacts(request.actor, contact_run_id)
    done(request, _("De lijst is teruggedraaid. Wat een collega intussen verbeterde, bleef staan."))
    return redirect_to(request, "outreach:contact_list")
