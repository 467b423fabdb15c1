"""Maps as SVG, made on the server: no tiles, no script, nothing fetched from elsewhere.

``draw`` is a pure function from areas, steps, labels, links and points to one string. Inside a page it uses classes
only (``networks/map.css``), as the content policy asks; as a picture of its own (``standalone=True``) the colours
stand in presentation attributes. A map without links is ``role="img"``; with links it is ``role="group"``, because
what is inside an image is hidden from screen readers. Always put the table with the same figures beside it.

A click without JavaScript: show ``<input type="image" src="….svg" width="W">``; the browser posts ``x`` and ``y`` in
pixels of the picture as shown, and ``Projection.pixel_to_point`` turns them into latitude and longitude.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from .labels import LETTER_WIDTH, Label, around, arrange
from .outlines import Area, LatLon, Ring

STEPS = 6
# From light to dark in one hue: tells apart in every kind of colour blindness, and in a black and white print.
PALETTE = ("#eef4f7", "#c9dfe8", "#96c1d3", "#5c9cb7", "#2a7291", "#0b4660")
NO_FIGURE = "#ffffff"
LINE = "#33424a"
LINE_ON_DARK = "#ffffff"
DARK_FROM = 4  # from this step on a dark border could not be seen
POINT = "#b3261e"
DOT = 9
_SAFE_LINKS = ("/", "?", "#", "./")


@dataclass(frozen=True, slots=True)
class Projection:
    """Degrees to pixels and back: equirectangular, true to scale at the middle latitude, north up."""

    west: float
    north: float
    scale: float  # px per degree of latitude
    shrink: float  # a degree of longitude, in degrees of latitude
    width: float
    height: float
    padding: float

    @classmethod
    def around(cls, areas: Iterable[Area], *, width: float = 640, padding: float = 12) -> Projection:
        """A picture of that width (px) in which all outlines fit. ValueError when no area has an outline."""
        points = [point for area in areas for ring in area.rings for point in ring]
        if not points:
            raise ValueError("no area has an outline")
        south, north = min(p[0] for p in points), max(p[0] for p in points)
        west, east = min(p[1] for p in points), max(p[1] for p in points)
        shrink = math.cos(math.radians((south + north) / 2))
        scale = (width - 2 * padding) / ((east - west) * shrink)
        return cls(west, north, scale, shrink, width, round((north - south) * scale + 2 * padding), padding)

    def point_to_pixel(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Pixels from the upper left corner."""
        x = (longitude - self.west) * self.shrink * self.scale + self.padding
        return x, (self.north - latitude) * self.scale + self.padding

    def pixel_to_point(self, x: float, y: float, *, shown_width: float | None = None) -> LatLon:
        """Latitude and longitude of a pixel. ``shown_width``: the width at which the picture stood on the screen,
        when that is not its own width."""
        zoom = (shown_width or self.width) / self.width
        latitude = self.north - (y / zoom - self.padding) / self.scale
        return latitude, self.west + (x / zoom - self.padding) / (self.scale * self.shrink)


@dataclass(frozen=True, slots=True)
class Marker:
    """A place on the map. ``sign`` is at most two characters inside the dot."""

    latitude: float
    longitude: float
    label: str
    href: str | None = None
    sign: str = ""


def nice_steps(
    values: Mapping[str, float | None],
) -> tuple[dict[str, int], tuple[tuple[float, float], ...]]:
    """Divide figures into at most six steps with round ends, from just below the lowest to just above the highest.

    Gives the colour (0-5) per code (a missing figure gets none) and the two ends of each step, for the legend. A figure
    on an end belongs to the step above it; the last step holds its upper end too.
    """
    known = {code: value for code, value in values.items() if value is not None}
    if not known:
        return {}, ()
    lowest, highest = min(known.values()), max(known.values())
    width = _nice((highest - lowest) / (STEPS - 1) or abs(highest) or 1.0)
    while True:
        start = math.floor(lowest / width + 1e-9) * width
        count = max(1, math.ceil((highest - start) / width - 1e-9))
        if count <= STEPS:
            break
        width = _nice(width * 1.01)
    steps = {code: min(count - 1, int((value - start) / width + 1e-9)) for code, value in known.items()}
    ends = tuple((start + at * width, start + (at + 1) * width) for at in range(count))
    return {code: colour_step(step, count) for code, step in steps.items()}, ends


