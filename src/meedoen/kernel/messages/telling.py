"""What the kernel itself knows of a person: messages that were sent, and who looked (trust.md rule 7)."""

import uuid
from typing import Any

from ..access import registry
from ..models import AuditSubject, Message


def tell(person_id: uuid.UUID) -> dict[str, Any]:
    """The messages of the last month, and each time that somebody saw or changed something, with the purpose."""
    sent = Message.objects.filter(person_id=person_id).order_by("made_at")
    seen = AuditSubject.objects.filter(subject_id=person_id).select_related("entry").order_by("entry__seq")
    return {
        "berichten": [
            {"wanneer": row.made_at, "hoe": row.channel, "soort": row.template, "stand": row.get_state_display()}
            for row in sent
        ],
        "gezien door": [
            {
                "wanneer": row.entry.at,
                "wie": row.entry.actor_code,
                "wat": str(registry[row.entry.action].label) if row.entry.action in registry else row.entry.action,
                "waarom": row.entry.purpose,
            }
            for row in seen
        ],
    }
