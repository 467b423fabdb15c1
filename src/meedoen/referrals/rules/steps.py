"""The steps of a referral: proposed, agreed, company found, first time, still there, ended (guide.3, W12).

A referral never goes on without the own yes of the person, and the person can stop it at any time.
"""

import datetime
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _

from meedoen.kernel.refusals import Refused
from meedoen.networks.public import Threshold

from ..terms import ARRIVED, UNDERWAY, Answer, Asked, Because, State

SIX_WEEKS = datetime.timedelta(weeks=6)
FORGIVEN = datetime.timedelta(days=7)
"""So long an ending can be taken back by who noted it."""


class Step(StrEnum):
    """What can happen to a referral."""

    AGREE = "agree"
    FIND = "find"
    LOSE = "lose"
    ARRIVE = "arrive"
    NOT_THERE_AFTER_ALL = "not_there_after_all"
    MISS = "miss"
    STAY = "stay"
    END = "end"
    REVOKE = "revoke"
    TAKE_BACK = "take_back"


@dataclass(frozen=True)
class Standing:
    """Where a referral stands, without anybody in it."""

    state: str = State.PROPOSED
    asked: str = ""
    accompanied: bool = False
    answer: str = ""
    first_on: datetime.date | None = None
    stayed_on: datetime.date | None = None
    ended_on: datetime.date | None = None
    because: str = ""
    threshold: str = ""
    ended_from: str = ""
    revoked: bool = False


FROM: dict[Step, tuple[str, ...]] = {
    Step.AGREE: (State.PROPOSED,),
    Step.FIND: UNDERWAY,
    Step.LOSE: (State.ACCOMPANIED,),
    Step.ARRIVE: UNDERWAY,
    Step.NOT_THERE_AFTER_ALL: (State.FIRST_TIME,),
    Step.MISS: UNDERWAY,
    Step.STAY: (State.FIRST_TIME,),
    Step.END: (State.PROPOSED, *UNDERWAY, *ARRIVED),
    Step.REVOKE: (State.PROPOSED, *UNDERWAY, *ARRIVED),
    Step.TAKE_BACK: (State.ENDED,),
}


_PLAIN: dict[Step, dict[str, Any]] = {
    Step.FIND: {"state": State.ACCOMPANIED, "accompanied": True},
    Step.LOSE: {"state": State.AGREED, "accompanied": False},
    Step.MISS: {"answer": Answer.NOT_ARRIVED},
}


def may(standing: Standing, step: Step, *, today: datetime.date) -> bool:
    """Whether this step makes sense now: the buttons ask it, and ``take`` holds to it."""
    if standing.state not in FROM[step]:
        return False
    if step is Step.STAY:
        return stay_due_on(standing.first_on) <= today
    if step is Step.TAKE_BACK:
        return _forgiven(standing, today)
    return True


def take(
    standing: Standing,
    step: Step,
    *,
    today: datetime.date,
    asked: str = "",
    because: str = "",
    threshold: str = "",
) -> Standing:
    """The standing after a step. Raises Refused with a sentence for a worker when the step is not possible."""
    if not may(standing, step, today=today):
        raise Refused(why_not(standing, step), code=f"not_{step}")
    if step in _PLAIN:
        return replace(standing, **_PLAIN[step])
    match step:
        case Step.AGREE:
            if asked not in Asked.values:
                raise Refused(_("Kies hoe je het aan de persoon vroeg."), field="asked")
            return replace(standing, state=State.AGREED, asked=asked)
        case Step.ARRIVE:
            return replace(standing, state=State.FIRST_TIME, first_on=today, answer=Answer.ARRIVED)
        case Step.NOT_THERE_AFTER_ALL:
            return replace(standing, state=underway(standing), first_on=None, answer="")
        case Step.STAY:
            return replace(standing, state=State.STAYED, stayed_on=today)
        case Step.TAKE_BACK:
            return _taken_back(standing)
        case Step.REVOKE:
            return _ended(standing, today, Because.OWN_CHOICE, "", revoked=True)
    return _ended(standing, today, *_reason(standing, because, threshold))


def underway(standing: Standing) -> str:
    """The state of somebody who is on the way, with or without company."""
    return State.ACCOMPANIED if standing.accompanied else State.AGREED


def _ended(
    standing: Standing, today: datetime.date, because: str, threshold: str, *, revoked: bool = False
) -> Standing:
    answer = standing.answer
    if standing.state in UNDERWAY:
        answer = Answer.NOT_ARRIVED
    return replace(
        standing,
        state=State.ENDED,
        ended_on=today,
        because=because,
        threshold=threshold,
        ended_from=standing.state,
        answer=answer,
        revoked=revoked,
    )


def _reason(standing: Standing, because: str, threshold: str) -> tuple[str, str]:
    if because not in Because.values or because == Because.ERASED:
        raise Refused(_("Kies waarom het afgelopen is."), field="because")
    if because == Because.THRESHOLD:
        if threshold not in Threshold.values:
            raise Refused(_("Kies welke drempel te hoog was."), field="threshold")
        return because, threshold
    if because == Because.GOAL and standing.state not in ARRIVED:
        raise Refused(_("Het doel is pas bereikt als iemand er geweest is. Kies iets anders."), field="because")
    return because, ""


def _taken_back(standing: Standing) -> Standing:
    answer = standing.answer if standing.ended_from not in UNDERWAY else ""
    return replace(
        standing,
        state=standing.ended_from,
        ended_on=None,
        because="",
        threshold="",
        ended_from="",
        answer=answer,
    )


def _forgiven(standing: Standing, today: datetime.date) -> bool:
    """What a worker ended can be taken back for a week; what the person stopped, or an erasure, cannot."""
    if standing.revoked or standing.because == Because.ERASED or standing.ended_on is None:
        return False
    return bool(standing.ended_from) and today - standing.ended_on <= FORGIVEN


def why_not(standing: Standing, step: Step) -> str:
    """One sentence for a worker: what stands in the way, and what to do."""
    if standing.because == Because.ERASED:
        return _("Deze persoon is intussen gewist. Er is niets meer te doen.")
    if standing.revoked:
        return _(
            "De persoon trok de toeleiding zelf in. Doe niets meer; begin alleen opnieuw als de persoon dat vraagt."
        )
    if standing.state == State.ENDED:
        return _("Deze toeleiding is afgelopen. Begin een nieuwe als de persoon dat wil.")
    if step is Step.STAY:
        return _("De vraag na zes weken is voor later: eerst moet iemand er zes weken geleden geweest zijn.")
    if standing.state == State.PROPOSED:
        return _("De persoon zei nog geen ja. Vraag dat eerst.")
    if step is Step.AGREE:
        return _("De persoon zei al ja. Kijk hoever het staat.")
    return _("Dat kan nu niet meer: de persoon is er al geweest. Kijk hoever het staat.")


def stay_due_on(first_on: datetime.date | None) -> datetime.date:
    """The day on which to ask whether somebody is still there; never for who was not there yet."""
    return first_on + SIX_WEEKS if first_on else datetime.date.max
