"""What other features may use of networks."""

from . import closing
from .events import MembershipEnded
from .geography import coordinates, locate, noticemap, svgmap
from .geography.outlines import decode_ring, shape_of
from .identity import all_open_networks, networks_of
from .maps import ground_of_notices
from .maps import of_place as map_of_place
from .maps import of_places as map_of_places
from .queries import (
    Colleague,
    addresses_of,
    area_names,
    areas,
    colleagues,
    figures,
    members,
    organisations_of,
    partner,
    partners,
    place,
    place_areas,
    place_names,
    places,
    public_partners,
    roles_held,
    some_place_reached,
    village_names,
    village_points,
    villages,
)
from .services import add_organisation, add_place, create_network
from .terms import REACHED, AreaKind, OrganisationKind, Step, Threshold

__all__ = [
    "REACHED",
    "AreaKind",
    "Colleague",
    "MembershipEnded",
    "OrganisationKind",
    "Step",
    "Threshold",
    "add_organisation",
    "add_place",
    "addresses_of",
    "all_open_networks",
    "area_names",
    "areas",
    "closing",
    "colleagues",
    "coordinates",
    "create_network",
    "decode_ring",
    "figures",
    "ground_of_notices",
    "locate",
    "map_of_place",
    "map_of_places",
    "members",
    "networks_of",
    "noticemap",
    "organisations_of",
    "partner",
    "partners",
    "place",
    "place_areas",
    "place_names",
    "places",
    "public_partners",
    "roles_held",
    "shape_of",
    "some_place_reached",
    "svgmap",
    "village_names",
    "village_points",
    "villages",
]
