"""The month of the residents' site: a calendar with a few of each day, and a way to the whole day."""

import calendar
import datetime
from dataclasses import dataclass, field, replace
from typing import Any

from babel.dates import format_date
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import get_language, ngettext, to_locale
from django.views.decorators.http import require_safe

from meedoen.kernel.web import acts, page, words
from meedoen.kernel.web.request import HouseRequest

from .. import policy
from ..queries import board as queries
from ..queries.programme import Listed
from ..rules.wishes import Wishes, month_later, read_month
from . import board, filters, notices, site_choices

MONTHS_AHEAD = 24
"""How far the links lead: nothing is planned later, and no machine turns pages for ever."""

LAST_DAYS = 5
"""In the last five days of a month nearly every day of it is over: who asks for no month sees the next one."""


@dataclass(frozen=True, slots=True)
class Line:
    """One session in a day: its hour, what it is, where it leads."""

    hour: str
    title: str
    lang: str
    href: str
    picture: str
    cancelled: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """One day. ``name`` is the whole day in words, ``more`` how many are left ("nog 12") with its address."""

    number: int
    name: str
    today: bool = False
    past: bool = False
    lines: list[Line] = field(default_factory=list)
    more: str = ""
    href: str = ""


@require_safe
@acts(policy.SEE_PROGRAMME)
def month(request: HouseRequest, network: Any) -> HttpResponse:
    """What is on in one month, with the same filters as the list."""
    now = timezone.now()
    today = words.local(now).date()
    wishes = replace(Wishes.read(request.GET), today=False, weekend=False, day=None, page=1)
    first = _shown(request.GET.get("maand", ""), today)
    found = queries.month(request.actor, wishes, first, now=now)
    named = f"{first:%Y-%m}"
    names = site_choices.villages(request)
    before, after = month_later(first, -1), month_later(first)
    context = {
        "title": words.begin(_in_words(first, "LLLL y")),
        "weekdays": [_in_words(datetime.date(2024, 1, day), "EEEE") for day in range(1, 8)],
        "weeks": [
            [_cell(day, found, wishes, network, today) if day else None for day in week] for week in _weeks(first)
        ],
        "lasting": [_line(item, network) for item in found.lasting],
        "something": bool(found.days),
        "wishes": wishes,
        "month": named,
        "choices": filters.choices(
            wishes, names, place=site_choices.place_name(request, wishes), month=named, searched=True
        ),
        "ways": filters.ways(network, wishes, "month"),
        "previous": _link(wishes, before) if first > today else None,
        "next": _link(wishes, after) if after <= month_later(today.replace(day=1), MONTHS_AHEAD) else None,
        "phone": notices.phone(network.phone),
        "empty_picture": notices.picture("kalender"),
    }
    return page(request, "activities/site/month.html", context)


def _shown(text: str, today: datetime.date) -> datetime.date:
    """The month that was asked for, never one that is over or too far ahead; in its last days the next one."""
    now = today.replace(day=1)
    usual = today + datetime.timedelta(days=LAST_DAYS)
    return min(max(read_month(text, today=usual), now), month_later(now, MONTHS_AHEAD))


def _weeks(first: datetime.date) -> list[list[datetime.date | None]]:
    """The weeks of a month from Monday on; None for a day of another month."""
    weeks = calendar.Calendar().monthdatescalendar(first.year, first.month)
    return [[day if day.month == first.month else None for day in week] for week in weeks]


def _cell(day: datetime.date, found: queries.Month, wishes: Wishes, network: Any, today: datetime.date) -> Cell:
    name = words.begin(words.full_day(day, today=today))
    filled = found.days.get(day)
    if filled is None:
        return Cell(day.day, name, today=day == today, past=day < today)
    left = filled.count - len(filled.shown)
    return Cell(
        day.day,
        name,
        today=day == today,
        lines=[_line(item, network) for item in filled.shown],
        more=ngettext("nog %(n)s", "nog %(n)s", left) % {"n": left} if left > 0 else "",
        href=f"/{network.slug}/{wishes.address(day=day)}",
    )


def _line(item: Listed, network: Any) -> Line:
    title, lang = notices.own_words(item, "title")
    return Line(
        words.clock(item.starts_at),
        title,
        lang,
        f"/{network.slug}/a/{item.activity_id}/",
        board.picture(item),
        item.status == "cancelled",
    )


def _link(wishes: Wishes, month: datetime.date) -> dict[str, str]:
    """The way to another month: its name and its address."""
    return {"name": words.begin(_in_words(month, "LLLL")), "href": wishes.address(maand=f"{month:%Y-%m}")}


def _in_words(day: datetime.date, pattern: str) -> str:
    return str(format_date(day, pattern, locale=to_locale(get_language() or "nl")))
