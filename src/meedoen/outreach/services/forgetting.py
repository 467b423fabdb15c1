"""What outreach empties when somebody is erased: the counts stay, whatever tells who it was goes."""

import uuid

from ..models import Conflict, Contact, FollowUp, SecretNote, Visiting


def forget(person_id: uuid.UUID) -> None:
    """Called by the kernel inside the erasure's transaction; it bears being called again."""
    SecretNote.objects.filter(participant_id=person_id).delete()
    Conflict.objects.filter(participant_id=person_id).delete()
    Conflict.objects.filter(contact__participant_id=person_id).delete()
    FollowUp.objects.filter(participant_id=person_id).update(participant=None, what=None)
    Visiting.objects.filter(participant_id=person_id).delete()
    Contact.objects.filter(participant_id=person_id).update(participant=None, digest="")
