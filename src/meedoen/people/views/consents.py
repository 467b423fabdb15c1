"""What somebody said yes to: noted, and taken back with one click."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from meedoen.kernel.web import acts, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest

from .. import policy, queries, services
from ..forms.persons import ConsentForm
from .purpose import with_purpose


@acts(policy.CHANGE)
@with_purpose()
def give(request: HouseRequest, network: Any, person_id: uuid.UUID) -> HttpResponse:
    """Note a yes for one purpose."""
    form = ConsentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: services.give_consent(request.actor, person_id, once=form.token, **form.answers))
        if made:
            done(request, _("Genoteerd. De persoon kan dit altijd terugnemen."))
            return redirect_to(request, "people:person", person_id=person_id)
    context = {"form": form, "person_id": person_id}
    return page(request, "people/consent.html", context, status=422 if form.errors else 200)


@require_POST
@acts(policy.CHANGE)
@with_purpose(queries.consent_of)
def withdraw(request: HouseRequest, network: Any, person_id: uuid.UUID, consent_id: uuid.UUID) -> HttpResponse:
    """Take a yes back: it counts at once."""
    services.withdraw_consent(request.actor, person_id, consent_id=consent_id)
    done(request, _("Ingetrokken. Wie iets ontving, ziet het vanaf nu niet meer."))
    return redirect_to(request, "people:person", person_id=person_id)
