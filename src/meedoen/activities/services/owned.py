"""What a count, an hour or a cost is noted on: a session, an activity or an initiative that the actor plans."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.refusals import Refused
from meedoen.kernel.rows import one

from .. import policy
from ..models import Activity, Effort, Initiative, Session, Tally

TABLES = {
    "session": (Session, policy.plannable_sessions),
    "activity": (Activity, policy.plannable),
    "initiative": (Initiative, policy.plannable),
}


def target(actor: Actor, given: Mapping[str, uuid.UUID | None]) -> tuple[str, Session | Activity | Initiative]:
    """The one thing among ``given`` that is meant, by its name. Called inside a command.

    Raises Refused unless exactly one is given; NotFound when it is not there or not the actor's.
    """
    chosen = {name: pk for name, pk in given.items() if pk is not None}
    if len(chosen) != 1:
        raise Refused(_("Kies één keer, één activiteit of één initiatief."))
    ((name, pk),) = chosen.items()
    model, rows = TABLES[name]
    found: Any = one(model.objects.filter(rows(actor)), pk=pk)
    return name, found


def page_of(actor: Actor, row: Effort | Tally) -> tuple[str, uuid.UUID]:
    """Where a note is shown: on its initiative, or on its activity. NotFound when that is not the actor's."""
    given = {name: getattr(row, f"{name}_id", None) for name in TABLES}
    name, found = target(actor, given)
    return ("activity", found.activity_id) if isinstance(found, Session) else (name, found.pk)
