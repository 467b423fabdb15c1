"""Own plans, and small help among neighbours, in the demo. Every person and every wish in it is invented."""

import datetime
from dataclasses import dataclass, replace
from typing import Any

from meedoen.kernel.actors import Actor
from meedoen.people.public import Channel
from meedoen.referrals import public as referrals

from .calendar import Days


@dataclass(frozen=True)
class Wish:
    """A plan: whose, the goal, the steps (what, who does it), how many are done, and what became of it."""

    name: str
    goal: str
    steps: tuple[tuple[str, str], ...]
    done: int = 0
    move: str = ""


@dataclass(frozen=True)
class Small:
    """Somebody asks or offers one small thing."""

    name: str
    side: str
    kind: str
    days: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    wider: bool = False


PLANS: dict[str, tuple[Wish, ...]] = {
    "westerlo": (
        Wish(
            "Nadia",
            "Ik wil op dinsdag mee koken",
            (("Eens gaan kijken in De Dreef", "companion"), ("De bus oefenen", "companion"), ("Alleen gaan", "self")),
            done=2,
        ),
        Wish("Gust", "Ik wil weer onder de mensen komen", (("Samen koffie drinken", "worker"),)),
        Wish("Samir", "Ik wil leren fietsen", (("Een fiets lenen", "service"), ("Drie lessen", "self")), 2, "reach"),
    ),
    "willebroek": (
        Wish(
            "Fatima",
            "Ik wil Nederlands praten met de juf van mijn zoon",
            (("Naar de praattafel", "companion"), ("Drie zinnen oefenen", "self"), ("Een afspraak vragen", "self")),
            done=1,
        ),
        Wish("Ronny", "Ik wil mijn papieren op orde", (("Alles in één map", "worker"),), 0, "pause"),
    ),
    "harelbeke": (
        Wish(
            "Christine",
            "Ik wil elke week één keer buiten",
            (("Wandelen met de groep", "companion"), ("Een vaste dag kiezen", "self")),
            done=1,
        ),
        Wish("Idris", "Ik wil een gsm die werkt", (("Naar het digipunt", "service"),)),
    ),
}
HELP: tuple[Small, ...] = (
    Small("Godelieve", "ask", "shopping", ("1", "3"), ("morning",)),
    Small("Bilal", "offer", "shopping", ("3", "5"), ("morning", "afternoon")),
    Small("Magda", "ask", "garden", wider=True),
    Small("Yusuf", "offer", "papers", ("2",), ("evening",)),
    Small("Roza", "offer", "dutch"),
    Small("Lieve", "ask", "visit", ("6",), ("afternoon",)),
    Small("Kobe", "offer", "phone", ("5",)),
)
ELSEWHERE = Small("Odilon", "offer", "garden", ("6",), wider=True)
"""Somebody whom another partner knows: it fits, and neither desk sees who it is."""
TOGETHER = ("Godelieve", "Bilal")
"""The two who found one another: both said yes, and the contact was passed."""


def write(slug: str, worker: Actor, organisation: Any, other: Any, days: Days) -> None:
    """The plans and the small help of this network; ``other``: a partner that knows a neighbour who fits.

    Called while the network is named.
    """
    for wish in PLANS.get(slug, ()):
        _plan(worker, organisation, wish, days)
    if slug in PLANS:
        _help(worker, organisation, days)
        _note(colleague_at(worker, other), other, ELSEWHERE, days)


def colleague_at(worker: Actor, other: Any) -> Actor:
    """Somebody with the same roles at another partner."""
    there = tuple((role, other.pk) for role, _organisation in worker.organisations_by_role)
    return replace(worker, organisation_ids=frozenset({other.pk}), organisations_by_role=there)


def _who(name: str) -> dict[str, Any]:
    return {"who": "first_name", "first_name": name, "channel": Channel.HELPER, "reach": "via het onthaal"}


def _plan(worker: Actor, organisation: Any, wish: Wish, days: Days) -> None:
    made = referrals.begin_plan(worker, organisation_id=organisation.pk, who=_who(wish.name), goal=wish.goal)
    for number, (what, helper) in enumerate(wish.steps):
        due = days.today + datetime.timedelta(days=7 * (number + 1))
        step = referrals.add_plan_step(worker, made.pk, what=what, helper=helper, due_on=due)
        if number < wish.done:
            referrals.tick_plan_step(worker, made.pk, step_id=step.pk, here=True)
    if wish.move:
        referrals.move_plan(worker, made.pk, move=wish.move)


def _help(worker: Actor, organisation: Any, days: Days) -> None:
    made = {}
    for small in HELP:
        made[small.name] = _note(worker, organisation, small, days)
    ask, offer = TOGETHER
    match = referrals.bring_together(worker, made[ask].pk, other_id=made[offer].pk)
    for side in ("ask", "offer"):
        referrals.say(worker, match.pk, side=side, said="yes")
    referrals.pass_contact(worker, match.pk)


def _note(worker: Actor, organisation: Any, small: Small, days: Days) -> Any:
    return referrals.note(
        worker,
        organisation_id=organisation.pk,
        who=_who(small.name),
        side=small.side,
        kind=small.kind,
        days=small.days,
        parts=small.parts,
        until=days.today + datetime.timedelta(days=45),
        wider=small.wider,
    )
