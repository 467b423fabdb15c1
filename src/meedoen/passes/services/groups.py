"""A pass for an association: so many places a year, charged at a session, replaced and stopped like any card."""

import datetime
import uuid
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.activities import public as activities
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember
from meedoen.kernel.identifiers import new_id
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.kernel.typed_codes import random_code
from meedoen.kernel.web.words import euros
from meedoen.networks import public as networks

from .. import places as stock
from .. import policy, standing
from ..models import Claim, GroupPass, Pass
from ..rules import groups as group_rules
from ..rules import passes as rules
from ..rules.deciding import Asked, decide_places
from ..terms import COUNTS, Cost, PaidTo, Proof
from .claims import one_at_a_time, set_aside
from .passes import card_of, stop_card
from .sessions import known_card


@command(policy.MAKE_GROUP)
def make_group(actor: Actor, *, holder_id: uuid.UUID, scheme_id: uuid.UUID, places: int) -> GroupPass:
    """So many places in each calendar year for a partner, paid by a scheme, with a card of its own.

    Raises Refused for who has a living one of that scheme, and for a scheme that pays no organiser or hangs on ages;
    NotFound for a partner or a scheme that is not there.
    """
    if holder_id not in networks.names_of_partners(actor):
        raise NotFound("organisation")
    scheme = next((one for one in standing.running(timezone.localdate()) if one.scheme_id == scheme_id), None)
    if scheme is None:
        raise NotFound("scheme")
    if not scheme.terms.pays_at_till:
        raise Refused(
            _("Deze regeling past niet bij een groepspas. Kies een andere."), field="scheme_id", code="scheme"
        )
    _sane(places)
    one_at_a_time()
    if GroupPass.objects.filter(holder_id=holder_id, scheme_id=scheme_id, stopped_on=None).exists():
        raise Refused(
            _("Deze partner heeft al een groepspas van deze regeling. Stop die eerst."),
            field="holder_id",
            code="double",
        )
    row = GroupPass.objects.create(
        organisation_id=min(actor.organisation_ids), holder_id=holder_id, scheme_id=scheme_id, places=places,
        by_code=actor.code,
    )  # fmt: skip
    card_of(row.organisation_id, group=row)
    return row


def _sane(places: int) -> None:
    if not 0 < places <= group_rules.MOST_PLACES:
        raise Refused(
            _("Schrijf een getal van 1 tot %(most)s.") % {"most": group_rules.MOST_PLACES},
            field="places",
            code="places",
        )


@command(policy.CHANGE_GROUP)
def change_places(actor: Actor, row: GroupPass, *, places: int, later: bool) -> GroupPass:
    """This calendar year has so many places from now on, and with ``later`` the years after it as well.

    Who changed it, when, and what it was stays with the year. Raises Refused for a stopped pass, and for fewer places
    than are used already, whoever charges at the same moment.
    """
    _sane(places)
    _refuse_stopped(row)
    today = timezone.localdate()
    year = stock.change(row, today.year, places, by_code=actor.code, on=today)
    if later:
        row.places = places
        row.save(update_fields=["places"])
    remember(year=year.year, before=year.places_before or year.places, places=places, later=int(later))
    return row


@command(policy.CHANGE_GROUP)
def replace_group_card(actor: Actor, row: GroupPass) -> GroupPass:
    """A lost card: its code is worth nothing from now on; the places that are left stay. Refused for a stopped pass."""
    _refuse_stopped(row)
    _stop_cards(row)
    card_of(row.organisation_id, group=row)
    return row


@command(policy.CHANGE_GROUP)
def stop_group(actor: Actor, row: GroupPass) -> GroupPass:
    """The group pays the usual price from now on; what was charged stays. Twice is no fault."""
    if row.stopped_on is None:
        _stop_cards(row)
        row.stopped_on = timezone.localdate()
        row.save(update_fields=["stopped_on"])
    return row


