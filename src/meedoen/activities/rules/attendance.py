"""At the door: who was there, how many others, who brought whom. No name is needed to count."""

from collections import deque
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _

from meedoen.kernel.refusals import Refused

Person = Hashable
Pair = tuple[Person, Person]


class Mark(StrEnum):
    """What a tick says. `UNDONE` takes an earlier tick back: nothing is known again."""

    PRESENT = "present"
    ABSENT = "absent"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class Tick:
    """One tap on the list for one person; `number` is the order in which taps were made, by whoever."""

    person: Person
    mark: Mark
    number: int


def standing(ticks: Iterable[Tick]) -> dict[Person, Mark]:
    """What holds for each person after all taps: the last one counts, and a taken-back tick leaves nothing."""
    last: dict[Person, Tick] = {}
    for tick in ticks:
        if tick.person not in last or tick.number > last[tick.person].number:
            last[tick.person] = tick
    return {person: tick.mark for person, tick in last.items() if tick.mark is not Mark.UNDONE}


@dataclass(frozen=True, slots=True)
class Others:
    """ "And N others": persons without a name at one session. `children` are among the persons.

    `households` is how many families they came as, or None when nobody counted that.
    """

    persons: int = 0
    children: int = 0
    households: int | None = None

    def __post_init__(self) -> None:
        if min(self.persons, self.children, self.households or 0) < 0:
            raise _refused(_("Een aantal is nooit kleiner dan nul."), "persons")
        if self.children > self.persons:
            raise _refused(_("Er zijn meer kinderen dan personen. Tel de kinderen bij de personen mee."), "children")
        if (self.households or 0) > self.persons:
            raise _refused(_("Er zijn meer gezinnen dan personen. Kijk de aantallen na."), "households")

    def changed(self, *, adults: int = 0, children: int = 0) -> "Others":
        """The count after a tap on + or − for adults or for children; neither goes below zero."""
        young = max(0, self.children + children)
        persons = max(0, self.persons - self.children + adults) + young
        return Others(persons, young, None if self.households is None else min(self.households, persons))


def first_time(day: date, earlier: Iterable[date]) -> bool:
    """True when somebody who attends on `day` never attended anything in the network before."""
    return all(other >= day for other in earlier)


def check_pair(pairs: Iterable[Pair], bringer: Person, brought: Person) -> None:
    """Refuses a "came along with" that cannot be: oneself, somebody who was brought already, or a circle (W10)."""
    bringer_of = {young: old for old, young in pairs}
    if bringer == brought:
        raise _refused(_("Iemand kan niet met zichzelf meekomen."), "bringer")
    if brought in bringer_of:
        raise _refused(_("Van deze persoon staat al met wie hij of zij meekwam. Haal dat eerst weg."), "brought")
    above: Person | None = bringer
    while above is not None:
        above = bringer_of.get(above)
        if above == brought:
            raise _refused(_("Dat kan niet: deze persoon heeft de andere zelf meegebracht."), "bringer")


@dataclass(frozen=True, slots=True)
class ChainReach:
    """How far one person's invitation reached: `persons` came through them, over `depth` steps."""

    persons: int
    depth: int


def chain_reach(pairs: Sequence[Pair]) -> dict[Person, ChainReach]:
    """For everybody who was brought by nobody: how many came through them, and how long the longest chain is.

    Unit: unique persons, the root not counted. ValueError when the pairs hold a circle or two bringers of one
    person, which `check_pair` never lets in. Source: W10.
    """
    brought_by: dict[Person, list[Person]] = {}
    for bringer, brought in pairs:
        brought_by.setdefault(bringer, []).append(brought)
    young = {brought for _bringer, brought in pairs}
    if len(young) != len(pairs):
        raise ValueError("somebody was brought twice")
    reach = {root: _reach_of(root, brought_by) for root in brought_by if root not in young}
    if sum(chain.persons for chain in reach.values()) != len(pairs):
        raise ValueError("the chain runs in a circle")
    return reach


def _reach_of(root: Person, brought_by: dict[Person, list[Person]]) -> ChainReach:
    """Breadth first and without recursion: a chain of ten thousand is no trouble."""
    line = deque([(root, 0)])
    persons = depth = 0
    while line:
        person, steps = line.popleft()
        for brought in brought_by.get(person, ()):
            line.append((brought, steps + 1))
            persons, depth = persons + 1, max(depth, steps + 1)
    return ChainReach(persons, depth)


def _refused(sentence: str, field: str) -> Refused:
    return Refused(sentence, field=field, code="attendance")
