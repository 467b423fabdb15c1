"""A limit on guesses, for forms that the sign-in library does not guard (codes of invitations)."""

import hashlib
from dataclasses import dataclass

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest


@dataclass(frozen=True)
class Throttle:
    """At most ``times`` guesses in ``seconds`` by one source. Shared by all processes, through the cache.

    Each guess takes a free slot; taking a slot is one atomic step, so that guesses at the same moment all count.
    """

    name: str
    times: int
    seconds: int

    def take(self, source: str) -> bool:
        """Count one guess. False when no slot is left: the guess must not be looked at."""
        return any(cache.add(self._slot(source, number), 1, self.seconds) for number in range(self.times))

    def full(self, source: str) -> bool:
        """Whether the next guess would be refused; counts nothing."""
        slots = [self._slot(source, number) for number in range(self.times)]
        return len(cache.get_many(slots)) == self.times

    def _slot(self, source: str, number: int) -> str:
        hidden = hashlib.sha256(source.encode()).hexdigest()[:32]
        return f"throttle:{self.name}:{hidden}:{number}"


def source_of(request: HttpRequest) -> str:
    """Where a request comes from: the address, seen through as many proxies as the settings trust."""
    return str(get_adapter().get_client_ip(request) or "")