@command(policy.CHANGE_GROUP)
def print_group_card(actor: Actor, row: GroupPass) -> Pass:
    """The card of a group, once more. Raises Refused for a pass that is not good any more."""
    card = living_card(row)
    if not rules.is_good(card.valid_until, None, timezone.localdate()):
        raise Refused(_("Deze pas is niet meer geldig. Geef een nieuwe."), code="over")
    card.printed_on = timezone.localdate()
    card.save(update_fields=["printed_on"])
    return card


def _refuse_stopped(row: GroupPass) -> None:
    if row.stopped_on is not None:
        raise rules.already_stopped()


def _stop_cards(row: GroupPass) -> None:
    for card in _living(row):
        stop_card(card)


def living_card(row: GroupPass) -> Pass:
    """The card that a group has. Raises Refused when it was stopped, or is over for so long that it went."""
    card = _living(row).first()
    if card is None:
        raise rules.already_stopped()
    return card


def _living(row: GroupPass) -> QuerySet[Pass]:
    return Pass.objects.select_for_update().filter(group=row, stopped_on=None)


@command(policy.CHARGE_GROUP)
def charge_group(actor: Actor, session: Any, *, code: str, places: int, cents: int) -> Claim:
    """So many places of a group at a session, at this price for one.

    Never more than the year has left, whoever charges at the same moment. What is charged goes with the settlement of
    the organiser. Raises Refused for a code that is none or of one person, before the session begins, above the price
    of the activity, when too few places are left, and when the scheme of the group pays nothing here.
    """
    card = known_card(code, timezone.localdate())
    if card.group is None:
        raise Refused(_("Deze pas is van één persoon. Kies “Pas aanrekenen”."), field="code", code="person")
    if not 0 < places <= group_rules.MOST_PLACES:
        raise Refused(_("Hoeveel mensen komen mee? Schrijf een getal."), field="places", code="places")
    if session.starts_at > timezone.now():
        raise Refused(_("Dit begint nog. Reken de pas aan als iedereen er is."), code="early")
    price = session.activity.price_cents
    if not 0 < cents <= (price or group_rules.MOST_PRICE):
        most = euros(price or group_rules.MOST_PRICE)
        raise Refused(
            _("Schrijf de gewone prijs, ten hoogste %(most)s.") % {"most": most}, field="cents", code="amount"
        )
    on = timezone.localdate(session.starts_at)
    stock.take(card.group, on.year, places)
    remember(places=places)
    return _granted(actor, session, card.group, places, cents)


def _granted(actor: Actor, session: Any, group: GroupPass, places: int, cents: int) -> Claim:
    today, on = timezone.localdate(), timezone.localdate(session.starts_at)
    scheme = next((one for one in standing.running(today) if one.scheme_id == group.scheme_id), None)
    asked = Asked(cents, Cost.TICKET, on, today, here=True, proof=Proof.NONE, paid_to=PaidTo.ORGANISER)
    decision = decide_places(scheme.terms, asked, places) if scheme and scheme.terms.pays_at_till else None
    if scheme is None or decision is None or decision.refused:
        raise Refused(_("Met deze pas geldt hier de gewone prijs."), field="code", code="usual_price")
    row = Claim(
        pk=new_id(), organisation_id=group.organisation_id, group=group, places=places, version=scheme.version,
        organiser_id=session.activity.organisation_id, session_id=session.pk, code=random_code(), cost=asked.cost,
        on=on, asked_on=today, price=decision.price, granted=decision.granted, own_part=decision.person,
        organiser_part=decision.organiser, proof=asked.proof, paid_to=asked.paid_to, by_code=actor.code,
    )  # fmt: skip
    uncounted = _uncounted(actor, session, places)
    return set_aside(actor, row, decision, scheme.terms, standing.NOTHING, uncounted=uncounted)


def _uncounted(actor: Actor, session: Any, places: int) -> int:
    """How many places too many are charged of a session that is over; while it runs, who counts may still be busy."""
    if session.ends_at > timezone.now() - datetime.timedelta(minutes=15):
        return 0
    charged = Claim.objects.filter(session_id=session.pk, state__in=COUNTS).order_by()
    before = sum(number or 1 for number in charged.values_list("places", flat=True))
    return before + places - activities.how_many_there(actor, session.pk)
