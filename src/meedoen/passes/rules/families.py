"""Invented families on which a scheme is tried before it counts: what would each of them pay in a year?"""

import datetime
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from ..terms import Cost
from .deciding import Asked, Decision, Past, decide
from .schemes import Terms


@dataclass(frozen=True)
class Wish:
    """Somebody of this age wants to do this, for this price."""

    age: int
    cost: str
    cents: int
    month: int


@dataclass(frozen=True)
class Family:
    name: object
    wishes: tuple[Wish, ...]


FAMILIES = (
    Family(_("Iemand alleen, 44 jaar"), (
        Wish(44, Cost.TICKET, 1_200, 2), Wish(44, Cost.MEMBERSHIP, 13_000, 9),
    )),
    Family(_("Ouder met één kind van 8"), (
        Wish(8, Cost.MEMBERSHIP, 15_000, 9), Wish(8, Cost.CAMP, 9_000, 7), Wish(38, Cost.TICKET, 1_500, 11),
    )),
    Family(_("Twee ouders, kinderen van 5, 11 en 16"), (
        Wish(5, Cost.CAMP, 6_500, 7), Wish(11, Cost.MEMBERSHIP, 22_000, 9), Wish(11, Cost.EQUIPMENT, 6_000, 9),
        Wish(16, Cost.MEMBERSHIP, 18_000, 9), Wish(16, Cost.CAMP, 24_000, 8), Wish(41, Cost.TICKET, 2_400, 3),
    )),
    Family(_("Koppel van 70"), (
        Wish(70, Cost.TRANSPORT, 2_000, 4), Wish(70, Cost.MEMBERSHIP, 6_000, 1), Wish(71, Cost.MEMBERSHIP, 6_000, 1),
    )),
)  # fmt: skip


@dataclass(frozen=True)
class Tried:
    """What a year costs a family under a scheme: the price, what the fund gives, what it pays itself, in cents."""

    price: int
    granted: int
    person: int
    steps: tuple[tuple[Wish, Decision], ...]


def try_on(terms: Terms, family: Family, year: int) -> Tried:
    """A year of a family, wish by wish in order of the calendar; equal ages are one person."""
    past: list[tuple[int, Past]] = []
    steps = []
    for wish in sorted(family.wishes, key=lambda one: (one.month, one.age, one.cents)):
        on = datetime.date(year, wish.month, 1)
        before = [Past(one.on, one.cents, mine=age == wish.age) for age, one in past]
        asked = Asked(wish.cents, wish.cost, on, on - datetime.timedelta(terms.deadline_days), wish.age,
                      paid_to=terms.paid_to[0])  # fmt: skip
        decision = decide(terms, asked, before)
        if decision.granted:
            past.append((wish.age, Past(on, decision.granted)))
        steps.append((wish, decision))
    return Tried(
        price=sum(wish.cents for wish, _decision in steps),
        granted=sum(decision.granted for _wish, decision in steps),
        person=sum(decision.person for _wish, decision in steps),
        steps=tuple(steps),
    )
