"""What happened in a year that can show that a promise is kept. Higher features hand in what they know.

A piece of evidence names the thing by type and id; only the feature that knows the type can say where it is shown.
Counts of people come rounded, through ``kernel.release``; nothing here ever knows a person.
"""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.urls import reverse

from meedoen.kernel.actors import Actor
from meedoen.kernel.release import Released


@dataclass(frozen=True)
class Happened:
    """One thing of a year: its type and id, what it is called, and a count with its unit as it may be shown."""

    kind: str
    title: str
    id: uuid.UUID | None = None
    figure: str = ""
    unit: str = ""


Finder = Callable[[Actor, int], list[Happened]]


@dataclass(frozen=True)
class _Source:
    find: Finder
    route: str
    argument: str


_sources: dict[str, _Source] = {}


def use(kind: str, find: Finder, *, route: str = "", argument: str = "") -> None:
    """A feature tells what happened in a year (``find(actor, year)``, behind its own doors), and which page shows it.

    It gives nothing to an actor without a role for it, and takes a constant number of queries.
    """
    _sources[kind] = _Source(find, route, argument)


def of_year(actor: Actor, year: int) -> list[Happened]:
    """All that happened in this year, by feature, in the order in which they were handed in."""
    return [one for source in _sources.values() for one in source.find(actor, year)]


def address(kind: str, thing: uuid.UUID | None, slug: str) -> str:
    """Where a thing is shown; empty when no page does, or nobody knows its type any more."""
    source = _sources.get(kind)
    if source is None or not source.route or thing is None:
        return ""
    return reverse(source.route, kwargs={"network": slug, source.argument: thing})


@dataclass(frozen=True)
class FirstTimes:
    """How many persons came for the first time in a year, released: in the whole network, and at each threshold that
    was lowered there. A threshold that is not in it cannot be counted. One person may stand at several."""

    whole: Released
    by_threshold: Mapping[str, Released]


FirstTimesFinder = Callable[[Actor, int], FirstTimes | None]
_first_times: list[FirstTimesFinder] = []


def use_first_times(find: FirstTimesFinder) -> None:
    """The feature that knows who came tells here, behind its own doors; None for an actor without a role for it."""
    _first_times[:] = [find]


def first_times(actor: Actor, year: int) -> FirstTimes | None:
    """First times of this year, as they may be shown; None when nobody can tell."""
    return _first_times[0](actor, year) if _first_times else None
