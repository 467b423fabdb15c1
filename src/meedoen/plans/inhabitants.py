"""Who lives there, beside who answered: inhabitants by age band and by part of the area, out of published figures."""

from collections import defaultdict
from collections.abc import Sequence

from meedoen.kernel.actors import Actor
from meedoen.networks import public as networks

from .terms.surveys import AgeBand

GROWN, AGES = 18, 101
"""Ages as they are published: 0 to 99, and 100 and older."""


def by_age(actor: Actor) -> dict[str, int]:
    """The grown inhabitants of the municipality by age band, of the newest year that is held; nothing without figures.

    Children are left out: hardly any survey asks them, and then everybody else would seem to be heard too much.
    """
    names = [f"inhabitants.{sex}.age.{age}" for sex in ("women", "men") for age in range(GROWN, AGES)]
    figures = [one for one in networks.figures_named(actor, names) if one.value is not None]
    newest = max((one.year for one in figures), default=0)
    found: dict[str, int] = defaultdict(int)
    for one in figures:
        if one.year == newest:
            found[band_of(int(one.indicator.rpartition(".")[2]))] += int(one.value or 0)
    return dict(found)


def band_of(age: int) -> str:
    """The age band of an age in whole years."""
    return max((band.value for band in AgeBand if int(band.value) <= age), key=int)


def by_part(actor: Actor, parts: Sequence[str]) -> dict[str, int]:
    """The inhabitants of each part of the area for whom a number is known."""
    wanted = set(parts)
    known = {str(one.pk): one.inhabitants for one in networks.areas(actor)}
    return {part: known[part] for part in wanted if known.get(part)}  # type: ignore[misc]  # what is none is left out
