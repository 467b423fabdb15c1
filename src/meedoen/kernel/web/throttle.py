"""Limits on guesses and on public forms, for what the sign-in library does not guard itself."""

import hashlib
import time
from dataclasses import dataclass

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

from .proxies import prefix


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
    """Where a request comes from: the address behind the proxies that we trust; of IPv6 the /64 (``proxies``)."""
    return prefix(str(get_adapter().get_client_ip(request) or ""))


@dataclass(frozen=True)
class Rate:
    """About ``times`` acts in ``seconds`` by one source: for what may happen often and must not be exact.

    Two cache steps whatever ``times`` is; two acts at the very same moment may count as one. Where a guess must
    never slip through, use ``Throttle``.
    """

    name: str
    times: int
    seconds: int

    def take(self, source: str) -> bool:
        """Count one act. False when it is one too many."""
        key = self._window(source)
        count = cache.get(key, 0)
        if count >= self.times:
            return False
        cache.set(key, count + 1, self.seconds)
        return True

    def full(self, source: str) -> bool:
        """Whether the next act would be one too many; counts nothing."""
        return cache.get(self._window(source), 0) >= self.times

    def _window(self, source: str) -> str:
        hidden = hashlib.sha256(source.encode()).hexdigest()[:32]
        return f"rate:{self.name}:{hidden}:{int(time.time()) // self.seconds}"
