"""For which organisation somebody does something: those alone for which they may do it."""

from typing import Any

from meedoen.kernel.access import Action
from meedoen.kernel.web.request import HouseRequest
from meedoen.networks import public as networks


def acting_for(request: HouseRequest, action: Action) -> list[Any]:
    """The organisations, by name, in which this actor has a role that may do this; never one of somebody else."""
    return networks.own_organisations(request.actor.within(action.roles))


def own_colleagues(request: HouseRequest) -> list[Any]:
    """Who works in one of the actor's own organisations, each once: they can follow something up."""
    mine = request.actor.organisation_ids
    return list({one.user_id: one for key in mine for one in networks.colleagues(request.actor, key)}.values())
