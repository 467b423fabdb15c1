"""Which network an address names. ``networks`` says how a slug becomes a network; the kernel only asks."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest

from . import languages

_finders: list[Callable[[str], Any]] = []


def set_network_finder(find: Callable[[str], Any]) -> None:
    """``networks`` tells here how a slug becomes a network (None when there is none)."""
    _finders[:] = [find]


def find_network(slug: str) -> Any:
    """The network with this slug, or None."""
    return _finders[0](slug)


def name_network(request: HttpRequest) -> None:
    """For an address that leads nowhere: the network whose site it would be on, so that its frame can stay."""
    slug = request.path_info.strip("/").partition("/")[0]
    if getattr(request, "network", None) is None and languages.is_for_residents(request.path_info) and slug:
        request.network = find_network(slug)  # type: ignore[attr-defined]
