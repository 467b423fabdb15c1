"""A series as RFC 5545 text: lossless, so it can be stored; strict, so nothing is read that was not meant.

Lines: DTSTART and DTEND (local, Europe/Brussels), RRULE, RDATE, EXDATE, and `X-MEEDOEN-SKIP` for the holidays,
which the standard does not know: who exports a calendar writes the sessions themselves. DTSTART is the day the
series starts from; with other weekdays the first session comes after it.
"""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import NoReturn

from django.utils.translation import gettext as _

from meedoen.activities.rules.series.pattern import BRUSSELS, Frequency, Pattern
from meedoen.kernel.refusals import Refused

_ZONE = ";TZID=Europe/Brussels"
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FREQ = {
    Frequency.DAILY: "DAILY",
    Frequency.WEEKLY: "WEEKLY",
    Frequency.MONTHLY_BY_DAY: "MONTHLY",
    Frequency.MONTHLY_BY_WEEKDAY: "MONTHLY",
    Frequency.YEARLY: "YEARLY",
}
_PARTS = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "WKST"})
_BYDAY = re.compile(r"(-1|[1-4])?(MO|TU|WE|TH|FR|SA|SU)")
_LINE = re.compile(r"(DTSTART|DTEND|RDATE|EXDATE)(?:;TZID=Europe/Brussels)?:(.+)|(RRULE|X-MEEDOEN-SKIP):(.+)")


def to_rrule(pattern: Pattern) -> str:
    """The pattern as text; `from_rrule` gives the same pattern back."""
    end_day = pattern.start_date + timedelta(days=1) if pattern.ends_next_day else pattern.start_date
    lines = [
        f"DTSTART{_ZONE}:{_stamp(pattern.start_date, pattern.start_time)}",
        f"DTEND{_ZONE}:{_stamp(end_day, pattern.end_time)}",
    ]
    if pattern.freq is not Frequency.ONCE:
        lines.append("RRULE:" + ";".join(_rule_parts(pattern)))
    for name, days in (("RDATE", pattern.extra_dates), ("EXDATE", pattern.except_dates)):
        if days:
            lines.append(f"{name}{_ZONE}:" + ",".join(_stamp(day, pattern.start_time) for day in days))
    skips = [("SCHOOL", pattern.skip_school_holidays), ("PUBLIC", pattern.skip_public_holidays)]
    if any(skip for _name, skip in skips):
        lines.append("X-MEEDOEN-SKIP:" + ",".join(name for name, skip in skips if skip))
    return "\n".join(lines)


def from_rrule(text: str) -> Pattern:
    """Reads what `to_rrule` writes, and the same subset of RFC 5545 from elsewhere; Refused when it says more."""
    values: dict[str, str] = {}
    for line in text.strip().splitlines():
        match = _LINE.fullmatch(line.strip())
        if match is None:
            _refuse(line)
        name, value = match[1] or match[3], match[2] or match[4]
        if name in values:
            _refuse(line)
        values[name] = value
    if not {"DTSTART", "DTEND"} <= values.keys():
        _refuse(text)
    start, end = _moment(values["DTSTART"]), _moment(values["DTEND"])
    if not timedelta() < end - start < timedelta(days=1):
        _refuse(values["DTEND"])
    skip = frozenset(filter(None, values.get("X-MEEDOEN-SKIP", "").split(",")))
    if not skip <= {"SCHOOL", "PUBLIC"}:
        _refuse(values["X-MEEDOEN-SKIP"])
    freq, rule = _frequency(values.get("RRULE"))
    weekdays, nth = _byday(rule.get("BYDAY"), freq)
    if "BYMONTHDAY" in rule and (freq is not Frequency.MONTHLY_BY_DAY or _number(rule["BYMONTHDAY"]) != start.day):
        _refuse(rule["BYMONTHDAY"])
    return Pattern(
        freq=freq,
        start_date=start.date(),
        start_time=start.time(),
        end_time=end.time(),
        interval=_number(rule.get("INTERVAL", "1")),
        weekdays=weekdays,
        nth=nth,
        until=_last_day(rule["UNTIL"], start.time()) if "UNTIL" in rule else None,
        count=_number(rule["COUNT"]) if "COUNT" in rule else None,
        skip_school_holidays="SCHOOL" in skip,
        skip_public_holidays="PUBLIC" in skip,
        extra_dates=_days(values.get("RDATE"), start.time()),
        except_dates=_days(values.get("EXDATE"), start.time()),
    )


