"""Areas and their outlines, and the compact way in which an outline is kept in a file.

An outline is a list of rings of (latitude, longitude). Outer rings run counter-clockwise, holes clockwise (as in
RFC 7946), so that the rings need no further marks. In a file a ring is one line of ASCII: the steps between its
points in units of 0.00001 degree (about 1 m), each as a zigzag number in groups of five bits.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

import shapely
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.polygon import orient

LatLon = tuple[float, float]
Ring = tuple[LatLon, ...]

SCALE = 100_000
_LOWEST = 63
_GROUP = 0x1F
_MORE = 0x20


class Kind(StrEnum):
    """Layers of the tree, from the top down."""

    MUNICIPALITY = "municipality"
    VILLAGE = "village"
    NEIGHBOURHOOD = "neighbourhood"
    SECTOR = "sector"


@dataclass(frozen=True, slots=True)
class Area:
    """A municipality, village (deelgemeente), neighbourhood (wijk) or statistical sector.

    ``parent`` is the next layer up. A neighbourhood may lie in two villages (8 of the 50 do): its ``parent`` is the
    village that holds the largest part, ``villages`` names them all, largest part first. A sector's ``villages`` is
    the one that its code belongs to. Sectors have no ``rings``; neither has an area that is ``unknown``: the place
    for what cannot be located. ``valid_to`` is the last day; ``successors`` are the codes that came after.
    ``inhabitants`` is None when not known, never 0 for unknown.
    """

    code: str
    kind: Kind
    name: str
    parent: str | None
    rings: tuple[Ring, ...] = ()
    valid_from: date = date(2025, 1, 1)
    valid_to: date | None = None
    inhabitants: int | None = None
    villages: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()
    unknown: bool = False
    label_point: LatLon | None = None

    def valid_on(self, day: date) -> bool:
        """Is this code in use on that day?"""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


def encode_ring(ring: Sequence[LatLon]) -> str:
    """Write a ring as one line; points are rounded to 0.00001 degree."""
    out: list[str] = []
    before = (0, 0)
    for latitude, longitude in ring:
        here = (round(latitude * SCALE), round(longitude * SCALE))
        for step in (here[0] - before[0], here[1] - before[1]):
            value = step << 1 if step >= 0 else ~(step << 1)
            while value >= _MORE:
                out.append(chr((_MORE | (value & _GROUP)) + _LOWEST))
                value >>= 5
            out.append(chr(value + _LOWEST))
        before = here
    return "".join(out)


@lru_cache(maxsize=512)  # what a network draws again and again: at most some 3 MB
def decode_ring(line: str) -> Ring:
    """Read a ring back. Raises ValueError when the line is cut off or holds a foreign sign."""
    numbers: list[int] = []
    value = shift = 0
    for sign in line:
        bits = ord(sign) - _LOWEST
        if not 0 <= bits < 2 * _MORE:
            raise ValueError(f"no outline: {sign!r}")
        value |= (bits & _GROUP) << shift
        shift += 5
        if bits < _MORE:
            numbers.append(~(value >> 1) if value & 1 else value >> 1)
            value = shift = 0
    if shift or len(numbers) % 2:
        raise ValueError("the outline is cut off")
    points: list[LatLon] = []
    latitude = longitude = 0
    for north, east in zip(numbers[::2], numbers[1::2], strict=True):
        latitude += north
        longitude += east
        points.append((latitude / SCALE, longitude / SCALE))
    return tuple(points)


def rings_of(shape: Polygon | MultiPolygon) -> tuple[Ring, ...]:
    """The rings of a shape in (longitude, latitude) order, turned the right way round and to (latitude, longitude)."""
    rings: list[Ring] = []
    for part in getattr(shape, "geoms", [shape]):
        turned = orient(part)
        for line in (turned.exterior, *turned.interiors):
            rings.append(tuple((latitude, longitude) for longitude, latitude, *_ in line.coords))
    return tuple(rings)


def shape_of(rings: Iterable[Ring]) -> Polygon | MultiPolygon:
    """The shape of an outline, in (longitude, latitude) order. No ring gives an empty shape."""
    outers: list[Ring] = []
    holes: list[Ring] = []
    for ring in rings:
        turned = tuple((longitude, latitude) for latitude, longitude in ring)
        (outers if shapely.is_ccw(shapely.linearrings(turned)) else holes).append(turned)
    parts = []
    for outer in outers:
        whole = Polygon(outer)
        parts.append(Polygon(outer, [hole for hole in holes if whole.contains(shapely.Point(hole[0]))]))
    return parts[0] if len(parts) == 1 else MultiPolygon(parts)
