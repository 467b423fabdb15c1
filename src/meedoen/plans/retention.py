"""How observations end: after two years the words go, the theme and the place stay."""

import datetime

from django.db.models import Q

from meedoen.kernel.privacy import retention as terms

from .models import Observation


def fade(cutoff: datetime.datetime) -> int:
    """The words and quotes of observations over their term are emptied; how many."""
    old = Observation.objects.filter(~Q(said="") | ~Q(quote=""), noted_at__lt=cutoff)
    found = list(old.values_list("pk", flat=True)[: terms.BATCH])
    return Observation.objects.filter(pk__in=found).update(said="", quote="")
