"""The flow of a group (H8): who came in, who stayed, who left, and where people went on to. Counts of people alone."""

import datetime
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from meedoen.kernel.release import Released, Unit, narrowed_cells, release, release_table

Key = uuid.UUID | str
NEW, ELSEWHERE, STAYED, BACK = "new", "elsewhere", "stayed", "back"
WAYS_IN = (NEW, ELSEWHERE, STAYED, BACK)
COARSER: tuple[Mapping[str, str], ...] = (
    {},
    {ELSEWHERE: NEW, BACK: STAYED},
)
"""How the ways in are put together, step by step, when separate ones would give a small one away."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One person at one group: the first day ever, how often in the period before and in this one."""

    person: Key
    group: Key
    first: datetime.date
    before: int
    now: int


@dataclass(frozen=True, slots=True)
class Counts:
    """Exact, inside only. ``ways_in`` adds up to ``now``; of ``on_to`` one person may stand in several."""

    now: int
    ways_in: dict[str, int]
    left: int
    went_on: int
    on_to: dict[Key, int]


@dataclass(frozen=True, slots=True)
class Flow:
    """What may be shown. A group to which fewer than five people went on is not named."""

    now: Released
    ways_in: list[tuple[str, Released]]
    left: Released
    went_on: Released
    on_to: list[tuple[Key, Released]]


def count(
    seen: Iterable[Seen], group: Key, begin: datetime.date, led: Mapping[Key, Iterable[Key]] | None = None
) -> Counts:
    """The flow of the period that begins on ``begin``. ``led``: to each place somebody was referred to, who arrived.

    New: never here before this period; ``elsewhere`` if they came to another group first. Stayed: here in the period
    before and in this one. Back: here longer ago, not in the period before, and again now. Left: here in the period
    before and not in this one. On to: somebody of this period or the one before who came to another group in this
    period and began there after they began here. Somebody may both stay and go on.
    """
    here: dict[Key, Seen] = {}
    others: dict[Key, list[Seen]] = {}
    for row in seen:
        if row.group == group:
            here[row.person] = row
        else:
            others.setdefault(row.person, []).append(row)
    now = {person for person, row in here.items() if row.now}
    before = {person for person, row in here.items() if row.before}
    new = {person for person in now if here[person].first >= begin}
    known = {person for person in new if any(row.first < here[person].first for row in others.get(person, ()))}
    on_to: dict[Key, set[Key]] = {target: set(people) & (now | before) for target, people in (led or {}).items()}
    for person in now | before:
        for row in others.get(person, ()):
            if row.now and row.first > here[person].first:
                on_to.setdefault(row.group, set()).add(person)
    return Counts(
        now=len(now),
        ways_in={
            NEW: len(new - known),
            ELSEWHERE: len(known),
            STAYED: len(now & before),
            BACK: len(now - before - new),
        },
        left=len(before - now),
        went_on=len(set().union(*on_to.values())),
        on_to={target: len(people) for target, people in on_to.items() if people},
    )


def released(counts: Counts) -> Flow:
    """Each figure rounded on its own. Ways in that would tell more than "0–4" beside the total are put together."""
    shown = [(target, release(number, Unit.PERSONS)) for target, number in counts.on_to.items()]
    return Flow(
        now=release(counts.now, Unit.PERSONS),
        ways_in=_ways_in(counts.ways_in),
        left=release(counts.left, Unit.PERSONS),
        went_on=release(counts.went_on, Unit.PERSONS),
        on_to=sorted(
            ((target, figure) for target, figure in shown if not figure.is_small),
            key=lambda pair: (-pair[1].value, str(pair[0])),
        ),
    )


def _ways_in(exact: Mapping[str, int]) -> list[tuple[str, Released]]:
    for together in COARSER:
        merged: dict[str, int] = {}
        for way in WAYS_IN:
            name = together.get(way, way)
            merged[name] = merged.get(name, 0) + exact[way]
        table = release_table(["in"], list(merged), {("in", way): n for way, n in merged.items()}, unit=Unit.PERSONS)
        if not narrowed_cells(table):
            return [(way, table.cells["in", way]) for way in merged]
    return []
