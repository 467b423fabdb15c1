"""It fits, or it says what to shorten: from the largest type to the smallest that may still be read."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

T = TypeVar("T")


def largest(steps: Sequence[T], try_one: Callable[[T], int], allowed: int) -> T | None:
    """The first of these steps (largest type first) that takes at most ``allowed`` pages; None when none does.

    Smaller type never takes more pages, so about log2 of the steps are tried: ``try_one`` gives the pages of one.
    """
    low, high, best = 0, len(steps) - 1, None
    while low <= high:
        middle = (low + high) // 2
        if try_one(steps[middle]) <= allowed:
            best, high = steps[middle], middle - 1
        else:
            low = middle + 1
    return best


def most(count: int, try_one: Callable[[int], int], allowed: int) -> int:
    """How many of ``count`` lines, from the first, take at most ``allowed`` pages; 0 when not even one does."""
    low, high = 0, count
    while low < high:
        middle = (low + high + 1) // 2
        if try_one(middle) <= allowed:
            low = middle
        else:
            high = middle - 1
    return low


def longest(texts: Iterable[Any], number: int = 3) -> list[str]:
    """The longest of these texts, each once, the longest first: what shortening helps most."""
    return sorted(dict.fromkeys(str(text) for text in texts), key=lambda text: (-len(text), text))[:number]
