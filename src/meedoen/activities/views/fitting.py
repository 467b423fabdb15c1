"""Wat past bij mij? (guide.7, guide.8): one question a screen, then three offers with their reasons.

No script and nothing kept: the answers are codes in the address, so that the back button, a new language and a
bookmark all work, and nobody can tell from it who asked.
"""

import datetime
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from meedoen.kernel import editions
from meedoen.kernel.refusals import NotFound
from meedoen.kernel.ui import slots
from meedoen.kernel.web import acts, page, shelf, words
from meedoen.kernel.web.request import HouseRequest
from meedoen.networks import public as networks

from .. import policy
from ..queries import fitting as queries
from ..queries.fitting import Offer
from ..rules import fitting
from ..rules.fitting import STEPS, Answers, Fit
from ..rules.wishes import Wishes
from ..terms import SignUp
from . import board, fit_words, notices, site_choices

CHANGING = "v"
"""In an address: somebody came back to change one answer, and goes straight on to the offers."""


@require_safe
@acts(policy.SEE_PROGRAMME)
def begin(request: HouseRequest, network: Any) -> HttpResponse:
    """The first question."""
    return _ask(request, network, STEPS[0])


@require_safe
@acts(policy.SEE_PROGRAMME)
def ask(request: HouseRequest, network: Any, step: str) -> HttpResponse:
    """One question, by its number. Raises NotFound for one that is not there."""
    number = int(step) if step.isascii() and step.isdecimal() and len(step) < 3 else 0
    if not 1 <= number <= len(STEPS):
        raise NotFound("question")
    return _ask(request, network, STEPS[number - 1])


def _ask(request: HouseRequest, network: Any, step: str) -> HttpResponse:
    names = site_choices.villages(request)
    answers = Answers.read(request.GET, names)
    order = steps_of(names)
    if step not in order:
        step = order[min(STEPS.index(step), len(order) - 1)]
    at = order.index(step)
    changing = CHANGING in request.GET
    following = "" if changing or step == order[-1] else order[at + 1]

    def onward(after: Answers) -> str:
        return address(network, following, after)

    title, picture = fit_words.QUESTIONS[step]
    context = {
        "step": step,
        "title": title,
        "picture": notices.picture(picture),
        "number": at + 1,
        "count": len(order),
        "several": step in fit_words.SEVERAL,
        "options": fit_words.options(step, answers, names, onward),
        "field": fit_words.field_of(step),
        "kept": answers.pairs(without=step),
        "onward": onward(Answers()),
        "skip": onward(answers.but(step, () if step in fit_words.SEVERAL else "")),
        "back": address(network, order[at - 1], answers) if at and not changing else "",
        "offers": address(network, "", answers) if answers.any or changing else "",
        "changing": changing,
        "paper": reverse("site:fit_paper", kwargs={"network": network.slug}) + answers.address(),
    }
    return page(request, "activities/site/fit_ask.html", context)


@require_safe
@acts(policy.SEE_PROGRAMME)
def offers(request: HouseRequest, network: Any) -> HttpResponse:
    """Three offers that fit, each with why, what does not fit, and the way on."""
    found = look(request)
    context = {
        "found": found,
        "cards": [card(fit, found, network) for fit in found.fits],
        "chosen": chosen(found, network),
        "again": address(network, STEPS[0], Answers()),
        "paper": reverse("site:fit_paper", kwargs={"network": network.slug}) + found.answers.address(),
        "everything": f"/{network.slug}/{_as_wishes(found.answers).address()}".removesuffix("?"),
        "phone": notices.phone(network.phone),
        "empty_picture": notices.picture("kalender"),
    }
    return page(request, "activities/site/fit_offers.html", context)


@require_safe
@acts(policy.FIT_SOMEBODY)
def for_somebody(request: HouseRequest, network: Any) -> HttpResponse:
    """The same with somebody beside you: all questions on one page, the offers below, ready to refer to."""
    found = look(request)
    here = reverse("activities:fit", kwargs={"network": network.slug})

    def onward(step: str) -> Any:
        given = getattr(found.answers, step)

        def after(answers: Answers) -> str:
            same = step not in fit_words.SEVERAL and getattr(answers, step) == given
            return here + (answers.but(step, "") if same else answers).address()

        return after

    asked = [
        {
            "title": fit_words.QUESTIONS[step][0],
            "chips": [
                {"label": one.word, "href": one.href, "active": one.chosen, "pictogram": one.picture}
                for one in fit_words.options(step, found.answers, found.villages, onward(step))
            ],
        }
        for step in steps_of(found.villages)
    ]
    for fit in found.fits:
        slots.prepare("activities.fit.offer", request, fit.item)
    context = {
        "asked": asked,
        "found": found,
        "cards": [card(fit, found, network, own=True) for fit in found.fits],
        "clear": here if found.answers.any else "",
        "paper": reverse("site:fit_paper", kwargs={"network": network.slug}) + found.answers.address(),
        "empty_picture": notices.picture("kalender"),
    }
    return page(request, "activities/fit.html", context)


