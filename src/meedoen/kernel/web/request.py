"""A request of the house: what the gate and the middleware have set by the time a view runs."""

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
