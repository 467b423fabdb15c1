"""Agreement notes: parties, period, handing in, approval; and open figures that somebody types with their source."""

import datetime
import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember
from meedoen.kernel.refusals import NotFound, Refused

from .. import policy
from ..models import Agreement, AgreementParty, Organisation
from .figures import NewFigure, keep, source_named


@command(policy.MAKE_AGREEMENT)
def make_agreement(
    actor: Actor,
    *,
    name: str,
    regime: str,
    first_day: datetime.date,
    last_day: datetime.date,
    parties: Collection[uuid.UUID],
    file_by: datetime.date | None = None,
    reference: str = "",
    renews: uuid.UUID | None = None,
) -> Agreement:
    """A new agreement of these partners. Raises Refused for a name that is there, a period that ends before it begins,
    or no party at all; NotFound for a partner or an earlier agreement that is not there."""
    if renews is not None and not Agreement.objects.filter(pk=renews).exists():
        raise NotFound("agreement")
    made = _saved(
        Agreement(
            name=_named(name),
            regime=regime,
            first_day=first_day,
            last_day=last_day,
            file_by=file_by,
            reference=reference,
            renews_id=renews,
        )
    )
    _sign(made, parties)
    return made


@command(policy.CHANGE_AGREEMENT)
def change_agreement(
    actor: Actor, agreement: Agreement, *, parties: Collection[uuid.UUID] | None = None, **fields: Any
) -> Agreement:
    """Change what stands on the cover of an agreement, or who signs. Raises Refused as ``make_agreement`` does."""
    for name, value in fields.items():
        setattr(agreement, name, _named(value) if name == "name" else value)
    if agreement.filed_on and agreement.approved_on and agreement.approved_on < agreement.filed_on:
        raise Refused(_("Goedgekeurd kan pas na het indienen. Kijk de dagen na."), field="approved_on", code="order")
    _saved(agreement)
    if parties is not None:
        _sign(agreement, parties)
    return agreement


def _named(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise Refused(_("Geef de afsprakennota een naam."), field="name")
    return name


def _saved(agreement: Agreement) -> Agreement:
    if agreement.last_day < agreement.first_day:
        raise Refused(_("De laatste dag ligt vóór de eerste. Draai ze om."), field="last_day", code="order")
    try:
        with transaction.atomic():
            agreement.save()
    except IntegrityError:
        raise Refused(_("Er is al een afsprakennota met deze naam."), field="name", code="double") from None
    return agreement


def _sign(agreement: Agreement, parties: Collection[uuid.UUID]) -> None:
    wanted = set(parties)
    if not wanted:
        raise Refused(_("Kies minstens één partner die de nota tekent."), field="parties", code="required")
    known = set(Organisation.objects.filter(pk__in=wanted).values_list("pk", flat=True))
    if known != wanted:
        raise NotFound("organisation")
    there = dict(AgreementParty.objects.filter(agreement=agreement).values_list("organisation_id", "pk"))
    AgreementParty.objects.filter(pk__in=[pk for party, pk in there.items() if party not in wanted]).delete()
    for party in sorted(wanted - set(there), key=str):
        AgreementParty.objects.create(agreement=agreement, organisation_id=party)


@dataclass(frozen=True)
class TypedFigure:
    """An open figure as somebody read it somewhere."""

    area_code: str
    indicator: str
    year: int
    unit: str
    value: int
    source: str


@command(policy.NOTE_FIGURES)
def note_figures(actor: Actor, figures: Iterable[TypedFigure]) -> int:
    """Keep these figures, each with its source; one that is there already is revised. How many there were."""
    told = list(figures)
    sources = {credit: source_named(credit) for credit in {one.source for one in told}}
    keep(
        NewFigure(one.area_code, one.indicator, str(one.year), Decimal(one.value), sources[one.source].pk, one.unit)
        for one in told
    )
    remember(figures=len(told))
    return len(told)
