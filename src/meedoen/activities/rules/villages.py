"""Once a year the network goes to every village (W13): which were visited, which are planned, which not yet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from meedoen.activities.rules.enrolling import SessionStatus

ENCOUNTER = "encounter"


class VillageState(StrEnum):
    """How a village stands this year. `TO_CONFIRM`: the day is past, nobody said yet that it was held."""

    VISITED = "visited"
    PLANNED = "planned"
    TO_CONFIRM = "to_confirm"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True)
class VillageSession:
    """A session as coverage sees it: the kind of its activity, the village of its place, its day and status."""

    kind: str
    village: str | None
    day: date
    status: SessionStatus


@dataclass(frozen=True, slots=True)
class Coverage:
    """The year per village code, in the order the villages were given. Units: villages."""

    year: int
    states: Mapping[str, VillageState]

    def villages(self, state: VillageState) -> list[str]:
        """The codes of the villages in this state."""
        return [village for village, found in self.states.items() if found is state]

    @property
    def is_complete(self) -> bool:
        """True when every village was visited."""
        return all(state is VillageState.VISITED for state in self.states.values())


def coverage(villages: Iterable[str], sessions: Iterable[VillageSession], *, year: int, today: date) -> Coverage:
    """Looks only at encounters of that year that were not cancelled. What was held wins from what is planned.

    An encounter outside the given villages counts nowhere.
    """
    found: dict[str, set[VillageState]] = {}
    for session in sessions:
        if session.kind != ENCOUNTER or session.day.year != year or session.village is None:
            continue
        state = _state(session, today)
        if state is not None:
            found.setdefault(session.village, set()).add(state)
    order = (VillageState.VISITED, VillageState.PLANNED, VillageState.TO_CONFIRM)
    states = {
        village: next((state for state in order if state in found.get(village, ())), VillageState.NOT_YET)
        for village in villages
    }
    return Coverage(year, states)


def _state(session: VillageSession, today: date) -> VillageState | None:
    if session.status is SessionStatus.CANCELLED:
        return None
    if session.status is SessionStatus.HELD:
        return VillageState.VISITED
    return VillageState.PLANNED if session.day >= today else VillageState.TO_CONFIRM
