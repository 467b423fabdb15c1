"""What is said on the cover of a plan."""

import datetime
import uuid
from dataclasses import dataclass


@dataclass(frozen=True)
class Cover:
    """The name of a plan, its years, what it is about and the agreement it belongs to."""

    name: str
    first_day: datetime.date
    last_day: datetime.date
    about: str = ""
    working_area_id: uuid.UUID | None = None
    agreement_id: uuid.UUID | None = None
