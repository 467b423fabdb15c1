"""What people itself knows of somebody, for that person (right of access)."""

import uuid
from typing import Any

from meedoen.kernel import vault

from .models import Grant, Participant, RightsRequest
from .terms import FIRST_NAME, REACH


def tell(person_id: uuid.UUID) -> dict[str, Any]:
    """Name, reach, code and days; who else may see them and until when. Of who brought them only that it was so."""
    person = Participant.objects.select_related("organisation").filter(pk=person_id).first()
    if person is None:
        return {}
    sealed = [(person.pk, FIRST_NAME, person.first_name), (person.pk, REACH, person.reach)]
    first_name, reach = vault.open_many(sealed) if person.erased_at is None else (None, None)
    asked = RightsRequest.objects.filter(participant_id=person_id)
    shared = Grant.objects.filter(participant_id=person_id).select_related("organisation").order_by("until")
    return {
        "voornaam": first_name or "",
        "code": person.code,
        "hoe bereiken": person.get_channel_display(),
        "adres of nummer": reach or "",
        "organisatie": person.organisation.name,
        "sinds": person.since,
        "laatst gezien op": person.last_seen_on,
        "meegebracht door iemand": person.brought_by_id is not None,
        "gedeeld met": [
            {"organisatie": grant.organisation.name, "waarvoor": grant.purpose, "tot": grant.until} for grant in shared
        ],
        "vragen over de eigen gegevens": [
            {"vraag": row.get_ask_display(), "gevraagd op": row.asked_at, "afgehandeld op": row.ended_at}
            for row in asked.order_by("asked_at")
        ],
    }
