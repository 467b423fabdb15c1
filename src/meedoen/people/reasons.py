"""Where live links come from: the table of links, and what a higher feature tells (a sign-up at a session of ours)."""

import uuid
from collections.abc import Callable

from django.db.models import DateTimeField, UUIDField
from django.utils import timezone

from meedoen.kernel.actors import Actor
from meedoen.kernel.statements import Many, Statement, every

from .models import Link
from .rules.links import Reason, best

Finder = Callable[[Actor, uuid.UUID], Reason | None]
_finders: list[Finder] = []


def use(finder: Finder) -> None:
    """A higher feature tells why this actor may open this person (None when it knows no reason)."""
    if finder not in _finders:
        _finders.append(finder)


_LIVE = Statement(
    lambda rows, *, person, own, now: rows.filter(
        participant_id=person, organisation__pk__in=own, until__gt=now
    ).values_list("kind", "until", "why", "user_id"),
    person=UUIDField(),
    own=Many(UUIDField()),
    now=DateTimeField(),
)


def of(actor: Actor, person_id: uuid.UUID) -> Reason | None:
    """The reason that this actor has to open this person now. Called behind a door."""
    now = timezone.now()
    rows = _LIVE(every(Link), person=person_id, own=tuple(actor.organisation_ids), now=now)
    found = [Reason(kind, until, why) for kind, until, why, user in rows if user in (None, actor.user_id)]
    return best(found, now) or best(filter(None, (finder(actor, person_id) for finder in _finders)), now)
