"""Who lives there, beside who answered: inhabitants by age band and by part of the area, out of published figures."""

import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from meedoen.kernel.actors import Actor
from meedoen.networks import public as networks

from .terms.surveys import AgeBand

GROWN, AGES = 18, 101
"""Ages as they are published: 0 to 99, and 100 and older."""


@dataclass(frozen=True)
class Lives:
    """Inhabitants by group, and where the number comes from: a year and what must be shown beside it."""

    counts: dict[str, int] = field(default_factory=dict)
    year: int = 0
    credit: str = ""


def by_age(actor: Actor, parts: Sequence[str]) -> Lives:
    """The grown inhabitants, by age band, of the one municipality that the parts of a survey lie in; without parts that
    of the network. Of the newest year that has every age; nothing when there is none, or more than one municipality.

    Children are left out: hardly any survey asks them, and then everybody else would seem to be heard too much.
    """
    code = _municipality(actor, parts)
    if code is None:
        return Lives()
    names = {f"inhabitants.{sex}.age.{age}": age for sex in ("women", "men") for age in range(GROWN, AGES)}
    years: dict[int, dict[str, Any]] = defaultdict(dict)
    for one in networks.figures_named(actor, list(names)):
        if one.area_code == code and one.value is not None:
            years[one.year][one.indicator] = one
    whole = [year for year, held in years.items() if len(held) == len(names)]
    if not whole:
        return Lives()
    newest = years[max(whole)]
    found: dict[str, int] = defaultdict(int)
    for name, one in newest.items():
        found[band_of(names[name])] += int(one.value)
    credits = sorted({one.source.credit for one in newest.values()})
    return Lives(dict(found), max(whole), " ".join(credits))


def _municipality(actor: Actor, parts: Sequence[str]) -> str | None:
    areas = {one.pk: one for one in networks.areas(actor)}
    if not parts:
        every = [one for one in areas.values() if one.kind == networks.AreaKind.MUNICIPALITY]
        return every[0].code if len(every) == 1 else None
    tops = set()
    for part in parts:
        here = areas.get(uuid.UUID(part))
        while here is not None and here.kind != networks.AreaKind.MUNICIPALITY:
            here = areas.get(here.parent_id) if here.parent_id else None
        tops.add(here.code if here else None)
    return tops.pop() if len(tops) == 1 else None


def band_of(age: int) -> str:
    """The age band of an age in whole years."""
    return max((band.value for band in AgeBand if int(band.value) <= age), key=int)


def by_part(actor: Actor, parts: Sequence[str]) -> dict[str, int]:
    """The inhabitants of each part of the area for whom a number is known."""
    wanted = set(parts)
    known = {str(one.pk): one.inhabitants for one in networks.areas(actor)}
    return {part: known[part] for part in wanted if known.get(part)}  # type: ignore[misc]  # what is none is left out
