"""Tallies: sensitive traits as counts on a session or an initiative, never on a person."""

import datetime
import uuid
from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command
from meedoen.kernel.refusals import Refused
from meedoen.kernel.release import Unit
from meedoen.kernel.rows import one

from .. import policy
from ..models import Initiative, Session, Tally
from ..rules import tallies, traits

UNITS = (Unit.PERSONS, Unit.HOUSEHOLDS)


@command(policy.COUNT_TRAITS)
def count_traits(
    actor: Actor,
    *,
    kind: str,
    unit: str,
    base: int,
    counts: Mapping[str, int],
    several: bool = False,
    session_id: uuid.UUID | None = None,
    initiative_id: uuid.UUID | None = None,
    on: datetime.date | None = None,
) -> Tally:
    """ "Of 31 families, 8 …" on one session or one initiative. ``counts`` and ``base`` are in ``unit``.

    Counting the same kind, unit and day again takes the place of the earlier count. Raises Refused with the
    category or "base" as field; NotFound for a session or initiative that is not the actor's.
    """
    if unit not in UNITS:
        raise Refused(_("Kies of je personen of gezinnen telt."), field="unit")
    found = tallies.problems(
        tallies.Tally(Unit(unit), dict(counts), base, several), categories=traits.categories(kind).keys()
    )
    if found:
        raise Refused(found[0].sentence, field=found[0].field, code="tally")
    target = _own_target(actor, session_id=session_id, initiative_id=initiative_id)
    day = on or timezone.localdate()
    row, _made = Tally.objects.update_or_create(
        **target,
        kind=kind,
        unit=unit,
        on=day,
        defaults={"base": base, "counts": {name: number for name, number in counts.items() if number}}
        | {"several": several},
    )
    return row


@command(policy.COUNT_TRAITS)
def remove_tally(actor: Actor, *, tally_id: uuid.UUID) -> uuid.UUID | None:
    """Undo a tally; gives the activity it was counted on. NotFound when it is not there or not the actor's."""
    row = one(Tally.objects.all(), pk=tally_id)
    _own_target(actor, session_id=row.session_id, initiative_id=row.initiative_id)
    activity_id = row.session.activity_id if row.session else None
    row.delete()
    return activity_id


def _own_target(
    actor: Actor, *, session_id: uuid.UUID | None = None, initiative_id: uuid.UUID | None = None
) -> dict[str, Any]:
    """The session or initiative, if it is one that the actor plans. Called inside a command."""
    if (session_id is None) == (initiative_id is None):
        raise Refused(_("Kies één keer of één initiatief."))
    if session_id is not None:
        session = one(Session.objects.filter(policy.plannable_sessions(actor)), pk=session_id)
        return {"session": session, "initiative": None}
    initiative = one(Initiative.objects.filter(policy.plannable(actor)), pk=initiative_id)
    return {"initiative": initiative, "session": None}
