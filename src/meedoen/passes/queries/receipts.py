"""What belongs to a claim that is being decided: the photo of its receipt, the questions, what is odd about it."""

import base64
import datetime
import uuid
from dataclasses import dataclass

from django.db.models import QuerySet

from meedoen.kernel import vault
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query, saw
from meedoen.kernel.refusals import NotFound
from meedoen.kernel.rows import one

from .. import policy
from ..models import Claim, Question, Receipt
from ..terms import PICTURE, QUESTION


@dataclass(frozen=True)
class Asked:
    """A question about a claim, and the answer ("" while there is none)."""

    id: uuid.UUID
    on: datetime.date
    text: str
    answer: str
    answered_on: datetime.date | None


@dataclass(frozen=True)
class Whole:
    """A claim with its questions, and whether there is a photo of its receipt."""

    row: Claim
    photo: bool
    questions: list[Asked]


@query(policy.SEE_RECEIPT)
def whole(actor: Actor, rows: QuerySet[Claim], claim_id: uuid.UUID) -> Whole:
    """One claim with all that belongs to it. Raises NotFound."""
    row = one(rows.select_related("version__scheme", "organisation", "organiser"), pk=claim_id)
    if row.person_id:
        saw(row.person_id)
    return Whole(row, Receipt.objects.filter(claim=row).exists(), questions([row.pk]).get(row.pk, []))


@query(policy.SEE_RECEIPT)
def picture(actor: Actor, rows: QuerySet[Claim], claim_id: uuid.UUID) -> bytes:
    """The photo (JPEG) of the receipt of a claim. Raises NotFound."""
    row = one(rows, pk=claim_id)
    found = Receipt.objects.filter(claim=row).first()
    if found is None:
        raise NotFound("receipt")
    saw(found.person_id)
    return base64.b64decode(vault.open_sealed(found.person_id, f"{PICTURE}:{row.pk}", bytes(found.picture)))


def questions(claim_ids: list[uuid.UUID]) -> dict[uuid.UUID, list[Asked]]:
    """The questions about claims that came through their door, oldest first; two reads, however many."""
    rows = list(Question.objects.filter(claim_id__in=claim_ids).order_by("asked_on", "pk"))
    sealed: list[tuple[uuid.UUID, str, bytes | memoryview | None]] = [
        (row.person_id, f"{QUESTION}:{row.pk}", row.text) for row in rows
    ]
    sealed += [(row.person_id, f"{QUESTION}:{row.pk}:answer", row.answer) for row in rows]
    texts = [text or "" for text in vault.open_many(sealed)] if rows else []
    found: dict[uuid.UUID, list[Asked]] = {}
    for row, text, answer in zip(rows, texts, texts[len(rows) :], strict=False):
        found.setdefault(row.claim_id, []).append(Asked(row.pk, row.asked_on, text, answer, row.answered_on))
    return found
