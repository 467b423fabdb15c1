"""What happened in activities that higher features may react to."""

import datetime
import uuid
from dataclasses import dataclass


@dataclass(frozen=True)
class PersonEnrolled:
    network_id: uuid.UUID
    session_id: uuid.UUID
    enrolment_id: uuid.UUID
    placed: bool
    from_waiting: bool = False


@dataclass(frozen=True)
class SessionMoved:
    network_id: uuid.UUID
    session_id: uuid.UUID
    before: datetime.datetime
    after: datetime.datetime


@dataclass(frozen=True)
class SessionCancelled:
    network_id: uuid.UUID
    session_id: uuid.UUID


@dataclass(frozen=True)
class SessionRestored:
    """A move or a cancellation was taken back; ``before`` equals ``after`` when the time stayed."""

    network_id: uuid.UUID
    session_id: uuid.UUID
    before: datetime.datetime
    after: datetime.datetime


@dataclass(frozen=True)
class PersonAttended:
    network_id: uuid.UUID
    session_id: uuid.UUID
    participant_id: uuid.UUID
    first_time: bool


@dataclass(frozen=True)
class AttendanceUndone:
    """A tick at the door was taken back."""

    network_id: uuid.UUID
    session_id: uuid.UUID
    participant_id: uuid.UUID
