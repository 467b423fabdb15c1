"""What activities empties when somebody is erased: the counts stay, the link to the person goes."""

import uuid

from ..models import Attendance, Enrolment


def forget(person_id: uuid.UUID) -> None:
    """Called by the kernel inside the erasure's transaction. Sizes of parties stay as counts."""
    Enrolment.objects.filter(participant_id=person_id).update(participant=None, code_index="", to_tell="")
    Attendance.objects.filter(participant_id=person_id).update(participant=None)
    Attendance.objects.filter(brought_by_id=person_id).update(brought_by=None)
