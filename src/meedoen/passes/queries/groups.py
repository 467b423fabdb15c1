"""The passes of associations: what is left of them, where they were used; no person is in it."""

import datetime
import uuid
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet, Window
from django.db.models.functions import RowNumber

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.rows import one

from .. import places as stock
from .. import policy, standing
from ..models import Claim, GroupPass, GroupYear, Pass
from ..terms import COUNTS

USED = 3


@dataclass(frozen=True)
class Listed:
    """A group pass: its living card, what is left of this year, of how many, and where it was used last.

    ``soon``: its card ends within the weeks of its scheme. ``changed`` is this year, when its number of places changed.
    """

    row: GroupPass
    card: Pass | None
    left: int
    most: int
    used: list[Claim]
    changed: GroupYear | None
    soon: bool


@dataclass(frozen=True)
class Places:
    """Of whom a group pass is, how many places a year has, and how many of them are used."""

    name: str
    most: int
    used: int


@query(policy.SEE_GROUPS)
def groups(actor: Actor, rows: QuerySet[GroupPass], *, today: datetime.date) -> list[Listed]:
    """Every group pass, those that are good first. Five queries, however many."""
    every = standing.running(today)
    found = list(rows.select_related("holder", "scheme"))
    cards = {one.group_id: one for one in Pass.objects.filter(group__in=found, stopped_on=None)}
    years = {one.group_id: one for one in GroupYear.objects.filter(group__in=found, year=today.year)}
    used: dict[uuid.UUID | None, list[Claim]] = {}
    order = [F("on").desc(), F("pk").desc()]
    nth = Window(RowNumber(), partition_by="group", order_by=order)
    charged = Claim.objects.filter(group__in=found, state__in=COUNTS, on__year=today.year).annotate(nth=nth)
    for claim in charged.filter(nth__lte=USED).select_related("session__activity").order_by(*order):
        used.setdefault(claim.group_id, []).append(claim)
    listed = [
        Listed(
            row,
            cards.get(row.pk),
            years[row.pk].places - years[row.pk].used if row.pk in years else row.places,
            years[row.pk].places if row.pk in years else row.places,
            used.get(row.pk, []),
            years[row.pk] if row.pk in years and years[row.pk].changed_on else None,
            row.pk in cards and cards[row.pk].valid_until <= today + standing.renewal_before_of(row, every),
        )
        for row in found
    ]
    return sorted(listed, key=lambda one: (one.row.stopped_on is not None, one.row.holder.name))


@query(policy.SEE_GROUPS)
def how_many_end(actor: Actor, rows: QuerySet[GroupPass], *, today: datetime.date) -> int:
    """How many groups have a card that ends within the weeks of their scheme, or ended already, however long ago."""
    living = list(rows.filter(stopped_on=None))
    if not living:
        return 0
    every = standing.running(today)
    cards = Pass.objects.filter(group__in=living, stopped_on=None).order_by()
    until = dict(cards.values_list("group_id", "valid_until"))
    good = [row for row in living if row.pk in until and until[row.pk] > today + standing.renewal_before_of(row, every)]
    return len(living) - len(good)


@query(policy.SEE_GROUPS)
def code_of(actor: Actor, rows: QuerySet[GroupPass], group_pass_id: uuid.UUID) -> str:
    """The code on the card of a group that is good now. Raises NotFound."""
    return one(Pass.objects.filter(group__in=rows), group_id=group_pass_id, stopped_on=None).code


@query(policy.CHANGE_GROUP)
def places_of(actor: Actor, rows: QuerySet[GroupPass], group_pass_id: uuid.UUID, *, year: int) -> Places:
    """Whose pass it is, with its places of a year. Raises NotFound, also for a pass that was stopped."""
    row = one(rows.filter(stopped_on=None).select_related("holder"), pk=group_pass_id)
    left, most = stock.of_year(row, year)
    return Places(row.holder.name, most, most - left)


@query(policy.MAKE_GROUP)
def schemes(actor: Actor, rows: None, *, today: datetime.date) -> dict[uuid.UUID, str]:
    """The schemes that may pay the places of a group, by key."""
    return {one.scheme_id: one.version.scheme.name for one in standing.running(today) if one.terms.pays_at_till}


@query(policy.CHARGE_GROUP)
def to_charge(actor: Actor, rows: QuerySet, session_id: uuid.UUID) -> Any:
    """One session of the own organisation, with its activity. Raises NotFound."""
    return one(rows.select_related("activity"), pk=session_id)


@query(policy.CHARGE_GROUP)
def left_after(actor: Actor, rows: QuerySet, claim: Claim) -> int:
    """How many places are left in the year of a claim that was just made."""
    return stock.of_year(claim.group, claim.on.year)[0] if claim.group else 0
