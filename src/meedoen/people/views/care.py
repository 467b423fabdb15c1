"""What is noted around one person: safe contact, protection, a later end, who lives together, the same person twice."""

import uuid
from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from meedoen.kernel.actors import Actor
from meedoen.kernel.web import acts, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest

from .. import policy, queries, services
from ..forms.care import ChildrenForm, KeepForm, MoveInForm, ProtectForm, SafeForm, SameForm
from ..forms.persons import ReasonForm
from .purpose import with_purpose


def _ask(
    request: HouseRequest,
    person_id: uuid.UUID,
    form: forms.Form,
    save: Callable[[], Any],
    *,
    title: str,
    lead: str,
    act: str,
    said: str,
    undo: str = "",
) -> HttpResponse:
    """One form about one person: asked, saved, and back to the page with what happened."""
    if request.method == "POST" and form.is_valid() and attempt(form, save):
        done(request, said, undo=undo)
        return redirect_to(request, "people:person", person_id=person_id)
    context = {"form": form, "person_id": person_id, "title": title, "lead": lead, "act": act}
    return page(request, "people/ask.html", context, status=422 if form.errors else 200)


@acts(policy.CHANGE)
@with_purpose()
def safe(request: HouseRequest, network: Any, person_id: uuid.UUID) -> HttpResponse:
    """How this person is reached without danger."""
    found = queries.person(request.actor, person_id).safe
    initial: dict[str, Any] = {}
    if found is not None:
        initial = {
            "channels": sorted(found.safe.channels),
            "from_hour": found.safe.from_hour,
            "to_hour": found.safe.to_hour,
            "may_leave_word": found.safe.may_leave_word,
            "helper": found.helper,
            "helper_by": found.helper_by,
        }
    form = SafeForm(request.POST or None, initial=initial)
    return _ask(
        request,
        person_id,
        form,
        lambda: services.set_safe_contact(request.actor, person_id, once=form.token, **form.answers),
        title=_("Hoe bereiken we deze persoon veilig?"),
        lead=_("Vraag het aan de persoon zelf. Wat niet aangeduid is, doet niemand."),
        act=_("Bewaar"),
        said=_("Genoteerd. Wie deze persoon wil bereiken, ziet dit eerst."),
    )


@acts(policy.PROTECT)
@with_purpose()
def protect(request: HouseRequest, network: Any, person_id: uuid.UUID) -> HttpResponse:
    """Off every list, until a day."""
    form = ProtectForm(request.POST or None)
    return _ask(
        request,
        person_id,
        form,
        lambda: services.protect(request.actor, person_id, once=form.token, **form.answers),
        title=_("Deze persoon beschermen"),
        lead=_(
            "Niemand anders vindt deze persoon dan nog: geen lijst, geen zoeken, geen kaart. Jij houdt hem of haar."
        ),
        act=_("Bescherm"),
        said=_("Beschermd. Alleen wie deze persoon zelf opvolgt, ziet hem of haar nog."),
    )


@acts(policy.PROTECT)
@with_purpose()
def unprotect(request: HouseRequest, network: Any, person_id: uuid.UUID) -> HttpResponse:
    """The protection ends."""
    form = ReasonForm(request.POST or None)
    return _ask(
        request,
        person_id,
        form,
        lambda: services.unprotect(request.actor, person_id, once=form.token, **form.answers),
        title=_("De bescherming stopt"),
        lead=_("Collega's van je organisatie vinden deze persoon dan weer. Vraag het eerst aan de persoon."),
        act=_("Stop de bescherming"),
        said=_("De bescherming is gestopt."),
    )


@acts(policy.KEEP_LONGER)
@with_purpose()
def keep(request: HouseRequest, network: Any, person_id: uuid.UUID) -> HttpResponse:
    """A later end of the record, with a reason and a name."""
    form = KeepForm(request.POST or None)
    return _ask(
        request,
        person_id,
        form,
        lambda: services.keep_longer(request.actor, person_id, once=form.token, **form.answers),
        title=_("Langer bewaren"),
        lead=_("Dat mag alleen voor iets dat nog loopt. De persoon kan lezen wie het besliste en waarom."),
        act=_("Bewaar langer"),
        said=_("De einddatum is verschoven."),
    )


@acts(policy.CHANGE)
@with_purpose()
def children(request: HouseRequest, network: Any, person_id: uuid.UUID) -> HttpResponse:
    """One adult signs up the children."""
    form = ChildrenForm(request.POST or None)
    return _ask(
        request,
        person_id,
        form,
        lambda: services.add_children(request.actor, person_id, once=form.token, **form.answers),
        title=_("Kinderen van dit gezin"),
        lead=_("Een naam hoeft alleen als het kind zelf ergens aan meedoet."),
        act=_("Zet erbij"),
        said=_("De kinderen staan bij dit gezin."),
    )


@acts(policy.CHANGE)
@with_purpose()
def move_in(request: HouseRequest, network: Any, person_id: uuid.UUID) -> HttpResponse:
    """This person lives with somebody from today."""
    others = [one for one in queries.caseload(request.actor) if one.id != person_id]
    form = MoveInForm(request.POST or None, people=others)
    return _ask(
        request,
        person_id,
        form,
        lambda: services.move_in(request.actor, person_id, once=form.token, **form.answers),
        title=_("Samen wonen"),
        lead=_("Kies iemand van je eigen lijst. Vanaf vandaag horen ze bij hetzelfde huishouden."),
        act=_("Zet samen"),
        said=_("Ze horen nu bij hetzelfde huishouden."),
    )


@require_POST
@acts(policy.CHANGE)
@with_purpose(queries.home_lived_in)
def move_out(request: HouseRequest, network: Any, person_id: uuid.UUID, household_id: uuid.UUID) -> HttpResponse:
    """This person lives there no more."""
    services.move_out(request.actor, person_id, household_id=household_id)
    done(request, _("Woont daar niet meer, vanaf vandaag."))
    return redirect_to(request, "people:person", person_id=person_id)


@acts(policy.MERGE)
@with_purpose()
def same(request: HouseRequest, network: Any, person_id: uuid.UUID) -> HttpResponse:
    """The same person stands there twice: show them as one."""
    found = queries.lookalikes(request.actor, person_id)
    form = SameForm(request.POST or None, found=found)
    if not found:
        return page(request, "people/same_none.html", {"person_id": person_id})
    undo = ""
    other = request.POST.get("other_id", "")
    if other in [str(one.id) for one in found]:
        slug = request.network.slug
        undo = reverse("people:apart", kwargs={"network": slug, "person_id": person_id, "other_id": other})
    return _ask(
        request,
        person_id,
        form,
        lambda: services.merge(request.actor, person_id, once=form.token, **form.answers),
        title=_("Twee keer dezelfde?"),
        lead=_("Ze worden samen getoond. Er gaat niets verloren: je kunt ze altijd weer uit elkaar halen."),
        act=_("Toon ze als één persoon"),
        said=_("Ze staan nu samen."),
        undo=undo,
    )


def _other_is_there(actor: Actor, person_id: uuid.UUID, other_id: uuid.UUID) -> None:
    queries.purpose_of(actor, other_id)


@require_POST
@acts(policy.MERGE)
@with_purpose(_other_is_there)
def apart(request: HouseRequest, network: Any, person_id: uuid.UUID, other_id: uuid.UUID) -> HttpResponse:
    """They are two after all."""
    services.separate(request.actor, person_id, other_id=other_id)
    done(request, _("Ze staan weer apart, elk waar ze woonden."))
    return redirect_to(request, "people:person", person_id=person_id)
