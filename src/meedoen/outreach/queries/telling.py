"""What outreach knows of somebody, for that person (right of access)."""

import uuid
from typing import Any

from meedoen.kernel import vault
from meedoen.networks.public import Threshold
from meedoen.voice.public import Theme

from ..models import Contact, FollowUp, SecretNote, Visiting
from ..rules import sealing


def tell(person_id: uuid.UUID) -> dict[str, Any]:
    """Contacts, what was promised, home visits; of secret notes only that there are some and until when.

    Their text leaves the team through no export (trust.md rule 4): somebody of the team reads it together with the
    person. The export of people calls this, behind its own door.
    """
    met = Contact.objects.filter(participant_id=person_id, corrected_by=None, withdrawn=False)
    followed = list(FollowUp.objects.filter(participant_id=person_id).order_by("opened_on", "pk"))
    opened = vault.open_many([(person_id, sealing.what(row.pk), row.what) for row in followed])
    secret = SecretNote.objects.filter(participant_id=person_id).order_by("written_at")
    return {
        "contacten": [
            {
                "wanneer": row.on,
                "hoe": row.get_kind_display(),
                "waar": (row.place.name if row.place else "") or (row.area.name if row.area else ""),
                "thema's": _in_words(Theme, row.themes),
                "drempels": _in_words(Threshold, row.thresholds),
                "niemand thuis": not row.answered,
            }
            for row in met.select_related("place", "area").order_by("on", "noted_at")
        ],
        "vragen en beloften": [
            {
                "soort": row.get_kind_display(),
                "wat": text or "",
                "tegen": row.due,
                "afgehandeld op": row.closed_on,
                "hoe het afliep": row.get_outcome_display() if row.outcome else "",
            }
            for row, text in zip(followed, opened, strict=True)
        ],
        "op de lijst van huisbezoeken": [
            {"sinds": row.since, "elke zoveel weken": row.every_weeks, "tot": row.ended_on}
            for row in Visiting.objects.filter(participant_id=person_id).order_by("since")
        ],
        "geheime notities van het team (je werker leest ze met je)": [
            {"geschreven op": row.written_at, "verdwijnt op": row.until} for row in secret
        ],
    }


def _in_words(choices: Any, codes: list[str]) -> str:
    """Codes as words; one that a network added itself stands as it is."""
    known = dict(choices.choices)
    return ", ".join(str(known.get(code, code)) for code in codes)
