"""Days, hours and prices in plain words, in the language that is active. Times are those of Brussels.

Dutch is worded by hand ("14.30", "vandaag om 14 uur"). Every language counts 24 hours and writes 0-9, also Arabic:
that is how buses, posters and telephones in Belgium do it.
"""

import datetime
import re
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_currency
from django.utils.translation import get_language, ngettext, to_locale
from django.utils.translation import gettext as _

BRUSSELS = ZoneInfo("Europe/Brussels")
_DAY_LONG = datetime.timedelta(hours=23, minutes=59)
_DECIMALS = re.compile(r"[.,]0+")
_REGIONS = {"en": "en_GB"}
_ORDINALS = {
    1: "eerste", 2: "tweede", 3: "derde", 4: "vierde", 5: "vijfde",
    6: "zesde", 7: "zevende", 8: "achtste", 9: "negende", 10: "tiende",
}  # fmt: skip


def local(moment: datetime.datetime) -> datetime.datetime:
    """A moment on the clock of Brussels."""
    return moment.astimezone(BRUSSELS)


def day(moment: datetime.datetime | datetime.date, *, today: datetime.date) -> str:
    """ "vandaag", "morgen", "zaterdag 14 maart"; with the year when that is another one than today's."""
    when = _date(moment)
    if when == today:
        return _("vandaag")
    if when == today + datetime.timedelta(days=1):
        return _("morgen")
    return _written(when, when.year != today.year, _locale())


def full_day(moment: datetime.datetime | datetime.date, *, today: datetime.date) -> str:
    """As ``day``, but "vandaag, zaterdag 14 maart": for a page that is printed or read again tomorrow."""
    when = _date(moment)
    named = _written(when, when.year != today.year, _locale())
    said = day(when, today=today)
    return named if said == named else _("%(near)s, %(day)s") % {"near": said, "day": named}


def dated(moment: datetime.datetime | datetime.date, *, year: bool = False) -> str:
    """ "zaterdag 14 maart", with its year if asked: for paper, on which "morgen" is soon untrue."""
    return _written(_date(moment), year, _locale())


def hour(moment: datetime.datetime) -> str:
    """ "14 uur", "14.30 uur"."""
    return _("%(clock)s uur") % {"clock": clock(moment)}


def hours(start: datetime.datetime, end: datetime.datetime) -> str:
    """ "14 tot 16 uur"; "22 tot 1 uur de volgende dag"; "de hele dag"."""
    first, last = local(start), local(end)
    if last - first >= _DAY_LONG:
        return _("de hele dag")
    return _between(first.time(), last.time(), last.date() > first.date(), get_language() or "nl")


@lru_cache(maxsize=2048)
def _between(first: datetime.time, last: datetime.time, next_day: bool, language: str) -> str:
    said = {"start": _clock(first, language), "end": _clock(last, language)}
    if next_day:
        return _("%(start)s tot %(end)s uur de volgende dag") % said
    return _("%(start)s tot %(end)s uur") % said


def starts(start: datetime.datetime, *, today: datetime.date) -> str:
    """ "vandaag om 14 uur", "zaterdag 14 maart om 14.30 uur"."""
    return _("%(day)s om %(hour)s") % {"day": day(local(start), today=today), "hour": hour(start)}


def when(start: datetime.datetime, end: datetime.datetime, *, today: datetime.date) -> str:
    """ "zaterdag 14 maart, 14 tot 16 uur"."""
    return _("%(day)s, %(hours)s") % {"day": day(local(start), today=today), "hours": hours(start, end)}


def clock(moment: datetime.datetime) -> str:
    """ "14" or "14.30" in Dutch; "14:30" in the other languages."""
    return _clock(local(moment).time(), get_language() or "nl")


def _clock(wall: datetime.time, language: str) -> str:
    if language.startswith("nl"):
        return f"{wall.hour}.{wall.minute:02d}" if wall.minute else str(wall.hour)
    return f"{wall:%H:%M}"


def price(cents: int | None) -> str:
    """ "gratis", "€ 2,50", "€ 3"; nothing when the price is not known."""
    if cents is None:
        return ""
    return _("gratis") if cents == 0 else euros(cents)


def prices(cents: int | None, social_cents: int | None) -> str:
    """ "€ 5, met kansentarief € 1"; only the price where there is no other tariff."""
    if cents is None or social_cents is None or social_cents == cents:
        return price(cents)
    return _("%(price)s, met kansentarief %(social)s") % {"price": price(cents), "social": price(social_cents)}


def euros(cents: int, *, exact: bool = False) -> str:
    """An amount as the language writes it, the sign never on another line; whole euros without decimals unless
    ``exact``: in a column that adds up."""
    return _amount(cents, _locale(), exact)


@lru_cache(maxsize=1024)
def _amount(cents: int, locale: str, exact: bool) -> str:
    amount = cents / 100
    if exact or cents % 100:
        return str(format_currency(amount, "EUR", locale=locale))
    pattern = _DECIMALS.sub("", Locale.parse(locale).currency_formats["standard"].pattern)
    return str(format_currency(amount, "EUR", pattern, locale=locale, currency_digits=False))


def position(number: int) -> str:
    """A turn in a line: "eerste", "derde", "12de"."""
    if (get_language() or "nl").startswith("nl"):
        return _ORDINALS.get(number, f"{number}de")
    return str(number)


def people(adults: int, children: int) -> str:
    """ "1 volwassene en 2 kinderen"."""
    parts = []
    if adults:
        parts.append(ngettext("%(n)s volwassene", "%(n)s volwassenen", adults) % {"n": adults})
    if children:
        parts.append(ngettext("%(n)s kind", "%(n)s kinderen", children) % {"n": children})
    if len(parts) == 2:
        return _("%(first)s en %(second)s") % {"first": parts[0], "second": parts[1]}
    return parts[0] if parts else ""


def begin(text: str) -> str:
    """With a capital, as a sentence or a heading begins; Turkish has its own ("i" becomes "İ")."""
    if not text:
        return text
    first = "İ" if text[0] == "i" and (get_language() or "").startswith("tr") else text[0].upper()
    return first + text[1:]


def _date(moment: datetime.datetime | datetime.date) -> datetime.date:
    return local(moment).date() if isinstance(moment, datetime.datetime) else moment


@lru_cache(maxsize=2048)
def _written(when: datetime.date, year: bool, locale: str) -> str:
    return str(format_date(when, "EEEE d MMMM y" if year else "EEEE d MMMM", locale=locale))


def _locale() -> str:
    language = get_language() or "nl"
    return _REGIONS.get(language, to_locale(language))
