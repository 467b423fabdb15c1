"""Charts as SVG, made on the server: bars beside each other and lines through the years. Numbers in, one string out.

As with the maps: in a page the looks are classes (``networks/charts.css``); as a picture of its own (``standalone``)
they stand in the elements. What is inside and what is around it differ in form as well as in colour. Always put the
table with the same figures beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from .geography.svgmap import clean

DARK, LIGHT, INK, GRID = "#0b4660", "#96c1d3", "#1b262c", "#c4ccd1"
WIDTH, RIGHT = 400.0, 40.0
"""Small, so that the words can still be read where the picture is as wide as a telephone."""
LINE_HEIGHT = 200.0


@dataclass(frozen=True, slots=True)
class BarLine:
    """A name with its value here and around it; None where it is not known."""

    name: str
    here: float | None
    around: float | None


@dataclass(frozen=True, slots=True)
class Dot:
    """One period of a line: what stands below it, the value here and around it."""

    period: str
    here: float | None
    around: float | None


@dataclass(frozen=True, slots=True)
class _Pen:
    standalone: bool

    def look(self, attributes: str) -> str:
        return f" {attributes}" if self.standalone else ""

    def text(self, x: float, y: float, words: str, *, anchor: str = "start") -> str:
        look = self.look(f'font-family="sans-serif" font-size="14" fill="{INK}"')
        return f'<text class="chart-text" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{look}>{clean(words)}</text>'

    def bar(self, y: float, length: float, *, here: bool) -> str:
        look = self.look(f'fill="{DARK if here else LIGHT}"')
        kind = "chart-here" if here else "chart-around"
        return f'<rect class="{kind}" x="0" y="{y:.1f}" width="{max(length, 1):.1f}" height="14"{look}/>'

    def head(self, height: float, key: str, title: str) -> str:
        size = f' width="{WIDTH:g}" height="{height:g}"' if self.standalone else ""
        box = f"0 0 {WIDTH:g} {height:g}"
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="{box}"{size} role="img" '
            f'aria-labelledby="{key}-title"><title id="{key}-title">{clean(title)}</title>'
        )


def bars(lines: Sequence[BarLine], *, key: str, title: str, standalone: bool = False) -> str:
    """Under each name two bars of its share on 100: here above, around it below, each with its number.

    "" without any."""
    values = [value for line in lines for value in (line.here, line.around) if value is not None]
    if not values:
        return ""
    pen, longest, y = _Pen(standalone), max(*values, 1.0), 16.0
    out = []
    for line in lines:
        out.append(pen.text(0, y, line.name))
        y += 6
        for value, here in ((line.here, True), (line.around, False)):
            if value is not None:
                length = value / longest * (WIDTH - RIGHT)
                out.append(pen.bar(y, length, here=here))
                out.append(pen.text(length + 6, y + 12, f"{value:.0f}"))
                y += 16
        y += 22
    return pen.head(y - 22, key, title) + "".join(out) + "</svg>"


def line(dots: Sequence[Dot], *, key: str, title: str, standalone: bool = False) -> str:
    """Two lines through the periods, from zero: here with round dots, around it dashed with squares. "" without any.

    A period without a figure breaks the line: nothing is drawn between what is not known.
    """
    values = [value for dot in dots for value in (dot.here, dot.around) if value is not None]
    if len(dots) < 2 or not values:
        return ""
    pen = _Pen(standalone)
    top, bottom, left, right = 16.0, LINE_HEIGHT - 30, 58.0, WIDTH - 20
    lowest, highest = min(0.0, *values), max(*values, 1e-9)
    step = (right - left) / (len(dots) - 1)

    def at(index: int, value: float) -> tuple[float, float]:
        return left + index * step, bottom - (value - lowest) / (highest - lowest) * (bottom - top)

    out, grid = [], pen.look(f'stroke="{GRID}"')
    for share in (0, 0.5, 1):
        value = lowest + share * (highest - lowest)
        y = at(0, value)[1]
        out.append(
            f'<path class="chart-grid" d="M{left:g},{y:.1f}H{right:g}"{grid}/>'
            + pen.text(left - 8, y + 5, _short(value), anchor="end")
        )
    every = max(1, -(-len(dots) // 7))
    for index, dot in enumerate(dots):
        if index % every == 0:
            out.append(pen.text(at(index, 0)[0], LINE_HEIGHT - 8, dot.period, anchor="middle"))
    for here in (False, True):
        found = [dot.here if here else dot.around for dot in dots]
        points = [None if value is None else at(index, value) for index, value in enumerate(found)]
        out.append(_path(pen, points, here=here))
    return pen.head(LINE_HEIGHT, key, title) + "".join(out) + "</svg>"


def _path(pen: _Pen, points: Sequence[tuple[float, float] | None], *, here: bool) -> str:
    """The pieces of one line, and a mark at each point."""
    steps, pen_down, colour = [], False, DARK if here else LIGHT
    fill = pen.look(f'fill="{colour}"')
    marks = []
    for point in points:
        if point is None:
            pen_down = False
            continue
        x, y = point
        steps.append(f"{'L' if pen_down else 'M'}{x:.1f},{y:.1f}")
        pen_down = True
        if here:
            marks.append(f'<circle class="chart-here" cx="{x:.1f}" cy="{y:.1f}" r="5"{fill}/>')
        else:
            marks.append(f'<rect class="chart-around" x="{x - 4:.1f}" y="{y - 4:.1f}" width="8" height="8"{fill}/>')
    name = "chart-line-here" if here else "chart-line-around"
    dashes = "" if here else ' stroke-dasharray="6 4"'
    look = pen.look(f'fill="none" stroke="{colour}" stroke-width="3"{dashes}')
    return f'<path class="{name}" d="{"".join(steps)}"{look}/>' + "".join(marks)


def _short(value: float) -> str:
    """A number beside the grid: whole, with a point for the thousands; one decimal below ten."""
    if 0 < abs(value) < 10:
        return f"{value:.1f}".replace(".", ",")
    return f"{value:,.0f}".replace(",", ".")
