"""Places: where something happens. The neighbourhood follows from the point."""

import datetime
from functools import lru_cache
from typing import Any

import shapely
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel import search, tenancy
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command
from meedoen.kernel.refusals import Refused

from .. import policy
from ..geography import edition as editions
from ..geography.locate import BORDER_GAP, Locator
from ..geography.outlines import decode_ring, shape_of
from ..models import Area, Network, Organisation, Place
from ..terms import AreaKind


@lru_cache(maxsize=8)
def _locator(municipalities: tuple[str, ...], day: datetime.date) -> Locator:
    """Built once a day and network: decoding the outlines takes longer than finding thousands of points."""
    known = set(editions.known_municipalities())
    return Locator([editions.load(nis) for nis in municipalities if nis in known], on=day)


def area_at(latitude: float, longitude: float) -> Area | None:
    """The neighbourhood in which a point lies today, or within 15 m of it (outlines are simplified); None outside.

    Where no neighbourhood is drawn: its village, or the "somewhere in" of its municipality (R20).
    """
    today = timezone.localdate()
    current = Area.objects.filter(Q(valid_to=None) | Q(valid_to__gte=today), valid_from__lte=today)
    municipalities = Network.objects.values_list("municipalities", flat=True).get(pk=tenancy.here())
    found = _locator(tuple(municipalities), today).locate(latitude, longitude)
    if found.municipality is None:
        return _drawn_here(current, latitude, longitude)
    nearest = (found.neighbourhood, found.village) if found.reason is None else (found.village, found.neighbourhood)
    wanted = [area.code for area in (*nearest, found.municipality) if area is not None]
    rows = {row.code: row for row in current.filter(code__in=wanted)}
    return next((rows[code] for code in wanted if code in rows), None)


def _drawn_here(current: QuerySet[Area], latitude: float, longitude: float) -> Area | None:
    """A neighbourhood that this network drew itself, beside the data files."""
    point = shapely.Point(longitude, latitude)
    near: list[tuple[float, str, Area]] = []
    for area in current.filter(kind=AreaKind.NEIGHBOURHOOD, unknown=False).exclude(outline=[]).order_by("code"):
        shape = shape_of([decode_ring(line) for line in area.outline])
        if shape.covers(point):
            return area
        near.append((shape.distance(point), area.code, area))
    closest = min(near, default=None)
    return closest[2] if closest is not None and closest[0] <= BORDER_GAP else None


def _locate(place: Place) -> None:
    if place.latitude is None or place.longitude is None:
        return
    found = area_at(place.latitude, place.longitude)
    if found is None and Area.objects.exists():
        raise Refused(
            _("Dit punt ligt buiten de gemeenten van het netwerk. Kies een punt op de kaart of kies een buurt."),
            field="point",
            code="outside",
        )
    place.area = found


def _linked(fields: dict[str, Any]) -> dict[str, Any]:
    """A neighbourhood or organisation of another network is refused as one that is not there."""
    for column, model in (("area_id", Area), ("organisation_id", Organisation)):
        if fields.get(column) and not model.objects.filter(pk=fields[column]).exists():
            raise Refused(_("Kies er een uit de lijst."), field=column.removesuffix("_id"))
    return fields


@command(policy.ADD_PLACE)
def add_place(actor: Actor, *, name: str, **fields: Any) -> Place:
    """Add a place. With a point the neighbourhood is found; without, a chosen neighbourhood is kept as it is.

    Raises Refused for a point outside the network.
    """
    place = Place(name=name, **_linked(fields))
    _locate(place)
    place.save()
    return place


@command(policy.EDIT_PLACE)
def edit_place(actor: Actor, place: Place, **fields: Any) -> Place:
    """Change a place. Raises Refused as ``add_place`` does."""
    for name, value in _linked(fields).items():
        setattr(place, name, value)
    if {"latitude", "longitude"} & set(fields):
        _locate(place)
    place.save()
    search.changed("networks.Place", place.pk)
    return place
