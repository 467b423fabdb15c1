"""What a resident asks of the programme, in everyday words, and which moments that means."""

import datetime
import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from .series import BRUSSELS

LAST_PAGE = 100
LONGEST_WORDS = 80
"""Characters of what somebody looks for; the rest is not read."""

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
_DAY = re.compile(r"20\d\d-\d\d-\d\d", re.ASCII)
_MONTH = re.compile(r"(20\d\d)-(\d\d)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What somebody chose. ``village`` is the code of a village, ``place`` the id of a place, ``words`` what is
    looked for, ``day`` one day (it wins from today and the weekend), ``page`` counts from 1."""

    today: bool = False
    weekend: bool = False
    free: bool = False
    children: bool = False
    little_dutch: bool = False
    wheelchair: bool = False
    evening: bool = False
    village: str = ""
    place: uuid.UUID | None = None
    day: datetime.date | None = None
    words: str = ""
    page: int = 1

    @classmethod
    def read(cls, asked: Mapping[str, str]) -> "Wishes":
        """From an address; what nobody understands counts as not asked."""
        page = asked.get("bladzijde", "")
        number = int(page) if page.isascii() and page.isdecimal() and len(page) < 5 else 1
        chosen = {flag: asked.get(word) == "1" for flag, word in _ADDRESS.items()}
        return cls(
            **chosen,
            village=asked.get("dorp", "")[:20],
            place=_place(asked.get("plaats", "")),
            day=_day(asked.get("dag", "")),
            words=" ".join(asked.get("zoek", "")[:LONGEST_WORDS].replace("\0", "").split()),
            page=min(max(number, 1), LAST_PAGE),
        )

    def address(self, **changed: object) -> str:
        """The address (from "?") of these wishes with something changed; another choice starts at page 1 again.

        ``maand`` adds the month that a calendar shows.
        """
        told = {"page": 1, **{name: getattr(self, name) for name in self.__slots__ if name != "page"}, **changed}
        parts = [(word, "1") for flag, word in _ADDRESS.items() if told[flag]]
        named = {"dorp": told["village"], "plaats": told["place"], "dag": told["day"], "zoek": told["words"]}
        parts += [(word, str(value)) for word, value in named.items() if value]
        if told.get("maand"):
            parts.append(("maand", str(told["maand"])))
        if told["page"] != 1:
            parts.append(("bladzijde", str(told["page"])))
        return "?" + urlencode(parts)

    def but(self, *names: str) -> str:
        """The address of these wishes without some of them."""
        nothing = Wishes()
        return self.address(**{name: getattr(nothing, name) for name in names})

    @property
    def any(self) -> bool:
        """Whether anything at all was chosen."""
        return bool(self.village or self.place or self.day or self.words) or any(getattr(self, flag) for flag in FLAGS)

    @property
    def timeless(self) -> "Wishes":
        """The same without days, words and page: what is asked of a session itself."""
        return replace(self, today=False, weekend=False, day=None, words="", page=1)

    def until(self, now: datetime.datetime) -> datetime.datetime | None:
        """The end of the days that are asked for (the moment itself not included); None: as far as it goes."""
        today = now.astimezone(BRUSSELS).date()
        if self.day:
            return midnight(self.day, 1)
        if self.today:
            return midnight(today, 1)
        if self.weekend:
            return midnight(today, 7 - today.weekday())
        return None

    def since(self, now: datetime.datetime) -> datetime.datetime | None:
        """The first moment that is asked for; None: from now. The weekend begins on Saturday morning."""
        today = now.astimezone(BRUSSELS).date()
        if self.day and self.day != today:
            return midnight(self.day)
        if self.weekend and not self.today and not self.day and today.weekday() < 5:
            return midnight(today, 5 - today.weekday())
        return None


def read_month(text: str, *, today: datetime.date) -> datetime.date:
    """The first day of the month that an address names ("2026-12"); this month for anything else."""
    found = _MONTH.fullmatch(text)
    if found and 1 <= int(found[2]) <= 12:
        return datetime.date(int(found[1]), int(found[2]), 1)
    return today.replace(day=1)


def month_later(month: datetime.date, months: int = 1) -> datetime.date:
    """The first day of a later month, or of an earlier one."""
    count = month.year * 12 + month.month - 1 + months
    return datetime.date(count // 12, count % 12 + 1, 1)


def midnight(day: datetime.date, days_later: int = 0) -> datetime.datetime:
    """The moment at which a day begins in Brussels, also on the days that the clock changes."""
    return datetime.datetime.combine(day + datetime.timedelta(days=days_later), datetime.time(), BRUSSELS)


def _place(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text) if len(text) == 36 else None
    except ValueError:
        return None


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None
