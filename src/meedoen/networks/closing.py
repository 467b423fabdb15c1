"""When a partner leaves: what stands in the way, what happens, who takes over. Higher features tell their part."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from meedoen.kernel.actors import Actor


@dataclass(frozen=True)
class Left:
    """What a feature still has of an organisation.

    ``blocks`` is why it cannot close unless somebody takes over, '' when nothing is in the way; ``consequences`` is
    what happens when it closes, in sentences.
    """

    blocks: str = ""
    consequences: tuple[str, ...] = ()


LeftBehind = Callable[[uuid.UUID], Left]
HandOver = Callable[[Actor, uuid.UUID, uuid.UUID], int]
_left: list[LeftBehind] = []
_hand_over: list[HandOver] = []


def use(left_behind: LeftBehind, hand_over: HandOver | None = None) -> None:
    """A feature tells what an organisation leaves behind, and how another one takes that over (a count of things).

    Both run inside a door of networks: the first behind the page, the second inside the command that closes.
    """
    if left_behind not in _left:
        _left.append(left_behind)
    if hand_over is not None and hand_over not in _hand_over:
        _hand_over.append(hand_over)


def all_left(organisation_id: uuid.UUID) -> list[Left]:
    """What every feature has of this organisation."""
    return [left_behind(organisation_id) for left_behind in _left]


def hand_over(actor: Actor, organisation_id: uuid.UUID, to_id: uuid.UUID) -> int:
    """Give everything that goes on to another organisation; how many things that were."""
    return sum(give(actor, organisation_id, to_id) for give in _hand_over)