def colour_step(at: int, count: int) -> int:
    """Which of the six colours the step with this number has, when there are so many steps."""
    return round(at * (STEPS - 1) / (count - 1)) if count > 1 else 2


def _nice(width: float) -> float:
    """The next of 1, 2, 5, 10, 20, 50 … that is not smaller."""
    power = 10.0 ** math.floor(math.log10(width))
    return next(nice * power for nice in (1, 2, 5, 10) if nice * power >= width - 1e-12)


def draw(
    areas: Sequence[Area],
    *,
    key: str,
    title: str,
    description: str = "",
    steps: Mapping[str, int] | None = None,
    texts: Mapping[str, str] | None = None,
    links: Mapping[str, str] | None = None,
    signs: Mapping[str, str] | None = None,
    markers: Sequence[Marker] = (),
    selected: str | None = None,
    chosen: Collection[str] = (),
    pick: bool = False,
    names: bool = True,
    projection: Projection | None = None,
    standalone: bool = False,
) -> str:
    """One map. ``key`` makes the ids unique in the page; ``texts`` are read out and shown on pointing ("Tongerlo:
    1.234 inwoners"), an area without one is called by its name; ``steps`` colours (0-5), an area without a step is
    hatched; ``signs`` stand behind the names, and alone in an area that is too small for its name; ``chosen`` are drawn
    with a thick border, as ``selected`` is; ``pick`` writes the code on each shape, for a script that ticks it in a
    list. Areas without an outline (the unknown neighbourhood) are left out: name them in the table.
    ValueError for a link that leaves the site or a step outside 0-5."""
    shown = [area for area in areas if area.rings]
    view = projection or Projection.around(shown)
    links, texts, pen = links or {}, texts or {}, _Pen(key, standalone)
    linked = bool(links) or any(marker.href for marker in markers)
    parts = [pen.head(view, title, description, linked), pen.hatch()]
    parts += [
        pen.area(
            area,
            view,
            steps,
            text=texts.get(area.code, area.name),
            link=links.get(area.code),
            chosen=area.code == selected or area.code in chosen,
            code=area.code if pick else "",
        )
        for area in shown
    ]
    if names:
        parts += [pen.name(label) for label in _names(shown, signs or {}, view, markers)]
    parts += [pen.marker(marker, view) for marker in markers]
    return "".join(parts) + "</svg>"


def _names(shown: Iterable[Area], signs: Mapping[str, str], view: Projection, markers: Iterable[Marker]) -> list[Label]:
    """The names and signs that fit in their area, each beside the dots and not under them."""
    wanted = []
    for area in shown:
        sign = signs.get(area.code, "")
        for words in (f"{area.name} {sign}".strip(), sign):
            if words and _has_room(area, words, view):
                wanted.append(Label(words, *view.point_to_pixel(*(area.label_point or area.rings[0][0]))))
                break
    points = [view.point_to_pixel(marker.latitude, marker.longitude) for marker in markers]
    dots = [around(x, y, DOT + 2) for x, y in points]
    return arrange(wanted, dots, width=view.width, height=view.height)


def _has_room(area: Area, words: str, view: Projection) -> bool:
    east = [view.point_to_pixel(*point)[0] for point in area.rings[0]]
    return max(east) - min(east) >= len(words) * LETTER_WIDTH


NEAR = 0.4
"""Points nearer than so many pixels to the one before add nothing that can be seen: borders are a pixel wide."""


def path_of(rings: Iterable[Ring], view: Projection, *, digits: int = 1) -> str:
    """Outlines as the ``d`` of a path, in pixels with so many decimals; points that fall together are said once."""
    out = []
    for ring in rings:
        points: list[str] = []
        last_x = last_y = -1e9
        for latitude, longitude in ring:
            x, y = view.point_to_pixel(latitude, longitude)
            if abs(x - last_x) >= NEAR or abs(y - last_y) >= NEAR:
                points.append(f"{x:.{digits}f},{y:.{digits}f}")
                last_x, last_y = x, y
        out.append("M" + " ".join(points) + "Z")
    return "".join(out)


def clean(text: str) -> str:
    """Text for XML: without control signs, which no XML reader accepts."""
    return escape("".join(sign for sign in text if sign >= " " or sign in "\t\n"))


