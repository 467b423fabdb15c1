"""The search box, and how what was typed in it was understood."""

from dataclasses import dataclass
from urllib.parse import parse_qsl

from ..queries.searching import Hunt
from ..rules.wishes import LONGEST_WORDS, Wishes


@dataclass(frozen=True, slots=True)
class SearchBox:
    """``kept`` are the other wishes, which stay when somebody looks for a word."""

    words: str
    kept: list[tuple[str, str]]
    longest: int
    clear: str
    meant: str = ""
    loosely: bool = False
    idle: bool = False


def search_box(wishes: Wishes, hunt: Hunt | None, *, month: str = "") -> SearchBox:
    """What the template ``site/search.html`` shows. ``month`` ("2026-12") keeps somebody on the calendar."""
    without = wishes.address(words="", maand=month)
    return SearchBox(
        words=wishes.words,
        kept=parse_qsl(without.removeprefix("?")),
        longest=LONGEST_WORDS,
        clear=without if wishes.words else "",
        meant=hunt.meant if hunt else "",
        loosely=hunt.loosely if hunt else False,
        idle=hunt.idle if hunt else False,
    )
