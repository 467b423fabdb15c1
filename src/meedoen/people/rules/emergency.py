"""Break-glass as one small state machine: open one person, urgently, for an hour at most (trust.md T14, G9).

A glass is made whole, with everybody told in the same act; after that it can only end. There is no act that moves its
person, its user or its end, so it cannot be widened.
"""

import datetime
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from meedoen.kernel.refusals import Refused

LONGEST = datetime.timedelta(minutes=60)
SHORTEST_REASON = 8
MOST_A_DAY = 3
MUST_BE_TOLD = frozenset({"lead", "officer"})


@dataclass(frozen=True)
class Glass:
    """One urgent opening: one user, one person, one reason, and who was told of it."""

    user: uuid.UUID
    person: uuid.UUID
    why: str
    opened_at: datetime.datetime
    until: datetime.datetime
    told: frozenset[str]
    ended_at: datetime.datetime | None = None

    def is_open(self, now: datetime.datetime) -> bool:
        return self.ended_at is None and self.opened_at <= now < self.until


def break_glass(
    mine: Iterable[Glass], *, user: uuid.UUID, person: uuid.UUID, why: str, told: Iterable[str], now: datetime.datetime
) -> Glass:
    """A new open glass; the same one when this person is open already (its end does not move).

    Raises Refused: no reason, nobody to tell, another person still open, or too often today.
    """
    held = list(mine)
    open_now = [glass for glass in held if glass.is_open(now)]
    same = next((glass for glass in open_now if glass.person == person), None)
    if same is not None:
        return same
    if open_now:
        raise Refused(_("Je hebt nog iemand dringend open. Sluit die eerst."), code="one_at_a_time")
    if len(why.strip()) < SHORTEST_REASON:
        raise Refused(_("Schrijf in enkele woorden waarom het niet kan wachten."), field="why")
    if not frozenset(told) >= MUST_BE_TOLD:
        raise Refused(_("Er is niemand om te verwittigen. Bel je coördinator."), code="nobody_to_tell")
    if sum(now - glass.opened_at < datetime.timedelta(days=1) for glass in held) >= MOST_A_DAY:
        raise Refused(_("Je opende vandaag al drie mensen dringend. Bel je coördinator."), code="too_often")
    return Glass(user, person, why.strip(), now, now + LONGEST, frozenset(told))


def may_look(mine: Iterable[Glass], *, user: uuid.UUID, person: uuid.UUID, now: datetime.datetime) -> bool:
    """Whether this user may look at this person because of an open glass of their own."""
    return any(glass.user == user and glass.person == person and glass.is_open(now) for glass in mine)


def end(glass: Glass, now: datetime.datetime) -> Glass:
    """Closed, before its end; one that is closed stays as it is."""
    return replace(glass, ended_at=now) if glass.is_open(now) else glass
