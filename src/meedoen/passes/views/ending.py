"""The passes that end soon: who must still hear it, and renewing in one tap."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.refusals import NoLink
from meedoen.kernel.typed_codes import show_code
from meedoen.kernel.web import HouseForm, acts, attempt, done, page, redirect_to
from meedoen.kernel.web.phones import phone
from meedoen.kernel.web.request import HouseRequest

from .. import policy, services
from ..queries import ending as reads
from ..rules.saying import day


@require_safe
@acts(policy.SEE_ENDING)
def ending(request: HouseRequest, network: Any) -> HttpResponse:
    """Who must still be told stands above, with the number to tap."""
    return _ending(request, HouseForm())


def _ending(request: HouseRequest, form: HouseForm) -> HttpResponse:
    found = [_shown(one) for one in reads.ending(request.actor, today=timezone.localdate())]
    context = {
        "form": form,
        "weeks": reads.within_weeks(request.actor, today=timezone.localdate()),
        "to_tell": [one for one in found if one["to_tell"]],
        "others": [one for one in found if not one["to_tell"]],
    }
    return page(request, "passes/ending.html", context, status=422 if form.errors else 200)


def _shown(one: reads.Ending) -> dict[str, Any]:
    known = one.known
    number = phone(known.reach) if known and known.channel in ("phone", "sms") else None
    return {
        "id": one.row.pk,
        "person_id": one.row.person_id,
        "name": one.name or _("Iemand zonder naam"),
        "code": show_code(one.row.code),
        "until": day(one.row.valid_until),
        "to_tell": one.row.to_tell,
        "told": one.told,
        "dial": number.dial if number else "",
        "number": known.reach_word if known and number else "",
        "way": known.channel_word if known and not number and known.reach else "",
    }


@require_POST
@acts(policy.RENEW)
def renew(request: HouseRequest, network: Any, pass_id: uuid.UUID) -> HttpResponse:
    """The same pass until the end of next year."""
    return _changed(
        request,
        lambda: services.renew(request.actor, pass_id),
        _("De pas is vernieuwd tot %(day)s. De code blijft. Een nieuwe kaart staat klaar onder “Passen afdrukken”."),
    )


@require_POST
@acts(policy.RENEW)
def told(request: HouseRequest, network: Any, pass_id: uuid.UUID) -> HttpResponse:
    """Somebody said that the pass ends."""
    return _changed(request, lambda: services.note_told(request.actor, pass_id), _("Genoteerd."))


def _changed(request: HouseRequest, call: Any, sentence: str) -> HttpResponse:
    form = HouseForm(request.POST)
    form.is_valid()
    try:
        row = attempt(form, call)
    except NoLink:
        return redirect_to(request, "people:people")
    if row is None:
        return _ending(request, form)
    done(request, sentence % {"day": day(row.valid_until)})
    if "list" in request.POST:
        return redirect_to(request, "passes:ending")
    return redirect_to(request, "people:person", person_id=row.person_id)
