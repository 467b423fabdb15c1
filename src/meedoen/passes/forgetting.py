"""What passes empties when somebody is erased, what it tells, and what goes when a term is over."""

import datetime
import uuid
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from meedoen.kernel import vault
from meedoen.kernel.privacy import retention as terms

from .models import Claim, DoorUse, Pass, Question, Receipt, Right, UitpasSale
from .rules.signs import WORDS
from .terms import GROUND, PICTURE, QUESTION, ClaimState, Ground

NOBODY: dict[str, Any] = {"person": None, "household": None, "said": "", "why": "", "signs": []}
"""What is emptied of a claim of which the amounts stay."""


def forget(person_id: uuid.UUID) -> None:
    """Called by the kernel inside the erasure. The right goes; of a claim only the amounts stay, for the account."""
    Right.objects.filter(person_id=person_id).delete()
    DoorUse.objects.filter(person_id=person_id).delete()
    Pass.objects.filter(person_id=person_id).delete()
    Receipt.objects.filter(person_id=person_id).delete()
    Question.objects.filter(person_id=person_id).delete()
    Claim.objects.filter(person_id=person_id).update(**NOBODY)


def tell(person_id: uuid.UUID) -> dict[str, Any]:
    """Until when somebody has a right, on which kind of ground, and what was asked and decided."""
    rights = Right.objects.filter(person_id=person_id).select_related("organisation", "municipality")
    asked = Claim.objects.filter(person_id=person_id).select_related("version__scheme", "municipality")
    passes = Pass.objects.filter(person_id=person_id).order_by("issued_on")
    return {
        "pas": [
            {"gegeven op": row.issued_on, "geldig tot": row.valid_until, "gestopt op": row.stopped_on} for row in passes
        ],
        "pas aan een deur zonder verbinding": [
            {"wanneer": row.at, "toestel": row.device.name, "wat bleek": row.get_seen_display()}
            for row in DoorUse.objects.filter(person_id=person_id).select_related("device")
        ],
        "recht": [
            {
                "nagekeken bij": row.organisation.name,
                "nagekeken op": row.checked_on,
                "geldig tot": row.valid_until,
                "gemeente die terugbetaalt": row.municipality.name if row.municipality else "",
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
                "gemeente die terugbetaalt": row.municipality.name if row.municipality else "",
                "hoever": row.get_state_display(),
                "uitleg": row.said,
                "waarom niet": row.why,
                "wat opviel": [str(WORDS[one]) for one in row.signs if one in WORDS],
            }
            for row in asked.order_by("asked_on")
        ],
        "foto's van een bewijs": [
            {
                "bij": row.claim.code,
                "foto (JPEG, base64)": vault.open_sealed(person_id, f"{PICTURE}:{row.claim_id}", bytes(row.picture)),
            }
            for row in Receipt.objects.filter(person_id=person_id).select_related("claim")
        ],
        "vragen over een aanvraag": [
            {
                "gesteld op": row.asked_on,
                "vraag": vault.open_sealed(person_id, f"{QUESTION}:{row.pk}", bytes(row.text)),
                "antwoord": vault.open_sealed(person_id, f"{QUESTION}:{row.pk}:answer", bytes(row.answer or b"")),
            }
            for row in Question.objects.filter(person_id=person_id)
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


def drop_door_uses(cutoff: datetime.datetime) -> int:
    """Looks at a door before ``cutoff``."""
    old = DoorUse.objects.filter(at__lt=cutoff).order_by("pk")
    return DoorUse.objects.filter(pk__in=list(old.values_list("pk", flat=True)[: terms.BATCH])).delete()[0]


def drop_uitpas_sales(cutoff: datetime.datetime) -> int:
    """Sales with UiTPAS for what was over before ``cutoff``."""
    old = UitpasSale.objects.filter(session__ends_at__lt=cutoff).order_by("pk")
    return UitpasSale.objects.filter(pk__in=list(old.values_list("pk", flat=True)[: terms.BATCH])).delete()[0]


def _decided(cutoff: datetime.datetime) -> Q:
    """Claims that nobody has to look at any more since before ``cutoff``."""
    day = terms.before_day(cutoff)
    waits = Q(claim__state=ClaimState.WAITING)
    return ~waits & (Q(claim__decided_on__lt=day) | Q(claim__decided_on=None, claim__asked_on__lt=day))


def drop_receipts(cutoff: datetime.datetime) -> int:
    """Photos of claims that were decided or withdrawn before ``cutoff``."""
    found = list(Receipt.objects.filter(_decided(cutoff)).order_by("pk").values_list("pk", flat=True)[: terms.BATCH])
    return Receipt.objects.filter(pk__in=found).delete()[0]


def drop_questions(cutoff: datetime.datetime) -> int:
    """Questions about such claims."""
    found = list(Question.objects.filter(_decided(cutoff)).order_by("pk").values_list("pk", flat=True)[: terms.BATCH])
    return Question.objects.filter(pk__in=found).delete()[0]


def unlink_claims(cutoff: datetime.datetime) -> int:
    """Claims for what was before ``cutoff`` lose the person; the amounts stay."""
    day = terms.before_day(cutoff)
    old = Claim.objects.filter(on__lt=day, asked_on__lt=day).exclude(person=None).order_by("pk")
    rows = Claim.objects.filter(pk__in=list(old.values_list("pk", flat=True)[: terms.BATCH]))
    return rows.update(**NOBODY)


def with_a_right(cutoff: datetime.datetime) -> QuerySet:
    """Who has a right today: they are in use, however long ago they were last seen."""
    return Right.objects.filter(valid_until__gte=timezone.localdate()).order_by().values("person_id")


def claimed_since(cutoff: datetime.datetime) -> QuerySet:
    """Who asked something since ``cutoff``."""
    recent = Claim.objects.filter(asked_on__gte=terms.before_day(cutoff)).exclude(person=None)
    return recent.order_by().values("person_id")


def with_a_pass(cutoff: datetime.datetime) -> QuerySet:
    """Who has a good pass: they are in use."""
    good = Pass.objects.filter(stopped_on=None, valid_until__gte=timezone.localdate()).exclude(person=None)
    return good.order_by().values("person_id")
