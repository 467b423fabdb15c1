"""Stamp cards: random codes that count somebody without knowing who it is."""

import uuid

from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.doors import command
from meedoen.kernel.refusals import Refused
from meedoen.people import public as people

from .. import policy


@command(policy.MAKE_STAMP_CARDS)
def make_stamp_cards(actor: Actor, *, organisation_id: uuid.UUID, count: int) -> list:
    """``count`` new cards of an organisation: rows with a ``code`` and nothing else. At most 500 at a time.

    Raises Refused for an organisation the actor does not work for (a coordinator makes them for every partner).
    """
    if organisation_id not in actor.organisation_ids and not actor.has(Role.COORDINATOR):
        raise Refused(_("Kies een organisatie waar je zelf voor werkt."), field="organisation_id")
    return people.make_codes(actor, organisation_id=organisation_id, count=count)
