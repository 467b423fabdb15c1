"""The map of a network on paper: its villages, and a number for each place where something happens."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from meedoen.networks import public as networks

MOST = 12
"""So many places can be told apart on a map as wide as a panel of a folder."""


NEAR = 0.006
"""Places nearer than this (degrees of latitude, about 650 m) share a number: their dots would lie on each other."""


@dataclass(slots=True)
class Spot:
    """A numbered point, with the places that lie there."""

    number: int
    names: list[str]
    latitude: float
    longitude: float

    @property
    def name(self) -> str:
        return ", ".join(self.names)


def spots(items: Iterable[Any]) -> list[Spot]:
    """The places of these sessions that have a point, those where most happens first, numbered from 1."""
    often: dict[tuple[str, float, float], int] = {}
    for item in items:
        if item.place_name and item.latitude is not None and item.longitude is not None:
            key = (item.place_name, item.latitude, item.longitude)
            often[key] = often.get(key, 0) + 1
    found: list[Spot] = []
    for name, latitude, longitude in sorted(often, key=lambda key: (-often[key], key)):
        near = next((spot for spot in found if _near(spot, latitude, longitude)), None)
        if near is not None:
            near.names.append(name)
        elif len(found) < MOST:
            found.append(Spot(len(found) + 1, [name], latitude, longitude))
    return found


def _near(spot: Spot, latitude: float, longitude: float) -> bool:
    return abs(spot.latitude - latitude) < NEAR and abs(spot.longitude - longitude) < NEAR * 1.6


def drawn(villages: Sequence[Any], found: Sequence[Spot], *, title: str) -> str:
    """The villages with the numbers of these places, as SVG; "" without places or outlines."""
    if not found:
        return ""
    markers = [
        networks.svgmap.Marker(spot.latitude, spot.longitude, label=spot.name, sign=str(spot.number)) for spot in found
    ]
    return networks.map_of_places(villages, markers, title=title, width=240)
