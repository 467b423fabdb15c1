"""The editor: a new activity, what it says, and when it comes; with a look at what a resident will see."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from meedoen.kernel.refusals import NotFound
from meedoen.kernel.web import acts, attempt, done, page, redirect_to, words
from meedoen.kernel.web.request import HouseRequest
from meedoen.networks import public as networks
from meedoen.wording.public import taken_over

from .. import policy, services
from ..forms.offer import SAID, OfferForm, PlanForm
from ..forms.when import WhenForm, said_by
from ..queries import offer as queries
from . import preview

LEFT_OPEN = {"start_date": None, "until": None, "count": None, "extra_dates": (), "except_dates": ()}


@acts(policy.PLAN)
def plan(request: HouseRequest, network) -> HttpResponse:
    """A new activity, empty or taken over from another (``?van=``), or in a neighbourhood (``?buurt=``)."""
    lists, where = _lists(request), request.GET.get("buurt", "")[:80]
    here = [place for place in lists["places"] if where and place.area is not None and place.area.name == where]
    if here:
        lists["places"] = here
    initial = _copied(request) | ({"place_id": here[0].pk} if len(here) == 1 else {})
    simpler = taken_over(request.POST)
    form = PlanForm(simpler or request.POST or None, initial=initial, **lists)
    if simpler or (request.method == "POST" and "look" in request.POST):
        return _look(request, form, lists, title=_("Nieuwe activiteit"))
    if request.method == "POST" and form.is_valid():
        organisation_id = form.cleaned_data["organisation_id"]
        made = attempt(
            form,
            lambda: services.plan(
                request.actor, organisation_id=organisation_id, pattern=form.pattern, once=form.token, **form.answers
            ),
        )
        if made:
            done(request, _("“%(title)s” staat klaar. Nog niemand ziet het.") % {"title": made.title})
            return redirect_to(request, "activities:activity", activity_id=made.pk)
    return _editor(request, form, lists, title=_("Nieuwe activiteit"), where=where, has_places=bool(here))


@acts(policy.EDIT)
def edit(request: HouseRequest, network, activity_id: uuid.UUID) -> HttpResponse:
    """Change what an activity says; the series has a page of its own."""
    one = queries.to_edit(request.actor, activity_id)
    lists = {**_lists(request), "organisations": [one.organisation]}
    if one.initiative is not None and one.initiative not in lists["initiatives"]:
        lists["initiatives"].append(one.initiative)  # one that ended keeps what it had
    said = {name: getattr(one, name) for name in SAID}
    initial = {**said, "organisation_id": one.organisation_id, "seen": one.version}
    simpler = taken_over(request.POST)
    form = OfferForm(simpler or request.POST or None, initial=initial, **lists)
    context = {"title": one.title, "activity": one}
    if simpler or (request.method == "POST" and "look" in request.POST):
        return _look(request, form, lists, **context)
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["seen"]
        kept = attempt(
            form, lambda: services.edit(request.actor, activity_id, seen=seen, once=form.token, **form.answers)
        )
        if kept is not None:
            done(request, _("Bewaard."))
            _say_kept(request, kept)
            return redirect_to(request, "activities:activity", activity_id=activity_id)
        _see_anew(form, queries.to_edit(request.actor, activity_id).version)
    return _editor(request, form, lists, **context)


@acts(policy.EDIT)
def series(request: HouseRequest, network, activity_id: uuid.UUID) -> HttpResponse:
    """Give an activity another series, from now on."""
    one = queries.to_edit(request.actor, activity_id)
    initial = {**said_by(one.series), "seen": one.version}
    form = WhenForm(request.POST or None, initial=initial)
    context: dict[str, Any] = {"activity": one, "form": form}
    looking = request.method == "POST" and "look" in request.POST
    if request.method == "POST" and form.is_valid() and not looking:
        if form.pattern is None:
            form.add_error("freq", _("Kies hoe vaak het is. Stopt het? Kies dan “Dit stopt” op de vorige pagina."))
        else:
            kept = attempt(
                form,
                lambda: services.change_series(
                    request.actor, activity_id, pattern=form.pattern, seen=form.cleaned_data["seen"], once=form.token
                ),
            )
            if kept is not None:
                done(request, _("De dagen zijn aangepast."))
                _say_kept(request, kept)
                return redirect_to(request, "activities:activity", activity_id=activity_id)
            _see_anew(form, queries.to_edit(request.actor, activity_id).version)
    if looking:
        form.is_valid()
        context["form"] = WhenForm(initial=_typed(form))
    context["series"] = preview.of_series(form.pattern or (one.series if request.method == "GET" else None))
    if looking and request.htmx:
        return page(request, "activities/offer_series_preview.html", context)
    status = 422 if form.errors and not looking else 200
    return page(request, "activities/offer_series.html", context, status=status)


@require_safe
@acts(policy.PLAN)
def pictures(request: HouseRequest, network) -> HttpResponse:
    """The pictures that a word finds; the part of the form that follows the typing."""
    asked = {name: request.GET.get(name, "")[:80] for name in ("pictogram_word", "pictogram")}
    return page(request, "activities/offer_pictures.html", {"form": OfferForm(initial=asked)})


def _lists(request: HouseRequest) -> dict[str, Any]:
    """What the form chooses from."""
    return {
        "organisations": networks.organisations_of(request.actor),
        "places": networks.places(request.actor),
        "initiatives": queries.initiatives(request.actor),
    }


def _copied(request: HouseRequest) -> dict[str, Any]:
    """What is taken over from another activity: all but the first day, the last day and the number of times."""
    try:
        one = queries.activity(request.actor, uuid.UUID(request.GET.get("van", "")))
    except (ValueError, NotFound):
        return {"initiative_id": request.GET.get("initiatief", "")[:36]}
    said = {name: getattr(one, name) for name in SAID}
    return {**said, **said_by(one.series), "organisation_id": one.organisation_id} | LEFT_OPEN


def _editor(request: HouseRequest, form: OfferForm, lists: dict[str, Any], **context: Any) -> HttpResponse:
    """The page of the form, with what it will be beside it."""
    looked = preview.of_form(form, lists["places"]) if form.is_bound else preview.of_initial(form, lists["places"])
    status = 422 if form.errors else 200
    return page(request, "activities/offer_form.html", {"form": form, **looked, **context}, status=status)


def _look(request: HouseRequest, form: OfferForm, lists: dict[str, Any], **context: Any) -> HttpResponse:
    """Only look: nothing is wrong yet, nothing is kept. HTMX asks for the part beside the form, others the page."""
    form.is_valid()
    looked = preview.of_form(form, lists["places"])
    if request.htmx:
        return page(request, "activities/offer_look.html", {"form": form, **looked, **context})
    typed = type(form)(initial=_typed(form), **lists)
    return page(request, "activities/offer_form.html", {"form": typed, **looked, **context})


def _typed(form: OfferForm | WhenForm) -> dict[str, Any]:
    """What was typed, as the initial values of a form that says nothing about what is wrong."""
    return {field.name: field.value() for field in form}


def _see_anew(form: OfferForm | WhenForm, version: str) -> None:
    """After a refusal the form stands on what there is now, so that it can be sent again."""
    said: Any = form.data
    form.data = anew = said.copy()
    anew["seen"] = version


def _say_kept(request: HouseRequest, kept: list[Any]) -> None:
    """Which sessions did not follow, by day."""
    if kept:
        today = timezone.localdate()
        days = ", ".join(words.day(session.starts_at, today=today) for session in kept[:8])
        sentence = ngettext(
            "%(n)s keer bleef zoals ze was (%(days)s): ze was al verplaatst of er zijn mensen ingeschreven. "
            "Verplaats die keer zelf: dan staat iedereen op je bellijst.",
            "%(n)s keren bleven zoals ze waren (%(days)s): ze waren al verplaatst of er zijn mensen ingeschreven. "
            "Verplaats die keren zelf: dan staat iedereen op je bellijst.",
            len(kept),
        )
        messages.warning(request, sentence % {"n": len(kept), "days": days})
