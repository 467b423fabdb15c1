"""Maps of a network made from its areas and places: rows in, SVG out. Nothing is read here."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from shapely.geometry import Point

from .geography import edition, noticemap, svgmap
from .geography.outlines import Area, Kind, decode_ring, shape_of

ZOOMS = (1.0, 5.0, 25.0)
SIZES = (300, 620)
PLACE_WIDTH = 360


def outline(row: Any) -> Area:
    """An area as the map draws it, with the point for its name: that of its source, else one that is found inside."""
    rings = tuple(decode_ring(line) for line in row.outline)
    return Area(
        code=row.code,
        kind=Kind(row.kind),
        name=row.name,
        parent=None,
        rings=rings,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        unknown=row.unknown,
        label_point=_label_point(row.label_point, rings),
    )


def _label_point(kept: list[float], rings: tuple[Any, ...]) -> tuple[float, float] | None:
    if kept:
        return kept[0], kept[1]
    if not rings:
        return None
    inside = shape_of(rings).representative_point()
    return inside.y, inside.x


@dataclass(frozen=True)
class View:
    """Which part of the map is shown: around which point, how near. Written in a form as ``51.08,4.91,1``."""

    point: tuple[float, float] | None = None
    zoom: int = 0

    @classmethod
    def read(cls, text: str) -> "View":
        """The view that a form or address names; the whole map for anything else."""
        try:
            latitude, longitude, zoom = text.split(",")
            view = cls((float(latitude), float(longitude)), int(zoom))
        except ValueError:
            return cls()
        inside = abs(view.point[0]) <= 90 and abs(view.point[1]) <= 180 if view.point else False
        return view if inside and 0 <= view.zoom < len(ZOOMS) else cls()

    def __str__(self) -> str:
        return f"{self.point[0]:.6f},{self.point[1]:.6f},{self.zoom}" if self.point else ""

    def projection(self, areas: Iterable[Area], width: float) -> svgmap.Projection:
        """Pixels for this view. The picture keeps the shape of the whole map at every nearness."""
        whole = svgmap.Projection.around(areas, width=width)
        if self.point is None or self.zoom == 0:
            return whole
        scale = whole.scale * ZOOMS[self.zoom]
        north = self.point[0] + (whole.height / 2 - whole.padding) / scale
        west = self.point[1] - (whole.width / 2 - whole.padding) / (scale * whole.shrink)
        return replace(whole, scale=scale, north=north, west=west)

    def clicked(self, areas: Sequence[Area], width: float, x: int, y: int) -> "View":
        """The point under a click on the picture of that width, one step nearer."""
        point = self.projection(areas, width).pixel_to_point(x, y)
        return View(point, min(self.zoom + 1, len(ZOOMS) - 1))


def height(rows: Iterable[Any], width: float) -> int:
    """How high the picture to click on is, in pixels."""
    return round(svgmap.Projection.around([outline(row) for row in rows], width=width).height)


def background(rows: Iterable[Any], view: View, width: float, *, title: str) -> str:
    """The picture to click on: the neighbourhoods, and the point chosen so far."""
    areas = [outline(row) for row in rows]
    markers = [svgmap.Marker(*view.point, label=title)] if view.point else []
    projection = view.projection(areas, width)
    return svgmap.draw(
        areas, key="kies", title=title, markers=markers, projection=projection, standalone=True, names=view.zoom == 0
    )


@dataclass(frozen=True)
class Coloured:
    """A map of one figure: the picture ("" when no area has an outline) and its legend as (colour, low, high)."""

    svg: str
    legend: tuple[tuple[int, float, float], ...]
    missing: bool


def coloured(
    rows: Iterable[Any],
    values: dict[str, float | None],
    *,
    title: str,
    links: dict[str, str],
    texts: dict[str, str],
    numbers: dict[str, str] | None = None,
    chosen: Collection[str] = (),
    key: str = "gebieden",
    standalone: bool = False,
    width: float = 640,
) -> Coloured:
    """Areas coloured by a figure, each leading to its page; ``numbers`` stand beside the names, so that nobody has to
    tell colours apart. ``chosen`` has a thick border."""
    areas = [outline(row) for row in rows]
    steps, ends = svgmap.nice_steps(values)
    legend = tuple((svgmap.colour_step(at, len(ends)), low, high) for at, (low, high) in enumerate(ends))
    shown = {area.code for area in areas if area.rings}
    missing = any(values.get(code) is None for code in shown)
    if not shown:
        return Coloured("", legend, missing)
    drawing = svgmap.draw(
        areas,
        key=key,
        title=title,
        steps=steps,
        texts=texts,
        links={} if standalone else {code: link for code, link in links.items() if code in shown},
        signs=numbers,
        chosen=chosen,
        projection=svgmap.Projection.around(areas, width=width),
        standalone=standalone,
    )
    return Coloured(drawing, legend, missing)


def in_steps(
    rows: Iterable[Any], steps: dict[str, int], *, title: str, texts: dict[str, str], signs: dict[str, str]
) -> str:
    """Areas that each are in one of a few states: a state has its own colour (0-5), whatever the others are in, and its
    sign beside the name. "" when no area has an outline."""
    areas = [outline(row) for row in rows]
    if not any(area.rings for area in areas):
        return ""
    return svgmap.draw(areas, key="gebieden", title=title, steps=steps, texts=texts, signs=signs)


def credits_of_outlines(municipalities: Iterable[str]) -> list[str]:
    """The credit lines that go with the outlines and names of these municipalities, each once."""
    found: dict[str, None] = {}
    for nis in municipalities:
        if nis in edition.known_municipalities():
            found.update(dict.fromkeys(source.credit for source in edition.load(nis).sources))
    return list(found)


def to_pick(rows: Iterable[Any], chosen: Collection[str], *, title: str) -> str:
    """The areas to choose from, those that are chosen marked; each shape names its code for the script of the page."""
    areas = [outline(row) for row in rows]
    if not any(area.rings for area in areas):
        return ""
    return svgmap.draw(areas, key="kies", title=title, chosen=chosen, pick=True)


def pinned(rows: Iterable[Any], markers: Sequence[svgmap.Marker], *, title: str, selected: str | None = None) -> str:
    """Areas with places on them. "" when no area has an outline."""
    areas = [outline(row) for row in rows]
    if not any(area.rings for area in areas):
        return ""
    return svgmap.draw(areas, key="plaatsen", title=title, markers=markers, selected=selected)


def of_places(rows: Iterable[Any], markers: Sequence[svgmap.Marker], *, title: str, width: float = PLACE_WIDTH) -> str:
    """Where places lie, as a picture of its own for paper: the villages with their names, each place with its sign.

    "" when no area has an outline.
    """
    areas = [area for area in map(outline, rows) if area.rings]
    if not areas:
        return ""
    view = svgmap.Projection.around(areas, width=width)
    return svgmap.draw(areas, key="papier", title=title, markers=markers, projection=view, standalone=True)


def of_place(rows: Sequence[Any], latitude: float, longitude: float, *, title: str) -> str:
    """Where a place lies in its municipality, as a picture of its own: the villages, the one it lies in marked.

    ``rows`` are villages, with their parents. "" when none has an outline.
    """
    parents = {row.code: row.parent_id for row in rows}
    areas = [area for area in map(outline, rows) if area.rings]
    if not areas:
        return ""
    point = Point(longitude, latitude)
    here = next((area for area in areas if shape_of(area.rings).covers(point)), None)
    if here is not None:
        areas = [area for area in areas if parents[area.code] == parents[here.code]]
    marker = svgmap.Marker(latitude, longitude, label=title)
    chosen = here.code if here is not None else None
    view = svgmap.Projection.around(areas, width=PLACE_WIDTH)
    return svgmap.draw(
        areas, key="plaats", title=title, markers=[marker], selected=chosen, projection=view, standalone=True
    )


def ground_of_notices(villages: Iterable[Any], municipalities: Iterable[Any]) -> noticemap.Ground | None:
    """What the map beside the noticeboard is drawn on; None where no village has an outline."""
    borders = [outline(row) for row in municipalities]
    return noticemap.ground([outline(row) for row in villages], borders if len(borders) > 1 else [])
