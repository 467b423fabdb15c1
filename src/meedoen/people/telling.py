"""What people itself knows of somebody, for that person (right of access)."""

import datetime
import uuid
from typing import Any

from django.utils import timezone

from meedoen.kernel import vault

from .models import Consent, Emergency, Grant, Link, Participant, Postponement, Resident, RightsRequest, SafeContact
from .terms import ADDRESS, FIRST_NAME, HELPER, LAST_NAME, REACH, Channel

SEALED = ((FIRST_NAME, "first_name"), (LAST_NAME, "last_name"), (REACH, "reach"), (ADDRESS, "address"))


def tell(person_id: uuid.UUID) -> dict[str, Any]:
    """Name, reach, code and days; who else may see them and until when. Of who brought them only that it was so."""
    person = Participant.objects.select_related("organisation").filter(pk=person_id).first()
    if person is None:
        return {}
    sealed = [(person.pk, label, getattr(person, name)) for label, name in SEALED]
    opened = vault.open_many(sealed) if person.erased_at is None else [None] * len(sealed)
    first_name, last_name, reach, address = (text or "" for text in opened)
    return {
        "voornaam": first_name,
        "naam": last_name,
        "code": person.code,
        "hoeveel we weten": person.get_level_display(),
        "hoe bereiken": person.get_channel_display(),
        "adres of nummer": reach,
        "woonadres": address,
        "beschermd tot": person.protected_until,
        "organisatie": person.organisation.name,
        "sinds": person.since,
        "laatst gezien op": person.last_seen_on,
        "langer bewaard tot": person.kept_until,
        "meegebracht door iemand": person.brought_by_id is not None,
        **_safe(person),
        **_lists(person),
    }


def _safe(person: Participant) -> dict[str, Any]:
    safe = SafeContact.objects.filter(participant=person).first()
    if safe is None:
        return {}
    (helper,) = vault.open_many([(person.pk, HELPER, safe.helper)])
    return {
        "veilig bereiken": ", ".join(str(Channel(one).label) for one in safe.channels),
        "veilige uren": f"{safe.from_hour} - {safe.to_hour}",
        "bericht achterlaten mag": safe.may_leave_word,
        "via deze helper": helper or "",
    }


def _lists(person: Participant) -> dict[str, Any]:
    shared = Grant.objects.filter(participant=person).select_related("organisation").order_by("until")
    consents = Consent.objects.filter(participant=person)
    links = Link.objects.filter(participant=person).select_related("organisation").order_by("opened_at")
    urgent = Emergency.objects.filter(participant=person)
    later = Postponement.objects.filter(participant=person)
    asked = RightsRequest.objects.filter(participant=person).order_by("asked_at")
    homes = Resident.objects.filter(participant=person).order_by("since")
    return {
        "toestemmingen": [
            {
                "waarvoor": row.get_purpose_display(),
                "hoe gegeven": row.get_given_display(),
                "op": row.given_on,
                "tot": row.until,
                "ingetrokken op": row.withdrawn_at,
            }
            for row in consents
        ],
        "gedeeld met": [
            {"organisatie": row.organisation.name, "waarvoor": row.purpose, "tot": row.until} for row in shared
        ],
        "wie je pagina mag openen": [
            {
                "waarom": row.get_kind_display(),
                "organisatie": row.organisation.name,
                "tot": row.until,
                "weg na": timezone.localdate(row.until) + datetime.timedelta(days=Link.privacy.keep.days),
            }
            for row in links
        ],
        "dringend geopend": [
            {"op": row.opened_at, "door": row.by_code, "reden": row.why, "tot": row.ended_at or row.until}
            for row in urgent
        ],
        "langer bewaren": [{"tot": row.until, "reden": row.why, "door": row.by_name} for row in later],
        "huishoudens": [
            {
                "als": row.get_relation_display(),
                "deel van de tijd (procent)": row.share,
                "sinds": row.since,
                "tot": row.until,
            }
            for row in homes
        ],
        "vragen over de eigen gegevens": [
            {"vraag": row.get_ask_display(), "gevraagd op": row.asked_at, "afgehandeld op": row.ended_at}
            for row in asked
        ],
    }
