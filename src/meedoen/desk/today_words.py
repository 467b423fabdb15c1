"""The page of today in words: which cards there are, and what each says."""

import datetime
from typing import Any

from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from meedoen.kernel.access import can

from .queries import Due

FIRST = 3
MAY = (
    ("activities.plan", "activities:plan", gettext_lazy("Plan een activiteit")),
    ("activities.import", "activities:import", gettext_lazy("Lees aanbod in uit een bestand")),
    ("activities.make_stamp_cards", "activities:stamp_cards", gettext_lazy("Maak stempelkaarten")),
    ("activities.see_calendar", "activities:calendar", gettext_lazy("Zoek iets in de kalender")),
    ("activities.see_year", "activities:figures", gettext_lazy("Bekijk de cijfers van het jaar")),
    ("networks.see_members", "networks:members", gettext_lazy("Zie wie waar werkt")),
    ("referrals.refer", "referrals:where", gettext_lazy("Leid iemand toe")),
    ("desk.read_log", "desk:read_log", gettext_lazy("Lees het leeslogboek")),
)


def in_words(due: Due, actor: Any, network: Any, now: datetime.datetime) -> dict[str, Any]:
    """Everything the template shows; every address is made here."""
    slug = network.slug
    agenda, calls, stale = due.agenda, due.calls, due.stale or []
    shown = {
        "day": formats.date_format(timezone.localtime(now), "l j F"),
        "sessions": [_session(one, slug) for one in (agenda.today if agenda else [])],
        "uncounted": [_session(one, slug) for one in (agenda.uncounted if agenda else [])],
        "calls": _calls(calls) if calls and calls.count else None,
        "lines": due.lines,
        "mail": due.mail,
        "may_mail": can(actor, "desk.choose_mail"),
        "stale": [_stale(one, slug) for one in stale[:FIRST]],
        "stale_more": max(0, len(stale) - FIRST),
        "may_note": can(actor, "outreach.note"),
        "sees_people": can(actor, "people.see_people"),
        "at_the_till": can(actor, "passes.see_tariff"),
        "week": _week(agenda.week, slug) if agenda else [],
        "links": [
            {"href": reverse(route, kwargs={"network": slug}), "label": str(label)}
            for name, route, label in MAY
            if can(actor, name)
        ],
    }
    busy = any(shown[part] for part in ("sessions", "uncounted", "calls", "stale", "lines"))
    return shown | {"busy": busy, "first_plan": can(actor, "activities.plan") and not due.has_offer}


def _session(session: Any, slug: str) -> dict[str, Any]:
    place = session.place or session.activity.place
    start, end = (formats.date_format(timezone.localtime(at), "G.i") for at in (session.starts_at, session.ends_at))
    expected = ngettext("%(number)s plaats ingenomen", "%(number)s plaatsen ingenomen", session.taken)
    return {
        "title": session.activity.title,
        "when": _("van %(start)s tot %(end)s uur") % {"start": start, "end": end},
        "day": formats.date_format(timezone.localtime(session.starts_at), "l j F"),
        "place": place.name if place else "",
        "expected": expected % {"number": session.taken} if session.taken else "",
        "href": reverse("activities:door", kwargs={"network": slug, "session_id": session.pk}),
    }


def _calls(calls: Any) -> dict[str, Any]:
    words = ngettext("%(number)s telefoontje te doen", "%(number)s telefoontjes te doen", calls.count)
    lines = [
        f"{formats.date_format(timezone.localtime(at), 'D j b, G.i')} · {title}: {what}"
        for at, title, what in calls.first
    ]
    return {"title": words % {"number": calls.count}, "lines": lines}


def _stale(offered: Any, slug: str) -> dict[str, str]:
    activity = offered.activity
    return {
        "title": activity.title,
        "since": formats.date_format(timezone.localtime(activity.confirmed_at), "j F Y"),
        "href": reverse("activities:activity", kwargs={"network": slug, "activity_id": activity.pk}),
    }


def _week(week: dict[datetime.date, int], slug: str) -> list[dict[str, Any]]:
    days = []
    for day, count in week.items():
        year, number, _weekday = day.isocalendar()
        words = ngettext("%(day)s, %(count)s keer iets", "%(day)s, %(count)s keer iets", count)
        days.append(
            {
                "name": formats.date_format(day, "D"),
                "number": day.day,
                "count": count,
                "full": words % {"day": formats.date_format(day, "l j F"), "count": count},
                "href": reverse(
                    "activities:week", kwargs={"network": slug, "year": f"{year:04}", "number": f"{number:02}"}
                ),
                "current": False,
            }
        )
    return days
