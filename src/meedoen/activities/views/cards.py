"""What a resident sees of a session: the card on the noticeboard, and the rows of a worker's list."""

import datetime
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from meedoen.kernel.web import words
from meedoen.wording.public import find_pictograms, get_pictogram

from ..terms import THEME_PICTOGRAMS, SessionStatus, SignUp

FLAGS = (
    ("children_welcome", "kinderen", gettext_lazy("kinderen welkom")),
    ("childcare_places", "baby", gettext_lazy("kinderopvang")),
    ("no_dutch_needed", "praten", gettext_lazy("weinig Nederlands is oké")),
    ("transport_offered", "bus", gettext_lazy("vervoer mogelijk")),
    ("companion_welcome", "samen", gettext_lazy("iemand kan met je meegaan")),
    ("quiet", "stil", gettext_lazy("rustig")),
)


@dataclass(frozen=True)
class SessionRow:
    """One session in a worker's list, in words: ``state`` is empty while it simply goes on."""

    session: Any
    day: str
    hours: str
    seats: str
    state: str
    tone: str
    past: bool


def card(
    activity: Any,
    *,
    href: str,
    today: datetime.date,
    start: datetime.datetime | None = None,
    end: datetime.datetime | None = None,
    place: Any = None,
    cancelled: str = "",
) -> dict[str, Any]:
    """The card of an activity as ``c-activity-card`` shows it; ``activity`` may be one that is not saved yet."""
    return {
        "title": activity.title,
        "href": href,
        "pictogram": picture_of(activity),
        "day": words.begin(words.day(start, today=today)) if start else _("Altijd"),
        "time": words.hours(start, end) if start and end else "",
        "place": place.name if place else "",
        "route": place.how_to_get_there if place else "",
        "price": words.prices(activity.price_cents, activity.social_price_cents),
        "flags": _flags(activity),
        "cancelled": cancelled,
    }


def picture_of(activity: Any) -> str:
    """The picture among the static files: the chosen one, or that of its first theme; empty when there is none."""
    if activity.pictogram:
        try:
            return get_pictogram(activity.pictogram).path
        except KeyError:
            pass
    theme = next(iter(activity.themes or ()), None)
    return _found(THEME_PICTOGRAMS[theme]) if theme in THEME_PICTOGRAMS else ""


def row(session: Any, *, now: datetime.datetime) -> SessionRow:
    """A session (with its activity) in words for a worker."""
    state, tone = _state(session)
    past = session.ends_at <= now
    return SessionRow(
        session=session,
        day=words.begin(words.day(session.starts_at, today=now.date())),
        hours=words.hours(session.starts_at, session.ends_at),
        seats=seats(session),
        state=state or (_("voorbij") if past else ""),
        tone=tone,
        past=past,
    )


def seats(session: Any) -> str:
    """ "8 van 12 plaatsen, 2 op de wachtlijst"; "gewoon binnenlopen" where nobody signs up."""
    if session.activity.sign_up == SignUp.WALK_IN:
        return _("gewoon binnenlopen")
    if session.capacity is None:
        taken = ngettext("%(n)s ingeschreven", "%(n)s ingeschreven", session.taken) % {"n": session.taken}
    else:
        taken = _("%(n)s van %(all)s plaatsen") % {"n": session.taken, "all": session.capacity}
    if not session.waiting:
        return taken
    return _("%(taken)s, %(n)s op de wachtlijst") % {"taken": taken, "n": session.waiting}


def _state(session: Any) -> tuple[str, str]:
    if session.status == SessionStatus.CANCELLED:
        return _("gaat niet door"), "bad"
    if session.status == SessionStatus.MOVED:
        return _("verplaatst"), "warn"
    if session.places_left == 0 and session.activity.sign_up == SignUp.SIGN_UP:
        return _("volzet"), "accent"
    return "", "plain"


def _flags(activity: Any) -> list[tuple[str, str]]:
    found = [(_found(word), str(said)) for name, word, said in FLAGS if getattr(activity, name)]
    if activity.step_free == "yes":
        found.append((_found("rolstoel"), _("zonder trappen")))
    return [flag for flag in found if flag[0]]


@lru_cache(maxsize=64)
def _found(word: str) -> str:
    pictures = find_pictograms(word)
    return pictures[0].path if pictures else ""