@dataclass(frozen=True, slots=True)
class Found:
    """What was answered, and what came of it; ``whole`` says that the first offer meets every wish."""

    answers: Answers
    villages: dict[str, str]
    fits: list[Fit]
    today: datetime.date

    @property
    def whole(self) -> bool:
        return bool(self.fits) and self.fits[0].whole


def look(request: HouseRequest) -> Found:
    """Read the answers in the address and look for what fits."""
    names = site_choices.villages(request)
    answers, now = Answers.read(request.GET, names), timezone.now()
    near = fitting.near_villages(answers.near, _points(request)) if answers.near else ()
    language = (get_language() or "nl").split("-")[0]
    fits = queries.offers(request.actor, answers, now=now, neighbours=near, language=language)
    return Found(answers, names, fits, words.local(now).date())


def _points(request: HttpRequest) -> dict[str, list[float]]:
    """The middles of the villages; read again when an area changed, and every day."""
    network, actor = request.network, request.actor  # type: ignore[attr-defined]
    marks = editions.of(shelf.marks_of(request), "networks_area")
    kept_by = ("village points", network.pk, timezone.localdate())
    return editions.remembered(kept_by, marks, lambda: networks.village_points(actor))


def steps_of(villages: dict[str, str]) -> list[str]:
    """The questions that make sense here: where there is one village, nobody is asked which."""
    return [step for step in STEPS if step != "near" or len(villages) > 1]


def address(network: Any, step: str, answers: Answers) -> str:
    """Where a question is asked with these answers; without a step, where the offers are."""
    keys = {"network": network.slug}
    if not step:
        return reverse("site:fit_offers", kwargs=keys) + answers.address()
    return reverse("site:fit_ask", kwargs={**keys, "step": str(STEPS.index(step) + 1)}) + answers.address()


def chosen(found: Found, network: Any) -> list[dict[str, str]]:
    """What was answered, each with the way to change it."""
    told = []
    for step in steps_of(found.villages):
        said = fit_words.chosen_words(step, found.answers, found.villages)
        if said:
            there = address(network, step, found.answers)
            told.append({"word": said, "title": str(fit_words.QUESTIONS[step][0]), "href": f"{there}&{CHANGING}=1"})
    return told


def card(fit: Fit, found: Found, network: Any, *, own: bool = False) -> dict[str, Any]:
    """One offer as the page shows it. ``own``: the links stay among the pages of the staff."""
    item: Offer = fit.item
    title, lang = notices.own_words(item, "title")
    day, hours = board.when(item, found.today)
    keys = {"network": network.slug, "activity_id": item.activity_id}
    there = reverse("activities:session" if own else "site:activity", kwargs=(
        {"network": network.slug, "session_id": item.session_id} if own else keys
    ))  # fmt: skip
    return {
        "item": item,
        "title": title,
        "lang": lang,
        "href": there,
        "picture": board.picture(item),
        "day": day,
        "hours": hours,
        "place": ", ".join(part for part in (item.place_name, item.place_locality) if part),
        "changed": notices.changed(item.status, item.reason),
        "price": words.begin(words.prices(item.price_cents, item.social_price_cents)),
        "why": fit_words.reasons(fit, found.answers, found.villages),
        "but_not": fit_words.but_not(fit, found.answers, found.villages),
        "phone": notices.phone(item.contact_phone, item.organisation_phone, network.phone, who=item.contact_name),
        **_way_on(item, keys, own=own),
    }


def _way_on(item: Offer, keys: dict[str, Any], *, own: bool) -> dict[str, str]:
    """What the main button of an offer says and where it leads; ``call`` is the way to be called first."""
    if own:
        kept = {"network": keys["network"], "session_id": item.session_id}
        if item.sign_up == SignUp.WALK_IN:
            return {"act": _("Bekijk deze keer"), "act_href": reverse("activities:session", kwargs=kept), "call": ""}
        return {"act": _("Schrijf in"), "act_href": reverse("activities:enrol", kwargs=kept), "call": ""}
    if item.sign_up == SignUp.WALK_IN:
        return {"act": _("Kom gewoon langs"), "act_href": reverse("site:activity", kwargs=keys), "call": ""}
    join = reverse("site:join", kwargs={**keys, "session_id": item.session_id})
    full = item.left == 0 or item.waiting > 0
    act = _("Zet mij op de wachtlijst") if full and item.capacity is not None else _("Ik doe mee")
    return {"act": act, "act_href": join, "call": f"{join}?bel=1"}


def _as_wishes(answers: Answers) -> Wishes:
    """The same wishes on the noticeboard, as far as it knows them."""
    return Wishes(
        free="price" in answers.holds,
        children=answers.children == "yes",
        little_dutch="language" in answers.holds,
        wheelchair="stairs" in answers.holds,
        evening=answers.when == "evening",
        weekend=answers.when == "weekend",
        village=answers.near,
    )
