"""The figures of outreach as they may leave, and the nameless rows for later analysis."""

import datetime
import functools
import json
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.release import Released, ReleasedShare, Unit, release, release_share
from meedoen.networks.public import Threshold
from meedoen.people import public as people

from .. import policy
from ..models import Contact, FollowUp, RightFound
from ..rules import days, fading, figures, ways
from ..rules.figures import Seen
from ..terms import FollowKind, Outcome, RightState
from .contacts import counting
from .ways import right_choices, theme_choices

Rows = list[tuple[str, Released]]


@dataclass(frozen=True)
class Period:
    """The days that are counted, both included; ``year`` is 0 for the last twelve whole months."""

    first: datetime.date
    last: datetime.date
    year: int


@dataclass(frozen=True)
class Figures:
    """Everything that may be shown of a period. Each list is (word, figure), largest first."""

    period: Period
    contacts: Released
    visits: Released
    unanswered: Released
    persons: Released
    unnamed: Released
    households: Released
    unnamed_households: Released
    new: Released
    known: Released
    brought: Released
    questions: Released
    answered: Released
    median_days: int | None
    rights_found: Released
    rights_arranged: Released
    rights_share: ReleasedShare
    months: list[tuple[tuple[int, int], Released, Released]]
    kinds: dict[str, Released]
    themes: Rows
    thresholds: Rows
    areas: Rows
    rights: list[tuple[str, Released, Released]]


def period_of(today: datetime.date, year: int = 0) -> Period:
    """A calendar year up to the last whole month, or the last twelve whole months: no figure changes by the day."""
    first, last = figures.whole_months(today)
    if not year:
        return Period(first, last, 0)
    return Period(
        datetime.date(year, 1, 1), max(min(datetime.date(year, 12, 31), last), datetime.date(year, 1, 1)), year
    )


@query(policy.SEE_FIGURES)
def figures_of(actor: Actor, rows: QuerySet[Contact], *, period: Period, unknown: str) -> Figures:
    """The figures of a period for the whole network: people rounded, each figure with its own unit, never by worker."""
    counted = figures.count(_seen(counting(rows), period, unknown, people.together(actor)))
    asked = FollowUp.objects.filter(
        kind=FollowKind.QUESTION, opened_on__gte=period.first, opened_on__lte=period.last
    ).values_list("opened_on", "closed_on", "outcome")
    questions = list(asked.order_by())
    took = [(closed - opened).days for opened, closed, outcome in questions if closed and outcome == Outcome.DONE]
    rights = list(
        RightFound.objects.filter(found_on__gte=period.first, found_on__lte=period.last)
        .order_by()
        .values_list("right", "state")
    )
    arranged = sum(state == RightState.ARRANGED for _right, state in rights)
    known_themes = theme_choices()
    months = figures.months_between(period.first, period.last)
    return Figures(
        period=period,
        contacts=release(counted.contacts, Unit.CONTACTS),
        visits=release(counted.visits, Unit.VISITS),
        unanswered=release(counted.unanswered, Unit.VISITS),
        persons=release(len(counted.persons), Unit.PERSONS),
        unnamed=release(counted.unnamed, Unit.CONTACTS),
        households=release(len(counted.homes), Unit.HOUSEHOLDS),
        unnamed_households=release(counted.unnamed_households, Unit.HOUSEHOLDS),
        new=release(len(counted.new), Unit.PERSONS),
        known=release(len(counted.known), Unit.PERSONS),
        brought=release(len(counted.brought), Unit.PERSONS),
        questions=release(len(questions), Unit.QUESTIONS),
        answered=release(len(took), Unit.QUESTIONS),
        median_days=days.median_days(took),
        rights_found=release(len(rights), Unit.RIGHTS),
        rights_arranged=release(arranged, Unit.RIGHTS),
        rights_share=release_share(arranged, len(rights), Unit.RIGHTS),
        months=[
            (
                month,
                release(counted.months[month], Unit.CONTACTS),
                release(counted.visit_months[month], Unit.VISITS),
            )
            for month in months
        ],
        kinds={kind: release(number, Unit.CONTACTS) for kind, number in counted.kinds.items()},
        themes=[
            (ways.word_of(code, known_themes), release(number, Unit.CONTACTS))
            for code, number in counted.themes.most_common()
        ],
        thresholds=[
            (str(Threshold(code).label), release(number, Unit.CONTACTS))
            for code, number in counted.thresholds.most_common()
        ],
        areas=[(name, release(number, Unit.CONTACTS)) for name, number in sorted(counted.areas.items())],
        rights=_rights(rights),
    )


