"""Who lives in an area: to lay beside who answered or who came. Published counts, of the newest year that fits."""

import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet
from django.utils import timezone

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query

from .. import policy
from ..models import Area, FigureSource
from ..rules.measures import AGE_BANDS, MEASURES, Measure
from ..rules.telling import is_old
from ..rules.working_out import Held, Worked, worked
from ..terms import Missing
from .lines import ground_of, held_for, tree_of

FIRST_AGES = tuple(int(code.removeprefix("age.").split("_")[0]) for code in AGE_BANDS)
OLDEST, LAST_GROUP = 100, "age.80_plus"


@dataclass(frozen=True, slots=True)
class Inhabitants:
    """How many people, in which year, from which source. ``by_age``: from each lowest age on, until the next."""

    total: int
    by_age: dict[int, int]
    period: str
    old: bool
    source: str


@query(policy.SEE_AREAS)
def inhabitants_in(
    actor: Actor, rows: QuerySet[Area], places: Collection[uuid.UUID | str]
) -> dict[uuid.UUID | str, Inhabitants]:
    """The people of each of these working areas (by key) and areas (by code), all in one year, so that they can be
    compared: the newest in which the number of most of them is known. Of which it is not, is left out. Raises
    NotFound."""
    tree = tree_of(rows)
    grounds = {place: ground_of(tree, place) for place in places}
    held = held_for(tree, [code for ground in grounds.values() for code in ground.codes], {"inhabitants"})
    measure = MEASURES["inhabitants"]
    best: dict[uuid.UUID | str, Worked] = {}
    newest = ""
    for period in reversed(held.periods(measure)):
        found = {place: worked(measure, ground.codes, period, held) for place, ground in grounds.items()}
        known = {place: one for place, one in found.items() if one.known}
        if len(known) > len(best):
            best, newest = known, period
    told = _credits()
    return {place: _told(int(one.value), {}, newest, one.sources, told) for place, one in best.items()}  # type: ignore[arg-type]


@query(policy.SEE_AREAS)
def groups_counted(
    actor: Actor, rows: QuerySet[Area], place: uuid.UUID | str, indicators: Collection[str]
) -> dict[str, Inhabitants]:
    """How many people or households there are of each of these groups in a working area (by key) or an area (by code),
    each in its newest year. A group that no source counts, or that a source hides, is left out. Raises NotFound."""
    tree = tree_of(rows)
    ground = ground_of(tree, place)
    held = held_for(tree, ground.codes, set(indicators))
    found, told = {}, _credits()
    for code in indicators:
        measure = MEASURES[code]
        for period in reversed(held.periods(measure)):
            one = worked(measure, ground.codes, period, held)
            if one.known:
                found[code] = _told(int(one.value), {}, period, one.sources, told)  # type: ignore[arg-type]
                break
    return found


@query(policy.SEE_AREAS)
def inhabitants_by_age(
    actor: Actor, rows: QuerySet[Area], place: uuid.UUID | str, lowest: Sequence[int]
) -> Inhabitants | None:
    """The people of a working area (by key) or an area (by code) from each of these ages on until the next, the last
    without end; those below the first are left out. Newest first: out of the groups that are published for areas, when
    the ages asked begin where those begin (0, 18, 35, 60, 80); else out of each year of age, which is known for
    municipalities and is older. None when neither is known of all of it. Raises NotFound."""
    tree = tree_of(rows)
    ground = ground_of(tree, place)
    lows = sorted(lowest)
    for parts, listed in _ways(lows):
        codes = {code for _low, found in parts for code in found}
        held = held_for(tree, ground.codes, codes | {LAST_GROUP})
        for period in reversed(_periods(codes, held)):
            sums = {low: [_sum(code, ground.codes, period, held, listed) for code in found] for low, found in parts}
            if all(one.known for found in sums.values() for one in found):
                by_age = {low: sum(int(Decimal(one.value)) for one in found) for low, found in sums.items()}  # type: ignore[arg-type]
                sources = frozenset().union(*(one.sources for found in sums.values() for one in found))
                return _told(sum(by_age.values()), by_age, period, sources, _credits())
    return None


def _sum(code: str, places: Sequence[str], period: str, held: Held, listed: bool) -> Worked:
    """A count. A list of each year of age (``listed``) leaves out the ages that nobody has: where the group of the
    oldest was summed out of it, it is whole, and what it leaves out is zero."""
    found = worked(MEASURES.get(code) or Measure(code, code, "persons"), places, period, held)
    if listed and found.value == Missing.UNKNOWN and worked(MEASURES[LAST_GROUP], places, period, held).known:
        return Worked(Decimal(0))
    return found


def _ways(lows: Sequence[int]) -> list[tuple[list[tuple[int, list[str]]], bool]]:
    """The counts that together are each group: of the groups that are published, then of each year of age."""
    ends = [*lows[1:], OLDEST + 1]
    groups = list(zip(FIRST_AGES, AGE_BANDS, strict=True))
    by_group = [[code for first, code in groups if low <= first < end] for low, end in zip(lows, ends, strict=True)]
    by_year = [
        [f"inhabitants.{sex}.age.{age}" for sex in ("women", "men") for age in range(low, end)]
        for low, end in zip(lows, ends, strict=True)
    ]
    ways = [(list(zip(lows, by_year, strict=True)), True)]
    if set(lows) <= set(FIRST_AGES):
        ways.insert(0, (list(zip(lows, by_group, strict=True)), False))
    return ways


def _periods(codes: Collection[str], held: Held) -> list[str]:
    """The periods in which one of the counts is held of some area."""
    return sorted({period for code, period in held.values if code in codes})


def _credits() -> dict[uuid.UUID, str]:
    """What must be shown beside the figures of each source of the network; one query."""
    return dict(FigureSource.objects.order_by("credit").values_list("pk", "credit"))


def _told(
    total: int, by_age: dict[int, int], period: str, sources: Collection[uuid.UUID], credit: Mapping[uuid.UUID, str]
) -> Inhabitants:
    said = " ".join(text for source, text in credit.items() if source in sources)
    return Inhabitants(total, by_age, period, is_old(period, timezone.localdate().year), said)
