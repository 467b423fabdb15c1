"""Claims at the desk: decided by the rules, reserved in the fund, confirmed, paid; four eyes where a scheme asks it."""

import datetime
import uuid
from dataclasses import replace

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from meedoen.budgets import public as budgets
from meedoen.kernel import photos, textchecks
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember, saw
from meedoen.kernel.identifiers import new_id
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.kernel.typed_codes import random_code
from meedoen.networks import public as networks

from .. import looking, payers, places, policy, standing
from ..models import Claim, Right, Scheme
from ..rules import schemes as scheme_rules
from ..rules.deciding import Asked, Decision, decide
from ..rules.saying import explain
from ..rules.schemes import Terms
from ..terms import WHY_MOST, ClaimState, Cost, Decider, PaidTo, Proof
from .receipts import keep_receipt
from .rights import linked

FIELD_OF = {
    "cost": "cost", "age": "age", "age_missing": "age", "where": "here", "proof": "proof", "paid_to": "paid_to",
    "deadline": "on", "domicile": "home",
}  # fmt: skip
MOST_CENTS = 10_000_000
FAR = datetime.timedelta(days=366)


@command(policy.CLAIM)
def claim(
    actor: Actor,
    right: Right,
    *,
    scheme_id: uuid.UUID,
    cents: int,
    cost: str,
    on: datetime.date,
    age: int | None = None,
    here: bool = True,
    home: str = "",
    proof: str = Proof.NONE,
    paid_to: str = PaidTo.PERSON,
    organiser_id: uuid.UUID | None = None,
    photo: photos.Photo | None = None,
) -> Claim:
    """Ask an allowance for who has this right. What the rules grant is set aside in the fund at once.

    Nobody gets more than a ceiling, however many ask at the same moment: whoever decides waits for who decides already.
    Raises Refused with the rule that says no, when the right is over, or when the fund does not hold so much; NotFound
    for a scheme that does not count today; NoLink without a live link.
    """
    linked(actor, right.person_id)
    if organiser_id is not None and organiser_id not in networks.names_of_partners(actor):
        raise NotFound("organisation")
    asked = Asked(
        cents, cost, on, timezone.localdate(), age, here, proof, paid_to, " ".join(home.split())
    )  # fmt: skip
    return asked_for(actor, right, scheme_id, asked, photo=photo, organiser_id=organiser_id)


def asked_for(
    actor: Actor,
    right: Right,
    scheme_id: uuid.UUID,
    asked: Asked,
    *,
    photo: photos.Photo | None,
    organiser_id: uuid.UUID | None = None,
    by: str = "",
) -> Claim:
    """The claim, decided; ``by``: who asked, when that is not the actor, and then somebody of the staff looks first."""
    if right.valid_until < asked.asked_on:
        raise Refused(_("Het recht is voorbij. Kijk het eerst opnieuw na."), code="right_over")
    if not 0 < asked.cents <= MOST_CENTS:
        raise Refused(_("Schrijf een bedrag groter dan nul."), field="cents", code="amount")
    if abs(asked.on - asked.asked_on) > FAR:
        raise Refused(_("Deze dag ligt meer dan een jaar van vandaag. Kijk de dag na."), field="on", code="far")
    if asked.cost not in Cost.values or asked.proof not in Proof.values or asked.paid_to not in PaidTo.values:
        raise Refused(_("Kies uit de lijst."))
    municipality = payers.of(right, asked.home)
    if municipality is not None:
        asked = replace(asked, home=municipality.name, agreed=True)
    one_at_a_time()
    every = standing.running(asked.asked_on)
    scheme = next((one for one in every if one.scheme_id == scheme_id), None)
    if scheme is None:
        raise NotFound("scheme")
    used = standing.used_by(actor, right.person_id)
    clashes = used.clashes(scheme, every, asked.on)
    decision = decide(scheme.terms, asked, used.of(scheme_id), clashes=clashes)
    if decision.refused:
        said = explain(decision, scheme.terms)
        raise Refused(said, field=FIELD_OF.get(decision.refused), code=decision.refused)
    row = Claim(
        pk=new_id(), organisation_id=right.organisation_id, person_id=right.person_id, household=used.household,
        version=scheme.version, organiser_id=organiser_id, code=random_code(), cost=asked.cost, on=asked.on,
        asked_on=asked.asked_on, price=asked.cents, granted=decision.granted, own_part=decision.person,
        organiser_part=decision.organiser, proof=asked.proof, paid_to=asked.paid_to, by_code=by or actor.code,
        sketch=photo.sketch if photo else "", municipality=payers.pays_back(scheme.terms, municipality),
    )  # fmt: skip
    set_aside(actor, row, decision, scheme.terms, used, waits_for="receipt" if by else "")
    if photo:
        keep_receipt(row, photo)
    return row


