"""Which inhabitants are laid beside the answers of a survey: by age band, and by part of the area."""

from collections.abc import Mapping, Sequence
from typing import Any

from meedoen.kernel.actors import Actor
from meedoen.networks import public as networks

from .terms.surveys import AgeBand

GROWN = 18


def beside(actor: Actor, parts: Sequence[str]) -> tuple[networks.Inhabitants | None, dict[str, int]]:
    """The grown inhabitants by age, of the one municipality that the parts of a survey lie in (without parts that of
    the network; None when it is more than one, or when not every age is known), and those of each part that are known.

    Children are left out of the ages: hardly any survey asks them, and then everybody else would seem to be heard too
    much.
    """
    areas = {str(one.pk): one for one in networks.areas(actor)}
    code = _municipality(areas, parts)
    bands = [low for band in AgeBand if (low := int(band.value)) >= GROWN]
    by_age = networks.inhabitants_by_age(actor, code, bands) if code else None
    codes = {part: areas[part].code for part in parts if part in areas}
    found = networks.inhabitants_in(actor, set(codes.values())) if codes else {}
    return by_age, {part: found[code].total for part, code in codes.items() if code in found}


def _municipality(areas: Mapping[str, Any], parts: Sequence[str]) -> str | None:
    if not parts:
        every = [one for one in areas.values() if one.kind == networks.AreaKind.MUNICIPALITY]
        return every[0].code if len(every) == 1 else None
    tops = set()
    for part in parts:
        here = areas.get(part)
        while here is not None and here.kind != networks.AreaKind.MUNICIPALITY:
            here = areas.get(str(here.parent_id))
        tops.add(here.code if here else None)
    return tops.pop() if len(tops) == 1 else None
