"""Where somebody can be met: a short list of one's own first, then all neighbourhoods and places."""

import uuid
from collections import Counter
from dataclasses import dataclass

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.networks import public as networks

from .. import policy
from ..models import Contact

SHORT, LOOKED_BACK = 5, 60
Where = tuple[str, uuid.UUID]


@dataclass(frozen=True)
class Wheres:
    """``short`` is one's own list, the place of the last note first; ``areas`` and ``places`` are all of them."""

    short: list[tuple[str, str]]
    areas: list[tuple[str, str]]
    places: list[tuple[str, str]]


@query(policy.NOTE)
def wheres(actor: Actor, rows: None) -> Wheres:
    """The choices of "where", as (``area:<id>`` or ``place:<id>``, name).

    The short list: the last place, then those of the last sixty notes by how often, then the own places.
    """
    areas = {f"area:{key}": name for key, name in networks.area_names(actor).items()}
    places = {f"place:{key}": name for key, name in networks.place_names(actor).items()}
    own = networks.place_names(actor, organisations=actor.organisation_ids)
    known = {**places, **areas}
    recent = Contact.objects.filter(worker_id=actor.user_id).order_by("-noted_at")
    were = [_code(*pair) for pair in recent.values_list("area_id", "place_id")[:LOOKED_BACK]]
    often = [code for code, _number in Counter(were).most_common()]
    wanted = dict.fromkeys([*were[:1], *often, *(f"place:{key}" for key in own), *areas])
    short = [code for code in wanted if code in known][:SHORT]
    return Wheres([(code, known[code]) for code in short], list(areas.items()), list(places.items()))


def _code(area_id: uuid.UUID | None, place_id: uuid.UUID | None) -> str:
    return f"place:{place_id}" if place_id else f"area:{area_id}"


@query(policy.NOTE)
def last_kind(actor: Actor, rows: None) -> str:
    """How this actor met somebody the last time; '' before the first note."""
    recent = Contact.objects.filter(worker_id=actor.user_id).order_by("-noted_at")
    return recent.values_list("kind", flat=True).first() or ""