def one_at_a_time() -> None:
    """Who decides on a claim in this network waits here for who is deciding: a ceiling goes over persons."""
    list(Scheme.objects.select_for_update().order_by("pk").values_list("pk", flat=True))


def set_aside(
    actor: Actor,
    row: Claim,
    decision: Decision,
    terms: Terms,
    used: standing.Used,
    *,
    waits_for: str = "",
    uncounted: int = 0,
) -> Claim:
    """The money of a claim: reserved; and committed when nobody else has to say yes. What is odd is looked at first."""
    row.signs = looking.signs_of(row, terms, used, uncounted=uncounted)
    waits = decision.waits_for or waits_for or ("look" if row.signs else "")
    with translation.override("nl"):  # it is read by the staff, whoever asked
        row.said = explain(replace(decision, waits_for=waits), terms, places=row.places or 1)
    told = about_claim(row)
    pot = budgets.year_of(row.version.fund_id, row.on.year)
    hold = budgets.reserve(actor, pot, row.granted, key=f"claim:{row.pk}", about=told)
    row.hold_id = hold.pk
    row.state, row.waits_for = ClaimState.WAITING, waits
    if not waits:
        budgets.confirm(actor, hold.pk, about=told)
        row.state, row.decided_by, row.decided_on = ClaimState.GRANTED, actor.code, row.asked_on
    row.save(force_insert=True)
    remember(scheme=row.version.scheme_id, granted=row.granted, state=row.state, signs=" ".join(row.signs))
    return row


def about_claim(row: Claim) -> budgets.About:
    """What the ledger says of a claim."""
    return about(row.pk, row.code, row.cost, row.on)


def about(claim_id: uuid.UUID, code: str, cost: str, on: datetime.date) -> budgets.About:
    """What the ledger says of a claim: the kind of cost and its code, never who."""
    day = min(max(timezone.localdate(), datetime.date(on.year, 1, 1)), datetime.date(on.year, 12, 31))
    what = _("Tegemoetkoming %(code)s: %(cost)s") % {"code": code, "cost": str(Cost(cost).label).lower()}
    return budgets.About(
        on=day, what=what, basket=budgets.Basket.PARTICIPATION, threshold="affordable", kind="passes.Claim", id=claim_id
    )


@command(policy.DECIDE)
def decide_claim(actor: Actor, row: Claim, *, yes: bool, why: str = "") -> Claim:
    """Yes commits the money, no sets it free and keeps why. The same answer twice is no fault.

    Raises Refused for who asked it, where a second person has to look; for what was decided otherwise already; for a no
    without a reason, and for a national register number in it.
    """
    wanted = ClaimState.GRANTED if yes else ClaimState.REFUSED
    if row.state == wanted:
        return row
    if row.state != ClaimState.WAITING:
        raise Refused(_("Hierover is al beslist. Open de lijst opnieuw."), code="conflict")
    if row.by_code == actor.code:
        raise Refused(_("Jij vroeg dit zelf aan. Laat iemand anders beslissen."), code="four_eyes")
    row.why = "" if yes else textchecks.checked(why, field="words", most=WHY_MOST)
    if not yes and not row.why:
        raise Refused(_("Schrijf in enkele woorden waarom niet."), field="words", code="why")
    if yes:
        budgets.confirm(actor, row.hold_id, about=about_claim(row))
    else:
        budgets.release(actor, row.hold_id, about=about_claim(row))
        places.give_back(row)
    row.decided_by, row.decided_on = actor.code, timezone.localdate()
    return _moved(row, wanted, "decided_by", "decided_on", "why")


