"""Sessions put together as a reader looks for them: by day, by activity, by theme."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from .orders import BRUSSELS

MOST_MISSING = 3
"""What is not there on more days than this does not come back every week."""


@dataclass(slots=True)
class Repeated:
    """One activity with all its times in the period, in order."""

    item: Any
    times: list[Any] = field(default_factory=list)


def by_day(items: Iterable[Any]) -> list[tuple[datetime.date, list[Any]]]:
    """The sessions of each day (Brussels) that has any."""
    days: dict[datetime.date, list[Any]] = {}
    for item in items:
        days.setdefault(item.starts_at.astimezone(BRUSSELS).date(), []).append(item)
    return sorted(days.items())


def by_activity(items: Iterable[Any]) -> list[Repeated]:
    """Each activity once, with its times, in order of the first."""
    found: dict[Any, Repeated] = {}
    for item in items:
        found.setdefault(item.activity_id, Repeated(item)).times.append(item)
    return list(found.values())


def by_theme(repeated: Sequence[Repeated], themes: Sequence[str]) -> list[tuple[str, list[Repeated]]]:
    """Each activity under the first of its themes that is asked for; "" gathers those without; empty themes fall away.

    ``themes`` gives the order. An activity stands once, so that the cards stay few.
    """
    gathered: dict[str, list[Repeated]] = {theme: [] for theme in themes}
    rest: list[Repeated] = []
    for one in repeated:
        theme = next((theme for theme in one.item.themes if theme in gathered), None)
        (gathered[theme] if theme is not None else rest).append(one)
    return [(theme, found) for theme, found in [*gathered.items(), ("", rest)] if found]


def weekly(times: Sequence[Any]) -> bool:
    """Whether these sessions (two or more) all fall on the same weekday, at the same hours."""
    first = _slot(times[0])
    return len(times) > 1 and all(_slot(time) == first for time in times)


def same_hours(times: Sequence[Any]) -> bool:
    """Whether all begin and end at the same hour."""
    return len({_slot(time)[1:] for time in times}) == 1


def _slot(item: Any) -> tuple[int, datetime.time, datetime.time]:
    start, end = item.starts_at.astimezone(BRUSSELS), item.ends_at.astimezone(BRUSSELS)
    return start.weekday(), start.time(), end.time()


def every_week(one: Repeated, order: Any) -> tuple[list[datetime.date], list[datetime.date]] | None:
    """What comes back each week of the period at the same hours: a day for each weekday, and the days it is not there.

    None for what is there less than four times, changes its hours, or is missing more than three times.
    """
    days = sorted({item.starts_at.astimezone(BRUSSELS).date() for item in one.times})
    if len(days) < 4 or not same_hours(one.times):
        return None
    wanted = {day.weekday() for day in days}
    whole = [order.first + datetime.timedelta(days=number) for number in range((order.last - order.first).days + 1)]
    missing = [day for day in whole if day.weekday() in wanted and day not in days]
    if len(missing) > MOST_MISSING or len(days) != len(one.times):
        return None
    first = {day.weekday(): day for day in reversed(days)}
    return [first[weekday] for weekday in sorted(wanted)], missing
