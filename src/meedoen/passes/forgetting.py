"""What passes empties when somebody is erased, what it tells, and what goes when a term is over."""

import datetime
import uuid
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from meedoen.kernel import vault
from meedoen.kernel.privacy import retention as terms

from .models import Claim, Pass, Right
from .terms import GROUND, Ground


def forget(person_id: uuid.UUID) -> None:
    """Called by the kernel inside the erasure. The right goes; of a claim only the amounts stay, for the account."""
    Right.objects.filter(person_id=person_id).delete()
    Pass.objects.filter(person_id=person_id).delete()
    Claim.objects.filter(person_id=person_id).update(person=None, household=None, said="", why="")


def tell(person_id: uuid.UUID) -> dict[str, Any]:
    """Until when somebody has a right, on which kind of ground, and what was asked and decided."""
    rights = Right.objects.filter(person_id=person_id).select_related("organisation")
    asked = Claim.objects.filter(person_id=person_id).select_related("version__scheme")
    passes = Pass.objects.filter(person_id=person_id).order_by("issued_on")
    return {
        "pas": [
            {"gegeven op": row.issued_on, "geldig tot": row.valid_until, "gestopt op": row.stopped_on} for row in passes
        ],
        "recht": [
            {
                "nagekeken bij": row.organisation.name,
                "nagekeken op": row.checked_on,
                "geldig tot": row.valid_until,
                "waarop het rust": str(Ground(vault.open_sealed(person_id, GROUND, bytes(row.ground))).label),
            }
            for row in rights
        ],
        "tegemoetkomingen": [
            {
                "regeling": row.version.scheme.name,
                "waarvoor": row.get_cost_display(),
                "gevraagd op": row.asked_on,
                "prijs in euro": f"{row.price / 100:.2f}",
                "toegekend in euro": f"{row.granted / 100:.2f}",
                "hoever": row.get_state_display(),
                "uitleg": row.said,
                "waarom niet": row.why,
            }
            for row in asked.order_by("asked_on")
        ],
    }


def drop_rights(cutoff: datetime.datetime) -> int:
    """Rights that ended before ``cutoff``."""
    old = Right.objects.filter(valid_until__lt=terms.before_day(cutoff)).order_by("pk")
    found = list(old.values_list("pk", flat=True)[: terms.BATCH])
    return Right.objects.filter(pk__in=found).delete()[0]


def drop_passes(cutoff: datetime.datetime) -> int:
    """Passes that ended or were stopped before ``cutoff``."""
    day = terms.before_day(cutoff)
    old = Pass.objects.filter(Q(valid_until__lt=day) | Q(stopped_on__lt=day)).order_by("pk")
    return Pass.objects.filter(pk__in=list(old.values_list("pk", flat=True)[: terms.BATCH])).delete()[0]


def unlink_claims(cutoff: datetime.datetime) -> int:
    """Claims for what was before ``cutoff`` lose the person; the amounts stay."""
    day = terms.before_day(cutoff)
    old = Claim.objects.filter(on__lt=day, asked_on__lt=day).exclude(person=None).order_by("pk")
    rows = Claim.objects.filter(pk__in=list(old.values_list("pk", flat=True)[: terms.BATCH]))
    return rows.update(person=None, household=None, said="", why="")


def with_a_right(cutoff: datetime.datetime) -> QuerySet:
    """Who has a right today: they are in use, however long ago they were last seen."""
    return Right.objects.filter(valid_until__gte=timezone.localdate()).order_by().values("person_id")


def claimed_since(cutoff: datetime.datetime) -> QuerySet:
    """Who asked something since ``cutoff``."""
    recent = Claim.objects.filter(asked_on__gte=terms.before_day(cutoff)).exclude(person=None)
    return recent.order_by().values("person_id")


def with_a_pass(cutoff: datetime.datetime) -> QuerySet:
    """Who has a good pass: they are in use."""
    good = Pass.objects.filter(stopped_on=None, valid_until__gte=timezone.localdate())
    return good.order_by().values("person_id")
