"""A list of people that was read, between the preview and the yes."""

import uuid
from dataclasses import asdict

from meedoen.kernel.intake import sealed

from .rules.lists import Fault, Listing, Person


def hold(listing: Listing, organisation_id: uuid.UUID, *, owner: str) -> uuid.UUID:
    """Keep what was read for an hour, sealed for the organisation."""
    return sealed.hold(asdict(listing), organisation_id, owner=owner)


def take(token: uuid.UUID, organisation_id: uuid.UUID, *, owner: str) -> Listing | None:
    """What was held; None when it is gone, too old or somebody else's."""
    found = sealed.take(token, organisation_id, owner=owner)
    if found is None:
        return None
    return Listing(
        people=[Person(**one) for one in found["people"]],
        faults=[Fault(**one) for one in found["faults"]],
        banned=[(name, what) for name, what in found["banned"]],
        ignored=found["ignored"],
        twice=found["twice"],
    )


def drop(token: uuid.UUID, *, owner: str) -> None:
    sealed.drop(token, owner=owner)
