"""What lies around a claim that is about to be made, for ``rules.signs``. Called inside commands, before it is kept."""

import datetime
import uuid

from django.db.models import Count, Q, Sum
from django.utils import timezone

from .models import Claim
from .rules import periods
from .rules.schemes import Terms
from .rules.signs import WEEK, Looked, Near, signs
from .standing import Used
from .terms import COUNTS

TWO_YEARS = datetime.timedelta(730)
SESSIONS = 20


def signs_of(row: Claim, terms: Terms, used: Used, *, uncounted: int = 0) -> list[str]:
    """What is odd about this claim; for nearly all nothing. Five reads at most, none of a name."""
    living = Claim.objects.filter(state__in=COUNTS)
    theirs = living.filter(person_id__in=used.same, on__gte=row.on - WEEK, on__lte=row.on + WEEK)
    fields = theirs.values_list("on", "price", "granted", "cost", "version__scheme_id", "session_id")
    scheme_id = row.version.scheme_id
    near = [
        Near(on, price, granted, cost, scheme == scheme_id, session is not None)
        for on, price, granted, cost, scheme, session in fields
    ]
    here, charged = _charged(row, row.session_id) if row.session_id else (0, [])
    sketches = []
    if row.sketch:
        since = living.filter(asked_on__gte=row.asked_on - TWO_YEARS).exclude(sketch="")
        sketches = list(since.values_list("sketch", "price"))
    homes = _homes(row, terms, used) if terms.household_ceiling is not None and len(used.homes) > 1 else {}
    found = Looked(
        row.on, row.price, row.granted, row.cost, timezone.localtime(), row.session_id is not None, near, row.sketch,
        sketches, here, charged, homes, uncounted,
    )  # fmt: skip
    return signs(terms, found)


def _charged(row: Claim, session_id: uuid.UUID) -> tuple[int, list[int]]:
    """How many passes are charged at this session, this one too, and at the newest others of the same organiser."""
    at_sessions = Claim.objects.filter(state__in=COUNTS, organiser_id=row.organiser_id).exclude(session=None)
    counted = at_sessions.order_by().values_list("session_id").annotate(number=Count("pk"))
    here = at_sessions.filter(session_id=session_id).count() + 1
    others = counted.exclude(session_id=session_id).order_by("-session__starts_at")[:SESSIONS]
    return here, [number for _session, number in others]


def _homes(row: Claim, terms: Terms, used: Used) -> dict[object, int]:
    """What this scheme granted to each of the households, in the period of this claim; this claim with its own."""
    rows = Claim.objects.filter(
        Q(household__in=used.homes), version__scheme_id=row.version.scheme_id, state__in=COUNTS
    ).order_by()
    found: dict[object, int] = dict.fromkeys(used.homes, 0)
    found[row.household] = row.granted
    for household, on, cents in rows.values_list("household", "on").annotate(cents=Sum("granted")):
        if periods.near(terms.period, on, row.on):
            found[household] += cents
    return found
