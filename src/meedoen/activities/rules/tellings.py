"""What a message says about a change: codes and times in, a neutral sentence out (trust.md rule 6)."""

import datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

PLACED, MOVED, CANCELLED, RESTORED = KINDS = ("placed", "moved", "cancelled", "restored")
PREFIX = "activities."


def key(kind: str) -> str:
    """The key of the template for one kind of telling: ``activities.moved``."""
    return PREFIX + kind


def keys() -> list[str]:
    """The keys of all templates that tell of a change; a reminder is none."""
    return [key(kind) for kind in KINDS]


def params(kind: str, at: datetime.datetime, before: str = "") -> dict[str, str]:
    """What the message must remember: the moment that holds now and, of a move, the one the person has in mind."""
    return {"at": at.isoformat(), "before": before} if kind == MOVED and before else {"at": at.isoformat()}


def sentence(kind: str, known: dict[str, Any], phone: str) -> str:
    """The whole text, for SMS and e-mail alike: no name, no activity, no organisation, no place."""
    at = _moment(known["at"])
    if kind == MOVED:
        said = _moved(at, _moment(known["before"]) if "before" in known else "")
    else:
        said = {
            PLACED: _("Er is plaats voor je: je afspraak van %(at)s gaat door."),
            CANCELLED: _("Je afspraak van %(at)s gaat niet door."),
            RESTORED: _("Je afspraak van %(at)s gaat toch door."),
        }[kind] % {"at": at}
    return f"{said} {_ask(phone)}"


def reminder(known: dict[str, Any], phone: str) -> str:
    """The day before: the moment, and what to do who cannot come. The day itself is named, for it may be read late."""
    said = _("We zien je op %(at)s.") % {"at": _moment(known["at"])}
    otherwise = _("Kun je niet? Bel %(phone)s.") if phone else _("Kun je niet? Laat het weten aan wie je inschreef.")
    return f"{said} {otherwise % {'phone': phone}}"


def _moved(at: str, before: str) -> str:
    if not before:
        return _("Je afspraak is verplaatst naar %(at)s.") % {"at": at}
    if before == at:
        return _("Bij je afspraak van %(at)s is iets veranderd: de plaats of het einduur.") % {"at": at}
    return _("Je afspraak van %(before)s is verplaatst naar %(at)s.") % {"before": before, "at": at}


def _ask(phone: str) -> str:
    if phone:
        return _("Vragen? Bel %(phone)s.") % {"phone": phone}
    return _("Vragen? Vraag het aan wie je inschreef.")


def _moment(iso: str) -> str:
    """ "dinsdag 3 maart, 14 uur"."""
    local = timezone.localtime(datetime.datetime.fromisoformat(iso))
    hour = date_format(local, "G" if local.minute == 0 else "G.i")
    return _("%(day)s, %(hour)s uur") % {"day": date_format(local, "l j F"), "hour": hour}


def holds(kind: str, known: dict[str, Any], status: str, session: Any, *, now: datetime.datetime) -> bool:
    """Whether what a message said is still so: then who did not get it must be called. ``status`` is of the party."""
    if status == "cancelled" or session.starts_at <= now:
        return False
    if kind == CANCELLED:
        return session.status == CANCELLED
    if session.status == CANCELLED or datetime.datetime.fromisoformat(known["at"]) != session.starts_at:
        return False
    return kind != PLACED or status == PLACED
