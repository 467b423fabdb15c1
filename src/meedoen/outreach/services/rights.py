"""Rights that were found and what became of them: counts, without a person (L3)."""

import datetime
import uuid
from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.networks import public as networks

from .. import policy
from ..models import RightFound
from ..queries.ways import known_rights
from ..terms import ArrangedBy, RightState


@command(policy.NOTE_RIGHT)
def note_right(
    actor: Actor,
    *,
    organisation_id: uuid.UUID,
    right: str,
    state: str = RightState.FOUND,
    by: str = "",
    area_id: uuid.UUID | None = None,
    on: datetime.date | None = None,
) -> RightFound:
    """A right that somebody did not use: found, or arranged at once, and by which kind of service.

    Raises Refused for what is not on the lists, or a day to come; NotFound for another organisation.
    """
    return _new_right(actor, organisation_id=organisation_id, right=right, state=state, by=by, area_id=area_id, on=on)


def _new_right(
    actor: Actor,
    *,
    organisation_id: uuid.UUID,
    right: str,
    state: str,
    by: str,
    area_id: uuid.UUID | None,
    on: datetime.date | None = None,
) -> RightFound:
    """One right, checked and kept. Called inside a command; raises as ``note_right``."""
    today = timezone.localdate()
    if organisation_id not in actor.organisation_ids:
        raise NotFound("organisation")
    if right not in known_rights():
        raise Refused(_("Kies een recht van de lijst."), field="right")
    if on is not None and on > today:
        raise Refused(_("Deze dag moet nog komen. Kies vandaag of een dag die voorbij is."), field="on", code="future")
    if area_id is not None and area_id not in networks.area_names(actor, ids=[area_id]):
        raise Refused(_("Deze buurt kennen we niet. Kies een andere."), field="area", code="gone")
    _check(state, by)
    return RightFound.objects.create(
        organisation_id=organisation_id,
        right=right,
        state=state,
        by=by,
        area_id=area_id,
        found_on=on or today,
        settled_on=None if state == RightState.FOUND else today,
    )


@command(policy.NOTE_RIGHT)
def note_rights(
    actor: Actor, *, organisation_id: uuid.UUID, found: Sequence[tuple[str, str, str]], area_id: uuid.UUID | None = None
) -> list[RightFound]:
    """What came out of one check: (right, state, by whom) each, without a person. Raises Refused as ``note_right``."""
    if not found:
        raise Refused(_("Duid minstens één recht aan, of sluit dit blad."), code="nothing")
    remember(rights=len(found))
    made = []
    for right, state, by in found:
        row = _new_right(actor, organisation_id=organisation_id, right=right, state=state, by=by, area_id=area_id)
        made.append(row)
    return made


@command(policy.SETTLE_RIGHT)
def settle_right(actor: Actor, row: RightFound, *, state: str, by: str = "") -> RightFound:
    """It was arranged, or it did not work out. Twice the same is no fault. Raises Refused."""
    if state == RightState.FOUND:
        raise Refused(_("Kies of het recht geregeld is."), field="state")
    _check(state, by)
    row.state, row.by, row.settled_on = state, by, timezone.localdate()
    row.save(update_fields=["state", "by", "settled_on"])
    return row


@command(policy.SETTLE_RIGHT)
def unsettle_right(actor: Actor, row: RightFound) -> RightFound:
    """The undo of ``settle_right``."""
    row.state, row.by, row.settled_on = RightState.FOUND, "", None
    row.save(update_fields=["state", "by", "settled_on"])
    return row


def _check(state: str, by: str) -> None:
    if state not in RightState.values:
        raise Refused(_("Kies of het recht geregeld is."), field="state")
    if by and by not in ArrangedBy.values:
        raise Refused(_("Kies welke dienst het regelde."), field="by")
    if state == RightState.ARRANGED and not by:
        raise Refused(_("Kies welke dienst het regelde."), field="by")
