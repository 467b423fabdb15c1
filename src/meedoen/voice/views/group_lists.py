"""Bringing a list of groups: choose, look, say yes, take back."""

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

from ..policy import groups as policy
from ..queries import group_lists as reads
from ..rules import group_lists as rules
from ..services import group_lists as services
from ..terms.groups import KIND_SHORT, GroupKind
from .acting_for import acting_for

SHOWN = 100


@acts(policy.IMPORT_GROUPS)
def choose(request: HouseRequest, network: Any) -> HttpResponse:
    """Choose a list; when it could be read, show what it would do."""
    form = ChooseListForm(
        request.POST or None, request.FILES or None, organisations=acting_for(request, policy.IMPORT_GROUPS)
    )
    if request.method == "POST" and form.is_valid():
        rows = form.rows()
        if rows is not None:
            return BRINGING.hold(request, form, rules.read(rows))
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


BRINGING = Bringing(
    kind="groups",
    page="voice:group_list",
    undo="voice:group_list_undo",
    after="voice:groups",
    again=rules.from_plain,
    preview=_preview,
    take=services.take_groups_in,
    said=lambda n: ngettext("%(n)d groep staat erbij.", "%(n)d groepen staan erbij.", n) % {"n": n},
)


@require_POST
@acts(policy.IMPORT_GROUPS)
def take_in(request: HouseRequest, network: Any) -> HttpResponse:
    """The yes: every group, or none when a row is refused."""
    return BRINGING.take_in(request)


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
