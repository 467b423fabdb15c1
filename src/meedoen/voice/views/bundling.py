"""Signals become a bundle, and what is clear at once goes straight to the decision."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from meedoen.kernel.access import can
from meedoen.kernel.refusals import Refused
from meedoen.kernel.web import acts, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest

from ..forms.bundles import BundleForm
from ..policy import signals as policy
from ..queries import signals as signal_reads
from ..services import bundles as services
from ..terms import signals as terms
from . import words
from .acting_for import acting_for, own_colleagues
from .signals import head


@acts(policy.BUNDLE_SIGNALS)
def new(request: HouseRequest, network: Any, signal_id: uuid.UUID) -> HttpResponse:
    """A new bundle around a signal; what looks like it can come along."""
    found = signal_reads.signal(request.actor, signal_id)
    if found.bundle_id is not None and request.method != "POST":
        done(request, _("Dit signaal zit al in een bundel. Dit is die bundel."))
        return redirect_to(request, "voice:bundle", bundle_id=found.bundle_id)
    likely = [(other, one) for other, one in signal_reads.alike(request.actor, signal_id) if other.bundle_id is None]
    asked = request.GET.get("met", "")
    form = BundleForm(
        request.POST or None,
        initial={
            "title": found.statement if len(found.statement) <= 120 else "",
            "also": [asked],
            "addressee": found.addressee,
            "owner_id": request.actor.user_id,
        },
        others={other.pk: f"{other.statement} ({words.why(one)})" for other, one in likely},
        organisations=acting_for(request, policy.BUNDLE_SIGNALS),
        colleagues=own_colleagues(request),
    )
    decides = "beslis" in request.POST and can(request.actor, "voice.decide")
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if decides and said["addressee"] in ("", terms.Addressee.UNKNOWN):
            form.add_error("addressee", _("Kies eerst wie dit kan veranderen."))
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            lambda: services.make_bundle(
                request.actor, signal_id, organisation_id=said["organisation_id"], title=said["title"],
                also=tuple(said["also"]), addressee=said["addressee"], owner_id=said["owner_id"], once=form.token,
            ),
        )  # fmt: skip
        if made is not None:
            if decides:
                return straight_to_decision(request, made.pk)
            undo = reverse("voice:bundle_dissolve", kwargs={"network": network.slug, "bundle_id": made.pk})
            done(request, _("De bundel is gemaakt. Elke stem blijft apart staan."), undo=undo)
            return redirect_to(request, "voice:bundle", bundle_id=made.pk)
    context = {
        **head(request, "voice:bundles"),
        "form": form,
        "signal": words.signal_row(found, network.slug, today=timezone.localdate()),
        "alone": not likely,
        "may_decide": can(request.actor, "voice.decide"),
    }
    return page(request, "voice/bundle_new.html", context, status=422 if form.errors else 200)


@require_POST
@acts(policy.CHANGE_BUNDLE)
def straight(request: HouseRequest, network: Any, bundle_id: uuid.UUID) -> HttpResponse:
    """What is clear at once: every phase up to the decision, and the page on which it is noted."""
    return straight_to_decision(request, bundle_id)


def straight_to_decision(request: HouseRequest, bundle_id: uuid.UUID) -> HttpResponse:
    """Take the steps for which nothing is missing, and go to where the decision is noted; or say what is missing."""
    try:
        free = services.bring_to_decision(request.actor, bundle_id)
    except Refused as refusal:
        done(request, str(refusal.sentence))
        return redirect_to(request, "voice:bundle", bundle_id=bundle_id)
    if free and can(request.actor, "voice.decide"):
        return redirect_to(request, "voice:decide", bundle_id=bundle_id)
    done(request, _("Klaar om te beslissen, zodra elke organisatie akkoord is."))
    return redirect_to(request, "voice:bundle", bundle_id=bundle_id)
