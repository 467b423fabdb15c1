"""What a resident reads of an activity and its sessions, in words: cards, facts, next times. Nothing is read here."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.utils.html import format_html
from django.utils.translation import get_language, get_language_bidi, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from meedoen.kernel.web import words
from meedoen.kernel.web.phones import phone
from meedoen.networks.public import REACHED
from meedoen.wording.public import find_pictograms

from ..rules import enrolling
from ..rules.wheels import wheels_in
from ..terms import Language, SessionStatus, SignUp
from . import addresses
from .cards import picture_of

__all__ = [
    "Flag",
    "Time",
    "card_flags",
    "changed",
    "changed_on_screen",
    "childcare",
    "for_whom",
    "own_words",
    "phone",
    "picture",
    "picture_of",
    "reads",
    "thresholds",
    "times",
    "where",
]


@dataclass(frozen=True, slots=True)
class Flag:
    """A pictogram with its word."""

    picture: str
    word: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Time:
    """One next session: when, where if elsewhere, what changed, and how to join."""

    day: str
    hours: str
    place: str
    changed: str
    cancelled: bool
    seats: str
    join: str
    keep: str


def reads() -> str:
    """The language of the reader: "nl", "ar"."""
    return (get_language() or "nl").split("-")[0]


def own_words(item: Any, field: str, here: str = "") -> tuple[str, str]:
    """An organiser's text in the language of the reader, otherwise in Dutch; and the language it is in if another."""
    here = here or reads()
    told = item.translations.get(here) if here != "nl" and isinstance(item.translations, dict) else None
    if isinstance(told, dict) and told.get(field):
        return str(told[field]), ""
    return getattr(item, field), "" if here == "nl" else "nl"


def changed(status: str, reason: str) -> str:
    """ "Gaat niet door: de zaal is dicht." or "Let op, dit is veranderd: …"; empty when it simply goes on.

    Plain text, for files and paper; the reason is Dutch and keeps its own direction in a language that runs the other.
    """
    before, reason, after = _changed(status, reason)
    isolated = f"\u2068{reason}\u2069" if reason and get_language_bidi() else reason
    return f"{before}{isolated}{after}"


def changed_on_screen(status: str, reason: str) -> str:
    """The same in HTML: in another language the Dutch reason is marked as such, for eyes and for ears."""
    before, reason, after = _changed(status, reason)
    if not reason or (get_language() or "nl").startswith("nl"):
        return f"{before}{reason}{after}"
    return format_html('{}<bdi lang="nl">{}</bdi>{}', before, reason, after)


def _changed(status: str, reason: str) -> tuple[str, str, str]:
    """What is said before the reason, the reason, and what is said after it."""
    if status == SessionStatus.CANCELLED:
        told = _("Gaat niet door: %(reason)s") if reason else _("Gaat niet door.")
    elif status == SessionStatus.MOVED:
        told = _("Let op, dit is veranderd: %(reason)s")
        if not reason:
            return told % {"reason": _("kijk de dag en de plaats na")}, "", ""
    else:
        return "", "", ""
    before, _mark, after = told.partition("%(reason)s")
    return before, reason, after


_ON_A_CARD: tuple[tuple[Callable[[Any], Any], str, Any], ...] = (
    (lambda item: item.children_welcome, "kinderen", gettext_lazy("kinderen welkom")),
    (lambda item: item.childcare_places > 0, "speelgoed", gettext_lazy("kinderopvang")),
    (lambda item: item.no_dutch_needed, "praten", gettext_lazy("weinig Nederlands is oké")),
    (lambda item: wheels_in(item.wheelchair, item.step_free), "rolstoel", gettext_lazy("rolstoel kan binnen")),
)
_HELPS: tuple[tuple[Callable[[Any], Any], str, Any], ...] = (
    (lambda activity: activity.quiet, "stil", gettext_lazy("Het is er rustig.")),
    (lambda activity: activity.children_welcome, "kinderen", gettext_lazy("Kinderen mogen mee.")),
    (lambda activity: activity.childcare_places > 0, "speelgoed", None),
    (lambda activity: activity.transport_offered, "minibus", gettext_lazy("Wij kunnen je ophalen.")),
    (lambda activity: activity.companion_welcome, "samen op stap", gettext_lazy("Iemand kan met je meegaan.")),
    (lambda activity: activity.no_dutch_needed, "praten", gettext_lazy("Weinig Nederlands? Geen probleem.")),
)
"""Whether it is so, the picture, and the words; without words it is the childcare, which says its own."""


