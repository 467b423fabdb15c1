"""What an activity or initiative brought about, and the figures of the year, each with its unit and its table."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import dates, formats, timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.release import Unit, unit_word
from meedoen.kernel.web import acts, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest, number_asked

from .. import policy
from ..forms.door import EffortForm
from ..queries import outcome as reads
from ..rules import bars
from ..rules.villages import VillageState
from ..services import efforts
from .words import day_words

FIRST_YEAR = 2015
OUTCOMES = {"activity": "activities:outcome", "initiative": "activities:outcome_initiative"}
EFFORTS = {"activity": "activities:outcome_effort", "initiative": "activities:initiative_effort"}
TALLIES = {"activity": "activities:outcome_tally", "initiative": "activities:initiative_tally"}
PAGES = {"activity": "activities:activity", "initiative": "activities:initiative"}


@require_safe
@acts(policy.SEE_OUTCOME)
def activity(request: HouseRequest, network: Any, activity_id: uuid.UUID) -> HttpResponse:
    """The outcome of one activity, exact, for who runs it."""
    return _screen(request, "activity", activity_id)


@require_safe
@acts(policy.SEE_OUTCOME)
def initiative(request: HouseRequest, network: Any, initiative_id: uuid.UUID) -> HttpResponse:
    """The outcome of an initiative through all its activities."""
    return _screen(request, "initiative", initiative_id)


def _screen(request: HouseRequest, kind: str, pk: uuid.UUID, *, effort: EffortForm | None = None) -> HttpResponse:
    found = reads.of_activity(request.actor, pk) if kind == "activity" else reads.of_initiative(request.actor, pk)
    slug = {"network": request.network.slug, f"{kind}_id": pk}
    context = _context(found) | {
        "effort": effort or EffortForm(initial={"on": timezone.localdate()}, prefix="uren"),
        "effort_url": reverse(EFFORTS[kind], kwargs=slug),
        "tally_url": reverse(TALLIES[kind], kwargs=slug),
        "back_url": reverse(PAGES[kind], kwargs=slug),
        "can_tally": kind == "initiative" or bool(found.sessions),
        "wrong": effort if effort is not None and effort.errors else None,
    }
    return page(request, "activities/outcome.html", context, status=422 if context["wrong"] else 200)


def _context(found: reads.Result) -> dict[str, Any]:
    outcome = found.outcome
    figures = [
        _figure(outcome.visits, Unit.VISITS, _("iedereen die er was, elke keer opnieuw geteld")),
        _figure(outcome.persons, Unit.PERSONS, _uncounted(outcome.persons_uncounted)),
        _figure(outcome.households, Unit.HOUSEHOLDS, _households(outcome.households_uncounted)),
    ]
    return {
        "name": found.name,
        "figures": figures,
        "outcome": outcome,
        "hours": formats.number_format(round(outcome.hours, 1)),
        "cost": formats.number_format(found.cost_cents / 100, 2),
        "areas": [(name, found.areas.cells[name, "persons"].text) for name in found.areas.rows],
        "tallies": found.tallies,
        "sessions": [(session.pk, day_words(session.starts_at)) for session in found.sessions],
    }


def _figure(number: int, unit: Unit, note: str) -> dict[str, str]:
    return {"number": formats.number_format(number), "unit": unit_word(unit, number), "note": note}


def _uncounted(bounds: Any) -> str:
    if not bounds.at_most:
        return ""
    if bounds.at_least == bounds.at_most:
        return _("en nog %(number)s zonder naam") % {"number": bounds.at_most}
    return _("en nog %(least)s tot %(most)s zonder naam") % {"least": bounds.at_least, "most": bounds.at_most}


def _households(bounds: Any) -> str:
    """A household is known only by who signed up together: say so."""
    return " · ".join(part for part in (_("wie samen inschrijft, is één gezin"), _uncounted(bounds)) if part)


@require_POST
@acts(policy.NOTE_EFFORT)
def effort(request: HouseRequest, network: Any, activity_id: uuid.UUID) -> HttpResponse:
    """Hours and money of an activity (W15)."""
    return _effort(request, "activity", activity_id)


@require_POST
@acts(policy.NOTE_EFFORT)
def initiative_effort(request: HouseRequest, network: Any, initiative_id: uuid.UUID) -> HttpResponse:
    """Hours and money of an initiative (W15)."""
    return _effort(request, "initiative", initiative_id)


def _effort(request: HouseRequest, kind: str, pk: uuid.UUID) -> HttpResponse:
    form = EffortForm(request.POST, prefix="uren")
    if form.is_valid():
        target = {f"{kind}_id": pk}
        made = attempt(form, lambda: efforts.note_effort(request.actor, once=form.token, **target, **form.noted))
        if made:
            slug = request.network.slug
            undo = reverse("activities:outcome_effort_back", kwargs={"network": slug, "effort_id": made.pk})
            done(request, _("Uren en kosten zijn genoteerd."), undo=undo)
            return outcome_of(request, kind, pk)
    return _screen(request, kind, pk, effort=form)


@require_POST
@acts(policy.NOTE_EFFORT)
def effort_back(request: HouseRequest, network: Any, effort_id: uuid.UUID) -> HttpResponse:
    """The undo of noted hours and money."""
    kind, pk = efforts.remove_effort(request.actor, effort_id=effort_id)
    done(request, _("De uren en kosten zijn weer weg."))
    return outcome_of(request, kind, pk)


def outcome_of(request: HouseRequest, kind: str, pk: uuid.UUID) -> HttpResponse:
    """Back to the page of what was noted on."""
    return redirect_to(request, OUTCOMES[kind], **{f"{kind}_id": pk})


@require_safe
@acts(policy.SEE_YEAR)
def year(request: HouseRequest, network: Any) -> HttpResponse:
    """The figures of a year beside those of the year before, rounded, each with its unit and table."""
    today = timezone.localdate()
    number = year_asked(request, today.year)
    found = reads.of_year(request.actor, number)
    drawn = bars.pairs([one.value for one in found.months_before], [one.value for one in found.months])
    months = [str(dates.MONTHS[at]) for at in range(1, 13)]
    villages = reads.villages_of_year(request.actor, number, today=today)
    context = {
        "year": number,
        "before": number - 1,
        "previous": f"?jaar={number - 1}" if number > FIRST_YEAR else "",
        "next": f"?jaar={number + 1}" if number < today.year else "",
        "figures": _year_figures(found),
        "rows": _year_rows(found),
        "bars": list(zip(drawn, (word[:3] for word in months), strict=True)),
        "box": f"0 0 {bars.WIDTH} {bars.HEIGHT}",
        "floor": bars.HEIGHT - bars.FOOT,
        "foot": bars.HEIGHT - 6,
        "months": list(zip(months, found.months_before, found.months, strict=True)),
        "areas": [(name, found.areas.cells[name, "persons"].text) for name in found.areas.rows],
        "villages": [{"name": name, **_village(state)} for name, state in villages],
        "not_yet": sum(state is VillageState.NOT_YET for _name, state in villages),
        "may_see_missing": policy.SEE_MISSING.allows(request.actor),
    }
    return page(request, "activities/outcome_year.html", context)


def year_asked(request: HouseRequest, this_year: int) -> int:
    """The year that an address asks for; this year for anything that is none."""
    return number_asked(request, "jaar", this_year, least=FIRST_YEAR, most=this_year)


def _year_figures(found: reads.YearFigures) -> list[dict[str, str]]:
    return [
        {
            "number": found.now[name].text,
            "unit": unit_word(found.now[name].unit, found.now[name].value or 2),
            "note": _("vorig jaar %(number)s") % {"number": found.before[name].text},
        }
        for name in ("persons", "households", "visits")
    ]


def _year_rows(found: reads.YearFigures) -> list[tuple[str, str, str]]:
    words = {
        "persons": _("Unieke personen"),
        "new": _("… voor het eerst dit jaar"),
        "known": _("… al gekend van vroeger"),
        "brought_by_others": _("… meegebracht door een ander"),
        "households": _("Gezinnen"),
        "visits": _("Bezoeken"),
        "childcare_used": _("Keren dat een kind in de opvang was"),
        "sessions": _("Keren dat er iets was"),
    }
    rows = [(word, found.before[name].text, found.now[name].text) for name, word in words.items()]
    return [
        *rows,
        (_("Uren werk"), formats.number_format(found.hours_before), formats.number_format(found.hours)),
        (
            _("Kosten in euro"),
            formats.number_format(found.cost_cents_before // 100),
            formats.number_format(found.cost_cents // 100),
        ),
    ]


def _village(state: VillageState) -> dict[str, str]:
    return {
        VillageState.VISITED: {"word": _("geweest"), "tone": "ok"},
        VillageState.PLANNED: {"word": _("gepland"), "tone": "accent"},
        VillageState.TO_CONFIRM: {"word": _("voorbij, nog niet geteld"), "tone": "warn"},
        VillageState.NOT_YET: {"word": _("nog niet"), "tone": "bad"},
    }[state]
