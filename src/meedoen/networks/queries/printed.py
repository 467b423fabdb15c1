"""A profile and its map for paper: everything in words and as pictures of their own, for a folder or a report."""

import uuid
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query

from .. import charts, drawing, maps, policy
from ..geography.svgmap import PALETTE
from ..models import Area
from ..rules.telling import between, is_old, number, with_unit
from ..terms import Theme
from .layers import by_area
from .lines import ground_of, tree_of
from .profile import Bars, Profile, Row, areas_of_municipality, credit_lines, profile

FIRST = "inhabitants"


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One figure in words: what it is, here, in the rest of the municipality, in the whole of it and in Flanders. What
    is not known says why. ``old`` figures must be called so beside their period."""

    code: str
    name: str
    here: str
    rest: str
    whole: str
    flanders: str
    period: str
    old: bool
    known: bool


@dataclass(frozen=True, slots=True)
class PrintedTheme:
    """The figures of one theme ("Mensen", "Gezinnen" …)."""

    code: str
    name: str
    lines: tuple[PrintedLine, ...]


@dataclass(frozen=True, slots=True)
class PrintedNotice:
    """A difference that stands out: in a sentence, and how certain it is."""

    code: str
    sentence: str
    certainty: str


@dataclass(frozen=True, slots=True)
class PrintedChart:
    """A chart as a picture of its own ("" when there is too little) with its table; the first row are the headings.

    ``only_whole``: the figures are of the whole municipality, because those of the area are not known. ``bars``: each
    name with its share on 100 here and around, for a page that draws them itself; None where one is not known.
    """

    title: str
    period: str
    old: bool
    svg: str
    table: tuple[tuple[str, ...], ...]
    only_whole: bool = False
    bars: tuple[tuple[str, float | None, float | None], ...] = ()


@dataclass(frozen=True)
class PrintedProfile:
    """The profile of an area as a folder or a report shows it. ``credits`` must stand beside the figures."""

    name: str
    municipality: str
    is_whole: bool
    parts: tuple[str, ...]
    themes: tuple[PrintedTheme, ...]
    notable: tuple[PrintedNotice, ...]
    charts: tuple[PrintedChart, ...]
    unknown: tuple[str, ...]
    credits: tuple[str, ...]
    with_flanders: bool

    @property
    def has_figures(self) -> bool:
        return bool(self.themes)


@dataclass(frozen=True)
class PrintedMap:
    """A map of one figure as a picture of its own: colours stand in it, nothing is fetched, nothing leads anywhere.

    ``legend``: (colour as ``#rrggbb``, what it stands for), light to dark; ``missing``: some areas are hatched, which
    the legend must say; ``table``: (area, figure, lies in the area that the map is about). ``svg`` is "" without
    outlines. ``credits`` must stand below it: those of the figure and those of the outlines.
    """

    title: str
    name: str
    period: str
    old: bool
    svg: str
    legend: tuple[tuple[str, str], ...]
    missing: bool
    table: tuple[tuple[str, str, bool], ...]
    credits: tuple[str, ...]


@query(policy.SEE_AREAS)
def printed_profile(actor: Actor, rows: QuerySet[Area], where: uuid.UUID | str) -> PrintedProfile:
    """The profile of a working area (its key) or an area (its code), in words and pictures. Raises NotFound."""
    found = profile(actor, where)
    themes = (
        PrintedTheme(theme.value, str(theme.label), tuple(_line(row) for row in found.rows[theme]))
        for theme in Theme
        if theme in found.rows
    )
    drawn = [_bars(found.ages, found, "leeftijd"), _bars(found.sizes, found, "gezinnen")]
    if FIRST in dict(found.series):
        drawn.append(_series(found))
    return PrintedProfile(
        name=found.name,
        municipality=found.municipality_name,
        is_whole=found.is_whole,
        parts=found.parts,
        themes=tuple(themes),
        notable=tuple(
            PrintedNotice(row.measure.code, row.difference.sentence, row.difference.certainty)
            for row in found.notable
            if row.difference is not None
        ),
        charts=tuple(one for one in drawn if one is not None),
        unknown=found.unknown,
        credits=tuple(f"{one.credit}. {one.licence}".rstrip(". ") for one in found.sources),
        with_flanders=found.with_flanders,
    )


@query(policy.SEE_AREAS)
def printed_map(
    actor: Actor,
    rows: QuerySet[Area],
    where: uuid.UUID | str,
    indicator: str = FIRST,
    period: str | None = None,
    *,
    width: float = 640,
) -> PrintedMap:
    """The municipality of a working area (its key) or an area (its code), coloured by a figure of its neighbourhoods,
    the area itself with a thick border; the newest period unless one is named. ``width`` in pixels of the picture: the
    names in it keep their size, so a small picture needs a small width. Raises NotFound."""
    tree = tree_of(rows)
    ground = ground_of(tree, where)
    layer = areas_of_municipality(actor, ground.municipality)
    chosen = tree.to_mark(ground.codes, ground.municipality)
    measure, when, found = by_area(actor, [row.code for row in layer], indicator, period)
    title = _("%(name)s, %(period)s") % {"name": measure.name, "period": when} if when else str(measure.name)
    drawn = maps.coloured(
        layer,
        {code: float(one.value) if isinstance(one.value, Decimal) else None for code, one in found.items()},
        title=title,
        links={},
        texts={row.code: f"{row.name}: {with_unit(found[row.code].value, measure)}" for row in layer},
        numbers={code: number(one.value, measure) for code, one in found.items() if one.known},
        chosen=chosen,
        key="papier",
        standalone=True,
        width=width,
    )
    sources = {source for one in found.values() for source in one.sources}
    return PrintedMap(
        title=title,
        name=str(measure.name),
        period=when,
        old=bool(when) and is_old(when, timezone.localdate().year),
        svg=drawn.svg,
        legend=tuple((PALETTE[colour], between(low, high, measure)) for colour, low, high in drawn.legend),
        missing=drawn.missing,
        table=tuple(
            (row.name, with_unit(found[row.code].value, measure), row.code in chosen)
            for row in layer
            if found[row.code].known or not row.unknown
        ),
        credits=(*credit_lines(actor, sources), *maps.credits_of_outlines([ground.municipality])),
    )


def _line(row: Row) -> PrintedLine:
    here, rest, whole, flanders = (row.text(part) for part in ("here", "rest", "whole", "flanders"))
    name, code = str(row.measure.name), row.measure.code
    return PrintedLine(code, name, here, rest, whole, flanders, row.period, row.old, row.here.known)


def _bars(bars: Bars | None, found: Profile, key: str) -> PrintedChart | None:
    if bars is None:
        return None
    title = f"{bars.title}, {bars.period}"
    heads: tuple[str, ...] = ("", found.name) if found.is_whole else ("", found.name, found.municipality_name)
    table = [(one.name, one.here_count, one.whole_count)[: len(heads)] for one in bars.bars]
    lines = drawing.bars_of(bars, whole=found.is_whole)
    svg = charts.bars(lines, key=f"{key}-papier", title=title, standalone=True)
    shares = tuple((one.name, one.here, one.around) for one in lines)
    return PrintedChart(title, bars.period, bars.old, svg, (heads, *table), not bars.of_here, shares)


def _series(found: Profile) -> PrintedChart | None:
    measure, points = found.through_the_years(FIRST)
    if not points:
        return None
    title = _("%(name)s door de jaren") % {"name": measure.name}
    heads: tuple[str, ...] = ("", found.name) if found.is_whole else ("", found.name, found.municipality_name)
    told = [(one.period, with_unit(one.here.value, measure), with_unit(one.whole.value, measure)) for one in points]
    svg = charts.line(drawing.dots_of(points, whole=found.is_whole), key="verloop-papier", title=title, standalone=True)
    newest = points[-1]
    return PrintedChart(
        title,
        newest.period,
        is_old(newest.period, timezone.localdate().year),
        svg,
        (heads, *(line[: len(heads)] for line in told)),
        only_whole=not any(one.here.known for one in points),
    )