def card_flags(item: Any) -> list[Flag]:
    """What a card tells with pictures: how to join, children, language, wheelchair."""
    walk_in = item.sign_up == SignUp.WALK_IN
    how = ("deur", _("gewoon binnenlopen")) if walk_in else ("schrijven", _("vooraf inschrijven"))
    more = [Flag(_picture(word), str(said)) for shown, word, said in _ON_A_CARD if shown(item)]
    return [Flag(_picture(how[0]), how[1]), *more]


def thresholds(activity: Any, place: Any) -> list[Flag]:
    """What makes it easier to come: each a pictogram with its word."""
    found = []
    if wheels_in(place.wheelchair if place else None, activity.step_free):
        found.append(Flag(_picture("rolstoel"), _("Een rolstoel kan binnen.")))
    elif activity.step_free == "with_help":
        found.append(Flag(_picture("trap"), _("Er zijn trappen. Wij helpen.")))
    if activity.step_free == "no":
        found.append(Flag(_picture("trap"), _("Er zijn trappen.")))
    if place is not None and place.toilet in REACHED:
        found.append(Flag(_picture("toilet"), _("Er is een aangepast toilet.")))
    helps = [(word, said or childcare(activity)) for shown, word, said in _HELPS if shown(activity)]
    found += [Flag(_picture(word), str(said)) for word, said in helps]
    if activity.languages:
        found.append(Flag(_picture("gesprek"), _spoken(activity.languages)))
    food, lang = own_words(activity, "food")
    return [*found, Flag(_picture("eten"), words.begin(food), lang)] if food else found


def childcare(activity: Any) -> str:
    """ "Er is kinderopvang, van 0 tot 3 jaar, van 14 tot 16 uur." """
    parts = [_("Er is kinderopvang")]
    low, high = activity.childcare_age_min, activity.childcare_age_max
    if low is not None and high is not None:
        parts.append(_("van %(low)s tot %(high)s jaar") % {"low": low, "high": high})
    if activity.childcare_hours:
        parts.append(own_words(activity, "childcare_hours")[0])
    return f"{', '.join(parts)}."


def _spoken(codes: Iterable[str]) -> str:
    names = [str(Language(code).label) for code in codes if code in Language.values]
    return _("We spreken %(languages)s.") % {"languages": ", ".join(names)}


def ages(activity: Any) -> str:
    """ "van 6 tot 12 jaar"; empty for all ages."""
    low, high = activity.age_min, activity.age_max
    if low and high is not None:
        return _("van %(low)s tot %(high)s jaar") % {"low": low, "high": high}
    if low:
        return _("vanaf %(low)s jaar") % {"low": low}
    return _("tot %(high)s jaar") % {"high": high} if high is not None else ""


def for_whom(activity: Any) -> str:
    """Who it is for, and from which age to which."""
    return ", ".join(part for part in (own_words(activity, "for_whom")[0], ages(activity)) if part)


def times(sessions: Iterable[Any], activity: Any, network: Any, *, now: datetime.datetime) -> list[Time]:
    """The next sessions; the place is named where it is another one than usual."""
    return [_time(session, activity, network, now=now) for session in sessions]


def _time(session: Any, activity: Any, network: Any, *, now: datetime.datetime) -> Time:
    session.activity = activity
    elsewhere = session.place is not None and session.place_id != activity.place_id
    open_now = enrolling.why_closed(enrolling.as_seen(session), now=now) is None
    keys = network.slug, activity.pk, session.pk
    return Time(
        day=words.begin(words.full_day(session.starts_at, today=words.local(now).date())),
        hours=words.hours(session.starts_at, session.ends_at),
        place=where(session.place) if elsewhere else "",
        changed=changed_on_screen(session.status, session.reason),
        cancelled=session.status == SessionStatus.CANCELLED,
        seats=_seats(session) if open_now else "",
        join=addresses.join(*keys) if open_now else "",
        keep="" if session.status == SessionStatus.CANCELLED else addresses.calendar(*keys),
    )


def where(place: Any) -> str:
    """Name and address of a place on one line."""
    return ", ".join(part for part in (place.name, place.address) if part) if place else ""


def _seats(session: Any) -> str:
    left = session.places_left
    if left is None:
        return ""
    if left == 0 or session.waiting:
        return _("Volzet. Je kunt op de wachtlijst.")
    return ngettext("Nog %(n)s plaats.", "Nog %(n)s plaatsen.", left) % {"n": left}


@lru_cache(maxsize=64)
def _picture(word: str) -> str:
    """The path of the picture that a Dutch word fits best."""
    return find_pictograms(word)[0].path


def picture(word: str) -> str:
    """The path of the picture that a Dutch word fits best. IndexError for a word that no picture has."""
    return _picture(word)
