"""An organiser claims for somebody who was ticked at its session: by the code of the pass, without a name."""

import datetime
import uuid
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.activities import public as activities
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, saw
from meedoen.kernel.identifiers import new_id
from meedoen.kernel.refusals import Refused
from meedoen.kernel.typed_codes import random_code
from meedoen.kernel.web.words import euros
from meedoen.people import public as people

from .. import payers, policy, standing, tokens
from ..models import Claim, Pass, Right
from ..rules import passes as rules
from ..rules.deciding import Asked, decide
from ..terms import COUNTS, Cost, PaidTo, Proof
from .claims import one_at_a_time, set_aside


@command(policy.CLAIM_SESSION)
def claim_session(actor: Actor, session: Any, *, code: str, cents: int) -> Claim:
    """The part of the fund in the price that somebody with this pass paid less. Once a session and a person.

    Raises Refused for a code that is none, for who was not ticked, before the session begins, above the price of the
    activity, and, in the same words whatever the reason, when no scheme pays: the organiser hears nothing of a right.
    """
    now, today = timezone.now(), timezone.localdate()
    held = known_card(code, today)
    if held.person_id is None:
        raise Refused(_("Dit is een groepspas. Kies “Groepspas aanrekenen”."), field="code", code="group")
    if session.starts_at > now:
        raise Refused(_("Dit begint nog. Reken de pas aan als iedereen er is."), code="early")
    price = session.activity.price_cents
    if cents <= 0 or (price is not None and cents > price):
        most = euros(price) if price else ""
        said = _("Schrijf de gewone prijs, ten hoogste %(most)s.") % {"most": most}
        raise Refused(said if price else _("Schrijf een bedrag groter dan nul."), field="cents", code="amount")
    one_at_a_time()
    person_id = held.owner_id
    same = people.together_around(actor, person_id).same(person_id)
    if not activities.was_there(actor, session.pk, same):
        raise Refused(_("Wie deze pas heeft, is hier niet aangevinkt. Vink eerst aan."), field="code", code="absent")
    earlier = Claim.objects.filter(session_id=session.pk, person_id__in=same, state__in=COUNTS).first()
    if earlier is not None:
        return earlier
    saw(person_id)
    return _granted(actor, session, person_id, cents)


def known_card(code: str, today: datetime.date) -> Pass:
    """The pass behind a code that was typed or read. Raises Refused for one that is none, stopped or past its day."""
    plain = tokens.code_in(code)
    living = Pass.objects.filter(code=plain, stopped_on=None).select_related("group")
    row = living.first() if plain else None
    if row is None:
        raise Refused(_("Deze code kennen we niet. Kijk de tekens na."), field="code", code="unknown")
    if not rules.is_good(row.valid_until, None, today):
        raise Refused(_("Deze pas is niet meer geldig."), field="code", code="over")
    return row


def _granted(actor: Actor, session: Any, person_id: uuid.UUID, cents: int) -> Claim:
    """The scheme that pays most of this price to the organiser. A till asks no age, so none that hangs on ages."""
    today, on = timezone.localdate(), timezone.localdate(session.starts_at)
    right = Right.objects.filter(Q(person_id=person_id), valid_until__gte=today).first()
    used, every = standing.used_by(actor, person_id), standing.running(today)
    town = payers.of(right) if right else None
    asked = Asked(
        cents, Cost.TICKET, on, today, here=True, proof=Proof.NONE, paid_to=PaidTo.ORGANISER,
        home=town.name if town else "", agreed=town is not None,
    )  # fmt: skip
    found = [
        (decide(one.terms, asked, used.of(one.scheme_id), clashes=used.clashes(one, every, on)), one) for one in every
    ]
    paying = [(decision, one) for decision, one in found if decision.granted]
    if right is None or not paying:
        raise Refused(_("Met deze pas geldt hier de gewone prijs."), field="code", code="usual_price")
    decision, scheme = max(paying, key=lambda pair: pair[0].granted)
    row = Claim(
        pk=new_id(), organisation_id=right.organisation_id, person_id=person_id, household=used.household,
        version=scheme.version, organiser_id=session.activity.organisation_id, session_id=session.pk,
        code=random_code(), cost=asked.cost, on=on, asked_on=today, price=cents, granted=decision.granted,
        own_part=decision.person, organiser_part=decision.organiser, proof=asked.proof, paid_to=asked.paid_to,
        by_code=actor.code, municipality=payers.pays_back(scheme.terms, town),
    )  # fmt: skip
    return set_aside(actor, row, decision, scheme.terms, used)
