"""Addresses found by their first word.

Django asks each pattern in turn, and this house has hundreds. A group made here asks only those of its patterns that
can begin with the first word of what is left of the address, in the same order: the answer is the same.
"""

from collections.abc import Sequence
from typing import Any

from django.urls import Resolver404, ResolverMatch, URLPattern, URLResolver, include
from django.urls.resolvers import RoutePattern

Entry = URLPattern | URLResolver


def first_words(entry: Entry) -> frozenset[str] | None:
    """The words that an address may begin with to lead here; None where it may be any."""
    if not isinstance(entry.pattern, RoutePattern):
        return None
    route = str(entry.pattern)
    if not route and isinstance(entry, URLResolver):
        words = [first_words(one) for one in entry.url_patterns]
        return None if None in words else frozenset().union(*(one for one in words if one is not None))
    word, slash, _rest = route.partition("/")
    whole = slash or isinstance(entry, URLPattern)
    return frozenset((word,)) if whole and "<" not in word else None


class ByFirstWord(URLResolver):
    """An include that sorted its patterns by first word when it was first asked."""

    _sorted: dict[str, URLResolver] | None = None

    def resolve(self, path: str) -> ResolverMatch:
        found: Any = self.pattern.match(str(path))
        if found is None:
            raise Resolver404({"path": path})
        if self._sorted is None:
            self._sorted = self._sort()
        word = found[0].partition("/")[0]
        return (self._sorted.get(word) or self._sorted[_ANY]).resolve(path)

    def _sort(self) -> dict[str, URLResolver]:
        told = [(one, first_words(one)) for one in self.url_patterns]
        known = {_ANY}.union(*(words for _one, words in told if words is not None))
        return {
            word: URLResolver(
                self.pattern,
                [one for one, words in told if words is None or word in words],
                self.default_kwargs,
                self.app_name,
                self.namespace,
            )
            for word in known
        }


_ANY = "/"
"""No word: stands for every word that no pattern names."""


def group(route: str, patterns: Sequence[Entry], namespace: str = "") -> ByFirstWord:
    """As ``path(route, include((patterns, namespace)))``."""
    there, app, name = include((list(patterns), namespace) if namespace else list(patterns))
    return ByFirstWord(RoutePattern(route, is_endpoint=False), there, {}, app_name=app, namespace=name)
