"""Rounds through a neighbourhood: made, changed, walked."""

import datetime
import uuid
from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel import textchecks
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.networks import public as networks

from .. import policy
from ..models import Passing, Round, Stop

MOST_STOPS = 20
Where = tuple[str, uuid.UUID]
"""``("area", id)`` or ``("place", id)``."""


@command(policy.MAKE_ROUND)
def make_round(actor: Actor, *, organisation_id: uuid.UUID, name: str, stops: Sequence[Where]) -> Round:
    """A round with its stops in order. Raises Refused for no name or no stop, NotFound for another organisation."""
    if organisation_id not in actor.organisation_ids:
        raise NotFound("organisation")
    made = Round.objects.create(organisation_id=organisation_id, name=_named(name))
    _put(actor, made, stops)
    return made


@command(policy.CHANGE_ROUND)
def change_round(actor: Actor, row: Round, *, name: str, stops: Sequence[Where]) -> Round:
    """Another name, other stops or another order; stops that stay keep their ticks. Raises Refused."""
    row.name = _named(name)
    row.save(update_fields=["name"])
    _put(actor, row, stops)
    return row


@command(policy.CHANGE_ROUND)
def end_round(actor: Actor, row: Round, *, ended: bool = True) -> Round:
    """The round is walked no more, or again after all."""
    row.ended_on = timezone.localdate() if ended else None
    row.save(update_fields=["ended_on"])
    return row


@command(policy.WALK)
def walk(actor: Actor, stop: Stop, *, here: bool, on: datetime.date | None = None) -> Stop:
    """Tick a stop off today, or take the tick back. Twice is no fault."""
    day = on or timezone.localdate()
    if here:
        Passing.objects.get_or_create(stop=stop, on=day, defaults={"by_code": actor.code})
    else:
        Passing.objects.filter(stop=stop, on=day).delete()
    return stop


def _named(name: str) -> str:
    said = " ".join(textchecks.clean_text(name).split())
    if not said:
        raise Refused(_("Geef de ronde een naam, bijvoorbeeld “Zandberg te voet”."), field="name")
    if len(said) > 80:
        raise Refused(_("Deze naam is te lang. Houd het bij 80 tekens."), field="name")
    return said


def _put(actor: Actor, row: Round, stops: Sequence[Where]) -> None:
    wanted = list(dict.fromkeys(stops))
    if not wanted:
        raise Refused(_("Kies minstens één halte."), field="stops")
    if len(wanted) > MOST_STOPS:
        raise Refused(_("Een ronde heeft hoogstens %(most)s haltes.") % {"most": MOST_STOPS}, field="stops")
    areas, places = (
        networks.area_names(actor),
        networks.place_areas(actor, [key for kind, key in wanted if kind == "place"]),
    )
    if any(key not in (places if kind == "place" else areas) for kind, key in wanted):
        raise Refused(_("Een van deze haltes is er niet meer. Kies opnieuw."), field="stops", code="gone")
    kept = {("place", one.place_id) if one.place_id else ("area", one.area_id): one for one in row.stops.all()}
    for order, (kind, key) in enumerate(wanted, start=1):
        stop = kept.pop((kind, key), None) or Stop(round=row, **{f"{kind}_id": key})
        stop.order = order
        stop.save()
    Stop.objects.filter(pk__in=[one.pk for one in kept.values()]).delete()
