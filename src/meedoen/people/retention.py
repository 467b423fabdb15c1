"""When people and what was shared of them are over their term: two years after they were last seen."""

import datetime
from collections.abc import Callable

from django.db.models import QuerySet

from meedoen.kernel.doors import saw
from meedoen.kernel.privacy import erasure
from meedoen.kernel.privacy import retention as terms

from .models import Grant, Participant, RightsRequest

InUse = Callable[[datetime.datetime], QuerySet]
_in_use: list[InUse] = []


def use(in_use: InUse) -> None:
    """A higher feature tells who is still in use since a moment: a query of ids, for ``erase_unseen``."""
    if in_use not in _in_use:
        _in_use.append(in_use)


def erase_unseen(cutoff: datetime.datetime) -> int:
    """Erase for good who was not seen since ``cutoff``: not noted, not there, not signed up. Gives the count.

    Called by the nightly job of the terms, inside its command.
    """
    day = terms.before_day(cutoff)
    old = Participant.objects.filter(erased_at=None, since__lt=day).exclude(last_seen_on__gte=day)
    for in_use in _in_use:
        old = old.exclude(pk__in=in_use(cutoff))
    found = list(old.order_by("since").values_list("pk", "network_id")[: terms.BATCH])
    for person_id, network_id in found:
        erasure.erase_person(person_id, network_id)
    saw(*(person_id for person_id, _network in found))
    return len(found)


def end_grants(cutoff: datetime.datetime) -> int:
    """Throw away the traces of sharing that ended before ``cutoff``; the sharing itself ended on its own day."""
    old = Grant.objects.filter(until__lt=terms.before_day(cutoff)).values_list("pk", flat=True)
    return Grant.objects.filter(pk__in=list(old[: terms.BATCH])).delete()[0]


def end_requests(cutoff: datetime.datetime) -> int:
    """Throw away requests about own data that were made before ``cutoff``: the proof has served."""
    old = RightsRequest.objects.filter(asked_at__lt=cutoff).order_by("pk").values_list("pk", flat=True)
    return RightsRequest.objects.filter(pk__in=list(old[: terms.BATCH])).delete()[0]
