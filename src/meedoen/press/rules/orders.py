"""What somebody asks to print: which paper, which days, which language, of what and for whom."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from meedoen.activities.public import BRUSSELS, is_evening, wheels_in

from ..terms import LENGTHS, Fold, Length, Sheet, Wish

_DAYS = {Length.WEEK: 7, Length.FORTNIGHT: 14, Length.SEASON: 91}


@dataclass(frozen=True, slots=True)
class Order:
    """One print. ``since`` is a day of the first week or month; ``age`` in years."""

    sheet: str
    since: datetime.date
    length: str
    fold: str = Fold.THREE
    themes: tuple[str, ...] = ()
    villages: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()
    age: int | None = None

    @property
    def first(self) -> datetime.date:
        """The first day: a Monday for weeks (but the day itself for a list), the first of a month for a month."""
        if self.length == Length.MONTH:
            return self.since.replace(day=1)
        if self.sheet in (Sheet.LIST, Sheet.FAN):
            return self.since
        return self.since - datetime.timedelta(days=self.since.weekday())

    @property
    def last(self) -> datetime.date:
        """The last day, itself included: until then the paper counts."""
        if self.length == Length.MONTH:
            return month_end(self.first)
        return self.first + datetime.timedelta(days=_DAYS[Length(self.length)] - 1)

    def moments(self) -> tuple[datetime.datetime, datetime.datetime]:
        """From the first midnight to the midnight after the last day (Brussels)."""
        after = self.last + datetime.timedelta(days=1)
        return tuple(datetime.datetime.combine(day, datetime.time(), BRUSSELS) for day in (self.first, after))  # type: ignore[return-value]

    def fits(self, item: Any) -> bool:
        """Whether this session is asked for. ``item`` has the fields of ``activities.public.Printed``."""
        if self.themes and not set(self.themes) & set(item.themes):
            return False
        if self.villages and item.village_code not in self.villages:
            return False
        if self.age is not None and not of_age(item, self.age):
            return False
        return all(meets(item, wish) for wish in self.wishes)

    def address(self) -> str:
        """The address (from "?") that asks for this order again."""
        parts: list[tuple[str, str]] = [("van", self.since.isoformat()), ("duur", self.length)]
        parts += [("vouw", self.fold)] if self.sheet == Sheet.FOLDER else []
        parts += [("thema", theme) for theme in self.themes]
        parts += [("dorp", village) for village in self.villages]
        parts += [("wens", wish) for wish in self.wishes]
        parts += [("leeftijd", str(self.age))] if self.age is not None else []
        return "?" + urlencode(parts)


def meets(item: Any, wish: str) -> bool:
    """Whether a session meets one wish, as the everyday filters of the site do."""
    if wish == Wish.FREE:
        return item.price_cents == 0
    if wish == Wish.CHILDREN:
        return bool(item.children_welcome)
    if wish == Wish.LITTLE_DUTCH:
        return bool(item.no_dutch_needed)
    if wish == Wish.WHEELCHAIR:
        return wheels_in(item.wheelchair, item.step_free)
    if wish == Wish.COMPANY:
        return bool(item.companion_welcome)
    return is_evening(item.starts_at, item.ends_at)


def of_age(item: Any, age: int) -> bool:
    """Somebody of this age is welcome."""
    return (item.age_min is None or item.age_min <= age) and (item.age_max is None or age <= item.age_max)


def month_end(day: datetime.date) -> datetime.date:
    """The last day of the month of ``day``."""
    return (day.replace(day=28) + datetime.timedelta(days=4)).replace(day=1) - datetime.timedelta(days=1)


def read(asked: Mapping[str, Sequence[str]], sheet: str, *, today: datetime.date) -> Order:
    """From the lists of an address; what nobody understands counts as not asked."""
    lengths = LENGTHS[sheet]
    length = _one(asked, "duur")
    fold = _one(asked, "vouw")
    age = _one(asked, "leeftijd")
    return Order(
        sheet=sheet,
        since=_day(_one(asked, "van")) or usual_start(sheet, today),
        length=length if length in lengths else lengths[0],
        fold=fold if fold in Fold.values else Fold.THREE,
        themes=tuple(theme[:20] for theme in asked.get("thema", ()) if theme)[:20],
        villages=tuple(village[:20] for village in asked.get("dorp", ()) if village)[:20],
        wishes=tuple(wish for wish in Wish.values if wish in asked.get("wens", ())),
        age=int(age) if age.isascii() and age.isdecimal() and len(age) <= 2 else None,
    )


def usual_start(sheet: str, today: datetime.date) -> datetime.date:
    """The day that is meant when none is named: late in a week or month the paper for the next one is made."""
    if sheet in (Sheet.LIST, Sheet.FAN):
        return today
    return today + datetime.timedelta(days=7 if sheet == Sheet.FRIDGE else 3)


def _one(asked: Mapping[str, Sequence[str]], name: str) -> str:
    return next(iter(asked.get(name, ())), "")


def _day(text: str) -> datetime.date | None:
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError:
        return None
    return day if 2000 <= day.year < 2100 else None
