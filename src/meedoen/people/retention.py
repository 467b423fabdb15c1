"""When people and what was shared of them are over their term: two years after they were last seen."""

import datetime
from collections.abc import Callable

from django.db.models import Model, QuerySet

from meedoen.kernel.doors import saw
from meedoen.kernel.privacy import erasure
from meedoen.kernel.privacy import retention as terms
from meedoen.kernel.privacy.classes import Keep
from meedoen.voice import public as voice

from .models import (
    Consent,
    Emergency,
    Grant,
    Household,
    Link,
    ListRun,
    OddLook,
    Participant,
    Postponement,
    Resident,
    RightsRequest,
    SeatTie,
)

TERM = datetime.timedelta(days=Keep.PERSON.days)
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
    old = old.exclude(kept_until__gte=terms.before_day(cutoff + TERM))
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


def _old(model: type[Model], **before: object) -> int:
    """Throw away at most a batch of rows."""
    old = model._default_manager.filter(**before).order_by("pk").values_list("pk", flat=True)
    return model._default_manager.filter(pk__in=list(old[: terms.BATCH])).delete()[0]


def end_links(cutoff: datetime.datetime) -> int:
    """Throw away links that ended before ``cutoff``; the link itself gave no reason any more from its own end on."""
    return _old(Link, until__lt=cutoff)


def end_consents(cutoff: datetime.datetime) -> int:
    """Throw away a yes that ended before ``cutoff``; it did not count any more from its own end on."""
    return _old(Consent, until__lt=terms.before_day(cutoff))


def end_emergencies(cutoff: datetime.datetime) -> int:
    """Throw away what was opened urgently before ``cutoff``: who it was about could read it all that time."""
    return _old(Emergency, opened_at__lt=cutoff)


def end_postponements(cutoff: datetime.datetime) -> int:
    """Throw away why a record was kept longer, once that later end lies before ``cutoff``."""
    return _old(Postponement, until__lt=terms.before_day(cutoff))


def end_residents(cutoff: datetime.datetime) -> int:
    """Throw away who lived somewhere until a day before ``cutoff``."""
    return _old(Resident, until__lt=terms.before_day(cutoff))


def end_households(cutoff: datetime.datetime) -> int:
    """Throw away households of which nobody lives together any more since before ``cutoff``."""
    day = terms.before_day(cutoff)
    return _old(Household, until__lt=day) + _old(Household, since__lt=day, residents=None)


def end_lists(cutoff: datetime.datetime) -> int:
    """Throw away the trace of a list that was taken in before ``cutoff``: it cannot be taken back any more."""
    return _old(ListRun, at__lt=cutoff)


def end_odd_looks(cutoff: datetime.datetime) -> int:
    """Throw away what deserved a question before ``cutoff``, whether it was asked or not."""
    return _old(OddLook, day__lt=terms.before_day(cutoff))


def end_seats(cutoff: datetime.datetime) -> int:
    """Throw away ties from before ``cutoff`` to a seat that is gone; the others end with their person."""
    old = SeatTie.objects.filter(since__lt=terms.before_day(cutoff)).values_list("token", flat=True)
    gone = sorted(set(old) - voice.sitting_under(old), key=str)
    return SeatTie.objects.filter(token__in=gone[: terms.BATCH]).delete()[0]


OTHERS: dict[str, Callable[[datetime.datetime], int]] = {
    "Link": end_links,
    "Consent": end_consents,
    "Emergency": end_emergencies,
    "Postponement": end_postponements,
    "Resident": end_residents,
    "Household": end_households,
    "ListRun": end_lists,
    "OddLook": end_odd_looks,
    "SeatTie": end_seats,
}
"""How the other tables of people end; what is not here ends with its person (see ``erase_unseen``)."""
