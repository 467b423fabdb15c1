"""Decisions about policy checks (K2, K6) and the threshold table (W5)."""

import datetime
from dataclasses import dataclass

from ..terms.groups import CheckState, Judge, Lowered

NEXT: dict[CheckState, tuple[CheckState, ...]] = {
    CheckState.ASKED: (CheckState.ADVISED, CheckState.WITHDRAWN),
    CheckState.ADVISED: (CheckState.ADVISED, CheckState.ANSWERED),
    CheckState.ANSWERED: (CheckState.ANSWERED,),
    CheckState.WITHDRAWN: (CheckState.ASKED,),
}
"""An advice cannot be withdrawn by who asked: once the group spoke, an answer follows."""
ANSWER_WITHIN = datetime.timedelta(days=60)
TIME_TO_ADVISE = datetime.timedelta(days=28)


def may_become(now: CheckState | str, then: CheckState | str) -> bool:
    """Whether a check goes from one state to the other."""
    return CheckState(then) in NEXT[CheckState(now)]


def answer_due(advised_on: datetime.date) -> datetime.date:
    """By when the service answers: sixty days after the advice."""
    return advised_on + ANSWER_WITHIN


def time_enough(asked_on: datetime.date, needed_by: datetime.date) -> bool:
    """Whether the group gets four weeks: enough to meet once and think (K6)."""
    return needed_by - asked_on >= TIME_TO_ADVISE


@dataclass(frozen=True)
class Moment:
    """One moment on the time line that both the service and the group see; a day in the future is expected."""

    what: str
    on: datetime.date
    expected: bool
    late: bool = False


def time_line(
    *,
    asked_on: datetime.date,
    needed_by: datetime.date,
    advised_on: datetime.date | None,
    answered_on: datetime.date | None,
    today: datetime.date,
    state: CheckState | str,
) -> list[Moment]:
    """What happened and what is still expected, in order: asked, advised, answered."""
    line = [Moment("asked", asked_on, expected=False)]
    if state == CheckState.WITHDRAWN:
        return line
    if advised_on is None:
        return [*line, Moment("advise_by", needed_by, expected=True, late=needed_by < today)]
    line.append(Moment("advised", advised_on, expected=False))
    if answered_on is not None:
        return [*line, Moment("answered", answered_on, expected=False)]
    due = answer_due(advised_on)
    return [*line, Moment("answer_by", due, expected=True, late=due < today)]


def judged_by_others(lowered: Lowered | str, judge: Judge | str) -> bool:
    """Whether somebody else than the service judged that a threshold is lowered: only that counts as solved (W5)."""
    return lowered == Lowered.YES and judge in (Judge.GROUP, Judge.VISITORS)
