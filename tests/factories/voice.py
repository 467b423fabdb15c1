"""Signals and bundles."""

import datetime
import itertools

from django.utils import timezone

from meedoen.kernel import tenancy
from meedoen.kernel.guard import seeding
from meedoen.voice.models import Bundle, Signal
from meedoen.voice.services.signals import index
from meedoen.voice.terms.signals import SignalState, WayIn

_number = itertools.count(1)


def make_signal(network, text="De bus rijdt niet op zondag.", *, raw=False, **fields):
    """A signal, checked unless ``raw``; the site gave it unless ``organisation`` did."""
    words = {"given": text} if raw else {"statement": text}
    defaults = {
        "way_in": WayIn.NOTE if fields.get("organisation") else WayIn.PUBLIC,
        "state": SignalState.RAW if raw else SignalState.CHECKED,
        "theme": "mobility",
        "promised_on": timezone.localdate() + datetime.timedelta(days=60),
    }
    with seeding("test"), tenancy.use_network(network.pk):
        made = Signal.objects.create(**{**defaults, **words, **fields})
        if not raw:
            index(made)
        return made


def make_bundle(organisation, *signals, **fields):
    """A bundle of an organisation, with these signals in it."""
    defaults = {"title": f"Bundel {next(_number)}", "statement": "De bus rijdt niet op zondag.", "theme": "mobility"}
    with seeding("test"), tenancy.use_network(organisation.network_id):
        made = Bundle.objects.create(organisation=organisation, **{**defaults, **fields})
        Signal.objects.filter(pk__in=[signal.pk for signal in signals]).update(bundle=made)
        return made
