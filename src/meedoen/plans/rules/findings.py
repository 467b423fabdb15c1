"""What a finding is worth: what it still lacks, and how two analyses differ."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..terms.findings import Missing, Quadrant

BEFORE = (Quadrant.STRENGTH, Quadrant.WEAKNESS, Quadrant.OPPORTUNITY, Quadrant.THREAT)
LONGEST = 240


def missing(*, figures: int, voices: int, right: str, duty: str) -> tuple[Missing, ...]:
    """What a finding lacks (issue 7): a figure, a voice, a basic right, who must act. Empty when it stands."""
    lacks = (
        (Missing.FIGURE, not figures),
        (Missing.VOICE, not voices),
        (Missing.RIGHT, not right),
        (Missing.DUTY, not duty),
    )
    return tuple(name for name, absent in lacks if absent)


@dataclass(frozen=True)
class Placed:
    """A finding in a quadrant; ``follows`` is the finding of the earlier analysis that it carries on."""

    finding_id: uuid.UUID
    follows: uuid.UUID | None
    text: str
    quadrant: str


@dataclass(frozen=True)
class Pair:
    """What stood there and what stands there now. Of the two one may be None: gone, or new."""

    old: Placed | None
    new: Placed | None

    @property
    def change(self) -> str:
        """``new``, ``gone``, ``moved`` to another quadrant, or ``stays``."""
        if self.old is None:
            return "new"
        if self.new is None:
            return "gone"
        return "stays" if self.old.quadrant == self.new.quadrant else "moved"


def beside(old: Sequence[Placed], new: Sequence[Placed]) -> list[Pair]:
    """Two SWOTs beside each other (D2). A line is the same when it is the same finding, or the finding that follows it.

    The very same finding goes before one that follows it. In the order of the old quadrants; what is new comes after
    what stood in its quadrant.
    """
    same = {one.finding_id: one for one in new}
    free = [one for one in new if one.finding_id not in {before.finding_id for before in old}]
    pairs: list[Pair] = []
    for before in old:
        after = same.get(before.finding_id)
        if after is None:
            after = next((one for one in free if one.follows == before.finding_id), None)
            if after is not None:
                free.remove(after)
        pairs.append(Pair(before, after))
    pairs += [Pair(None, one) for one in free]
    return sorted(pairs, key=lambda pair: BEFORE.index(Quadrant((pair.old or pair.new).quadrant)))  # type: ignore[union-attr]


def moved(order: Sequence[uuid.UUID], finding_id: uuid.UUID, place: int) -> list[uuid.UUID]:
    """The order of a quadrant with this finding at ``place`` (0 is first); a place beyond the end is the end."""
    rest = [one for one in order if one != finding_id]
    at = min(max(place, 0), len(rest))
    return [*rest[:at], finding_id, *rest[at:]]


def where_of(place: str) -> uuid.UUID | str:
    """Of which ground a figure is, as it is kept: the key of a working area, or the code of an area."""
    try:
        return uuid.UUID(place)
    except ValueError:
        return place


def by_quadrant(lines: Iterable[Placed]) -> Mapping[str, list[Placed]]:
    """The lines of each quadrant, also of the empty ones."""
    found: dict[str, list[Placed]] = {quadrant.value: [] for quadrant in BEFORE}
    for line in lines:
        found[line.quadrant].append(line)
    return found
