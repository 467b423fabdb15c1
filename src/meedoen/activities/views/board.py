"""The noticeboard in HTML: cards under "Vandaag", "Deze week" and later. Nothing is read here.

A card is made once: it is kept by everything that it says, its template, the language and the day, so it can never be
an old one.
"""

import datetime
import json
from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import lru_cache
from operator import attrgetter
from typing import Any

from django.template import Context, Template
from django.template.loader import get_template
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from meedoen.kernel.web import words

from ..queries.programme import Board, Listed
from ..rules.planning import is_lasting
from ..rules.wishes import Wishes
from . import addresses, notices

MOST_CARDS = 4096
"""Cards kept by one process, about 2 kB each."""

ROUTE = 60
"""Characters: how to get there is one short line."""

_NAMES = tuple(item.name for item in fields(Listed))
_PLAIN = attrgetter(*(name for name in _NAMES if name not in ("translations", "themes")))


@dataclass(slots=True)
class Group:
    """Cards under one heading; ``note`` is what is said where there are none."""

    title: str
    cards: list[SafeString]
    note: str = ""


def groups(board: Board, wishes: Wishes, network: Any, *, today: datetime.date) -> list[Group]:
    """Today first, then this week, next week and later; what lasts for weeks at the end. [] when there is nothing."""
    made: dict[str, list[SafeString]] = {}
    card = _cards(network, today=today)
    headed: dict[datetime.date, str] = {}
    if board.listed and wishes.page == 1 and not wishes.any:
        made[_("Vandaag")] = []
    for item in board.listed:
        day = words.local(item.starts_at).date()
        title = headed.get(day) or headed.setdefault(day, _heading(day, today, wishes))
        made.setdefault(title, []).append(card(item))
    if board.lasting:
        made[_("Nog een tijd open")] = [card(item) for item in board.lasting]
    return [
        Group(title, cards, "" if cards else _("Vandaag is er niets. Dit komt eerst.")) for title, cards in made.items()
    ]


def some_in_dutch(board: Board) -> bool:
    """Whether a title on this page is not in the language of the reader: the page says so, once."""
    return any(notices.own_words(item, "title")[1] for item in (*board.listed, *board.lasting))


def _heading(day: datetime.date, today: datetime.date, wishes: Wishes) -> str:
    if wishes.day:
        return words.begin(words.full_day(wishes.day, today=today))
    sunday = today + datetime.timedelta(days=6 - today.weekday())
    if day <= today:
        return _("Vandaag")
    if day <= sunday:
        return _("Deze week")
    return _("Volgende week") if day <= sunday + datetime.timedelta(days=7) else _("Later")


def _cards(network: Any, *, today: datetime.date) -> Callable[[Listed], SafeString]:
    """What makes a session into its card on this board."""
    beside = (network.slug, network.phone, today, get_language() or "nl")
    template: Any = get_template("activities/site/card.html")

    def card(item: Listed) -> SafeString:
        translations = json.dumps(item.translations, sort_keys=True) if item.translations else ""
        return _card(_PLAIN(item), translations, tuple(item.themes or ()), beside, template.template)

    return card


@lru_cache(maxsize=MOST_CARDS)
def _card(
    plain: tuple[Any, ...],
    translations: str,
    themes: tuple[str, ...],
    beside: tuple[str, str, datetime.date, str],
    template: Template,
) -> SafeString:
    slug, phone, today, _language = beside
    told = iter(plain)
    rest = {"translations": json.loads(translations) if translations else {}, "themes": list(themes)}
    item = Listed(*(rest[name] if name in rest else next(told) for name in _NAMES))
    return template.render(Context({"card": _words(item, slug, phone, today)}))


def forget_cards() -> None:
    """Make every card anew from here on; they are right without this, it serves who measures what a card costs."""
    _card.cache_clear()


def _words(item: Listed, slug: str, phone: str, today: datetime.date) -> dict[str, Any]:
    title, lang = notices.own_words(item, "title")
    day, hours = when(item, today)
    return {
        "title": title,
        "lang": lang,
        "href": addresses.activity(slug, item.activity_id),
        "picture": picture(item),
        "day": day,
        "hours": hours,
        "changed": notices.changed_on_screen(item.status, item.reason),
        "cancelled": item.status == "cancelled",
        "place": ", ".join(part for part in (item.place_name, item.place_locality) if part),
        "route": Truncator(" ".join((item.route or "").split())).chars(ROUTE),
        "dutch": "" if (get_language() or "nl").startswith("nl") else "nl",
        "price": words.begin(words.prices(item.price_cents, item.social_price_cents)),
        "phone": notices.phone(item.contact_phone, item.organisation_phone, phone),
        "flags": notices.card_flags(item),
    }


def picture(item: Listed) -> str:
    """The path of the picture of a session; a calendar where nobody chose one."""
    return notices.picture_of(item) or notices.picture("kalender")


def when(item: Listed, today: datetime.date) -> tuple[str, str]:
    """ "Vandaag", "14 tot 16 uur"; "Nu bezig", "nog tot zondag 4 januari" for what lasts."""
    starts_on = words.local(item.starts_at).date()
    day = _("Nu bezig") if starts_on < today else words.begin(words.day(item.starts_at, today=today))
    if is_lasting(item.starts_at, item.ends_at):
        return day, _("tot %(day)s") % {"day": words.day(item.ends_at, today=today)}
    return day, words.hours(item.starts_at, item.ends_at)
