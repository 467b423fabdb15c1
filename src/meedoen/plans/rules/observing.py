"""What somebody tells of what they saw or heard."""

import datetime
import uuid
from dataclasses import dataclass

SAID_MOST = 600
QUOTE_MOST = 300


@dataclass(frozen=True)
class Noted:
    """One thing seen or heard. ``quote`` are words of somebody who agreed that they stand here."""

    kind: str
    said: str
    theme: str = "other"
    quote: str = ""
    agreed: bool = False
    area_id: uuid.UUID | None = None
    seen_on: datetime.date | None = None
    plan_id: uuid.UUID | None = None


@dataclass(frozen=True)
class Opinion:
    """What a resident says of one line of a plan: a verdict, a sentence of their own, or both."""

    line_kind: str
    line_id: uuid.UUID
    verdict: str = ""
    words: str = ""
