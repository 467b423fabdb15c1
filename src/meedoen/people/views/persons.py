"""My people, who stands there already, and the page of one person: no purpose, no page."""

import uuid
from collections import Counter
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.doors import together
from meedoen.kernel.refusals import NoLink
from meedoen.kernel.ui import slots
from meedoen.kernel.web import acts, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest
from meedoen.networks import public as networks

from .. import policy, queries, services
from ..forms.persons import NewPersonForm, RaiseForm, ReasonForm
from ..rules import levels
from ..terms import RaiseFor
from .purpose import with_purpose


@require_safe
@acts(policy.SEE_PEOPLE)
def people(request: HouseRequest, network: Any) -> HttpResponse:
    """Who stands on my list; namesakes with their code."""
    found = queries.caseload(request.actor)
    names = Counter(one.label.casefold() for one in found)
    context = {"people": found, "namesakes": {one.id for one in found if names[one.label.casefold()] > 1}}
    return page(request, "people/people.html", context)


@acts(policy.NOTE)
def add(request: HouseRequest, network: Any) -> HttpResponse:
    """Note somebody by first name, or choose who stands there already; on my list from then on."""
    organisations = [one for one in networks.partners(request.actor) if one.pk in request.actor.organisation_ids]
    form = NewPersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and organisations:
        made = attempt(form, lambda: _add(request, form, organisations[0].pk))
        if made:
            return redirect_to(request, "people:person", person_id=made)
    return page(request, "people/add.html", {"form": form}, status=422 if form.errors else 200)


def _add(request: HouseRequest, form: NewPersonForm, organisation_id: uuid.UUID) -> uuid.UUID:
    made = services.note(request.actor, organisation_id=organisation_id, answers=form.answers, once=form.token)
    done(request, _("Staat bij je mensen."))
    return made.pk


@require_POST
@acts(policy.SUGGEST)
def suggest(request: HouseRequest, network: Any) -> HttpResponse:
    """A part of a form: who may be meant by what was typed. What was typed is never in an address."""
    typed = {name: request.POST.get(name, "")[:120] for name in ("first_name", "last_name", "reach")}
    found = queries.suggest(request.actor, **typed) if any(len(text.strip()) > 1 for text in typed.values()) else []
    chosen = request.POST.get("person", "")
    return page(request, "people/suggestions.html", {"found": found, "chosen": chosen})


@acts(policy.SEE_PERSON)
def person(request: HouseRequest, network: Any, person_id: uuid.UUID) -> HttpResponse:
    """The page of one person; without a live link a reason has to be typed first."""
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = attempt(
            form,
            lambda: services.give_reason(request.actor, person_id, why=form.cleaned_data["why"], once=form.token),
        )
        if given:
            return redirect_to(request, "people:person", person_id=person_id)
    if request.method == "POST":
        queries.purpose_of(request.actor, person_id)  # nobody is asked why they want to see who is not there
        return _ask_why(request, form, status=422)
    try:
        with together(request.actor):
            found = queries.person(request.actor, person_id)
            if found.pk != person_id:
                return redirect_to(request, "people:person", person_id=found.pk)
            slots.prepare("people.person", request, found)
    except NoLink:
        return _ask_why(request, form, status=403)
    context = {
        "person": found,
        "raises": RaiseFor.choices,
        "consents": found.consents,
        "homes": found.homes,
        "safe": found.safe,
    }
    return page(request, "people/person.html", context)


def _ask_why(request: HouseRequest, form: ReasonForm, *, status: int) -> HttpResponse:
    back = reverse("people:people", kwargs={"network": request.network.slug})
    return page(request, "ui/reason.html", {"form": form, "back_url": back}, status=status)


@acts(policy.CHANGE)
@with_purpose()
def more(request: HouseRequest, network: Any, person_id: uuid.UUID, what_for: str) -> HttpResponse:
    """Note more, for one reason: only the fields that it needs."""
    if what_for not in RaiseFor.values:
        return redirect_to(request, "people:person", person_id=person_id)
    known = queries.person(request.actor, person_id).known
    initial = {name: getattr(known, name) for name in levels.fields_of(what_for) if hasattr(known, name)}
    form = RaiseForm(request.POST or None, what_for=what_for, initial=initial)
    if request.method == "POST" and form.is_valid():
        saved = attempt(
            form,
            lambda: services.raise_level(request.actor, person_id, what_for=what_for, once=form.token, **form.answers),
        )
        if saved:
            done(request, _("Genoteerd. Je kunt het later weer weglaten."))
            return redirect_to(request, "people:person", person_id=person_id)
    context = {"form": form, "what_for": RaiseFor(what_for).label, "known": known}
    return page(request, "people/more.html", context, status=422 if form.errors else 200)


@require_POST
@acts(policy.CHANGE)
@with_purpose()
def less(request: HouseRequest, network: Any, person_id: uuid.UUID) -> HttpResponse:
    """Less is enough: what is not needed any more is thrown away."""
    services.lower_level(request.actor, person_id, to=request.POST.get("to", ""))
    done(request, _("Weggelaten. Wat er stond, is weg."))
    return redirect_to(request, "people:person", person_id=person_id)


@require_POST
@acts(policy.TAKE_ON)
@with_purpose()
def take_on(request: HouseRequest, network: Any, person_id: uuid.UUID) -> HttpResponse:
    """Put somebody on my list; for who is not there yet a reason was typed first."""
    services.take_on(request.actor, person_id)
    undo = reverse("people:let_go", kwargs={"network": request.network.slug, "person_id": person_id})
    done(request, _("Staat bij je mensen."), undo=undo)
    return redirect_to(request, "people:person", person_id=person_id)


@require_POST
@acts(policy.TAKE_ON)
def let_go(request: HouseRequest, network: Any, person_id: uuid.UUID) -> HttpResponse:
    """Take somebody off my list."""
    services.let_go(request.actor, person_id)
    undo = reverse("people:take_on", kwargs={"network": request.network.slug, "person_id": person_id})
    done(request, _("Staat niet meer bij je mensen."), undo=undo)
    return redirect_to(request, "people:people")


@acts(policy.REVEAL_ADDRESS)
@with_purpose()
def address(request: HouseRequest, network: Any, person_id: uuid.UUID) -> HttpResponse:
    """Show the address once, with a reason."""
    form = ReasonForm(request.POST or None)
    shown = None
    if request.method == "POST" and form.is_valid():
        shown = attempt(form, lambda: services.reveal_address(request.actor, person_id, why=form.cleaned_data["why"]))
    context = {"form": form, "shown": shown, "person_id": person_id}
    return page(request, "people/address.html", context, status=422 if form.errors else 200)
