"""The photo of a receipt and the questions about a claim: sealed with the person's own key."""

import base64
import uuid

from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel import tenancy, textchecks, vault
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, saw
from meedoen.kernel.identifiers import new_id
from meedoen.kernel.photos import Photo
from meedoen.kernel.refusals import NotFound, Refused

from .. import policy
from ..models import Claim, Question, Receipt
from ..terms import PICTURE, QUESTION, QUESTION_MOST, ClaimState


def keep_receipt(row: Claim, photo: Photo) -> Receipt:
    """The photo of a new claim, sealed. Called inside the command that makes the claim."""
    person: uuid.UUID = row.person_id  # type: ignore[assignment]
    vault.create_key(person, tenancy.here())
    sealed = vault.seal(person, f"{PICTURE}:{row.pk}", base64.b64encode(photo.content).decode())
    made = Receipt(pk=new_id(), claim=row, person_id=person, picture=sealed)
    made.save(force_insert=True)
    return made


@command(policy.DECIDE)
def ask(actor: Actor, row: Claim, *, text: str) -> Question:
    """A question about a claim that waits, for who asked it. Raises Refused while one waits for its answer, and for a
    claim that was decided; for a national register number in it."""
    said = textchecks.checked(text, field="text", most=QUESTION_MOST)
    if not said:
        raise Refused(_("Schrijf eerst je vraag."), field="text", code="required")
    if row.state != ClaimState.WAITING or row.person_id is None:
        raise Refused(_("Hierover is al beslist. Open de lijst opnieuw."), code="conflict")
    if Question.objects.filter(claim=row, answered_on=None).exists():
        raise Refused(_("Er wacht al een vraag op antwoord."), field="text", code="waiting")
    made = Question(pk=new_id(), claim=row, person_id=row.person_id, by_code=actor.code)
    vault.create_key(row.person_id, tenancy.here())
    made.text = vault.seal(row.person_id, f"{QUESTION}:{made.pk}", said)
    made.save(force_insert=True)
    saw(row.person_id)
    return made


@command(policy.ANSWER)
def answer(actor: Actor, row: Claim, *, text: str) -> Question:
    """The answer of the desk that asked it. Raises Refused without a question, or without words."""
    return answered(row, text)


def answered(row: Claim, text: str) -> Question:
    """The answer to the question that is open. Called inside the commands of the desk and of the person.

    Once the claim is decided there is nothing to answer: NotFound.
    """
    said = textchecks.checked(text, field="text", most=QUESTION_MOST)
    if not said:
        raise Refused(_("Schrijf eerst je antwoord."), field="text", code="required")
    found = Question.objects.select_for_update().filter(claim=row, answered_on=None).first()
    if found is None or row.state != ClaimState.WAITING:
        raise NotFound("question")
    found.answer = vault.seal(found.person_id, f"{QUESTION}:{found.pk}:answer", said)
    found.answered_on = timezone.localdate()
    found.save(update_fields=["answer", "answered_on"])
    saw(found.person_id)
    return found
