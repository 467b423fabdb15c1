"""A series in plain Dutch, for a resident: "elke dinsdag van 14 tot 16 uur, niet in de schoolvakanties"."""

from datetime import date, time

from babel.dates import format_date, get_day_names
from django.utils.translation import get_language, gettext, ngettext, to_locale
from django.utils.translation import gettext as _

from meedoen.activities.rules.series.pattern import LAST, Frequency, Pattern

_NAMED_EXCEPTIONS = 3


def describe(pattern: Pattern) -> str:
    """One sentence without a full stop: how often, from when to when, what is skipped, how long it lasts."""
    parts = [_how_often(pattern), _hours(pattern.start_time, pattern.end_time)]
    sentence = " ".join(parts)
    return ", ".join([sentence, *_limits(pattern), *_skips(pattern), *_loose_dates(pattern)])


def _how_often(pattern: Pattern) -> str:
    n = pattern.interval
    match pattern.freq:
        case Frequency.ONCE:
            return _("op %(date)s") % {"date": _long_date(pattern.start_date)}
        case Frequency.DAILY:
            return ngettext("elke dag", "om de %(n)s dagen", n) % {"n": n}
        case Frequency.WEEKLY:
            days = {"days": _day_list(pattern.weekdays), "n": n}
            return ngettext("elke %(days)s", "om de %(n)s weken op %(days)s", n) % days
        case Frequency.MONTHLY_BY_DAY:
            return _monthly_by_day(pattern.start_date.day, n)
        case Frequency.MONTHLY_BY_WEEKDAY:
            which = {"nth": _nth(pattern.nth), "days": _day_list(pattern.weekdays), "n": n}
            return (
                ngettext(
                    "elke %(nth)s %(days)s van de maand", "om de %(n)s maanden op de %(nth)s %(days)s van de maand", n
                )
                % which
            )
        case Frequency.YEARLY:
            return _yearly(pattern.start_date, n)


def _monthly_by_day(day: int, interval: int) -> str:
    text = ngettext("elke maand op de %(day)se", "om de %(n)s maanden op de %(day)se", interval) % {
        "day": day,
        "n": interval,
    }
    not_always = _("(niet in maanden zonder die dag)")
    return f"{text} {not_always}" if day > 28 else text


def _yearly(day: date, interval: int) -> str:
    text = ngettext("elk jaar op %(date)s", "om de %(n)s jaar op %(date)s", interval) % {
        "date": format_date(day, "d MMMM", locale=_locale()),
        "n": interval,
    }
    not_always = _("(alleen in een schrikkeljaar)")
    return f"{text} {not_always}" if (day.month, day.day) == (2, 29) else text


def _hours(start: time, end: time) -> str:
    times = {"start": _clock(start), "end": _clock(end)}
    if end < start:
        return _("van %(start)s tot %(end)s uur de volgende dag") % times
    return _("van %(start)s tot %(end)s uur") % times


def _clock(wall: time) -> str:
    return f"{wall.hour}.{wall.minute:02d}" if wall.minute else str(wall.hour)


def _limits(pattern: Pattern) -> list[str]:
    if pattern.freq is Frequency.ONCE:
        return []
    limits = [_("vanaf %(date)s") % {"date": _short_date(pattern.start_date)}] if _needs_start(pattern) else []
    if pattern.count is not None:
        limits.append(ngettext("%(n)s keer", "%(n)s keer", pattern.count) % {"n": pattern.count})
    if pattern.until is not None:
        limits.append(_("tot en met %(date)s") % {"date": _short_date(pattern.until)})
    return limits


def _needs_start(pattern: Pattern) -> bool:
    """With an end, or with an interval, the reader must know from when to count."""
    return pattern.interval > 1 or pattern.until is not None or pattern.count is not None


def _skips(pattern: Pattern) -> list[str]:
    if pattern.freq is Frequency.ONCE:
        return []
    if pattern.skip_school_holidays and pattern.skip_public_holidays:
        return [_("niet in de schoolvakanties en niet op feestdagen")]
    if pattern.skip_school_holidays:
        return [_("niet in de schoolvakanties")]
    return [_("niet op feestdagen")] if pattern.skip_public_holidays else []


def _loose_dates(pattern: Pattern) -> list[str]:
    found = []
    extra = tuple(day for day in pattern.extra_dates if day not in pattern.except_dates)
    if extra:
        found.append(_("ook op %(dates)s") % {"dates": _date_list(extra)})
    if pattern.except_dates:
        found.append(_("niet op %(dates)s") % {"dates": _date_list(pattern.except_dates)})
    return found


def _date_list(days: tuple[date, ...]) -> str:
    if len(days) > _NAMED_EXCEPTIONS:
        return _("%(n)s andere dagen") % {"n": len(days)}
    return _joined([_short_date(day) for day in days])


def _day_list(weekdays: tuple[int, ...]) -> str:
    names = get_day_names("wide", locale=_locale())
    return _joined([names[day] for day in weekdays])


def _nth(nth: int | None) -> str:
    return _("laatste") if nth == LAST else _("%(n)se") % {"n": nth}


def _joined(words: list[str]) -> str:
    last = gettext("en")
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"


def _long_date(day: date) -> str:
    return str(format_date(day, "EEEE d MMMM y", locale=_locale()))


def _short_date(day: date) -> str:
    return str(format_date(day, "d MMMM y", locale=_locale()))


def _locale() -> str:
    return to_locale(get_language() or "nl")
