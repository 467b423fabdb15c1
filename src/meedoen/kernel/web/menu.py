"""The worker's menu: each feature adds its items; each actor sees those whose action has a role for them."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language

from ..access import Action
from ..actors import Actor


@dataclass(frozen=True)
class Item:
    """One entry of the menu: ``order`` places it, ``main`` puts it in the phone's bottom bar too (at most 5).

    ``also`` are other beginnings of addresses in the workers' tree that belong to it (``"sessie/"`` to the calendar).
    """

    label: Any
    route: str
    icon: str
    action: Action
    order: int
    main: bool = False
    also: tuple[str, ...] = ()


_items: list[Item] = []


def add(*items: Item) -> None:
    _items.extend(item for item in items if item not in _items)
    _items.sort(key=lambda item: item.order)
    _made.clear()


_made: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
MOST_MADE = 500


def menu_for(actor: Actor, network: Any, path: str) -> list[dict[str, Any]]:
    """What the top bar shows: label, url, icon, whether it is the current page, whether it is in the bottom bar."""
    home = f"/werk/{network.slug}/"
    here = path.removeprefix(home)
    shown = []
    for entry in _entries(actor, network.slug):
        begins = (entry["url"].removeprefix(home), *entry["also"])
        longest = max((len(one) for one in begins if (here.startswith(one) if one else not here)), default=-1)
        shown.append((longest, dict(entry)))
    best = max((longest for longest, _entry in shown), default=-1)
    for longest, entry in shown:
        entry["current"] = longest == best >= 0
    return [entry for _longest, entry in shown]


def _entries(actor: Actor, slug: str) -> list[dict[str, Any]]:
    """The items with their words and addresses; they follow from roles, network and language, and are kept by them."""
    key = (actor.roles, actor.is_system, slug, get_language())
    if key not in _made:
        if len(_made) >= MOST_MADE:
            _made.clear()
        _made[key] = [
            {
                "label": str(item.label),
                "url": reverse(item.route, kwargs={"network": slug}),
                "icon": item.icon,
                "main": item.main,
                "also": item.also,
            }
            for item in _items
            if item.action.allows(actor)
        ]
    return _made[key]
