"""What becomes of people when their organisation leaves the network."""

import datetime
import uuid

from django.utils.translation import ngettext

from meedoen.kernel.actors import Actor
from meedoen.networks import public as networks

from .models import Grant, Participant


def left_behind(organisation_id: uuid.UUID) -> networks.closing.Left:
    """They stay where they are: nobody opens them any more but the officer, and their term runs on. Exact count."""
    number = Participant.objects.filter(organisation_id=organisation_id, erased_at=None).count()
    if not number:
        return networks.closing.Left()
    sentence = ngettext(
        "%(n)s mens staat bij deze partner. Na het sluiten beantwoordt de functionaris gegevensbescherming de vragen, "
        "en twee jaar na de laatste deelname wordt die persoon gewist.",
        "%(n)s mensen staan bij deze partner. Na het sluiten beantwoordt de functionaris gegevensbescherming hun "
        "vragen, en twee jaar na hun laatste deelname worden ze gewist.",
        number,
    )
    return networks.closing.Left(consequences=(sentence % {"n": number},))


def share_on(actor: Actor, person_ids: set[uuid.UUID], organisation_id: uuid.UUID, until: datetime.date) -> int:
    """Who is signed up at what another partner takes over, may be received there until a day. Gives how many."""
    found = Participant.objects.filter(pk__in=person_ids, erased_at=None).exclude(organisation_id=organisation_id)
    for person in found:
        Grant.objects.update_or_create(
            participant=person,
            organisation_id=organisation_id,
            source="people.share_on",
            source_id=person.pk,
            defaults={"purpose": "overname", "until": until, "fields": ["first_name", "reach"]},
        )
    return len(found)
