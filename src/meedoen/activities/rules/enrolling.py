"""Signing up for a session: a place, the waiting list, or a reason why not.

`decide` looks at one party; who moves up when places come free is in `waiting.py`.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _

from meedoen.activities.rules.parties import Party
from meedoen.activities.terms import SignUp


class SessionStatus(StrEnum):
    """Where a session stands. A moved session takes sign-ups like a planned one."""

    PLANNED = "planned"
    MOVED = "moved"
    CANCELLED = "cancelled"
    HELD = "held"


@dataclass(frozen=True, slots=True)
class SessionState:
    """What a decision needs to know of a session.

    Units: `capacity` and `taken` are seats (None: no limit), `childcare_*` are children, `waiting` is parties.
    `minimum` is the seats below which the session does not go on.
    """

    status: SessionStatus
    starts_at: datetime
    capacity: int | None = None
    taken: int = 0
    childcare_capacity: int = 0
    childcare_taken: int = 0
    waiting: int = 0
    walk_in: bool = False
    signup_closes_at: datetime | None = None
    age_min: int | None = None
    age_max: int | None = None
    minimum: int = 0

    @property
    def free_places(self) -> int | None:
        """Seats still free; None when there is no limit; never below zero, also after the room became smaller."""
        return None if self.capacity is None else max(0, self.capacity - self.taken)

    @property
    def free_childcare(self) -> int:
        """Childcare places still free."""
        return max(0, self.childcare_capacity - self.childcare_taken)

    @property
    def still_needed(self) -> int:
        """How many seats must still be taken before the session can go on."""
        return max(0, self.minimum - self.taken)


def as_seen(session: Any) -> SessionState:
    """A session (with its activity) as the rules see it."""
    activity = session.activity
    return SessionState(
        status=SessionStatus(session.status),
        starts_at=session.starts_at,
        capacity=session.capacity,
        taken=session.taken,
        childcare_capacity=session.childcare_places,
        childcare_taken=session.childcare_taken,
        waiting=session.waiting,
        walk_in=activity.sign_up == SignUp.WALK_IN,
        age_min=activity.age_min,
        age_max=activity.age_max,
    )


class Reason(StrEnum):
    """Why a party gets no place and no turn. `sentence` tells the person, with a way out."""

    CANCELLED = "cancelled"
    PAST = "past"
    CLOSED = "closed"
    WALK_IN = "walk_in"
    AGE = "age"
    TOO_LARGE = "too_large"
    CHILDCARE_NONE = "childcare_none"
    CHILDCARE_TOO_SMALL = "childcare_too_small"
    CHILDCARE_FULL = "childcare_full"

    @property
    def sentence(self) -> str:
        """The Dutch sentence for a resident."""
        match self:
            case Reason.CANCELLED:
                return _("Dit gaat niet door. Kies een andere dag.")
            case Reason.PAST:
                return _("Dit is al begonnen of voorbij. Kies een andere dag.")
            case Reason.CLOSED:
                return _("Inschrijven kan niet meer. Bel ons: soms is er nog plaats.")
            case Reason.WALK_IN:
                return _("Inschrijven hoeft niet. Kom gewoon langs.")
            case Reason.AGE:
                return _("Dit is voor een andere leeftijd. Kijk na voor wie dit is, of bel ons.")
            case Reason.TOO_LARGE:
                return _("Jullie zijn met meer dan er in de zaal kunnen. Bel ons: we zoeken samen iets.")
            case Reason.CHILDCARE_NONE:
                return _("Er is hier geen kinderopvang. Bel ons als je opvang nodig hebt.")
            case Reason.CHILDCARE_TOO_SMALL:
                return _("De kinderopvang heeft niet genoeg plaatsen voor jullie kinderen. Bel ons.")
            case Reason.CHILDCARE_FULL:
                return _("De kinderopvang is vol. Je kunt op de wachtlijst, of inschrijven zonder opvang.")


@dataclass(frozen=True, slots=True)
class Placed:
    """The whole party has its seats and its childcare."""


@dataclass(frozen=True, slots=True)
class InLine:
    """The whole party waits; `position` 1 is the first in line."""

    position: int


@dataclass(frozen=True, slots=True)
class TurnedAway:
    """No place and no turn."""

    reason: Reason


Outcome = Placed | InLine | TurnedAway


def decide(
    party: Party,
    session: SessionState,
    *,
    now: datetime,
    let_smaller_pass: bool = False,
    wait_for_childcare: bool = False,
) -> Outcome:
    """What happens when this party signs up now. Nobody is split, nobody goes over capacity.

    Whoever waits already goes first: a place that is free while others wait is given only when the coordinator
    lets smaller parties pass. With seats free but the childcare full the answer is a refusal, so that the
    family can choose; `wait_for_childcare` is that choice. Where seats have no limit, a party without childcare
    takes nothing from those who wait for childcare. Source: issue of the first loop, §4; W3, W9, D15.
    """
    reason = why_closed(session, now=now) or _why_unfit(party, session)
    if reason is not None:
        return TurnedAway(reason)
    in_line = InLine(session.waiting + 1)
    free = session.free_places
    takes_from_nobody = free is None and not party.childcare
    has_turn = session.waiting == 0 or let_smaller_pass or takes_from_nobody
    if not has_turn or (free is not None and party.seats > free):
        return in_line
    if party.childcare > session.free_childcare:
        return in_line if wait_for_childcare else TurnedAway(Reason.CHILDCARE_FULL)
    return Placed()


def why_closed(session: SessionState, *, now: datetime) -> Reason | None:
    """Why nobody at all can sign up, or None. Pages use it to show or hide the button."""
    if session.status is SessionStatus.CANCELLED:
        return Reason.CANCELLED
    if session.status is SessionStatus.HELD or session.starts_at <= now:
        return Reason.PAST
    if session.walk_in:
        return Reason.WALK_IN
    if session.signup_closes_at is not None and session.signup_closes_at <= now:
        return Reason.CLOSED
    return None


def _why_unfit(party: Party, session: SessionState) -> Reason | None:
    """Why this party can never get a place here, however long it waits."""
    lowest = 0 if session.age_min is None else session.age_min
    if any(age < lowest or (session.age_max is not None and age > session.age_max) for age in party.ages):
        return Reason.AGE
    if session.capacity is not None and party.seats > session.capacity:
        return Reason.TOO_LARGE
    if party.childcare > session.childcare_capacity:
        return Reason.CHILDCARE_TOO_SMALL if session.childcare_capacity else Reason.CHILDCARE_NONE
    return None
