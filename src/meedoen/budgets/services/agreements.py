"""What stands in an agreement: made, renewed, its promises and what became of them, the yearly evaluation."""

import datetime
import uuid
from collections.abc import Collection
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command
from meedoen.kernel.money import read_euros, typed_euros
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.kernel.release import Unit, release
from meedoen.networks import public as networks

from .. import policy
from ..models import Evaluation, Evidence, Promise
from ..rules import regimes
from ..terms import COUNTED, EURO, Kept, Level


@command(policy.WRITE_PROMISE)
def agree(
    actor: Actor,
    *,
    name: str,
    regime: str,
    first_day: datetime.date,
    last_day: datetime.date,
    parties: Collection[uuid.UUID],
    reference: str = "",
    renews: uuid.UUID | None = None,
) -> Any:
    """A new agreement; with ``renews`` the promises of the old one come along, to be kept, changed or dropped.

    Gives its row. Raises Refused for a period that the regime does not know (R3).
    """
    try:
        found = regimes.regime(regime, first_day)
    except LookupError:
        raise Refused(_("Kies een regeling uit de lijst."), field="regime") from None
    fault = regimes.period_fault(found, first_day, last_day)
    if fault is not None:
        raise Refused(_fault_words(fault, found), field="last_day" if fault == "order" else "first_day", code=fault)
    term = regimes.term_of(found, first_day, last_day)
    made = networks.make_agreement(
        actor,
        name=name,
        regime=regime,
        first_day=first_day,
        last_day=last_day,
        parties=parties,
        file_by=term.file_by if term else None,
        reference=reference,
        renews=renews,
    )
    if renews is not None:
        _take_along(renews, made.pk)
    return made


def _fault_words(fault: str, found: regimes.Regime) -> str:
    if fault == "order":
        return _("De laatste dag ligt vóór de eerste. Draai ze om.")
    terms = ", ".join(f"{term.first.year}-{term.last.year}" for term in found.terms)
    if fault == "term":
        return _("Deze regeling kent alleen deze periodes: %(terms)s.") % {"terms": terms}
    return _("Deze regeling geldt niet in die jaren. Kies een andere regeling of andere dagen.")


def _take_along(old: uuid.UUID, new: uuid.UUID) -> None:
    copies: dict[uuid.UUID, Promise] = {}
    rows = list(Promise.objects.filter(agreement_id=old))
    for row in sorted(rows, key=lambda one: one.under_id is not None):
        above = copies.get(row.under_id) if row.under_id else None
        copies[row.pk] = Promise.objects.create(
            agreement_id=new,
            level=row.level,
            text=row.text,
            under=above,
            follows=row,
            owner_id=row.owner_id,
            order=row.order,
        )


@command(policy.WRITE_PROMISE)
def promise(
    actor: Actor,
    *,
    agreement_id: uuid.UUID,
    level: str,
    text: str,
    under_id: uuid.UUID | None = None,
    owner_id: uuid.UUID | None = None,
) -> Promise:
    """One more promise of an agreement. Raises Refused without words; NotFound for an agreement, a larger promise or
    a partner that is not there."""
    networks.agreement(actor, agreement_id)
    order = Promise.objects.filter(agreement_id=agreement_id).count()
    made = Promise(agreement_id=agreement_id, order=order)
    return _written(actor, made, level=level, text=text, under_id=under_id, owner_id=owner_id)


def _written(
    actor: Actor, row: Promise, *, level: str, text: str, under_id: uuid.UUID | None, owner_id: uuid.UUID | None
) -> Promise:
    larger = Promise.objects.filter(agreement_id=row.agreement_id, level=Level.STRATEGIC).exclude(pk=row.pk)
    if under_id is not None and not larger.filter(pk=under_id).exists():
        raise NotFound("promise")
    if owner_id is not None and owner_id not in networks.names_of_partners(actor):
        raise NotFound("organisation")
    text = " ".join(text.split())
    if not text or level not in Level.values:
        raise Refused(_("Schrijf in één zin wat jullie beloven."), field="text")
    row.level, row.text, row.owner_id = level, text, owner_id
    row.under_id = under_id if level == Level.OPERATIONAL else None
    row.save()
    return row