def attribute(text: str) -> str:
    """Text as an attribute of XML, with its quotes."""
    return quoteattr("".join(sign for sign in text if sign >= " "))


@dataclass(frozen=True, slots=True)
class _Pen:
    """Writes the elements; colours stand in attributes only in a picture of its own."""

    key: str
    standalone: bool

    def look(self, attributes: str) -> str:
        return f" {attributes}" if self.standalone else ""

    def head(self, view: Projection, title: str, description: str, linked: bool) -> str:
        told = f"{self.key}-title" + (f" {self.key}-desc" if description else "")
        role = "group" if linked else "img"
        more = f'<desc id="{self.key}-desc">{clean(description)}</desc>' if description else ""
        size = f' width="{view.width:g}" height="{view.height:g}"' if self.standalone else ""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="map" viewBox="0 0 {view.width:g} {view.height:g}"{size} '
            f'role="{role}" aria-labelledby={attribute(told)}>'
            f'<title id="{self.key}-title">{clean(title)}</title>{more}'
        )

    def hatch(self) -> str:
        look = self.look(f'stroke="{LINE}" stroke-width="1"')
        return (
            f'<defs><pattern id="{self.key}-hatch" width="6" height="6" patternUnits="userSpaceOnUse" '
            f'patternTransform="rotate(45)"><line class="map-hatch" x1="0" y1="0" x2="0" y2="6"{look}/>'
            "</pattern></defs>"
        )

    def area(
        self,
        area: Area,
        view: Projection,
        steps: Mapping[str, int] | None,
        *,
        text: str,
        link: str | None,
        chosen: bool,
        code: str = "",
    ) -> str:
        step = None if steps is None else steps.get(area.code)
        if step is not None and not 0 <= step < STEPS:
            raise ValueError(f"step {step} of {area.code}")
        name, colour, fill = "map-area", PALETTE[0], ""
        if steps is not None and step is None:
            name, colour, fill = f"{name} step-none", f"url(#{self.key}-hatch)", f' fill="url(#{self.key}-hatch)"'
        elif step is not None:
            name, colour = f"{name} step-{step}", PALETTE[step]
        name += " is-selected" if chosen else ""
        if self.standalone:
            line = LINE_ON_DARK if step is not None and step >= DARK_FROM else LINE
            fill = f' fill="{colour}" stroke="{line}" stroke-width="{3 if chosen else 1}" stroke-linejoin="round"'
        outline = path_of(area.rings, view)
        name += f'" data-code="{attribute(code)[1:-1]}' if code else ""
        shape = f'<path class="{name}" fill-rule="evenodd"{fill} d="{outline}"><title>{clean(text)}</title></path>'
        return self.linked(shape, link, text)

    def name(self, label: Label) -> str:
        halo = 'paint-order="stroke" stroke="#ffffff" stroke-width="3"'
        look = self.look(f'text-anchor="middle" font-family="sans-serif" font-size="13" fill="{LINE}" {halo}')
        spot = f'x="{label.x:.1f}" y="{label.y:.1f}"'
        return f'<text class="map-name" aria-hidden="true" {spot}{look}>{clean(label.text)}</text>'

    def marker(self, marker: Marker, view: Projection) -> str:
        x, y = view.point_to_pixel(marker.latitude, marker.longitude)
        look = self.look(f'fill="{POINT}" stroke="#ffffff" stroke-width="2"')
        label = clean(marker.label)
        dot = f'<circle class="map-point" cx="{x:.1f}" cy="{y:.1f}" r="{DOT}"{look}><title>{label}</title></circle>'
        if marker.sign:
            ink = self.look('text-anchor="middle" font-family="sans-serif" font-size="11" fill="#ffffff"')
            sign = clean(marker.sign[:2])
            dot += f'<text class="map-sign" aria-hidden="true" x="{x:.1f}" y="{y + 4:.1f}"{ink}>{sign}</text>'
        return self.linked(dot, marker.href, marker.label)

    def linked(self, inside: str, href: str | None, text: str) -> str:
        if href is None:
            return inside
        if not href.startswith(_SAFE_LINKS) or href.startswith("//"):
            raise ValueError(f"a link on the map stays on the site: {href!r}")
        return f'<a class="map-link" href={attribute(href)} aria-label={attribute(text)}>{inside}</a>'
