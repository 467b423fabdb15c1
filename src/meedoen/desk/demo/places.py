"""Points of places, chosen inside the real outline of their neighbourhood."""

from collections.abc import Iterator
from itertools import product
from typing import Any

from meedoen.networks.public import decode_ring, shape_of

MARGIN = 0.0006
"""How far from the border, in degrees: about 50 m."""


class Points:
    """Gives every place of a neighbourhood a point of its own, well inside the outline."""

    def __init__(self, areas: list[Any]):
        self._areas = {area.code: area for area in areas}
        self._taken: set[tuple[float, float]] = set()

    def inside(self, code: str) -> tuple[float, float]:
        """Latitude and longitude. KeyError for a code that is no neighbourhood of this network."""
        import shapely

        shape = shape_of([decode_ring(line) for line in self._areas[code].outline])
        inner = shape.buffer(-MARGIN)
        inner = shape if inner.is_empty else inner
        middle = inner.representative_point()
        for north, east in _around():
            latitude, longitude = round(middle.y + north, 5), round(middle.x + east, 5)
            if (latitude, longitude) not in self._taken and inner.covers(shapely.Point(longitude, latitude)):
                self._taken.add((latitude, longitude))
                return latitude, longitude
        raise ValueError(f"no room for a place in {code}")


def _around() -> Iterator[tuple[float, float]]:
    """Steps of some 150 m, the nearest first."""
    steps = [number * 0.0015 for number in range(-6, 7)]
    yield from sorted(product(steps, steps), key=lambda step: (step[0] ** 2 + step[1] ** 2, step))
