"""From a bundle to an agenda: the choice of a coming meeting, and the line that says where it stands."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel.access import can
from meedoen.kernel.web import acts, attempt, done, page, redirect_to, words
from meedoen.kernel.web.request import HouseRequest

from ..forms.meetings import AgendaForm
from ..policy import signals as policy
from ..queries import agendas as reads
from ..services import meetings as services
from .signals import head


def lines(request: HouseRequest, bundle_id: uuid.UUID) -> list[dict[str, Any]]:
    """Where a bundle stands or stood on an agenda, each as one sentence with its address."""
    today, slug = timezone.localdate(), request.network.slug
    return [
        {
            "word": _("Staat op") if one.ahead else _("Stond op"),
            "meeting": f"{one.title} ({one.group})",
            "day": words.day(timezone.localtime(one.starts_at), today=today),
            "href": reverse("voice:meeting", kwargs={"network": slug, "meeting_id": one.meeting_id})
            if one.opens
            else "",
        }
        for one in reads.on_agendas(request.actor, bundle_id, today=today)
    ]


@acts(policy.PUT_ON_AGENDA)
def put(request: HouseRequest, network: Any, bundle_id: uuid.UUID) -> HttpResponse:
    """On which coming meeting? The soonest is chosen already."""
    row = reads.to_put(request.actor, bundle_id)
    today = timezone.localdate()
    leads = can(request.actor, "voice.lead_meeting")
    coming = reads.agendas_to_choose(request.actor, bundle_id, today=today) if leads else []
    choices = [(one.pk, f"{one.title} – {one.group}, {words.starts(one.starts_at, today=today)}") for one in coming]
    first = {"meeting_id": coming[0].pk} if coming else {}
    form = AgendaForm(request.POST or None, initial=first, meetings=choices)
    if request.method == "POST" and form.is_valid():
        which = form.cleaned_data["meeting_id"]
        made = attempt(
            form, lambda: services.put_on_agenda(request.actor, bundle_id, meeting_id=which, once=form.token)
        )
        if made is not None:
            undo = reverse("voice:point_drop", kwargs={"network": network.slug, "point_id": made.pk})
            done(request, _("Staat op de agenda."), undo=undo)
            return redirect_to(request, "voice:bundle", bundle_id=bundle_id)
    context = {**head(request, "voice:bundles"), "form": form, "row": row, "coming": coming}
    return page(request, "voice/agenda.html", context, status=422 if form.errors else 200)
