"""What a feed or a block for another website shows: the everyday wishes, and one theme, partner or activity."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from ..terms import Theme
from .wishes import Wishes

KNOWN = frozenset(
    {"vandaag", "weekend", "gratis", "kinderen", "taal", "rolstoel", "avond", "dorp", "plaats", "dag"}
    | {"thema", "partner", "activiteit", "in"}
)
"""The words that an address of a feed may hold; with another word nothing is shown, rather than too much."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """``theme`` is a code of ``terms.Theme``; the ids are of a partner and an activity."""

    wishes: Wishes = field(default_factory=Wishes)
    theme: str = ""
    partner: uuid.UUID | None = None
    activity: uuid.UUID | None = None

    @classmethod
    def read(cls, asked: Mapping[str, str]) -> "Chosen":
        """From an address. Raises ValueError for what cannot be understood: who pasted it must hear so."""
        if unknown := set(asked) - KNOWN:
            raise ValueError(f"unknown: {sorted(unknown)}")
        theme = asked.get("thema", "")
        if theme and theme not in Theme.values:
            raise ValueError("theme")
        if asked.get("plaats"):
            uuid.UUID(asked["plaats"])
        if not all(value.isprintable() for value in asked.values()):
            raise ValueError("unreadable")
        return cls(Wishes.read(asked), theme, _id(asked.get("partner")), _id(asked.get("activiteit")))

    def address(self) -> str:
        """What comes after "?" in an address; empty when nothing was chosen."""
        told = self.wishes.address().removeprefix("?")
        own = {"thema": self.theme, "partner": self.partner or "", "activiteit": self.activity or ""}
        rest = urlencode({name: value for name, value in own.items() if value})
        return "&".join(part for part in (told, rest) if part)


def _id(text: str | None) -> uuid.UUID | None:
    return uuid.UUID(text) if text else None
