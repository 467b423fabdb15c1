"""The columns of a list by their headings: which are taken, which never, and which mean nothing."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from . import sensitive

Numbered = Sequence[tuple[int, Sequence[str]]]


def folded(heading: str) -> str:
    """A heading or a choice without accents, capitals, spaces or signs: "E-mail adres" is "emailadres"."""
    spread = unicodedata.normalize("NFKD", heading).casefold()
    return "".join(sign for sign in spread if sign.isalnum())


@dataclass
class Columns:
    """Where the columns stand that are taken, by code; those that tell what is never kept; those that mean nothing."""

    places: dict[int, str] = field(default_factory=dict)
    banned: list[tuple[str, str]] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)

    def cells(self, row: Sequence[str]) -> dict[str, str]:
        """What a row says in the columns that are taken; '' where it ends sooner."""
        return {code: row[at].strip() if at < len(row) else "" for at, code in self.places.items()}


def sort_out(headings: Sequence[str], body: Numbered, known: Mapping[str, Sequence[str]]) -> Columns:
    """The columns of a list. ``known``: the headings of each code.

    A column that tells what we never keep is left out by its heading; one that we do not know, by its content too.
    """
    codes = {folded(heading): code for code, names in known.items() for heading in names}
    found = Columns()
    for place, heading in enumerate(headings):
        code = codes.get(folded(heading), "")
        kind = sensitive.by_name(heading)
        if not kind and not code:
            told = (sensitive.by_content(cells[place]) for _at, cells in body if place < len(cells))
            kind = next(filter(None, told), "")
        if kind:
            found.banned.append((heading, str(sensitive.WORDS[kind])))
        elif code and code not in found.places.values():
            found.places[place] = code
        elif heading.strip():
            found.ignored.append(heading)
    return found
