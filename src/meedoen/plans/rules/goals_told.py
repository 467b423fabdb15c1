"""What is said of a goal, an action, and how an action goes."""

import datetime
import uuid
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class GoalTold:
    """A goal, how residents read it, its building blocks, and the promise of the agreement that it carries out."""

    text: str
    plain: str = ""
    blocks: tuple[str, ...] = ()
    promise_id: uuid.UUID | None = None


@dataclass(frozen=True)
class ActionTold:
    """An action. ``answers`` are the bundles and decisions that it answers, by type and id."""

    text: str
    due_on: datetime.date
    plain: str = ""
    owner_id: uuid.UUID | None = None
    working_area_id: uuid.UUID | None = None
    begins_on: datetime.date | None = None
    threshold: str = ""
    indicator: str = ""
    unit: str = ""
    start_value: Decimal | None = None
    target_value: Decimal | None = None
    finding_id: uuid.UUID | None = None
    answers: tuple[tuple[str, uuid.UUID], ...] = ()


@dataclass(frozen=True)
class Followed:
    """How an action goes now: its progress, a measured value, what worked and what did not."""

    progress: str
    value: Decimal | None = None
    measured_on: datetime.date | None = None
    note: str = ""
    worked: str = ""
    failed: str = ""
