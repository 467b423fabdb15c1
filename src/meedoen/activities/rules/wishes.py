"""What a resident asks of the programme, in everyday words, and which moments that means."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from .series import BRUSSELS

EVENING_FROM = 17
"""The hour (Brussels) from which something is "in the evening"."""

LAST_PAGE = 100
FLAGS = ("today", "weekend", "free", "children", "little_dutch", "wheelchair", "evening")
"""The everyday filters; each is on or off."""

_ADDRESS = {
    "today": "vandaag",
    "weekend": "weekend",
    "free": "gratis",
    "children": "kinderen",
    "little_dutch": "taal",
    "wheelchair": "rolstoel",
    "evening": "avond",
}


@dataclass(frozen=True, slots=True)
class Wishes:
    """What somebody chose. ``village`` is the code of a village, ``page`` counts from 1."""

    today: bool = False
    weekend: bool = False
    free: bool = False
    children: bool = False
    little_dutch: bool = False
    wheelchair: bool = False
    evening: bool = False
    village: str = ""
    page: int = 1

    @classmethod
    def read(cls, asked: Mapping[str, str]) -> "Wishes":
        """From an address; what nobody understands counts as not asked."""
        page = asked.get("bladzijde", "")
        number = int(page) if page.isascii() and page.isdecimal() and len(page) < 5 else 1
        chosen = {flag: asked.get(word) == "1" for flag, word in _ADDRESS.items()}
        return cls(**chosen, village=asked.get("dorp", "")[:20], page=min(max(number, 1), LAST_PAGE))

    def address(self, **changed: bool | str | int) -> str:
        """The address (from "?") of these wishes with something changed; another choice starts at page 1 again."""
        told = {"page": 1, **changed}
        parts = [f"{word}=1" for flag, word in _ADDRESS.items() if told.get(flag, getattr(self, flag))]
        if village := told.get("village", self.village):
            parts.append(f"dorp={village}")
        if told["page"] != 1:
            parts.append(f"bladzijde={told['page']}")
        return "?" + "&".join(parts)

    @property
    def any(self) -> bool:
        """Whether anything at all was chosen."""
        return bool(self.village) or any(getattr(self, flag) for flag in FLAGS)

    def until(self, now: datetime.datetime) -> datetime.datetime | None:
        """The end of the days that are asked for (the moment itself not included); None: as far as it goes."""
        today = now.astimezone(BRUSSELS).date()
        if self.today:
            return _midnight(today, 1)
        if self.weekend:
            return _midnight(today, 7 - today.weekday())
        return None

    def since(self, now: datetime.datetime) -> datetime.datetime | None:
        """The first moment that is asked for; None: from now. The weekend begins on Saturday morning."""
        today = now.astimezone(BRUSSELS).date()
        if self.weekend and not self.today and today.weekday() < 5:
            return _midnight(today, 5 - today.weekday())
        return None


def _midnight(day: datetime.date, days_later: int) -> datetime.datetime:
    return datetime.datetime.combine(day + datetime.timedelta(days=days_later), datetime.time(), BRUSSELS)
