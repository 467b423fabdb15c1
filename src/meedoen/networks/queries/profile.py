"""The profile of an area on one page: what is known inside, outside and as a whole, and what is not (L1, H1)."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.refusals import NotFound

from .. import policy
from ..models import Area, FigureSource
from ..rules.difference import Difference, Sure, compare
from ..rules.measures import AGE_BANDS, HOUSEHOLD_SIZES, MEASURES, Measure
from ..rules.telling import is_old, number, with_unit
from ..rules.tree import Tree
from ..rules.working_out import NOTHING, Held, Worked, outside, worked
from ..terms import AreaKind, Theme
from .figures import known_measures
from .layers import Layer
from .lines import Ground, ground_of, held_for, tree_of
from .network import OF_A_PARENT_UNUSED

FLANDERS = "02000"
CORE = (
    "share.65_plus", "share.80_plus", "share.under_18", "share.alone", "share.single_parent",
    "share.foreign_nationals", "share.foreign_origin", "share.increased_reimbursement", "income.per_return",
    "share.social_housing", "share.rented",
)  # fmt: skip
"""What a profile should hold: when there is no figure of it for the area itself, the profile says so by name."""


@dataclass(frozen=True, slots=True)
class Row:
    """One measure: what it comes to here, in the rest of the municipality, in the whole of it, and in Flanders."""

    measure: Measure
    period: str
    old: bool
    here: Worked
    rest: Worked
    whole: Worked
    flanders: Worked
    difference: Difference | None

    @property
    def parts(self) -> tuple[Worked, ...]:
        """What stands beside one another: each with the sources that must be named."""
        return self.here, self.rest, self.whole, self.flanders

    def text(self, part: str) -> str:
        return with_unit(getattr(self, part).value, self.measure)


@dataclass(frozen=True, slots=True)
class Bar:
    """One part of all: how many on 100 here and in the whole municipality; None when not known."""

    name: str
    here: float | None
    whole: float | None
    here_count: str
    whole_count: str


@dataclass(frozen=True, slots=True)
class Bars:
    """All people by age, or all households by size, in one year."""

    title: str
    period: str
    old: bool
    bars: tuple[Bar, ...]
    sources: frozenset[uuid.UUID] = frozenset()

    @property
    def of_here(self) -> bool:
        return any(bar.here is not None for bar in self.bars)


@dataclass(frozen=True, slots=True)
class Point:
    """One period of a time series."""

    period: str
    here: Worked
    whole: Worked


@dataclass(frozen=True)
class _Place:
    """A ground with everything that is held about it."""

    ground: Ground
    tree: Tree
    held: Held
    measures: dict[str, Measure]
    this_year: int

    @property
    def is_whole(self) -> bool:
        return self.ground.codes == (self.ground.municipality,)

    def here(self, measure: Measure, period: str) -> Worked:
        return worked(measure, self.ground.codes, period, self.held)

    def whole(self, measure: Measure, period: str) -> Worked:
        return worked(measure, [self.ground.municipality], period, self.held)

    def rest(self, measure: Measure, period: str) -> Worked:
        if self.is_whole:
            return NOTHING
        return outside(measure, self.ground.codes, self.ground.municipality, period, self.held)

    def row(self, measure: Measure) -> Row | None:
        """The newest period with a figure for the area; else the newest for the municipality; None without any."""
        periods = list(reversed(self.held.periods(measure)))
        period = next((one for one in periods if self.here(measure, one).known), "")
        period = period or next((one for one in periods if self.whole(measure, one).known), "")
        if not period:
            return None
        here, rest = self.here(measure, period), self.rest(measure, period)
        name = self.tree.by_code[self.ground.municipality].name
        found = compare(measure, here, rest, _("de rest van %(name)s") % {"name": name})
        whole = here if self.is_whole else self.whole(measure, period)
        flanders = worked(measure, [FLANDERS], period, self.held)
        return Row(measure, period, is_old(period, self.this_year), here, rest, whole, flanders, found)

    def bars(self, title: str, codes: Sequence[str], whole_code: str) -> Bars | None:
        """The newest year in which all parts are known for the area, or else for the municipality."""
        measures = [MEASURES[code] for code in codes]
        periods = set.intersection(*(set(self.held.periods(one)) for one in measures))
        for look in (self.here, self.whole):
            for period in sorted(periods, reverse=True):
                if all(look(one, period).known for one in measures):
                    return self._bars(title, period, measures)
        return None

    def _bars(self, title: str, period: str, measures: Sequence[Measure]) -> Bars:
        here = [self.here(one, period) for one in measures]
        whole = [self.whole(one, period) for one in measures]
        on_here, on_whole = _on_hundred(here), _on_hundred(whole)
        bars = tuple(
            Bar(str(one.name), on_here[at], on_whole[at], number(here[at].value, one), number(whole[at].value, one))
            for at, one in enumerate(measures)
        )
        sources = frozenset().union(*(one.sources for one in (*here, *whole)))
        return Bars(title, period, is_old(period, self.this_year), bars, sources)


@dataclass(frozen=True)
class Profile:
    """Everything on the page of an area, as data: also for a folder or a report."""

    name: str
    codes: tuple[str, ...]
    parts: tuple[str, ...]
    municipality: str
    municipality_name: str
    is_whole: bool
    rows: dict[str, tuple[Row, ...]]
    ages: Bars | None
    sizes: Bars | None
    notable: tuple[Row, ...]
    unknown: tuple[str, ...]
    series: tuple[tuple[str, str], ...]
    sources: tuple[FigureSource, ...]
    codes_on_map: frozenset[str]
    place: _Place = field(repr=False)

    @property
    def has_figures(self) -> bool:
        return bool(self.rows)

    @property
    def with_flanders(self) -> bool:
        return any(row.flanders.known for rows in self.rows.values() for row in rows)

    def through_the_years(self, indicator: str) -> tuple[Measure, list[Point]]:
        """One measure through the years, oldest first, here and in the whole municipality; nothing is read again.
        Raises NotFound."""
        return _series(self.place, indicator)

    def of_layer(self, codes: Sequence[str], asked: str) -> Layer:
        """A figure of areas that lie in the municipality, for a map; nothing is read again."""
        return Layer.of(codes, asked, self.place.held, self.place.measures)


def _on_hundred(parts: Sequence[Worked]) -> list[float | None]:
    """Each part on 100; nothing when one of them is not known, or when there is nobody."""
    if not all(part.known for part in parts):
        return [None] * len(parts)
    values = [float(part.value) for part in parts]  # type: ignore[arg-type]
    whole = sum(values)
    return [100 * value / whole if whole else None for value in values]


def _place(rows: QuerySet[Area], where: uuid.UUID | str) -> _Place:
    tree = tree_of(rows)
    ground = ground_of(tree, where)
    held = held_for(tree, {ground.municipality, FLANDERS, *ground.codes})
    return _Place(ground, tree, held, known_measures(), timezone.localdate().year)


@query(policy.SEE_AREAS)
def profile(actor: Actor, rows: QuerySet[Area], where: uuid.UUID | str) -> Profile:
    """The profile of a working area (its key) or an area (its code). Figures are exact and say their year; what is
    hidden by its source stays hidden; what is not known is named. Raises NotFound."""
    place = _place(rows, where)
    measures = place.measures
    found = {code: row for code, one in measures.items() if one.listed and (row := place.row(one))}
    by_theme = {theme: tuple(row for row in found.values() if row.measure.theme == theme) for theme in Theme.values}
    telling = [row for row in found.values() if row.measure.proportion and _stands_out(row)]
    telling.sort(key=lambda row: -abs(row.difference.points))  # type: ignore[union-attr]
    ages = place.bars(_("Leeftijd"), AGE_BANDS, "inhabitants")
    sizes = place.bars(_("Hoe groot de gezinnen zijn"), HOUSEHOLD_SIZES, "households")
    used = {source for row in found.values() for part in row.parts for source in part.sources}
    used |= {source for bars in (ages, sizes) if bars for source in bars.sources}
    several = [code for code, row in found.items() if len(place.held.periods(row.measure)) > 1]
    return Profile(
        name=place.ground.name,
        codes=place.ground.codes,
        parts=tuple(place.tree.by_code[code].name for code in place.ground.codes),
        municipality=place.ground.municipality,
        municipality_name=place.tree.by_code[place.ground.municipality].name,
        is_whole=place.is_whole,
        rows={theme: of_it for theme, of_it in by_theme.items() if of_it},
        ages=ages,
        sizes=sizes,
        notable=tuple(telling[:4]),
        unknown=tuple(_not_known(found, measures)),
        series=tuple((code, str(measures[code].name)) for code in several),
        sources=tuple(FigureSource.objects.filter(pk__in=used).order_by("name")),
        codes_on_map=place.tree.to_mark(place.ground.codes, place.ground.municipality),
        place=place,
    )


def _stands_out(row: Row) -> bool:
    """Whether there is a difference that is no chance: what may be gone next year does not stand out."""
    return row.difference is not None and row.difference.sure is not Sure.CHANCE


def _not_known(found: dict[str, Row], measures: dict[str, Measure]) -> Iterable[str]:
    """What a profile should hold and does not, in words: for the area itself, or not at all."""
    for code in CORE:
        row, name = found.get(code), measures[code].name
        if row is None:
            yield _("%(name)s: daar hebben we geen enkel cijfer van.") % {"name": name}
        elif not row.here.known:
            yield _("%(name)s: alleen voor de hele gemeente (%(period)s).") % {"name": name, "period": row.period}


def _series(place: _Place, indicator: str) -> tuple[Measure, list[Point]]:
    measure = place.measures.get(indicator)
    if measure is None:
        raise NotFound("indicator")
    periods = place.held.periods(measure)
    points = [Point(one, place.here(measure, one), place.whole(measure, one)) for one in periods]
    return measure, [point for point in points if point.here.known or point.whole.known]


@query(policy.SEE_AREAS)
def areas_of_municipality(actor: Actor, rows: QuerySet[Area], nis: str) -> list[Area]:
    """The neighbourhoods of a municipality with their outlines, by code; its villages where it drew none."""
    today = timezone.localdate()
    current = rows.filter(Q(valid_to=None) | Q(valid_to__gte=today), code__startswith=nis)
    current = current.select_related("parent").defer(*OF_A_PARENT_UNUSED)
    for kind in (AreaKind.NEIGHBOURHOOD, AreaKind.VILLAGE):
        found = list(current.filter(kind=kind))
        if any(area.outline for area in found):
            return found
    return list(current.filter(kind=AreaKind.MUNICIPALITY))


@query(policy.SEE_AREAS)
def credit_lines(actor: Actor, rows: QuerySet[Area], sources: Iterable[uuid.UUID]) -> list[str]:
    """The credit lines of these sources, with their licence, by name."""
    found = FigureSource.objects.filter(pk__in=list(sources)).order_by("name")
    return [f"{one.credit}. {one.licence}".rstrip(". ") for one in found]
