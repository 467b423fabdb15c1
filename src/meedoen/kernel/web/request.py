"""A request of the house: what the gate and the middleware have set by the time a view runs; numbers and addresses."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from ..actors import Actor

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails


class HouseRequest(HttpRequest):
    """For the types alone: no request is made of this class.

    ``actor`` and ``network`` come from the gate (the public and None until the address is known), ``htmx`` tells
    whether only a part of the page is asked for.
    """

    actor: Actor
    network: Any
    htmx: "HtmxDetails"


def number_asked(request: HttpRequest, name: str, otherwise: int, *, least: int = 1, most: int = 9_999) -> int:
    """The whole number under this name in the address; ``otherwise`` when there is none, or one beyond these bounds."""
    said = request.GET.get(name, "")
    known = said.isascii() and said.isdigit() and len(said) <= len(str(most)) and least <= int(said) <= most
    return int(said) if known else otherwise


def full(request: HttpRequest, path: str) -> str:
    """The whole address of a path of ours, which begins with a slash and is quoted already."""
    kept = request.__dict__
    if "_origin" not in kept:
        kept["_origin"] = f"{request.scheme}://{request.get_host()}"
    return f"{kept['_origin']}{path}"
