"""Moments and choices in the words of these screens."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meedoen.activities.public import SessionStatus


def moment(when: datetime.datetime | datetime.date | None) -> str:
    """ "dinsdag 24 november, 14.00 uur", or the day alone; "" for none."""
    if when is None:
        return ""
    if isinstance(when, datetime.datetime):
        local = timezone.localtime(when) if timezone.is_aware(when) else when
        time = _("%(time)s uur") % {"time": formats.date_format(local, "G.i")}
        return f"{formats.date_format(local, 'l j F')}, {time}"
    return formats.date_format(when, "l j F")


def is_ahead(when: datetime.datetime | datetime.date | None, now: datetime.datetime) -> bool:
    """Whether this moment still has to come; of a day without an hour the day itself has come."""
    if isinstance(when, datetime.datetime):
        return when > now
    return when is not None and when > timezone.localdate(now)


def moments(sessions: Iterable[Any], now: datetime.datetime) -> list[tuple[str, str]]:
    """The next times of an activity as choices; what is cancelled or begun is not among them, what is full says so."""
    return [
        (str(one.pk), _choice(one)) for one in sessions if one.status != SessionStatus.CANCELLED and one.starts_at > now
    ]


def _choice(session: Any) -> str:
    if session.places_left is None:
        return moment(session.starts_at)
    if session.places_left == 0:
        return _("%(moment)s (volzet)") % {"moment": moment(session.starts_at)}
    left = ngettext("%(moment)s (nog %(n)s plaats)", "%(moment)s (nog %(n)s plaatsen)", session.places_left)
    return left % {"moment": moment(session.starts_at), "n": session.places_left}
