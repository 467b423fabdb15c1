"""Who asks, seen through the machines before us that we trust; what others claim is not believed.

``settings.TRUSTED_PROXIES`` is (steps, networks). With networks (10.0.0.0/8) the headers of a peer count only when that
peer lies in one of them, and the client is the last address that does not. With a number of steps the client stands so
many places from the end; then nobody may be able to reach us around the proxies. Everything behind this reads the one
address in ``REMOTE_ADDR``: throttles, the redirect to https, and the sign-in library.
"""

import ipaddress
from collections.abc import Callable, Sequence
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse

CLAIMS = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST", "HTTP_FORWARDED", "HTTP_X_REAL_IP")
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class TrustedProxyMiddleware:
    """The first of all: after it the address is the client's, and claims of strangers are gone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        peer, claimed = request.META.get("REMOTE_ADDR", ""), request.META.get("HTTP_X_FORWARDED_FOR", "")
        found = client(peer, claimed)
        if found is None:
            for name in CLAIMS:
                request.META.pop(name, None)
        else:
            request.META["REMOTE_ADDR"] = found
        return self.get_response(request)


def client(peer: str, claimed: str) -> str | None:
    """The address of who asks, or None when the headers of this peer do not count and ``peer`` itself is the client."""
    steps, networks = settings.TRUSTED_PROXIES
    hops = [hop.strip() for hop in claimed.split(",") if hop.strip()]
    if steps:
        chosen = hops[-steps] if len(hops) >= steps else ""
        return chosen if _parsed(chosen) else None
    if not _inside(peer, networks):
        return None
    for hop in reversed(hops):
        if _parsed(hop) is None:
            return peer
        if not _inside(hop, networks):
            return hop
    return hops[0] if hops else peer


def _parsed(text: str) -> Address | None:
    try:
        found = ipaddress.ip_address(text)
    except ValueError:
        return None
    mapped = getattr(found, "ipv4_mapped", None)
    return mapped or found


def _inside(text: str, networks: Sequence[str]) -> bool:
    found = _parsed(text)
    return found is not None and any(found in _network(network) for network in networks)


@lru_cache(maxsize=64)
def _network(text: str) -> ipaddress.IPv4Network | ipaddress.IPv6Network:
    return ipaddress.ip_network(text)


def prefix(text: str) -> str:
    """What counts as one source: an IPv4 address, or the /64 of IPv6 that one household or server has to itself."""
    found = _parsed(text)
    if isinstance(found, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((found, 64), strict=False))
    return str(found) if found is not None else text
