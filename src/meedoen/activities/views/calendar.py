"""The calendar of all partners: a week or a month, with the holidays in it."""

import calendar as months
import datetime
import uuid
from dataclasses import dataclass
from typing import Any

from babel.dates import format_date
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, to_locale
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from meedoen.kernel.refusals import NotFound
from meedoen.kernel.web import acts, page, words
from meedoen.kernel.web.request import HouseRequest
from meedoen.networks import public as networks

from .. import policy
from ..queries import calendar as queries
from ..rules.holidays import load_holidays
from ..rules.series import BRUSSELS
from ..terms import Kind
from . import cards

YEARS = range(2000, 2101)


@dataclass(frozen=True)
class Day:
    """One day of the calendar with its sessions, in order of time."""

    date: datetime.date
    name: str
    number: int
    holiday: str
    rows: list[dict[str, Any]]
    today: bool
    outside: bool = False


@require_safe
@acts(policy.SEE_CALENDAR)
def this_week(request: HouseRequest, network) -> HttpResponse:
    """The week of today."""
    year, number, _day = timezone.localdate().isocalendar()
    return week(request, network, str(year), str(number))


@require_safe
@acts(policy.SEE_CALENDAR)
def week(request: HouseRequest, network, year: str, number: str) -> HttpResponse:
    """One week, Monday to Sunday."""
    monday = _monday(int(year), int(number))
    sunday = monday + datetime.timedelta(days=6)
    said = {
        "first": monday.day if monday.month == sunday.month else _date(monday, "d MMMM"),
        "last": _date(sunday, "d MMMM y"),
    }
    context = {
        "title": _("%(first)s tot %(last)s") % said,
        "days": _days(request, monday, sunday),
        "view": "week",
        "previous": _week_address(request, monday - datetime.timedelta(days=7)),
        "next": _week_address(request, sunday + datetime.timedelta(days=1)),
        "views": _views(request, monday + datetime.timedelta(days=3), "week"),
    }
    return _show(request, context)


@require_safe
@acts(policy.SEE_CALENDAR)
def month(request: HouseRequest, network, year: str, number: str) -> HttpResponse:
    """One month, in whole weeks."""
    if int(year) not in YEARS or not 1 <= int(number) <= 12:
        raise NotFound("month")
    first = datetime.date(int(year), int(number), 1)
    last = first.replace(day=months.monthrange(first.year, first.month)[1])
    start = first - datetime.timedelta(days=first.weekday())
    context = {
        "title": words.begin(_date(first, "MMMM y")),
        "days": _days(request, start, last + datetime.timedelta(days=6 - last.weekday()), month=first.month),
        "view": "month",
        "previous": _month_address(request, first - datetime.timedelta(days=1)),
        "next": _month_address(request, last + datetime.timedelta(days=1)),
        "views": _views(request, first, "month"),
    }
    return _show(request, context)


def _show(request: HouseRequest, context: dict[str, Any]) -> HttpResponse:
    organisations = networks.partners(request.actor)
    asked = _asked(request)
    return page(
        request,
        "activities/calendar.html",
        {
            **context,
            "nothing": not any(day.rows for day in context["days"]),
            "organisations": organisations,
            "kinds": Kind.choices,
            "asked": asked,
            "here": request.path,
        },
    )


def _asked(request: HouseRequest) -> dict[str, str]:
    kind, organisation = request.GET.get("soort", ""), request.GET.get("van", "")
    return {"soort": kind if kind in Kind.values else "", "van": organisation}


def _days(request: HouseRequest, start: datetime.date, end: datetime.date, *, month: int = 0) -> list[Day]:
    asked, holidays, now = _asked(request), load_holidays(), timezone.localtime()
    sessions = queries.calendar(
        request.actor, start=start, end=end, organisation_id=_uuid(asked["van"]), kind=asked["soort"]
    )
    found: dict[datetime.date, list[dict[str, Any]]] = {}
    for session in sessions:
        found.setdefault(session.starts_at.astimezone(BRUSSELS).date(), []).append(_row(request, session, now))
    days = [start + datetime.timedelta(days=n) for n in range((end - start).days + 1)]
    return [
        Day(
            date=day,
            name=_date(day, "EEEE"),
            number=day.day,
            holiday=holidays.public_holiday(day) or holidays.school_holiday(day) or "",
            rows=found.get(day, []),
            today=day == now.date(),
            outside=bool(month) and day.month != month,
        )
        for day in days
    ]


def _row(request: HouseRequest, session: Any, now: datetime.datetime) -> dict[str, Any]:
    hours = {"start": words.clock(session.starts_at), "end": words.clock(session.ends_at)}
    return {
        "said": cards.row(session, now=now),
        "title": session.activity.title,
        "draft": session.activity.status == "draft",
        "hours": _("%(start)s–%(end)s u.") % hours,
        "place": session.place.name if session.place else "",
        "href": reverse("activities:session", args=[request.network.slug, session.pk]),
    }


def _monday(year: int, number: int) -> datetime.date:
    try:
        if year not in YEARS:
            raise ValueError
        return datetime.date.fromisocalendar(year, number, 1)
    except ValueError:
        raise NotFound("week") from None


def _week_address(request: HouseRequest, day: datetime.date) -> str:
    year, number, _weekday = day.isocalendar()
    return _with_filter(request, reverse("activities:week", args=[request.network.slug, f"{year}", f"{number:02d}"]))


def _month_address(request: HouseRequest, day: datetime.date) -> str:
    return _with_filter(request, reverse("activities:month", args=[request.network.slug, f"{day:%Y}", f"{day:%m}"]))


def _with_filter(request: HouseRequest, address: str) -> str:
    asked = request.GET.urlencode()
    return f"{address}?{asked}" if asked else address


def _views(request: HouseRequest, day: datetime.date, current: str) -> list[dict[str, Any]]:
    return [
        {"label": _("Week"), "href": _week_address(request, day), "current": current == "week"},
        {"label": _("Maand"), "href": _month_address(request, day), "current": current == "month"},
    ]


def _uuid(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


def _date(day: datetime.date, shape: str) -> str:
    return str(format_date(day, shape, locale=to_locale(get_language() or "nl")))