@command(policy.DECIDE)
def undo_decision(actor: Actor, row: Claim) -> Claim:
    """The claim waits again, as if nobody had decided; its money is set aside anew in the fund. Twice is no fault.

    Raises Refused for what was paid, settled or decided by its rules alone; when the fund does not hold so much any
    more; and after a no, when the person or the household was granted something since: then it is asked anew.
    """
    if row.state == ClaimState.WAITING:
        return row
    if not row.may_be_undone:
        raise Refused(_("Dit is betaald, afgerekend of ingetrokken. Ongedaan maken kan niet meer."), code="state")
    one_at_a_time()
    nobody = row.person_id is None and row.group_id is None
    if row.state == ClaimState.REFUSED and (nobody or (row.person_id and standing.got_since(actor, row))):
        raise Refused(_("Intussen kreeg deze persoon of dit gezin iets anders. Vraag het opnieuw aan."), code="since")
    if row.state == ClaimState.REFUSED:
        places.take_again(row)
    told = about_claim(row)
    year = budgets.year_of(row.version.fund_id, row.on.year)
    budgets.release(actor, row.hold_id, about=told)
    row.hold_id = budgets.reserve(actor, year, row.granted, key=f"claim:{new_id()}", about=told).pk
    terms = scheme_rules.read(row.version.terms)
    row.waits_for = "committee" if terms.decider == Decider.COMMITTEE else "second"
    row.state, row.decided_by, row.decided_on, row.why = ClaimState.WAITING, "", None, ""
    row.save(update_fields=["state", "waits_for", "hold", "decided_by", "decided_on", "why"])
    if row.person_id:
        saw(row.person_id)
    remember(state=row.state)
    return row


@command(policy.PAY)
def pay_claim(actor: Actor, row: Claim) -> Claim:
    """It was paid, whole. Twice is no fault. Raises Refused for what was not granted, and for what goes with a
    settlement: the bank would pay it twice."""
    if row.state == ClaimState.PAID:
        return row
    if row.with_settlement:
        raise Refused(_("Dit krijgt de organisator met een afrekening. Noteer daar dat ze betaald is."), code="state")
    if row.state != ClaimState.GRANTED:
        raise Refused(_("Dit is niet toegekend. Alleen wat toegekend is, kan betaald worden."), code="state")
    budgets.pay(actor, row.hold_id, key="all", about=about_claim(row))
    row.paid_on = timezone.localdate()
    return _moved(row, ClaimState.PAID, "paid_on")


@command(policy.WITHDRAW)
def withdraw(actor: Actor, row: Claim) -> Claim:
    """It is not wanted after all: the money is free again. Twice is no fault. Raises Refused for what was paid."""
    if row.state == ClaimState.WITHDRAWN:
        return row
    if row.settlement_id is not None or row.state not in (ClaimState.WAITING, ClaimState.GRANTED):
        raise Refused(_("Dit is al betaald, afgerekend of geweigerd. Intrekken kan niet meer."), code="state")
    budgets.release(actor, row.hold_id, about=about_claim(row))
    places.give_back(row)
    return _moved(row, ClaimState.WITHDRAWN)


def _moved(row: Claim, state: str, *fields: str) -> Claim:
    row.state, row.waits_for = state, ""
    row.save(update_fields=["state", "waits_for", *fields])
    if row.person_id:
        saw(row.person_id)
    remember(state=state)
    return row
