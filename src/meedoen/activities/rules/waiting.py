"""The waiting list: first come, first served, and no family is split."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Waiting:
    """A party in line: seats and childcare places it needs, since when it waits, how it can be told.

    `order` breaks a tie between parties of the same moment (the order in which they were written down).
    """

    id: UUID
    seats: int
    since: datetime
    childcare: int = 0
    phone_only: bool = False
    order: int = 0


def in_turn(waiting: Iterable[Waiting]) -> list[Waiting]:
    """The line, first come first, whatever order it was read in."""
    return sorted(waiting, key=lambda party: (party.since, party.order))


def promote(
    waiting: Iterable[Waiting],
    free_places: int | None,
    free_childcare: int,
    *,
    let_smaller_pass: bool = False,
) -> list[UUID]:
    """Who gets a place now, in turn, after a cancellation or a change of capacity (None: no limit).

    A party gets all its seats and childcare or none. The first who cannot be helped holds up the line, unless
    the coordinator lets smaller parties pass. Doing it again with what is left promotes nobody. When too many
    places are taken (the room became smaller) nobody moves up and nobody is thrown out. Where seats have no
    limit, parties without childcare take nothing from those who wait for it.
    """
    seats = float("inf") if free_places is None else max(0, free_places)
    childcare = max(0, free_childcare)
    held_up = False
    moved_up: list[UUID] = []
    for party in in_turn(waiting):
        fits = party.seats <= seats and party.childcare <= childcare
        takes_from_nobody = free_places is None and not party.childcare
        if fits and (not held_up or takes_from_nobody):
            seats -= party.seats
            childcare -= party.childcare
            moved_up.append(party.id)
        elif not let_smaller_pass:
            held_up = True
    return moved_up


def next_to_call(
    waiting: Iterable[Waiting],
    free_places: int | None,
    free_childcare: int,
    *,
    let_smaller_pass: bool = False,
) -> list[UUID]:
    """The call list: those who move up now but can be told by phone only, in turn. Others get a message."""
    line = in_turn(waiting)
    moving = set(promote(line, free_places, free_childcare, let_smaller_pass=let_smaller_pass))
    return [party.id for party in line if party.phone_only and party.id in moving]


def stuck(waiting: Iterable[Waiting], *, capacity: int | None, childcare_capacity: int) -> list[UUID]:
    """Parties that no cancellation can help, since the room or childcare became too small for them, in turn.

    They hold up the whole line until somebody talks to them: show them to the coordinator first.
    """
    return [
        party.id
        for party in in_turn(waiting)
        if (capacity is not None and party.seats > capacity) or party.childcare > childcare_capacity
    ]
