"""The working areas that a form offers."""

import uuid

from meedoen.kernel.web.request import HouseRequest
from meedoen.networks import public as networks


def zones(request: HouseRequest, kept: uuid.UUID | None = None) -> list[tuple[str, str]]:
    """The working areas in use today, with the one that stands there already even when it ended since: who changes a
    word does not lose it."""
    every = networks.working_areas(request.actor, over_too=kept is not None)
    now = every if kept is None else networks.working_areas(request.actor)
    there = {one.id for one in now} | {kept}
    return [(str(one.id), one.name) for one in every if one.id in there]
