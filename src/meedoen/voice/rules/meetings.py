"""Decisions about meetings: what is ready, who has not been heard, what the group shares, what may happen next."""

import datetime
import hashlib
import hmac
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ..terms.groups import Side, Stage, Welcome

SHARED = Fraction(3, 4)
"""From three quarters of those who chose a side on, a group shares a statement."""
ENOUGH = 4
"""With fewer voices that chose a side nothing is said about the group: it could be two friends."""
CODE_LENGTH = 5
NOTES_BY_DEVICE = 12
INVITE_AHEAD = datetime.timedelta(days=14)
FOLLOW_UP_WITHIN = datetime.timedelta(days=7)

AHEAD = (Stage.PLANNED, Stage.INVITED)
"""The stages in which a meeting is still to come: its agenda can be filled."""

NEXT: dict[Stage, tuple[Stage, ...]] = {
    Stage.PLANNED: (Stage.INVITED, Stage.OPEN, Stage.HELD, Stage.CANCELLED),
    Stage.INVITED: (Stage.OPEN, Stage.HELD, Stage.CANCELLED),
    Stage.OPEN: (Stage.HELD,),
    Stage.HELD: (Stage.FOLLOWED_UP,),
    Stage.FOLLOWED_UP: (),
    Stage.CANCELLED: (Stage.PLANNED, Stage.INVITED),
}


def may_become(now: Stage | str, then: Stage | str) -> bool:
    """Whether a meeting goes from one stage to the other. What was held is never planned again."""
    return Stage(then) in NEXT[Stage(now)]


@dataclass(frozen=True)
class Readiness:
    """The welcome check of a meeting: what is looked after and what is not yet (W4)."""

    ready: tuple[Welcome, ...]
    missing: tuple[Welcome, ...]


def readiness(noted: Iterable[str]) -> Readiness:
    """Which of the eight welcomes are looked after. It advises, it never stops a meeting."""
    have = set(noted)
    return Readiness(
        tuple(one for one in Welcome if one.value in have), tuple(one for one in Welcome if one.value not in have)
    )


@dataclass(frozen=True)
class Tally:
    """How often each side was chosen, by telephone and on paper together."""

    agree: int = 0
    disagree: int = 0
    passed: int = 0

    @property
    def voices(self) -> int:
        return self.agree + self.disagree + self.passed

    @property
    def chose(self) -> int:
        """Those who chose a side: who does not know counts as a voice, but tips no scale."""
        return self.agree + self.disagree

    def plus(self, other: "Tally") -> "Tally":
        return Tally(self.agree + other.agree, self.disagree + other.disagree, self.passed + other.passed)


def tally(sides: Iterable[str]) -> Tally:
    """Counts of sides; a side that does not exist is an error of the program (ValueError)."""
    found = [Side(side) for side in sides]
    return Tally(found.count(Side.AGREE), found.count(Side.DISAGREE), found.count(Side.PASS))


class Picture:
    """What a tally says of the group."""

    SHARED_YES = "shared_yes"
    SHARED_NO = "shared_no"
    DIFFERS = "differs"
    UNSURE = "unsure"
    FEW = "few"


def picture(found: Tally) -> str:
    """What the group shares and where it differs: plain counting, no grouping of people.

    FEW under four voices that chose a side, unless most do not know (UNSURE); shared from three quarters on.
    """
    if found.voices >= ENOUGH and found.passed * 2 > found.voices:
        return Picture.UNSURE
    if found.chose < ENOUGH:
        return Picture.FEW
    if found.agree >= SHARED * found.chose:
        return Picture.SHARED_YES
    if found.disagree >= SHARED * found.chose:
        return Picture.SHARED_NO
    return Picture.DIFFERS


@dataclass(frozen=True)
class Rounds:
    """Who has not spoken yet, in this round and in the whole meeting (W11). No count per person is kept."""

    waiting: tuple[str, ...]
    never: tuple[str, ...]


def heard(present: Sequence[str], by_round: Sequence[Iterable[str]]) -> Rounds:
    """``present`` are the keys of who is here, in the order of the table; each round names who was heard in it.

    ``waiting``: not heard in the last round; ``never``: in no round. Who left is in neither.
    """
    rounds = [frozenset(one) for one in by_round]
    last = rounds[-1] if rounds else frozenset()
    ever = frozenset().union(*rounds)
    return Rounds(tuple(key for key in present if key not in last), tuple(key for key in present if key not in ever))


def device_print(secret: str, device: str) -> str:
    """What is kept of a telephone while the room is open, so that it counts once: useless in another meeting."""
    return hmac.new(secret.encode(), device.encode(), hashlib.sha256).hexdigest()


def plain_code(typed: str) -> str:
    """A code however it was typed: capitals, no spaces or dashes."""
    return "".join(sign for sign in typed.upper() if sign.isalnum())[:20]


def invitation_is_late(starts_on: datetime.date, today: datetime.date, stage: Stage | str) -> bool:
    """Whether people should have been invited by now: two weeks before the day."""
    return stage == Stage.PLANNED and starts_on - today <= INVITE_AHEAD


def follow_up_due(held_on: datetime.date) -> datetime.date:
    """By when the minutes are with the members: a week after the meeting."""
    return held_on + FOLLOW_UP_WITHIN


class Due:
    """How a promise stands."""

    DONE = "done"
    LATE = "late"
    SOON = "soon"
    OPEN = "open"


def promise_stands(due: datetime.date | None, done_on: datetime.date | None, today: datetime.date) -> str:
    """Kept, late, due within a week, or open."""
    if done_on is not None:
        return Due.DONE
    if due is None:
        return Due.OPEN
    if due < today:
        return Due.LATE
    return Due.SOON if due - today <= datetime.timedelta(days=7) else Due.OPEN