@command(policy.CHANGE_PROMISE)
def change_promise(
    actor: Actor,
    row: Promise,
    *,
    level: str,
    text: str,
    under_id: uuid.UUID | None = None,
    owner_id: uuid.UUID | None = None,
) -> Promise:
    """A promise in other words, under another goal, or of another partner; what came of it stays with it. Raises
    Refused as ``promise`` does, and for a large goal with promises under it that would become a small one."""
    if level != Level.STRATEGIC and row.parts.exists():
        raise Refused(
            _("Onder dit grote doel staan nog beloften. Zet die eerst bij een ander doel."), field="level", code="parts"
        )
    return _written(actor, row, level=level, text=text, under_id=under_id, owner_id=owner_id)


@command(policy.CHANGE_PROMISE)
def drop_promise(actor: Actor, row: Promise) -> uuid.UUID:
    """A promise that is not made after all, or not again, goes. Gives the id of its agreement. Raises Refused with
    evidence or smaller promises under it, and once a later agreement took it along: then it says how it went."""
    if row.parts.exists():
        raise Refused(_("Onder dit grote doel staan nog beloften. Schrap of verplaats die eerst."), code="parts")
    if row.evidence.exists() or Promise.objects.filter(follows=row).exists():
        raise Refused(
            _("Hier staat al bij wat ervan kwam, of de volgende nota neemt dit over. Zeg hoe het staat."), code="used"
        )
    agreement_id = row.agreement_id
    row.delete()
    return agreement_id


@command(policy.FOLLOW_PROMISE)
def follow(actor: Actor, row: Promise, *, state: str) -> Promise:
    """How a promise stands now. Raises Refused for a state that is not on the list."""
    if state not in Kept.values:
        raise Refused(_("Kies hoe het staat."), field="state")
    row.state = state
    row.save(update_fields=["state"])
    return row


@command(policy.FOLLOW_PROMISE)
def show(
    actor: Actor,
    row: Promise,
    *,
    year: int,
    text: str,
    about_kind: str = "",
    about_id: uuid.UUID | None = None,
    figure: str = "",
    unit: str = "",
) -> Evidence:
    """Evidence with a promise: what happened, by type and id, with its figure as its feature may show it; or a whole
    number with its unit, of people only kept as it may leave. Raises Refused for a year outside the agreement, for a
    count without a unit, and for a figure that is no number."""
    agreement = networks.agreement(actor, row.agreement_id).row
    if not agreement.first_day.year <= year <= agreement.last_day.year:
        raise Refused(_("Dit jaar valt buiten de afsprakennota."), field="year", code="year")
    if figure and not about_kind:
        figure = _counted(figure, unit)
    text = " ".join(text.split())
    if not text:
        raise Refused(_("Zeg in enkele woorden wat er gebeurde, zonder naam."), field="text")
    made = Evidence.objects.create(
        promise=row, year=year, text=text, about_kind=about_kind, about_id=about_id, figure=figure, unit=unit
    )
    if row.state == Kept.OPEN:
        row.state = Kept.BUSY
        row.save(update_fields=["state"])
    return made


def _counted(figure: str, unit: str) -> str:
    """A figure that was typed, as it is kept: a count of people has left the exact number behind."""
    if unit not in (*COUNTED, EURO):
        raise Refused(_("Zeg wat je telt: personen, keren, euro…"), field="unit", code="required")
    cents = read_euros(figure)
    if cents is None or (cents % 100 and unit != EURO):
        raise Refused(_("Schrijf een getal, bijvoorbeeld 120."), field="figure", code="number")
    return typed_euros(cents) if unit == EURO else release(cents // 100, Unit(unit)).text


@command(policy.DROP_EVIDENCE)
def drop_evidence(actor: Actor, row: Evidence) -> uuid.UUID:
    """A piece of evidence goes again: it was noted by mistake. Gives the id of its promise."""
    promise_id = row.promise_id
    row.delete()
    return promise_id


@command(policy.WRITE_PROMISE)
def evaluate(actor: Actor, *, agreement_id: uuid.UUID, year: int, went_well: str, changes: str = "") -> Evaluation:
    """The look back on a year of an agreement, once a year. Raises Refused for a year outside it, or a second time."""
    agreement = networks.agreement(actor, agreement_id).row
    if not agreement.first_day.year <= year <= agreement.last_day.year:
        raise Refused(_("Dit jaar valt buiten de afsprakennota."), field="year", code="year")
    if not went_well.strip():
        raise Refused(_("Schrijf wat er dat jaar lukte."), field="went_well")
    try:
        with transaction.atomic():
            return Evaluation.objects.create(
                agreement_id=agreement_id, year=year, went_well=went_well.strip(), changes=changes.strip()
            )
    except IntegrityError:
        raise Refused(_("Dit jaar is al geëvalueerd."), field="year", code="double") from None
