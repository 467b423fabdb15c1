"""Areas and open figures, loaded from the data file of a municipality."""

import json
from decimal import Decimal

from django.utils.translation import gettext as _

from meedoen.kernel import tenancy
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember
from meedoen.kernel.refusals import Refused

from .. import policy
from ..geography import edition as editions
from ..geography.outlines import encode_ring
from ..models import Area, Figure, Network
from .figures import NewFigure, keep, source_named


@command(policy.LOAD_AREAS)
def load_areas(actor: Actor, *, nis: str) -> list[Area]:
    """Load (or refresh) the areas and figures of a municipality by its NIS code; what is there already stays,
    but gets the place of its name on the map where it had none.

    Raises Refused when no data file of this municipality is present.
    """
    try:
        edition = editions.load(nis)
    except (FileNotFoundError, ValueError, KeyError):
        raise Refused(
            _("Van gemeente %(nis)s is er geen gegevensbestand. De handleiding zegt hoe je er een maakt.")
            % {"nis": nis},
            field="municipalities",
            code="no_data",
        ) from None
    present = {(area.code, area.valid_from): area for area in Area.objects.all()}
    rows = {area.code: area for area in present.values()}
    made = []
    for area in edition.areas:
        label = list(area.label_point) if area.label_point else []
        if (known := present.get((area.code, area.valid_from))) is not None:
            if label and not known.label_point:
                known.label_point = label
                known.save(update_fields=["label_point"])
            continue
        row = Area(
            network_id=tenancy.here(),
            code=area.code,
            kind=str(area.kind),
            name=area.name,
            parent=rows.get(area.parent or ""),
            valid_from=area.valid_from,
            valid_to=area.valid_to,
            inhabitants=area.inhabitants,
            outline=[encode_ring(ring) for ring in area.rings],
            label_point=label,
            villages=list(area.villages),
            successors=list(area.successors),
            unknown=area.unknown,
        )
        rows[area.code] = row
        made.append(row)
    Area.objects.bulk_create(made)
    remember(areas=len(made), figures=_load_figures(actor, nis))
    return made


@command(policy.LOAD_AREAS)
def load_shipped(actor: Actor) -> int:
    """After an upgrade: areas and figures that this version carries and the network has not yet. What is there stays
    as it is. Gives how many areas are new."""
    municipalities = Network.objects.get(pk=tenancy.here()).municipalities
    carried = [nis for nis in municipalities if nis in editions.known_municipalities()]
    return sum(len(load_areas(actor, nis=nis)) for nis in carried)


def _load_figures(actor: Actor, nis: str) -> int:
    """The figures that come with the product; those that are there already, or were revised since, stay."""
    path = editions.DATA / "figures" / f"{nis}.json"
    if not path.exists():
        return 0
    document = json.loads(path.read_text())
    known = set(Figure.objects.order_by().values_list("area_code", "indicator", "period"))
    sources = {
        name: source_named(
            told["credit"],
            licence=told["licence"],
            name=told["title"],
            link=told.get("link", ""),
            dated=told.get("date", ""),
        )
        for name, told in document["sources"].items()
    }
    levels = dict(Area.objects.order_by("valid_from").values_list("code", "kind"))
    new = [
        NewFigure(area, indicator, str(year), Decimal(str(value)), sources[source].pk, unit, levels.get(area, ""))
        for indicator, area, year, unit, value, source in document["figures"]
        if (area, indicator, str(year)) not in known
    ]
    return keep(new).created
