"""What we know of somebody, in plain words: for the screen, for paper, and as data to take along."""

import datetime
import uuid
from dataclasses import dataclass
from typing import Any

from django.utils import formats, timezone
from django.utils.translation import gettext as _

from meedoen.kernel.access import registry
from meedoen.kernel.audit import Seen
from meedoen.kernel.privacy import exports
from meedoen.kernel.web import words

LOOKED = "gezien door"
GOES = "weg na"


@dataclass(frozen=True)
class Part:
    """What one feature knows: single things by name, and lists of what happened."""

    title: str
    why: str
    until: str
    facts: list[tuple[str, str]]
    lists: list[tuple[str, list[str]]]


def parts(known: dict[str, dict[str, Any]]) -> list[Part]:
    """What every feature told, with why and how long, who it is first; a feature that knows nothing is left out.

    Who looked is not among it: that is a table of its own.
    """
    found = {label: {name: value for name, value in told.items() if name != LOOKED} for label, told in known.items()}
    ordered = sorted(found, key=lambda label: (label != "people", label))
    return [_part(label, found[label]) for label in ordered if any(map(_said, found[label].values()))]


def _part(label: str, told: dict[str, Any]) -> Part:
    about = exports.about(label)
    facts = [(_heading(name), in_words(value)) for name, value in told.items() if not _is_list(value) and _said(value)]
    days = about.keep.days if about.keep else 0
    lists = [(_heading(name), [_line(row, days) for row in value]) for name, value in told.items() if _is_list(value)]
    return Part(
        title=about.title,
        why=about.keep.motive if about.keep else "",
        until=_until(told, about.keep.days) if about.keep else "",
        facts=facts,
        lists=[(name, rows) for name, rows in lists if rows],
    )


def _until(told: dict[str, Any], days: int) -> str:
    last, later = told.get("laatst gezien op") or told.get("sinds"), told.get("langer bewaard tot")
    if not isinstance(last, datetime.date):
        return ""
    end = last + datetime.timedelta(days=days)
    if isinstance(later, datetime.date):
        end = max(end, later)
    return _("Tot %(day)s, als je niet meer meedoet. Daarna wissen we het.") % {"day": _day(end)}


def _heading(name: str) -> str:
    return words.begin(name)


def _is_list(value: Any) -> bool:
    return isinstance(value, list | tuple)


def _said(value: Any) -> bool:
    return value not in (None, "", [], (), {})


def _line(row: Any, days: int) -> str:
    """One thing that happened, in a line: its own name first, what was noted with it, and when the line itself goes."""
    if not isinstance(row, dict):
        return in_words(row)
    if days and GOES not in row and (last := _last_day(row)):
        row = {**row, GOES: last + datetime.timedelta(days=days)}
    told = [
        in_words(value) if at < 2 else f"{name}: {in_words(value)}"
        for at, (name, value) in enumerate(row.items())
        if _said(value) and value is not False and value != 0
    ]
    return " · ".join(told)


def _last_day(row: dict[str, Any]) -> datetime.date | None:
    """The last day that a line tells of: its term counts from there."""
    days = [timezone.localdate(value) if isinstance(value, datetime.datetime) and value.tzinfo else value
            for value in row.values() if isinstance(value, datetime.date)]  # fmt: skip
    return max((day.date() if isinstance(day, datetime.datetime) else day for day in days), default=None)


def in_words(value: Any) -> str:
    """A value as it is read aloud: yes and no, days and hours as they are said here."""
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    if isinstance(value, datetime.datetime):
        return formats.date_format(timezone.localtime(value), "j F Y, G.i") if value.tzinfo else str(value)
    if isinstance(value, datetime.date):
        return _day(value)
    return str(value)


def _day(day: datetime.date) -> str:
    return formats.date_format(day, "j F Y")


def lines_of_log(seen: list[Seen]) -> list[dict[str, str]]:
    """Who looked, when and why, in words; a worker is a code."""
    return [
        {
            "at": formats.date_format(timezone.localtime(row.at), "j b Y, G.i"),
            "who": row.actor_code,
            "what": str(registry[row.action].label) if row.action in registry else row.action,
            "why": f"{row.purpose}: {row.reason}" if row.reason else row.purpose,
        }
        for row in seen
    ]


def portable(known: dict[str, dict[str, Any]], seen: list[Seen]) -> dict[str, Any]:
    """The same as data, for whoever takes it along (GDPR art. 20): names as they are shown, days as ISO 8601."""
    looks = [
        (row.at.isoformat(timespec="seconds"), row.actor_code, row.action, row.purpose, row.reason) for row in seen
    ]
    return {
        "gemaakt op": timezone.localtime().isoformat(timespec="minutes"),
        "gegevens": {
            label: {
                "titel": exports.about(label).title,
                "waarom": keep.motive if (keep := exports.about(label).keep) else "",
                "dagen bewaard": keep.days if keep else None,
                "inhoud": _plain({name: value for name, value in told.items() if name != LOOKED}),
            }
            for label, told in known.items()
        },
        "wie keek": [dict(zip(("wanneer", "wie", "wat", "doel", "reden"), look, strict=True)) for look in looks],
    }


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(name): _plain(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, datetime.datetime | datetime.date):
        return value.isoformat()
    if isinstance(value, uuid.UUID):
        return str(value)
    return value if isinstance(value, str | int | float | bool) or value is None else str(value)
