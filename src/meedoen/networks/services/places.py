"""Places: where something happens. The neighbourhood follows from the point."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel import search
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command
from meedoen.kernel.refusals import Refused

from .. import policy
from ..geography.locate import BORDER_GAP
from ..geography.outlines import decode_ring, shape_of
from ..models import Area, Organisation, Place
from ..terms import AreaKind


def area_at(latitude: float, longitude: float) -> Area | None:
    """The neighbourhood in which a point lies today, or within 15 m of it (outlines are simplified); None outside."""
    import shapely

    today, point = timezone.localdate(), shapely.Point(longitude, latitude)
    near: list[tuple[float, str, Area]] = []
    for area in Area.objects.filter(kind=AreaKind.NEIGHBOURHOOD, unknown=False).order_by("code"):
        current = area.valid_from <= today and (area.valid_to is None or today <= area.valid_to)
        if current and area.outline:
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
