"""The everyday words with which somebody chooses, as links: one tap each, and the same tap takes it off again."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel.web import words

from ..rules.wishes import Wishes
from . import notices

COMMON = ("today", "children", "free")
"""The three that stand open; the others are behind "Meer" until they are chosen."""


@dataclass(frozen=True, slots=True)
class Chip:
    """One choice: what it says, where it leads, its picture among the static files."""

    label: str
    href: str
    picture: str = ""
    active: bool = False


@dataclass(frozen=True, slots=True)
class Choices:
    """``row`` is always in sight: what is chosen, then the commonest; ``more`` and ``villages`` open with a tap."""

    row: list[Chip]
    more: list[Chip]
    villages: list[Chip]
    clear: str


def choices(
    wishes: Wishes, villages: dict[str, str], *, place: str = "", month: str = "", searched: bool = False
) -> Choices:
    """What can be chosen now. ``month`` ("2026-12") keeps somebody on the calendar, where days are no choice.

    ``searched``: the page has no search box, so the words that were looked for stand among what is chosen.
    """
    told = [flag for flag in _flags() if not (month and flag[0] in ("today", "weekend"))]
    chips = {name: _chip(wishes, name, picture, label, month) for name, picture, label in told}
    active = [chip for chip in chips.values() if chip.active] + _named(wishes, villages, place, month)
    if searched and wishes.words:
        active.insert(0, Chip(f"“{wishes.words}”", wishes.address(words="", maand=month), active=True))
    common = [chips[name] for name in COMMON if name in chips and not chips[name].active]
    rest = [chip for name, chip in chips.items() if name not in COMMON and not chip.active]
    return Choices(
        row=active + common,
        more=rest,
        villages=_villages(wishes, villages, month),
        clear=Wishes().address(maand=month) if wishes.any else "",
    )


def _flags() -> list[tuple[str, str, str]]:
    return [
        ("today", "uur", _("Vandaag")),
        ("weekend", "agenda", _("Dit weekend")),
        ("free", "cadeau", _("Gratis")),
        ("children", "kinderen", _("Met kinderen")),
        ("little_dutch", "praten", _("Weinig Nederlands")),
        ("wheelchair", "rolstoel", _("Met rolstoel")),
        ("evening", "avond", _("’s Avonds")),
    ]


def _chip(wishes: Wishes, name: str, picture: str, label: str, month: str) -> Chip:
    on = getattr(wishes, name)
    return Chip(label, wishes.address(**{name: not on}, maand=month), notices.picture(picture), on)


def _named(wishes: Wishes, villages: dict[str, str], place: str, month: str) -> list[Chip]:
    """What was chosen by name: a village, a place, a day."""
    found = []
    if wishes.village:
        label = _("In %(village)s") % {"village": villages.get(wishes.village, wishes.village)}
        found.append(Chip(label, wishes.address(village="", maand=month), active=True))
    if wishes.place:
        found.append(Chip(place or _("Deze plaats"), wishes.address(place=None, maand=month), active=True))
    if wishes.day and not month:
        label = words.begin(words.day(wishes.day, today=timezone.localdate()))
        found.append(Chip(label, wishes.address(day=None), active=True))
    return found


def _villages(wishes: Wishes, names: dict[str, str], month: str) -> list[Chip]:
    """The villages to choose from; none where there is only one."""
    if len(names) < 2:
        return []
    return [
        Chip(name, wishes.address(village=code, place=None, maand=month))
        for code, name in names.items()
        if code != wishes.village
    ]


def ways(network: Any, wishes: Wishes, here: str) -> list[dict[str, Any]]:
    """List, month, map: three ways to look at the same choice."""
    root = f"/{network.slug}/"
    told = [
        ("list", "list", _("Lijst"), root + wishes.address()),
        ("month", "calendar", _("Maand"), f"{root}maand/{wishes.but('today', 'weekend', 'day')}"),
        ("map", "map", _("Kaart"), f"{root}kaart/{wishes.address()}"),
    ]
    return [
        {"icon": icon, "label": label, "href": href.removesuffix("?"), "current": name == here}
        for name, icon, label, href in told
    ]
