"""What other features may use of networks."""

from .events import MembershipEnded
from .geography import coordinates, locate, svgmap
from .geography.outlines import decode_ring, shape_of
from .identity import all_open_networks, networks_of
from .queries import areas, figures, organisations_of, partner, partners, place, places, villages
from .services import add_place
from .terms import AreaKind, OrganisationKind, Step

__all__ = [
    "AreaKind",
    "MembershipEnded",
    "OrganisationKind",
    "Step",
    "add_place",
    "all_open_networks",
    "areas",
    "coordinates",
    "decode_ring",
    "figures",
    "locate",
    "networks_of",
    "organisations_of",
    "partner",
    "partners",
    "place",
    "places",
    "shape_of",
    "svgmap",
    "villages",
]
