"""Talents and ideas on screen: note, look for somebody, ask first, agree, make an activity of an idea."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from meedoen.activities import public as activities
from meedoen.kernel.access import can
from meedoen.kernel.release import unit_word
from meedoen.kernel.web import acts, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest
from meedoen.networks import public as networks
from meedoen.people import public as people
from meedoen.wording.public import best_pictogram

from ..forms.talents import ActivityForm, AnswerForm, OfferForm
from ..policy import talents as policy
from ..queries import talents as reads
from ..rules import periods
from ..rules.talents import PICTOGRAMS, Answer, Talent, Wish
from ..services import talents as services
from .paths import people_to_choose
from .spans import choices


def _picture(kind: str) -> str:
    return best_pictogram(PICTOGRAMS[kind]).path


@require_safe
@acts(policy.SEE_TALENTS)
def talents(request: HouseRequest, network: Any) -> HttpResponse:
    """Which talents are there; of one kind who offers it; the questions that wait."""
    today, slug = timezone.localdate(), network.slug
    asked = request.GET.get("wat", "")
    kind = asked if asked in Talent.values else ""
    here = reads.kinds_here(request.actor, today=today)
    found = reads.offered(request.actor, today=today, kind=kind) if kind else []
    context = {
        "kind": str(Talent(kind).label) if kind else "",
        "kinds": [
            {
                "label": f"{Talent(one).label} ({here[one]})",
                "href": f"?wat={one}",
                "active": one == kind,
                "pictogram": _picture(one),
            }
            for one in Talent.values
            if one in here
        ],
        "offers": [_offer(one, slug) for one in found if one.mine],
        "others": _of_colleagues([one for one in found if not one.mine], slug),
        "to_ask": [_asked(one, slug) for one in reads.to_ask(request.actor)],
        "questions": [_asked(one, slug) for one in reads.my_questions(request.actor)],
    }
    return page(request, "outreach/talents.html", context)


def _of_colleagues(found: list[reads.Offered], slug: str) -> list[dict[str, Any]]:
    """People whom colleagues know, one line for each wish: how many, and the way to have the next one asked."""
    lines = []
    for wish in Wish:
        same = [one for one in found if one.wish == wish]
        free = [one for one in same if not one.asked]
        if same:
            words = ngettext("%(n)s mens die een collega kent", "%(n)s mensen die collega's kennen", len(same))
            lines.append(
                {
                    "title": words % {"n": len(same)},
                    "wish": str(wish.label),
                    "picture": _picture(same[0].kind),
                    "asked": len(same) - len(free),
                    "ask": reverse("outreach:talent_ask", kwargs={"network": slug, "talent_id": free[0].id})
                    if free
                    else "",
                }
            )
    return lines


def _offer(one: reads.Offered, slug: str) -> dict[str, Any]:
    at = {"network": slug, "talent_id": one.id}
    return {
        "title": one.label or (_("Iemand") if one.mine else _("Iemand die een collega kent")),
        "kind": one.kind_word,
        "wish": one.wish_word,
        "picture": _picture(one.kind),
        "mine": one.mine,
        "asked": one.asked,
        "until": formats.date_format(one.until, "j F Y"),
        "person": reverse("people:person", kwargs={"network": slug, "person_id": one.person_id})
        if one.person_id
        else "",
        "ask": reverse("outreach:talent_ask", kwargs=at),
        "end": reverse("outreach:talent_end", kwargs=at),
        "begin": reverse("outreach:talent_begin", kwargs=at),
        "idea": reverse("outreach:idea", kwargs=at) if one.wish == Wish.STARTS else "",
        "activity": one.activity,
    }


def _asked(one: reads.Asked, slug: str) -> dict[str, Any]:
    at = {"network": slug, "ask_id": one.id}
    return {
        "title": one.label or _("Iemand die een collega kent"),
        "kind": one.kind_word,
        "activity": one.activity,
        "day": formats.date_format(one.asked_on, "j F"),
        "answer": str(Answer(one.answer).label) if one.answer else "",
        "yes": one.answer == Answer.YES,
        "person": reverse("people:person", kwargs={"network": slug, "person_id": one.person_id})
        if one.person_id
        else "",
        "answer_url": reverse("outreach:talent_answer", kwargs=at),
        "close": reverse("outreach:talent_ask_close", kwargs=at),
    }


@require_safe
@acts(policy.SEE_TALENTS)
def ideas(request: HouseRequest, network: Any) -> HttpResponse:
    """What people want to start, and what became of it."""
    found = reads.offered(request.actor, today=timezone.localdate(), wish=Wish.STARTS)
    return page(request, "outreach/ideas.html", {"ideas": [_offer(one, network.slug) for one in found]})


@acts(policy.OFFER_TALENT)
def offer(request: HouseRequest, network: Any) -> HttpResponse:
    """Note what somebody offers."""
    mine, chosen = people_to_choose(request)
    form = OfferForm(
        request.POST or None,
        initial={"mine": chosen, "who": people.Who.KNOWN} if chosen else {},
        people=mine,
        organisations=networks.organisations_of(request.actor),
    )
    if request.method == "POST" and form.is_valid():
        said = form.answers
        made = attempt(
            form,
            lambda: services.offer_talents(
                request.actor,
                organisation_id=said["organisation_id"],
                kinds=said["kinds"],
                wish=said["wish"],
                answers=said,
                once=form.token,
            ),
        )
        if made is not None:
            done(request, _("Genoteerd. Wie zoekt, vindt dit nu en laat het eerst vragen."))
            return redirect_to(request, "outreach:talents")
    pictures = {value: _picture(value) for value in Talent.values}
    context = {
        "form": form,
        "choices": [
            {"value": value, "label": str(label), "picture": pictures[value], "checked": value in _ticked(form)}
            for value, label in Talent.choices
        ],
    }
    return page(request, "outreach/talent_offer.html", context, status=422 if form.errors else 200)


def _ticked(form: OfferForm) -> list[str]:
    found = form["kinds"].value()
    return list(found) if found else []


@require_POST
@acts(policy.CHANGE_TALENT)
def end(request: HouseRequest, network: Any, talent_id: uuid.UUID) -> HttpResponse:
    """Somebody does not want to be found with this any more; ``?opnieuw=1`` takes that back."""
    ended = request.GET.get("opnieuw") != "1"
    services.end_talent(request.actor, talent_id, ended=ended)
    undo = reverse("outreach:talent_end", kwargs={"network": network.slug, "talent_id": talent_id})
    if ended:
        done(request, _("Weggehaald. Niemand vindt dit nog."), undo=f"{undo}?opnieuw=1")
    else:
        done(request, _("Dit staat er weer."))
    return redirect_to(request, "outreach:talents")


@acts(policy.ASK_TALENT)
def ask(request: HouseRequest, network: Any, talent_id: uuid.UUID) -> HttpResponse:
    """Have somebody asked, for an activity or for something that is not known yet."""
    found = reads.idea(request.actor, talent_id)
    form = ActivityForm(request.POST or None, mine=_own_activities(request))
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            lambda: services.ask(
                request.actor, talent_id, activity_id=form.cleaned_data["activity_id"], once=form.token
            ),
        )
        if made is not None:
            undo = reverse("outreach:talent_ask_close", kwargs={"network": network.slug, "ask_id": made.pk})
            done(request, _("De vraag staat klaar bij wie deze persoon kent."), undo=undo)
            return redirect_to(request, "outreach:talents")
    context = {"form": form, "talent": _offer(found, network.slug)}
    return page(request, "outreach/talent_ask.html", context, status=422 if form.errors else 200)


def _own_activities(request: HouseRequest) -> dict[uuid.UUID, str]:
    return activities.own_activities(request.actor) if can(request.actor, "activities.edit") else {}


@require_POST
@acts(policy.WITHDRAW_ASK)
def ask_close(request: HouseRequest, network: Any, ask_id: uuid.UUID) -> HttpResponse:
    """The question is not needed any more."""
    services.withdraw_ask(request.actor, ask_id)
    done(request, _("De vraag is gesloten."))
    return redirect_to(request, "outreach:talents")


@acts(policy.ANSWER_ASK)
def answer(request: HouseRequest, network: Any, ask_id: uuid.UUID) -> HttpResponse:
    """What the person said."""
    found = reads.question(request.actor, ask_id)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = attempt(form, lambda: services.answer(request.actor, ask_id, once=form.token, **form.answers))
        if said is not None:
            undo = reverse("outreach:talent_unanswer", kwargs={"network": network.slug, "ask_id": ask_id})
            done(request, _("Het antwoord is genoteerd."), undo=undo)
            return redirect_to(request, "outreach:talents")
    if found.answer and not form.errors:
        return redirect_to(request, "outreach:talents")
    context = {"form": form, "asked": _asked(found, network.slug)}
    return page(request, "outreach/talent_answer.html", context, status=422 if form.errors else 200)


@require_POST
@acts(policy.ANSWER_ASK)
def unanswer(request: HouseRequest, network: Any, ask_id: uuid.UUID) -> HttpResponse:
    """The answer was noted by mistake."""
    services.unanswer(request.actor, ask_id)
    done(request, _("De vraag staat weer open."))
    return redirect_to(request, "outreach:talents")


@acts(policy.CHANGE_TALENT)
def idea(request: HouseRequest, network: Any, talent_id: uuid.UUID) -> HttpResponse:
    """An idea: to the editor of activities, and back to say which activity it became."""
    found = reads.idea(request.actor, talent_id)
    form = ActivityForm(
        request.POST or None, initial={"activity_id": found.activity_id}, mine=_own_activities(request), needed=True
    )
    if request.method == "POST" and form.is_valid():
        kept = attempt(
            form,
            lambda: services.became_activity(
                request.actor, talent_id, activity_id=form.cleaned_data["activity_id"], once=form.token
            ),
        )
        if kept is not None:
            undo = reverse("outreach:idea_open", kwargs={"network": network.slug, "talent_id": talent_id})
            done(request, _("Mooi: dit idee werd een activiteit."), undo=undo)
            return redirect_to(request, "outreach:ideas")
    context = {"form": form, "idea": _offer(found, network.slug), "may_plan": can(request.actor, "activities.plan")}
    return page(request, "outreach/idea.html", context, status=422 if form.errors else 200)


@require_POST
@acts(policy.CHANGE_TALENT)
def begin(request: HouseRequest, network: Any, talent_id: uuid.UUID) -> HttpResponse:
    """A draft in one tap, and on to the editor to say it better."""
    made = services.begin_activity(request.actor, talent_id)
    undo = reverse("outreach:idea_open", kwargs={"network": network.slug, "talent_id": talent_id})
    done(request, _("Het ontwerp staat klaar. Nog niemand ziet het. Zeg nu wanneer en waar."), undo=undo)
    return redirect_to(request, "activities:edit", activity_id=made.activity_id)


@require_POST
@acts(policy.CHANGE_TALENT)
def idea_open(request: HouseRequest, network: Any, talent_id: uuid.UUID) -> HttpResponse:
    """The idea did not become this activity after all."""
    services.became_activity(request.actor, talent_id, activity_id=None)
    done(request, _("Het idee staat weer open."))
    return redirect_to(request, "outreach:ideas")


@require_safe
@acts(policy.SEE_TALENT_FIGURES)
def figures(request: HouseRequest, network: Any) -> HttpResponse:
    """Talents and ideas of a period, rounded."""
    today = timezone.localdate()
    span = periods.span_of(request.GET.get("periode", ""), today)
    found = reads.figures(request.actor, span.period)
    context = {
        "figures": [
            (found.people.text, unit_word(found.people.unit, 2), _("boden iets aan")),
            (found.ideas.text, _("ideeën"), _("om iets te beginnen")),
            (str(found.became), _("activiteiten"), _("kwamen uit een idee")),
        ],
        "asked": found.asked.text,
        "agreed": found.agreed.text,
        "kinds": [(word, figure.text) for word, figure in found.kinds if not figure.is_small],
        **choices(span, today),
    }
    return page(request, "outreach/talent_figures.html", context)
