"""Bundles with voices, far enough to be decided on."""

import datetime
import itertools
import uuid

from django.utils import timezone

from meedoen.kernel import tenancy
from meedoen.kernel.guard import seeding
from meedoen.voice.models import Bundle, Signal

_number = itertools.count(1)


def make_bundle(organisation, *, phase="report", voices=3, promised_in=30, **fields):
    """A bundle of checked signals, each with a return token, in a phase."""
    promised = timezone.localdate() + datetime.timedelta(days=promised_in)
    with seeding("test"), tenancy.use_network(organisation.network_id):
        bundle = Bundle.objects.create(
            title=f"Het is donker op het pad {next(_number)}",
            statement="Het pad naar de bus heeft geen licht.",
            theme="mobility",
            addressee="college",
            phase=phase,
            organisation=organisation,
            promised_on=promised,
            **fields,
        )
        for number in range(voices):
            Signal.objects.create(
                way_in="note",
                state="checked",
                statement=f"Het pad is donker ({number}).",
                theme="mobility",
                thresholds=["reachable"],
                organisation=organisation,
                promised_on=promised,
                token=uuid.uuid4(),
                bundle=bundle,
            )
    return bundle


def yes(actor, **changed):
    """What is filled in for a yes."""
    today = timezone.localdate()
    told = {
        "body": "college",
        "outcome": "taken_up",
        "reasons": "Er is geld voor licht op drie paden.",
        "decided_on": today,
        "what": "Drie lampen op het pad",
        "owner_id": actor.user_id,
        "due": today + datetime.timedelta(days=30),
    }
    return told | changed


def no(**changed):
    """What is filled in for a no."""
    told = {
        "body": "council",
        "outcome": "not",
        "reasons": "Het pad is van de provincie; die wil geen licht.",
        "decided_on": timezone.localdate(),
    }
    return told | changed
