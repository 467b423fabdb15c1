"""How an action stands: its light with its reason, and how far its figure came."""

import datetime
from dataclasses import dataclass
from decimal import Decimal

from ..terms.goals import Light, Progress, Why

SOON = datetime.timedelta(days=30)
SLACK = Decimal("0.25")
"""So far may the figure stay behind the time that has passed before the light turns orange."""


@dataclass(frozen=True)
class Facts:
    """What the light of an action is worked out from; values only where the action has a figure."""

    progress: str
    due_on: datetime.date
    begins_on: datetime.date | None = None
    start: Decimal | None = None
    target: Decimal | None = None
    last: Decimal | None = None


@dataclass(frozen=True)
class Standing:
    """The colour, and why."""

    light: Light
    why: Why


def reached(start: Decimal | None, target: Decimal | None, last: Decimal | None) -> Decimal | None:
    """Which part of the way from start to target is gone, from 0 to 1; also downward. None when it cannot be said."""
    if start is None or target is None or last is None or start == target:
        return None
    return min(max((last - start) / (target - start), Decimal(0)), Decimal(1))


def expected(facts: Facts, today: datetime.date) -> Decimal | None:
    """Which part of the time from the beginning to the due day has passed. None without a beginning."""
    if facts.begins_on is None or facts.begins_on >= facts.due_on:
        return None
    passed = Decimal((today - facts.begins_on).days) / Decimal((facts.due_on - facts.begins_on).days)
    return min(max(passed, Decimal(0)), Decimal(1))


def standing(facts: Facts, today: datetime.date) -> Standing:
    """The light of an action today. Late is red; not begun in time, or its figure far behind the time, is orange."""
    if facts.progress == Progress.DONE:
        return Standing(Light.GREEN, Why.DONE)
    if facts.progress == Progress.STOPPED:
        return Standing(Light.GREY, Why.STOPPED)
    if facts.due_on < today:
        return Standing(Light.RED, Why.LATE)
    if facts.progress == Progress.TO_DO:
        if facts.begins_on is not None and facts.begins_on < today:
            return Standing(Light.ORANGE, Why.NOT_BEGUN)
        if facts.due_on <= today + SOON:
            return Standing(Light.ORANGE, Why.SOON)
        return Standing(Light.GREY, Why.AHEAD)
    part, time = reached(facts.start, facts.target, facts.last), expected(facts, today)
    if part is not None and time is not None and part + SLACK < time:
        return Standing(Light.ORANGE, Why.BEHIND)
    return Standing(Light.GREEN, Why.ON_COURSE)


def needs_a_look(facts: Facts, today: datetime.date) -> bool:
    """Whether the owner is reminded: red or orange."""
    return standing(facts, today).light in (Light.RED, Light.ORANGE)
