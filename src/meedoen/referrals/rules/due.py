"""What has to be done about a referral now, by who refers and by who receives. One rule for page, count and mail."""

import datetime
from dataclasses import dataclass

from ..terms import UNDERWAY, Due, State
from . import steps

ASK_WITHIN = datetime.timedelta(days=7)
"""So long a proposal may wait before the person is asked."""
COMPANY_BEFORE = datetime.timedelta(days=14)
"""From so long before the first time on, somebody who goes along must be found."""
NO_MOMENT = datetime.timedelta(days=14)
"""Without a moment, the answer is asked so long after the yes."""
AGAIN = datetime.timedelta(days=7)
"""Who receives is reminded each week until there is an answer."""


@dataclass(frozen=True)
class Seen:
    """What the rules look at. ``called_off``: the moment that was agreed does not go on."""

    state: str
    proposed_on: datetime.date
    expected_on: datetime.date | None = None
    first_on: datetime.date | None = None
    answer: str = ""
    answer_seen: bool = False
    received: bool = False
    company: bool = False
    accompanied: bool = False
    called_off: bool = False


@dataclass(frozen=True)
class Days:
    """The days of a referral: what came lately is worth a mail."""

    proposed_on: datetime.date
    agreed_on: datetime.date | None = None
    expected_on: datetime.date | None = None
    first_on: datetime.date | None = None
    answered_on: datetime.date | None = None
    reminded_on: datetime.date | None = None


def of_sender(seen: Seen, today: datetime.date) -> Due | None:
    """The one thing that who refers has to do first; None when there is nothing."""
    if seen.answer and not seen.answer_seen:
        return Due.ANSWERED
    if seen.state == State.PROPOSED:
        return Due.ASK_PERSON if seen.proposed_on + ASK_WITHIN <= today else None
    if seen.state not in UNDERWAY:
        return None
    if seen.called_off:
        return Due.NEW_MOMENT
    if seen.company and not seen.accompanied and _near(seen.expected_on, today):
        return Due.FIND_COMPANY
    return None


def of_receiver(seen: Seen, today: datetime.date) -> Due | None:
    """The one thing that who receives has to do first; None when there is nothing."""
    if seen.state in UNDERWAY and not seen.answer and not seen.called_off:
        if seen.expected_on is not None and seen.expected_on < today:
            return Due.DID_ARRIVE
        if not seen.received:
            return Due.EXPECT
    if seen.state == State.FIRST_TIME and steps.stay_due_on(seen.first_on) <= today:
        return Due.STILL_THERE
    return None


def is_fresh(what: Due, days: Days, today: datetime.date) -> bool:
    """Whether this came since yesterday."""
    if what == Due.NEW_MOMENT:
        return days.expected_on is not None and days.expected_on >= today
    came = {
        Due.ANSWERED: days.answered_on,
        Due.ASK_PERSON: days.proposed_on + ASK_WITHIN,
        Due.FIND_COMPANY: days.agreed_on,
        Due.EXPECT: days.agreed_on,
        Due.DID_ARRIVE: days.reminded_on,
        Due.STILL_THERE: steps.stay_due_on(days.first_on),
    }[what]
    return came is not None and came >= today - datetime.timedelta(days=1)


def expected(agreed_on: datetime.date, moment: datetime.date | None) -> datetime.date:
    """The day after which the answer is asked: the moment that was agreed, else two weeks after the yes."""
    return moment or agreed_on + NO_MOMENT


def remind(expected_on: datetime.date | None, reminded_on: datetime.date | None, today: datetime.date) -> bool:
    """Whether who receives is asked again today: the day after the moment, and then each week."""
    if expected_on is None or expected_on >= today:
        return False
    return reminded_on is None or reminded_on + AGAIN <= today


def shared_until(today: datetime.date, expected_on: datetime.date | None) -> datetime.date:
    """How long who receives may see the first name: until two weeks after the question of six weeks, at most."""
    begin = max(today, expected_on) if expected_on else today + NO_MOMENT
    return begin + steps.SIX_WEEKS + NO_MOMENT


def _near(expected_on: datetime.date | None, today: datetime.date) -> bool:
    return expected_on is None or expected_on - COMPANY_BEFORE <= today
