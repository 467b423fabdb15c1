"""What in a signal could give somebody away, and how to say it without (trust.md rule 4); pure.

Nothing is taken out in secret: each hit is pointed out with a neutral wording, the giver decides, and a second person
looks before it goes on. A register number alone is refused. A hit too many costs a glance, one too few may hurt, so
where it is not clear it is pointed out.
"""

from collections.abc import Collection

from .hits import Hit, Kind
from .names import names_in
from .patterns import patterns_in

__all__ = ["Hit", "Kind", "hits_in", "neutral"]


def hits_in(text: str, *, known: Collection[str] = (), language: str = "nl") -> list[Hit]:
    """All that could give somebody away, in the order of the text, none over another.

    ``known`` are names that may stand there: villages, places and organisations of the network. A street is no such
    name. In another language than Dutch a name in small letters is found after a word that announces it alone.
    """
    found = patterns_in(text)
    taken = [(hit.start, hit.end) for hit in found]
    for hit in names_in(text, known=known, language=language):
        if not any(hit.start < end and start < hit.end for start, end in taken):
            found.append(hit)
    return sorted(found, key=lambda hit: hit.start)


def neutral(text: str, hits: Collection[Hit]) -> str:
    """The text with the neutral wording in the place of each of these hits."""
    told = text
    for hit in sorted(hits, key=lambda hit: hit.start, reverse=True):
        told = f"{told[: hit.start]}{hit.proposal}{told[hit.end :]}"
    lines = [" ".join(line.split()) for line in told.splitlines()]
    closed = "\n".join(lines)
    for sign in ".,;:!?":
        closed = closed.replace(f" {sign}", sign)
    return closed.strip()
