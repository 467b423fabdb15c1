"""What a person does with the own code of the pass, without an account: ask money back, answer a question."""

import datetime
import uuid

from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, saw
from meedoen.kernel.photos import Photo
from meedoen.kernel.refusals import NotFound, Refused

from .. import policy
from ..models import Claim, Question, Right
from ..own_codes import pass_of_person
from ..rules.deciding import Asked
from ..standing import running
from ..terms import COUNTS, OWN, PaidTo, Proof
from .claims import asked_for, one_at_a_time
from .receipts import answered

OF_THE_FUND = ("overspent", "closed", "no_year")
MOST_WAITING = 5
"""So many claims of one person may wait at once: more is no asking."""


def _by_phone() -> str:
    return _("Met deze pas kan dat nu niet. Bel ons, dan kijken we het samen na.")


@command(policy.CLAIM_OWN)
def claim_own(
    actor: Actor,
    *,
    code: str,
    scheme_id: uuid.UUID,
    cents: int,
    cost: str,
    on: datetime.date,
    photo: Photo,
    age: int | None = None,
    here: bool = True,
) -> Claim:
    """Ask money back with a photo of the receipt. The rules decide at once how much; somebody looks at the photo first.

    Raises Refused as ``claim`` does, for a code that is none, and while many claims wait already.
    """
    held, person_id = pass_of_person(code)
    today = timezone.localdate()
    right = Right.objects.filter(person_id=person_id, valid_until__gte=today).first()
    if right is None or held.valid_until < today:
        raise Refused(_by_phone(), code="right_over")
    one_at_a_time()  # before counting: who sends many at once is counted too
    waiting = Claim.objects.filter(person_id=person_id, by_code=OWN, state="waiting").count()
    if waiting >= MOST_WAITING:
        raise Refused(_("Er wachten al veel aanvragen. Wacht op antwoord, of bel ons."), code="many")
    saw(person_id)
    terms = next((one.terms for one in running(today) if one.scheme_id == scheme_id), None)
    if terms is None:
        raise NotFound("scheme")
    # Somebody looks at the photo and sees whether it is the proof that the scheme asks.
    proof = Proof.RECEIPT if terms.proof == Proof.NONE else Proof(terms.proof)
    asked = Asked(cents, cost, on, today, age, here, proof, PaidTo.PERSON)
    # The rules look at the whole network, as the house itself does; in the log stands that the person asked.
    reader = Actor.system(actor.network_id, OWN)
    try:
        return asked_for(reader, right, scheme_id, asked, photo=photo, by=OWN)
    except Refused as refusal:
        if refusal.code not in OF_THE_FUND:
            raise
        raise Refused(_by_phone(), code="money") from None  # how much a fund holds is not for everybody


@command(policy.CLAIM_OWN)
def answer_own(actor: Actor, *, code: str, claim_id: uuid.UUID, text: str) -> Question:
    """The answer of the person to the question about an own claim. Raises Refused, and NotFound for another's claim."""
    _held, person_id = pass_of_person(code)
    saw(person_id)
    row = Claim.objects.filter(pk=claim_id, person_id=person_id, by_code=OWN, state__in=COUNTS).first()
    if row is None:
        raise NotFound("claim")
    return answered(row, text)
