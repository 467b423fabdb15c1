"""Tallies: sensitive traits as counts on a session or an initiative, never on a person."""

import datetime
import uuid
from collections.abc import Mapping
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command
from meedoen.kernel.refusals import Refused
from meedoen.kernel.release import Period, Unit
from meedoen.kernel.rows import one
from meedoen.people import public as people

from .. import policy
from ..models import Activity, Initiative, Session, Tally
from ..queries.counting import EARLIEST, Counted
from ..rules import tallies, traits
from . import owned

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
    category or "base" as field, also when more were counted than there were; NotFound for a session or initiative
    that is not the actor's.
    """
    if unit not in UNITS:
        raise Refused(_("Kies of je personen of gezinnen telt."), field="unit")
    found = tallies.problems(
        tallies.Tally(Unit(unit), dict(counts), base, several), categories=traits.categories(kind).keys()
    )
    if found:
        raise Refused(found[0].sentence, field=found[0].field, code="tally")
    name, target = owned.target(actor, {"session": session_id, "initiative": initiative_id})
    _check_attendance(actor, target, Unit(unit), base)
    day = on or timezone.localdate()
    on_what: dict[str, Any] = {"session": None, "initiative": None, name: target}
    row, _made = Tally.objects.update_or_create(
        **on_what,
        kind=kind,
        unit=unit,
        on=day,
        defaults={"base": base, "counts": {name: number for name, number in counts.items() if number}}
        | {"several": several},
    )
    return row


@command(policy.COUNT_TRAITS)
def remove_tally(actor: Actor, *, tally_id: uuid.UUID) -> tuple[str, uuid.UUID]:
    """Undo a tally; gives what it was counted on ("activity" or "initiative", and its id). NotFound when absent or
    not the actor's."""
    row = one(Tally.objects.all(), pk=tally_id)
    shown_on = owned.page_of(actor, row)
    row.delete()
    return shown_on


def _check_attendance(actor: Actor, target: Session | Activity | Initiative, unit: Unit, base: int) -> None:
    """A trait is never counted of more than there were: of the session, or of all sessions of the initiative."""
    rows = (
        Session.objects.filter(pk=target.pk)
        if isinstance(target, Session)
        else Session.objects.filter(activity__initiative=target.pk)
    )
    period = Period(EARLIEST, timezone.localdate() + datetime.timedelta(days=1))
    found = Counted.of(rows, Q(pk__in=[]), period, people.together(actor)).at_most(unit, period)
    if sentence := tallies.too_many(base, found, unit):
        raise Refused(sentence, field="base", code="more_than_there_were")