def _rights(rows: list[tuple[str, str]]) -> list[tuple[str, Released, Released]]:
    known = right_choices()
    codes = sorted({right for right, _state in rows}, key=lambda code: ways.word_of(code, known))
    return [
        (
            ways.word_of(code, known),
            release(sum(right == code for right, _state in rows), Unit.RIGHTS),
            release(sum(right == code and state == RightState.ARRANGED for right, state in rows), Unit.RIGHTS),
        )
        for code in codes
    ]


def _seen(rows: QuerySet[Contact], period: Period, unknown: str, once: people.Together) -> Iterator[Seen]:
    """The contacts of a period; a faded one counts in its month. Lists of codes are few, and read once each."""
    columns = (
        "on", "kind", "answered", "participant_id", "persons", "households", "met", "participant__brought_by_id",
        Cast("themes", TextField()), Cast("thresholds", TextField()), "area__name",
    )  # fmt: skip
    found = rows.filter(on__gte=period.first, on__lte=period.last).order_by().values_list(*columns)
    codes = functools.cache(lambda text: tuple(json.loads(text)))
    for on, kind, answered, person, persons, households, met, by, themes, thresholds, area in found.iterator(2000):
        yield Seen(
            on=on,
            kind=kind,
            answered=answered,
            person=once.person(person) if person else None,
            home=once.home(person) if person else None,
            persons=persons,
            households=households,
            met=met,
            brought=by is not None,
            themes=codes(themes),
            thresholds=codes(thresholds),
            area=area or unknown,
        )


@query(policy.WRITE_FACTS)
def contact_facts(actor: Actor, rows: QuerySet[Contact]) -> Iterator[tuple]:
    """One row a contact, by month, without name, code or worker. The person is the same keyed mark as at activities."""
    columns = (
        "on", "kind", "organisation_id", "area__code", "participant_id", "answered", "persons", "households", "met",
        "participant__brought_by_id", "themes", "thresholds", "signal", "duration",
    )  # fmt: skip
    once = people.together(actor)
    for on, kind, owner, area, person, *numbers, met, by, themes, thresholds, signal, duration in (
        counting(rows).order_by().values_list(*columns).iterator(2000)
    ):
        head = (fading.month_of(on), kind, owner, area or "", once.mark(person))
        yield (*head, *map(int, numbers), met, int(by is not None), "|".join(themes), "|".join(thresholds),
               int(signal), duration)  # fmt: skip


@query(policy.WRITE_FACTS)
def follow_up_facts(actor: Actor, rows: QuerySet[Contact]) -> Iterator[tuple]:
    """One row for each thing that was followed up: kind, months, how it ended, in how many days."""
    columns = ("opened_on", "kind", "organisation_id", "contact__area__code", "outcome", "closed_on")
    for opened, kind, owner, area, outcome, closed in FollowUp.objects.order_by().values_list(*columns).iterator(2000):
        took = (closed - opened).days if closed else None
        yield (fading.month_of(opened), kind, owner, area or "", outcome, "" if took is None else took)


@query(policy.WRITE_FACTS)
def right_facts(actor: Actor, rows: QuerySet[Contact]) -> Iterator[tuple]:
    """One row for each right that was found: month, which, what became of it, by which kind of service."""
    columns = ("found_on", "right", "organisation_id", "area__code", "state", "by")
    for found, right, owner, area, state, by in RightFound.objects.order_by().values_list(*columns).iterator(2000):
        yield (fading.month_of(found), right, owner, area or "", state, by)
