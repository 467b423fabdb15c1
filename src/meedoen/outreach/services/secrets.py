"""The secret note of a team: sealed, short-lived, in no list, figure, export or message (trust.md rule 4)."""

import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel import textchecks
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, saw
from meedoen.kernel.identifiers import new_id
from meedoen.kernel.refusals import Refused

from .. import policy
from ..models import Contact, SecretNote
from ..queries.ways import ways_now
from ..rules import notes, sealing
from . import sealed


@command(policy.WRITE_SECRET)
def write_secret(actor: Actor, contact: Contact, *, text: str) -> SecretNote:
    """Write one beside a contact; it disappears by itself after the days that this network chose.

    Raises Refused for an empty text, one that is too long, or one with a national register number.
    """
    said = textchecks.clean_text(text).strip()
    if not said:
        raise Refused(_("Schrijf eerst wat je wilt onthouden."), field="secret")
    notes.check_line(said, "secret", notes.LONGEST_SECRET)
    if contact.participant_id:
        saw(contact.participant_id)
    row_id = new_id()
    return SecretNote.objects.create(
        id=row_id,
        contact_id=contact.first_id,
        organisation_id=contact.organisation_id,
        participant_id=contact.participant_id,
        text=sealed.seal(contact.participant_id, contact.organisation_id, sealing.secret(row_id), said),
        by_code=actor.code,
        until=timezone.localdate() + datetime.timedelta(days=ways_now().secret_days),
    )
