"""The map beside the noticeboard: villages to choose and dots where something is on, as SVG with links, no script.

Drawn once without words (``ground``), then with what is on (``draw``). Two laws, tested: targets do not overlap
(dots that would are gathered into one), and a name never lies under a dot or under another name: it moves aside, and
where there is no room at all it is left to the list below the map. Colours stand in the sheet, by class.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .labels import Label, around, arrange
from .outlines import Area, shape_of
from .svgmap import Projection, attribute, clean, path_of

WIDTH = 480
DOT = 13
LETTERS = 16
APART = 44
"""Pixels between the middles of two dots, at the width above; shown at 328 px on a phone that is still 30."""


@dataclass(frozen=True, slots=True)
class Village:
    """A village as it is drawn: its outline as a path, and where its name belongs (pixels)."""

    code: str
    name: str
    path: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Ground:
    """All that is drawn before anything is on; the same until an area changes."""

    view: Projection
    villages: tuple[Village, ...]
    borders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dot:
    """Where something is on: how often, what it is called, where it leads. ``group`` is its village, or empty;
    ``anchor`` its spot in the list below the map."""

    latitude: float
    longitude: float
    name: str
    href: str
    count: int
    group: str = ""
    anchor: str = ""


@dataclass(slots=True)
class Gathered:
    """One target: one dot, or several that lie too near each other."""

    x: float
    y: float
    dots: list[Dot]

    @property
    def count(self) -> int:
        return sum(dot.count for dot in self.dots)


def ground(villages: Iterable[Area], municipalities: Iterable[Area], *, width: float = WIDTH) -> Ground | None:
    """The villages and the borders of their municipalities; None where no village has an outline."""
    shown = [area for area in villages if area.rings]
    if not shown:
        return None
    view = Projection.around(shown, width=width)
    drawn = []
    for area in shown:
        point = area.label_point
        if point is None:
            inside = shape_of(area.rings).representative_point()
            point = (inside.y, inside.x)
        x, y = view.point_to_pixel(*point)
        drawn.append(Village(area.code, area.name, path_of(area.rings, view, digits=0), x, y))
    borders = [path_of(area.rings, view, digits=0) for area in municipalities if area.rings]
    return Ground(view, tuple(drawn), tuple(borders))


def gather(view: Projection, dots: Iterable[Dot], *, apart: float = APART) -> list[Gathered]:
    """Targets whose middles lie at least ``apart`` pixels from each other; each dot is in exactly one."""
    found = [Gathered(*_inside(view, dot), [dot]) for dot in dots]
    while True:
        near = _nearest(found, apart)
        if near is None:
            return found
        first, second = near
        one, two = found[first], found.pop(second)
        share = len(two.dots) / (len(one.dots) + len(two.dots))
        one.x, one.y = one.x + (two.x - one.x) * share, one.y + (two.y - one.y) * share
        one.dots += two.dots


def _inside(view: Projection, dot: Dot) -> tuple[float, float]:
    x, y = view.point_to_pixel(dot.latitude, dot.longitude)
    edge = APART / 2
    return min(max(x, edge), view.width - edge), min(max(y, edge), max(view.height - edge, edge))


def _nearest(found: Sequence[Gathered], apart: float) -> tuple[int, int] | None:
    """Two that are too near, or None."""
    cells: dict[tuple[int, int], list[int]] = {}
    for number, item in enumerate(found):
        column, row = int(item.x // apart), int(item.y // apart)
        for across in (-1, 0, 1):
            for down in (-1, 0, 1):
                for other in cells.get((column + across, row + down), ()):
                    if math.hypot(item.x - found[other].x, item.y - found[other].y) < apart:
                        return other, number
        cells.setdefault((column, row), []).append(number)
    return None


def names_beside(base: Ground, targets: Sequence[Gathered]) -> list[Label]:
    """Where the name of each village can stand without touching a dot, another name or the edge."""
    by_name = sorted(base.villages, key=lambda one: one.name)
    wanted = [Label(village.name, village.x, village.y, LETTERS) for village in by_name]
    dots = [around(item.x, item.y, DOT + 2) for item in targets]
    return arrange(wanted, dots, width=base.view.width, height=base.view.height)


def draw(
    base: Ground,
    targets: Sequence[Gathered],
    *,
    title: str,
    villages: Mapping[str, tuple[str, str]],
    told: Sequence[tuple[str, str]],
    selected: str = "",
) -> str:
    """The map. ``villages``: address and words by code, of those that can be chosen; ``told``: address and words of
    each target. Words are read out and shown on pointing."""
    view = base.view
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="offer-map" viewBox="0 0 {view.width:g} {view.height:g}" '
        f'role="group" aria-label={attribute(title)}>'
    ]
    for village in base.villages:
        name = "offer-map__village" + (" is-chosen" if village.code == selected else "")
        shape = f'<path class="{name}" fill-rule="evenodd" d="{village.path}"/>'
        parts.append(_link(shape, *villages[village.code]) if village.code in villages else shape)
    parts += [f'<path class="offer-map__border" d="{border}"/>' for border in base.borders]
    for label in names_beside(base, targets):
        spot = f'x="{label.x:.0f}" y="{label.y:.0f}"'
        parts.append(f'<text class="offer-map__name" aria-hidden="true" {spot}>{clean(label.text)}</text>')
    for item, words in zip(targets, told, strict=True):
        middle = f'cx="{item.x:.0f}" cy="{item.y:.0f}"'
        dot = (
            f'<circle class="offer-map__reach" {middle} r="{APART / 2:g}"/>'
            f'<circle class="offer-map__dot" {middle} r="{DOT}"/>'
            f'<text class="offer-map__count" aria-hidden="true" x="{item.x:.0f}" y="{item.y + 4.5:.1f}">'
            f"{item.count}</text>"
        )
        parts.append(_link(dot, *words))
    return "".join(parts) + "</svg>"


def _link(inside: str, href: str, words: str) -> str:
    return f"<a href={attribute(href)} aria-label={attribute(words)}><title>{clean(words)}</title>{inside}</a>"
