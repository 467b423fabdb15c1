"""Safe contact: by which way, at which hour, may a message be left (trust.md T3)."""

import datetime
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from ..terms import Channel

LEAVES_WORD = frozenset({Channel.SMS, Channel.EMAIL, Channel.LETTER})
"""Ways that leave words behind for whoever opens the phone, the mailbox or the envelope."""
AT_AN_HOUR = frozenset({Channel.PHONE, Channel.SMS})


@dataclass(frozen=True)
class Safe:
    """What somebody said about safe contact. Without ``channels`` every way is good."""

    channels: frozenset[str] = field(default_factory=frozenset)
    from_hour: int = 8
    to_hour: int = 20
    may_leave_word: bool = True

    @property
    def said(self) -> bool:
        return bool(self.channels)


EVERYTHING = Safe()


def may_contact(safe: Safe, channel: str, now: datetime.datetime) -> tuple[bool, str]:
    """Whether this way is safe now, and if not, why, in a sentence for who wanted to. ``now`` is local time."""
    if safe.said and channel not in safe.channels:
        return False, _("Deze persoon wil niet op deze manier bereikt worden. Kies een andere manier.")
    if safe.said and channel in LEAVES_WORD and not safe.may_leave_word:
        return False, _("Laat geen bericht achter bij deze persoon. Kies een andere manier.")
    if channel in AT_AN_HOUR and not safe.from_hour <= now.hour < safe.to_hour:
        return False, _("Bel of sms deze persoon alleen tussen %(start)s en %(end)s uur.") % {
            "start": safe.from_hour,
            "end": safe.to_hour,
        }
    return True, ""


def may_send(safe: Safe, channel: str) -> bool:
    """Whether word may be sent this way at all; the hour is kept by who sends."""
    return not safe.said or (channel in safe.channels and (channel not in LEAVES_WORD or safe.may_leave_word))
