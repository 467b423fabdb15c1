"""The contact note, and mending one."""

import uuid
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from meedoen.kernel.access import can
from meedoen.kernel.web import acts, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest
from meedoen.networks import public as networks
from meedoen.people import public as people
from meedoen.voice import public as voice

from .. import policy, services
from ..forms.note import CorrectForm, NoteForm, initial_of
from ..queries import contacts, ways
from ..queries.where import Wheres, last_kind, wheres
from ..services.notes import CONFLICT


def _choices(request: HouseRequest, *, also: str = "", name: str = "") -> dict[str, Any]:
    """What the form offers; ``also`` is a place that has to be among the short ones (of a stop, of a correction)."""
    found: Wheres = wheres(request.actor)
    short = found.short
    if also and also not in dict(short):
        known = {**dict(found.areas), **dict(found.places)}
        if also in known or name:
            short = [(also, known.get(also, name)), *short]
    return {
        "short": short,
        "areas": found.areas,
        "places": found.places,
        "themes": ways.theme_choices(),
        "people": people.caseload(request.actor),
    }


@acts(policy.NOTE)
def note(request: HouseRequest, network: Any) -> HttpResponse:
    """Note a contact. Where, how and the day are filled in as last time."""
    asked = request.GET
    initial: dict[str, Any] = {
        "kind": last_kind(request.actor),
        "on": timezone.localdate(),
        "where": asked.get("waar", ""),
    }
    if not initial["where"]:
        del initial["where"]
    person = _asked_person(asked.get("wie", ""))
    if person:
        initial |= {"who": people.Who.KNOWN, "mine": person}
    form = NoteForm(
        request.POST or None,
        initial=initial,
        organisations=networks.organisations_of(request.actor),
        may_keep_secrets=policy.WRITE_SECRET.allows(request.actor),
        **_choices(request, also=asked.get("waar", "")),
    )
    if request.method == "POST" and form.is_valid():
        answer = _keep(request, form)
        if answer is not None:
            return answer
    return page(request, "outreach/note.html", {"form": form}, status=422 if form.errors else 200)


def _asked_person(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


def _keep(request: HouseRequest, form: NoteForm) -> HttpResponse | None:
    organisation = form.cleaned_data["organisation_id"]
    client_id = form.token or uuid.uuid4()
    kept = attempt(
        form,
        lambda: services.note(request.actor, organisation_id=organisation, client_id=client_id, told=form.told),
    )
    if kept is None:
        return None
    if kept.state == CONFLICT:
        return redirect_to(request, "outreach:double", conflict_id=kept.conflict_id)
    slug = request.network.slug
    undo = reverse("outreach:withdraw", kwargs={"network": slug, "contact_id": kept.contact.pk})
    done(request, _sentence(kept.contact), undo=undo)
    if kept.contact.signal and can(request.actor, "voice.give"):
        return HttpResponseRedirect(_to_the_signal(slug, kept.contact), status=303)
    return redirect_to(request, "outreach:today")


def _to_the_signal(slug: str, contact: Any) -> str:
    """After a note that was marked as a signal: the short form, filled in. No person goes along."""
    return voice.address_to_give(
        slug,
        after=voice.AFTER_A_NOTE,
        themes=contact.themes,
        thresholds=contact.thresholds,
        area_id=contact.area_id,
    )


def _sentence(contact: Any) -> str:
    if not contact.answered:
        return _("Genoteerd: niemand thuis. Het bezoek telt mee.")
    return _("Het contact is genoteerd.")


@acts(policy.CORRECT)
def correct(request: HouseRequest, network: Any, contact_id: uuid.UUID) -> HttpResponse:
    """Mend a contact: a new version, the old one stays."""
    row = contacts.to_correct(request.actor, contact_id)
    initial = initial_of(row)
    form = CorrectForm(
        request.POST or None,
        initial=initial,
        **_choices(request, also=initial["where"], name=contacts.where_of(row)),
    )
    if request.method == "POST" and form.is_valid():
        kept = attempt(
            form,
            lambda: services.correct(request.actor, contact_id, client_id=form.token or uuid.uuid4(), told=form.told),
        )
        if kept is not None:
            done(request, _("Verbeterd. De vorige versie blijft bewaard."))
            return redirect_to(request, "outreach:contact", contact_id=kept.pk)
    context = {"form": form, "contact_id": contact_id}
    return page(request, "outreach/correct.html", context, status=422 if form.errors else 200)


@require_POST
@acts(policy.CORRECT)
def withdraw(request: HouseRequest, network: Any, contact_id: uuid.UUID) -> HttpResponse:
    """Take a contact away that should not have been noted."""
    kept = services.withdraw(request.actor, contact_id)
    undo = reverse("outreach:restore", kwargs={"network": network.slug, "contact_id": kept.pk})
    done(request, _("Het contact is weggehaald en telt niet mee."), undo=undo)
    return redirect_to(request, "outreach:today")


@require_POST
@acts(policy.CORRECT)
def restore(request: HouseRequest, network: Any, contact_id: uuid.UUID) -> HttpResponse:
    """Put it back."""
    kept = services.restore(request.actor, contact_id)
    done(request, _("Het contact staat er weer."))
    return redirect_to(request, "outreach:contact", contact_id=kept.pk)
