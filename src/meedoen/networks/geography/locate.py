"""From a point to its municipality, village and neighbourhood."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import shapely
from shapely import STRtree

from .edition import Edition
from .outlines import Area, Kind, shape_of

BORDER_GAP = 0.0002  # degrees, about 15 m: how far outlines that were simplified apart may leave a gap


class NotLocated(StrEnum):
    """Why a point has no neighbourhood of its own."""

    OUTSIDE = "outside"  # in none of the municipalities
    NO_NEIGHBOURHOOD = "no_neighbourhood"  # in the municipality, but no neighbourhood is drawn there


@dataclass(frozen=True, slots=True)
class Location:
    """What was found. With ``reason`` NO_NEIGHBOURHOOD the neighbourhood is the unknown one of the municipality;
    with OUTSIDE there is nothing."""

    municipality: Area | None = None
    village: Area | None = None
    neighbourhood: Area | None = None
    reason: NotLocated | None = None


class Locator:
    """Finds areas by point, in any number of municipalities. Build it once; a search takes microseconds."""

    def __init__(self, editions: Iterable[Edition], *, on: date | None = None) -> None:
        self._editions = {edition.municipality: edition for edition in editions}
        self._areas: dict[Kind, list[Area]] = {}
        self._trees: dict[Kind, STRtree] = {}
        for kind in (Kind.MUNICIPALITY, Kind.VILLAGE, Kind.NEIGHBOURHOOD):
            found = [area for edition in self._editions.values() for area in edition.of_kind(kind, on=on) if area.rings]
            self._areas[kind] = sorted(found, key=lambda area: area.code)
            self._trees[kind] = STRtree([shape_of(area.rings) for area in self._areas[kind]])

    def locate(self, latitude: float, longitude: float) -> Location:
        """Where a point lies. On a shared border: the area with the lowest code, so that the answer never wavers."""
        point = shapely.Point(longitude, latitude)
        municipality = self._at(Kind.MUNICIPALITY, point)
        if municipality is None:
            return Location(reason=NotLocated.OUTSIDE)
        village = self._at(Kind.VILLAGE, point, near=municipality)
        neighbourhood = self._at(Kind.NEIGHBOURHOOD, point, near=municipality)
        if neighbourhood is None:
            unknown = self._editions[municipality.code].unknown_neighbourhood
            return Location(municipality, village, unknown, NotLocated.NO_NEIGHBOURHOOD)
        return Location(municipality, village, neighbourhood)

    def _at(self, kind: Kind, point: shapely.Point, near: Area | None = None) -> Area | None:
        tree, areas = self._trees[kind], self._areas[kind]
        hits = [areas[number] for number in tree.query(point, predicate="intersects")]
        if not hits and near is not None and areas:
            close = tree.query_nearest(point, max_distance=BORDER_GAP)
            hits = [areas[number] for number in close]
        if near is not None:
            hits = [area for area in hits if area.code.startswith(near.code)]
        return min(hits, key=lambda area: area.code, default=None)
