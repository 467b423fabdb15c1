"""Which network an address names. ``networks`` says how a slug becomes a network; the kernel only asks."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest

from .. import editions
from . import languages

Finder = Callable[[str], tuple[Any, editions.Marks | None]]
_finders: list[Finder] = []


def set_network_finder(find: Finder) -> None:
    """``networks`` tells here how a slug becomes a network (None when there is none), and under which marks it was."""
    _finders[:] = [find]


def find_network(request: HttpRequest, slug: str) -> Any:
    """The network with this slug, or None. The marks that had to be read for it serve the page too."""
    network, marks = _finders[0](slug)
    if marks is not None and request.method in ("GET", "HEAD"):  # what writes reads them after it wrote
        request.marks_read = marks  # type: ignore[attr-defined]
    return network


def name_network(request: HttpRequest) -> None:
    """For an address that leads nowhere: the network whose site it would be on, so that its frame can stay."""
    slug = request.path_info.strip("/").partition("/")[0]
    if getattr(request, "network", None) is None and languages.is_for_residents(request.path_info) and slug:
        request.network = find_network(request, slug)  # type: ignore[attr-defined]
