"""Decision, answer, delivery and verdict: what may happen when (R16; ``domain.md §1d``, ``§1e``); pure.

The machine of one giver's answer: to bring → (on its way →) brought or impossible; then once a verdict. A bundle may
only be closed when every giver's answer was brought or declared impossible with a reason.
"""

import datetime
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from meedoen.kernel.refusals import Refused

from ..terms.answers import ASKS_ACTION, ENDED, DeliveryState, GroupSays, Outcome, Progress

SHORTEST_REASON = 10
SOON = datetime.timedelta(days=14)
"""So long before its day a promise counts as due."""

_NEXT: dict[str, frozenset[str]] = {
    DeliveryState.WAITING: frozenset({DeliveryState.ON_ITS_WAY, DeliveryState.DELIVERED, DeliveryState.IMPOSSIBLE}),
    DeliveryState.ON_ITS_WAY: frozenset({DeliveryState.WAITING, DeliveryState.DELIVERED, DeliveryState.IMPOSSIBLE}),
    DeliveryState.DELIVERED: frozenset({DeliveryState.WAITING}),
    DeliveryState.IMPOSSIBLE: frozenset({DeliveryState.WAITING}),
}


def next_state(now: str, wanted: str, *, closed: bool) -> str:
    """The state after ``wanted``. What is there already stays as it is; back to the list only while nothing is closed.

    Raises Refused for a step that there is not.
    """
    if now == wanted:
        return now
    if wanted not in _NEXT[now]:
        raise Refused(_("Dit antwoord is al gebracht. Kijk de lijst opnieuw na."), code="brought")
    if wanted == DeliveryState.WAITING and closed:
        raise Refused(_("Dit is al rond. Heropen het als iemand er niet tevreden mee is."), code="closed")
    return wanted


def checked_reason(text: str, *, field: str = "reason") -> str:
    """A reason that says something. Raises Refused."""
    said = " ".join(text.split())
    if len(said) < SHORTEST_REASON:
        raise Refused(_("Zeg waarom, in één zin. Dat antwoord verdient wie het zei."), field=field)
    return said


@dataclass(frozen=True)
class Step:
    """An action that follows from a decision: what, by whom, by when."""

    what: str
    owner: str
    due: datetime.date | None


def check_decision(outcome: str, reasons: str, *, decided_on: datetime.date, today: datetime.date) -> str:
    """The reasons, checked: every decision says why, also a yes. Raises Refused."""
    if decided_on > today:
        raise Refused(_("Deze dag moet nog komen. Kies vandaag of een dag die voorbij is."), field="decided_on")
    return checked_reason(reasons, field="reasons")


def check_step(step: Step, *, decided_on: datetime.date) -> Step:
    """Who says yes, says who does it and by when. Raises Refused."""
    if not step.what.strip():
        raise Refused(_("Zeg dit in één zin. Bij ja of een deel is het nodig."), field="what")
    if not step.owner:
        raise Refused(_("Kies iemand. Bij ja of een deel is het nodig."), field="owner_id")
    if step.due is None:
        raise Refused(_("Kies een dag. Bij ja of een deel is het nodig."), field="due")
    if step.due < decided_on:
        raise Refused(_("Deze dag ligt voor de beslissing. Kies een latere dag."), field="due")
    return step


def needs_action(outcome: str) -> bool:
    """Whether this decision asks for an action with an owner before it can be answered."""
    return outcome in ASKS_ACTION


def may_write_answer(outcome: str | None, progress: Collection[str]) -> tuple[bool, str]:
    """Whether an answer can be written now, and if not, what is missing.

    It does not wait until everything is done: "we are at it, by May" is an answer.
    """
    if outcome is None:
        return False, _("Er is nog geen beslissing. Noteer die eerst.")
    if needs_action(outcome) and not progress:
        return False, _("Zeg eerst wie wat doet, en tegen wanneer.")
    return True, ""


def may_publish(says: str, *, asked: str, done: str, not_yet: str) -> tuple[bool, str]:
    """Whether an answer can go out: said in words, and agreed by the group where it wants that (K6)."""
    if not asked.strip() or not (done.strip() or not_yet.strip()):
        return False, _("Schrijf wat er gezegd werd, en wat ermee gebeurt.")
    if says == GroupSays.ASKED:
        return False, _("De groep heeft nog niet gezegd of het antwoord goed is.")
    if says == GroupSays.CHANGE:
        return False, _("De groep wil het antwoord anders. Pas het aan en vraag het opnieuw.")
    return True, ""


Sentences = tuple[str, str, str]


def said_in(language: str, dutch: Sentences, translations: Mapping[str, Mapping[str, str]]) -> Sentences:
    """Asked, done, not yet: in this language where each of them is there, otherwise all in Dutch."""
    told = translations.get(language, {})
    own = tuple(told.get(name, "") for name in ("asked", "done", "not_yet"))
    if all(words or not source for words, source in zip(own, dutch, strict=True)) and own[0]:
        return own[0], own[1], own[2]
    return dutch


def stands(outcome: str, progress: Collection[str]) -> str:
    """How what was taken up stands, for everybody: BUSY while something of it goes on, DONE, or STOPPED (K12).

    '' for what was decided otherwise.
    """
    if outcome != Outcome.TAKEN_UP:
        return ""
    if not progress or not all(progress_ended(one) for one in progress):
        return Progress.BUSY
    return Progress.DONE if Progress.DONE in progress else Progress.STOPPED


def progress_ended(progress: str) -> bool:
    """Whether nothing is done on this action any more."""
    return progress in ENDED


class Clock(StrEnum):
    """How a promise stands today."""

    ANSWERED = "answered"
    ANSWERED_LATE = "answered_late"
    LATE = "late"
    DUE = "due"
    RUNNING = "running"


def clock(promised_on: datetime.date | None, answered_on: datetime.date | None, *, today: datetime.date) -> Clock:
    """The promise clock of one signal: answered in time or late; late; due within two weeks; or still running.

    Answered on the promised day itself is in time. Without a promise nothing is late.
    """
    if answered_on is not None:
        late = promised_on is not None and answered_on > promised_on
        return Clock.ANSWERED_LATE if late else Clock.ANSWERED
    if promised_on is None:
        return Clock.RUNNING
    if promised_on < today:
        return Clock.LATE
    return Clock.DUE if promised_on <= today + SOON else Clock.RUNNING


def median_days(pairs: Iterable[tuple[datetime.date, datetime.date]]) -> int | None:
    """The middle of the days between giving and answering; None without any. Of an even number, the lower middle."""
    days = sorted((answered - given).days for given, answered in pairs)
    return days[(len(days) - 1) // 2] if days else None
