"""The worker's menu: each feature adds its items; each actor sees those whose action has a role for them."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from ..access import Action
from ..actors import Actor


@dataclass(frozen=True)
class Item:
    """One entry of the menu: ``order`` places it, ``main`` puts it in the phone's bottom bar too (at most 5)."""

    label: Any
    route: str
    icon: str
    action: Action
    order: int
    main: bool = False


_items: list[Item] = []


def add(*items: Item) -> None:
    _items.extend(item for item in items if item not in _items)
    _items.sort(key=lambda item: item.order)


def menu_for(actor: Actor, network: Any, path: str) -> list[dict[str, Any]]:
    """What the top bar shows: label, url, icon, whether it is the current page, whether it is in the bottom bar."""
    shown = []
    for item in _items:
        if item.action.allows(actor):
            url = reverse(item.route, kwargs={"network": network.slug})
            shown.append(
                {"label": item.label, "url": url, "icon": item.icon, "current": path.startswith(url), "main": item.main}
            )
    longest = max((len(entry["url"]) for entry in shown if entry["current"]), default=0)
    for entry in shown:
        entry["current"] = entry["current"] and len(entry["url"]) == longest
    return shown