def _rule_parts(pattern: Pattern) -> Iterable[str]:
    yield f"FREQ={_FREQ[pattern.freq]}"
    if pattern.interval != 1:
        yield f"INTERVAL={pattern.interval}"
    if pattern.weekdays:
        yield "BYDAY=" + ",".join(f"{pattern.nth or ''}{_DAYS[day]}" for day in pattern.weekdays)
    if pattern.freq is Frequency.MONTHLY_BY_DAY:
        yield f"BYMONTHDAY={pattern.start_date.day}"
    if pattern.count is not None:
        yield f"COUNT={pattern.count}"
    if pattern.until is not None:
        yield f"UNTIL={_stamp(pattern.until, time(23, 59, 59))}"


def _frequency(rule: str | None) -> tuple[Frequency, dict[str, str]]:
    if rule is None:
        return Frequency.ONCE, {}
    pairs = [part.partition("=") for part in rule.split(";")]
    parts = {name: value for name, _equals, value in pairs}
    if len(parts) != len(pairs) or not parts.keys() <= _PARTS or parts.get("WKST", "MO") != "MO":
        _refuse(rule)
    name = parts.get("FREQ")
    if name == "MONTHLY":
        return (Frequency.MONTHLY_BY_WEEKDAY if "BYDAY" in parts else Frequency.MONTHLY_BY_DAY), parts
    known = {text: freq for freq, text in _FREQ.items() if text != "MONTHLY"}
    if name not in known:
        _refuse(rule)
    return known[name], parts


def _byday(text: str | None, freq: Frequency) -> tuple[tuple[int, ...], int | None]:
    if text is None:
        return (), None
    found = [_BYDAY.fullmatch(part) for part in text.split(",")]
    numbers = {match[1] if match else "" for match in found}
    monthly = freq is Frequency.MONTHLY_BY_WEEKDAY
    if len(numbers) != 1 or "" in numbers or monthly == (None in numbers) or freq not in _WITH_BYDAY:
        _refuse(text)
    number = numbers.pop()
    return tuple(_DAYS.index(match[2]) for match in found if match), int(number) if number else None


_WITH_BYDAY = (Frequency.WEEKLY, Frequency.MONTHLY_BY_WEEKDAY)


def _days(text: str | None, start: time) -> tuple[date, ...]:
    if text is None:
        return ()
    moments = [_moment(part) for part in text.split(",")]
    if any(moment.time() != start for moment in moments):
        _refuse(text)
    return tuple(moment.date() for moment in moments)


def _stamp(day: date, wall: time) -> str:
    return f"{day:%Y%m%d}T{wall:%H%M%S}"


def _moment(text: str) -> datetime:
    try:
        return datetime.strptime(text, "%Y%m%dT%H%M%S")
    except ValueError:
        _refuse(text)


def _last_day(text: str, start: time) -> date:
    """UNTIL as the last day on which a session may start: it may be a date, a local moment or one in UTC."""
    if "T" not in text:
        return _moment(f"{text}T000000").date()
    moment = _moment(text.removesuffix("Z"))
    if text.endswith("Z"):
        moment = moment.replace(tzinfo=UTC).astimezone(BRUSSELS).replace(tzinfo=None)
    return moment.date() if moment.time() >= start else moment.date() - timedelta(days=1)


def _number(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,6}", text):
        _refuse(text)
    return int(text)


def _refuse(text: str) -> NoReturn:
    raise Refused(
        _("Deze herhaling kan Meedoen niet lezen: “%(text)s”.") % {"text": text[:80]}, field="rrule", code="rrule"
    )
