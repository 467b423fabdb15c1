"""A newsletter (H7): which days, which parts in which order, which answers are new, what is kept when it goes out."""

import datetime
import uuid
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from meedoen.activities.public import Printed

from ..terms import NewsletterPart
from .gathering import Repeated
from .orders import month_end

MOST_DAYS = 100
"""A season; who reads further ahead finds changes."""

USUAL_BACK = datetime.timedelta(days=92)
"""How far the first issue looks back for answers."""

MOST_LINES = 8
MOST_ANSWERS, MOST_NEWS = 6, 6
LATE_IN_MONTH = 15


def usual_days(today: datetime.date, last: datetime.date | None) -> tuple[datetime.date, datetime.date]:
    """The days that the next issue is for: the month after the last issue, or this month, late in it the next one."""
    if last is not None and last >= today - datetime.timedelta(days=1):
        first = last + datetime.timedelta(days=1)
    else:
        first = today.replace(day=1)
        if today.day > LATE_IN_MONTH:
            first = month_end(today) + datetime.timedelta(days=1)
    return first, month_end(first)


def in_order(chosen: Collection[str], before: Sequence[str]) -> list[str]:
    """The chosen parts: those that stood there keep their order, new ones come after them in the usual order."""
    kept = [part for part in before if part in chosen]
    return kept + [part for part in NewsletterPart.values if part in chosen and part not in kept]


def moved_up(parts: Sequence[str], part: str) -> list[str]:
    """The same parts with this one a place earlier; the first stays where it is."""
    found = list(parts)
    at = found.index(part) if part in found else 0
    if at:
        found[at - 1], found[at] = found[at], found[at - 1]
    return found


def too_many_lines(text: str) -> bool:
    """More lines than paper has room for beside the rest."""
    return len([line for line in text.splitlines() if line.strip()]) > MOST_LINES


def new_answers(
    found: Iterable[Any], *, since: datetime.date, until: datetime.date, seen: Collection[str]
) -> list[Any]:
    """What was answered from the day of the last issue on, without what that issue told already; at most six."""
    return [one for one in found if since <= one.on <= until and str(one.id) not in seen][:MOST_ANSWERS]


def kept_activities(repeated: Iterable[Repeated]) -> list[dict[str, Any]]:
    """Each activity once with its moments, as JSON."""
    return [{"item": _plain(one.item), "times": [_moments(time) for time in one.times]} for one in repeated]


def _plain(item: Printed) -> dict[str, Any]:
    told = asdict(item) | {"session_id": str(item.session_id), "activity_id": str(item.activity_id)}
    start, end = _moments(item)
    return told | {"starts_at": start, "ends_at": end}


def _moments(item: Any) -> list[str]:
    return [item.starts_at.isoformat(), item.ends_at.isoformat()]


def read_activities(kept: Iterable[Mapping[str, Any]]) -> list[Repeated]:
    """What ``kept_activities`` gave, as it was."""
    found = []
    for one in kept:
        moments = [tuple(map(datetime.datetime.fromisoformat, pair)) for pair in one["times"]]
        keys = {name: uuid.UUID(one["item"][name]) for name in ("session_id", "activity_id")}
        told = dict(one["item"]) | keys | {"starts_at": moments[0][0], "ends_at": moments[0][1]}
        item = Printed(**told)
        found.append(Repeated(item, [replace(item, starts_at=start, ends_at=end) for start, end in moments]))
    return found
