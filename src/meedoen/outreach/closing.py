"""What becomes of contacts when an organisation leaves the network."""

import uuid

from django.utils.translation import ngettext

from meedoen.networks import public as networks

from .models import FollowUp


def left_behind(organisation_id: uuid.UUID) -> networks.closing.Left:
    """Questions and promises that nobody will keep: said before the partner closes. Exact count, no names."""
    number = FollowUp.objects.filter(organisation_id=organisation_id, closed_on=None).count()
    if not number:
        return networks.closing.Left()
    sentence = ngettext(
        "%(n)s vraag of belofte is nog niet afgewerkt. Na het sluiten volgt niemand die op.",
        "%(n)s vragen en beloften zijn nog niet afgewerkt. Na het sluiten volgt niemand die op.",
        number,
    )
    return networks.closing.Left(consequences=(sentence % {"n": number},))
