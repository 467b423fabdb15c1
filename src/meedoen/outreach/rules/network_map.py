"""The map of the network (H4): how people were met, where, and by which organisation. Only what may be shown.

What is counted here is people with whom the staff was in contact in a period, not the contacts themselves: who is known
counts once at a place and once for an organisation, who is not counts each time. Nothing below the threshold is drawn
or listed; there is no total of a place beside its lines, so that what is left out cannot be worked out (``safe``).
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from meedoen.kernel.release import THRESHOLD, Released, Unit, release


@dataclass(frozen=True, slots=True)
class Met:
    """One contact as it is counted: how, where (a key of a place or neighbourhood), by whom, and who or how many."""

    kind: str
    where: str
    organisation: str
    person: Hashable | None
    persons: int


@dataclass(frozen=True, slots=True)
class Tie:
    """A line of the map: from one point to another, with what may be shown of it."""

    start: str
    end: str
    figure: Released


@dataclass(frozen=True, slots=True)
class Ties:
    """All lines that may be drawn. ``mixed`` names the places of which the ways of meeting are shown as one line."""

    total: Released
    ways: list[Tie]
    homes: list[Tie]
    mixed: frozenset[str]


MIXED = "mixed"
"""The way of meeting that stands for several, where separate lines would give a small one away."""


def tally(met: Iterable[Met], *fields: str) -> Counter[tuple[str, str]]:
    """How many people, by two fields ("" for one that is not asked): who is known once, who is not each time."""
    known: set[tuple[tuple[str, str], Hashable]] = set()
    found: Counter[tuple[str, str]] = Counter()
    for one in met:
        first, second = (*(getattr(one, name) for name in fields), "", "")[:2]
        key = (first, second)
        if one.person is None:
            found[key] += one.persons
        else:
            known.add((key, one.person))
    found.update(key for key, _person in known)
    return found


def ties(met: Sequence[Met], *, kinds: int, organisations: int) -> Ties:
    """The lines that may be drawn. ``kinds`` and ``organisations`` are how many there are to choose from: a line that
    is not drawn may be any of them, and a reader knows how many.
    """
    ways, homes = tally(met, "kind", "where"), tally(met, "where", "organisation")
    whole = tally(met, "where")
    mixed = frozenset(
        where
        for where, _all in whole
        if not safe(
            [number for (_kind, place), number in ways.items() if place == where],
            [number for (place, _owner), number in homes.items() if place == where],
            kinds,
            organisations,
        )
    )
    shown = Counter(
        {(kind, where): number for (kind, where), number in ways.items() if where not in mixed}
        | {
            (MIXED, where): whole[where, ""]
            for where in mixed
            if _mixable(whole[where, ""], homes, where, organisations)
        }
    )
    return Ties(
        total=release(sum(tally(met).values()), Unit.PERSONS),
        ways=drawn(shown, Unit.PERSONS),
        homes=drawn(homes, Unit.PERSONS),
        mixed=mixed,
    )


def drawn(counts: Mapping[tuple[str, str], int], unit: Unit) -> list[Tie]:
    """The pairs of which a figure may be shown, each rounded on its own, in the order of the rounded figures."""
    found = [Tie(start, end, release(number, unit)) for (start, end), number in counts.items()]
    return sorted(
        (tie for tie in found if not tie.figure.is_small), key=lambda tie: (-tie.figure.value, tie.start, tie.end)
    )


def _mixable(whole: int, homes: Mapping[tuple[str, str], int], where: str, organisations: int) -> bool:
    """Whether even one line for all ways of meeting may stand beside the organisations of a place."""
    numbers = [number for (place, _owner), number in homes.items() if place == where]
    return not _narrowed(numbers, organisations, [whole], 1)


def safe(ways: Sequence[int], homes: Sequence[int], kinds: int, organisations: int) -> bool:
    """Whether the two rows of lines at one place leave every line that is not drawn at "0–4".

    Both rows count the same contacts (people known twice can only make a row larger), so a reader may hold one against
    the other: what the drawn lines of one side cannot explain lies in the hidden lines of the other.
    """
    return not (_narrowed(ways, kinds, homes, organisations) or _narrowed(homes, organisations, ways, kinds))


def _narrowed(own: Sequence[int], choices: int, other: Sequence[int], other_choices: int) -> bool:
    """Whether one hidden line of ``own`` is known better than "0–4" by who adds up the lines of the other side."""
    most_hidden = THRESHOLD - 1
    shown = [release(number, Unit.PERSONS) for number in own if number >= THRESHOLD]
    beside = [release(number, Unit.PERSONS) for number in other if number >= THRESHOLD]
    hidden = choices - len(shown)
    if hidden <= 0:
        return False
    least = sum(one.low for one in beside) - sum(one.high for one in shown)
    most = sum(one.high for one in beside) + (other_choices - len(beside)) * most_hidden - sum(one.low for one in shown)
    return least > (hidden - 1) * most_hidden or most < most_hidden
