"""Who is missing: who took part beside who lives there, by neighbourhood and by group (W16, D5).

Where somebody lives and how old somebody is, nobody keeps. So a neighbourhood counts who took part in it, and a group
what was counted as a tally. The counts by neighbourhood are the very cells of the figures of the year (one function
makes both): nothing can be worked out by laying the two pages beside each other. No total stands beside them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.release import Released, ReleasedRate, ReleasedTable, Unit, rate_of_published, release
from meedoen.networks import public as networks
from meedoen.people import public as people

from .. import policy
from ..models import Session, Tally
from ..rules import traits
from ..rules.missing import Place, PlaceLine, by_gap
from ..rules.outcome import year_of
from ..terms import TallyKind
from .counting import PERSONS, Counted

BOTH = (Unit.PERSONS, Unit.HOUSEHOLDS)
COUNTED: dict[str, tuple[TallyKind, tuple[Unit, ...]]] = {
    "families.single_parent": (TallyKind.SINGLE_PARENT, BOTH),
    "households.1": (TallyKind.LIVES_ALONE, BOTH),
    "foreign_origin": (TallyKind.FOREIGN_ORIGIN, (Unit.PERSONS,)),
}
"""Which tally counts the people of which published group, and in which units: one parent alone is one family."""
NOT_COUNTED = ("increased_reimbursement", "living_wage")
"""Groups of which a source may tell how many there are, and that nobody counts at an activity."""


@dataclass(frozen=True)
class GroupLine:
    """A group with how many there are. ``now`` is the fullest tally of the year (at least so many were reached); None
    where nobody counted it. ``rate``: at least so many of all."""

    name: str
    there_are: networks.Inhabitants
    number: int
    unit: Unit
    now: Released | None
    before: Released | None
    rate: ReleasedRate | None


@dataclass(frozen=True)
class WhoIsMissing:
    """One year of the network. ``elsewhere``: counts of where no neighbourhood is known, or of another kind of area;
    ``without_source``: groups of which no source tells how many there are."""

    year: int
    places: list[PlaceLine]
    population: networks.Inhabitants | None
    elsewhere: list[tuple[str, Released, Released]]
    groups: list[GroupLine]
    without_source: list[str] = field(default_factory=list)


@query(policy.SEE_MISSING)
def who_is_missing(actor: Actor, rows: QuerySet[Session], year: int) -> WhoIsMissing:
    """Who took part in a year and the year before, beside who lives there; the largest gap first. Constant queries."""
    once, unknown = people.together(actor), _("Buurt niet gekend")
    now, before = (
        Counted.of(rows, Q(), year_of(one), once).by_area(unknown, everywhere=True) for one in (year, year - 1)
    )
    areas = networks.areas(actor)
    names, living, population = _neighbourhoods(actor, areas)
    places = [Place(name, living.get(name), _cell(now, name), _cell(before, name)) for name in names]
    others = sorted({*now.rows, *before.rows} - set(names))
    groups, without = _groups(actor, areas, year)
    return WhoIsMissing(
        year=year,
        places=by_gap(places),
        population=population,
        elsewhere=[(name, _cell(now, name), _cell(before, name)) for name in others],
        groups=groups,
        without_source=without,
    )


def _cell(table: ReleasedTable, name: str) -> Released:
    return table.cells.get((name, PERSONS)) or release(0, Unit.PERSONS)


def _neighbourhoods(actor: Actor, areas: list) -> tuple[list[str], dict[str, int], networks.Inhabitants | None]:
    """The names of the neighbourhoods of the network (its villages where it has none), who lives in each, and one of
    these figures for its year and source. Two of one name, in two municipalities, are one row, as they are in the
    figures of the year."""
    kinds = (networks.AreaKind.NEIGHBOURHOOD, networks.AreaKind.VILLAGE)
    rows = next(
        (found for kind in kinds if (found := [one for one in areas if one.kind == kind and not one.unknown])), []
    )
    codes: dict[str, list[str]] = {}
    for one in rows:
        codes.setdefault(one.name, []).append(one.code)
    known = networks.inhabitants_in(actor, {one.code for one in rows}) if rows else {}
    living: dict[str, int] = {}
    for name, its in codes.items():
        if all(code in known for code in its):
            living[name] = sum(known[code].total for code in its)
    return sorted(codes), living, next(iter(known.values()), None)


def _groups(actor: Actor, areas: list, year: int) -> tuple[list[GroupLine], list[str]]:
    """The groups of the one municipality of the network; of several no group is told, since sources differ."""
    words = traits.categories(TallyKind.AGE_BAND)
    wanted = [*COUNTED, *NOT_COUNTED]
    names = networks.measure_names(wanted)
    tops = [one.code for one in areas if one.kind == networks.AreaKind.MUNICIPALITY]
    if len(tops) != 1:
        return [], [_("Leeftijd"), *names.values()]
    lows = {code: int(code.rstrip("+").split("-")[0]) for code in words}
    by_age = networks.inhabitants_by_age(actor, tops[0], list(lows.values()))
    there = networks.groups_counted(actor, tops[0], wanted)
    now, before = _fullest(year), _fullest(year - 1)
    lines = []
    for code, low in lows.items():
        if by_age is None:
            break
        counts = [_of(found, (TallyKind.AGE_BAND, code), (Unit.PERSONS,)) for found in (now, before)]
        lines.append(_line(words[code], by_age, (by_age.by_age[low], Unit.PERSONS), counts))
    for indicator, told in there.items():
        kind, units = COUNTED.get(indicator, (None, ()))
        counts = [_of(found, (kind, traits.YES), units) if kind else None for found in (now, before)]
        unit = Unit.HOUSEHOLDS if indicator.startswith(("families", "households")) else Unit.PERSONS
        lines.append(_line(names[indicator], told, (told.total, unit), counts))
    without = [] if by_age is not None else [_("Leeftijd")]
    return lines, without + [names[code] for code in wanted if code not in there]


def _line(name: str, source: networks.Inhabitants, there: tuple[int, Unit], counts: Sequence[int | None]) -> GroupLine:
    """``there``: how many there are of which unit; ``counts``: those of this year and of the year before."""
    number, unit = there
    now, before = (None if count is None else release(count, unit) for count in counts)
    return GroupLine(name, source, number, unit, now, before, rate_of_published(now, number) if now else None)


Counts = Mapping[tuple[str, str, str], int]


def _fullest(year: int) -> Counts:
    """The largest count of one tally in a year by kind, category and unit: the same people may stand in two tallies,
    so they are never added up (R26)."""
    found: dict[tuple[str, str, str], int] = {}
    for kind, unit, counts in Tally.objects.filter(on__year=year).order_by().values_list("kind", "unit", "counts"):
        for code, number in counts.items():
            found[kind, code, unit] = max(number, found.get((kind, code, unit), 0))
    return found


def _of(counts: Counts, at: tuple[str, str], units: tuple[Unit, ...]) -> int | None:
    """The fullest tally of a category in any of these units; None where nobody counted it."""
    found = [counts[*at, unit] for unit in units if (*at, unit) in counts]
    return max(found, default=None)
