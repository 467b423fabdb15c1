"""What became of the messages about a session, in words; nothing is read of people when there are none."""

import uuid
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel import messages
from meedoen.kernel.actors import Actor
from meedoen.kernel.web import words
from meedoen.people.public import Channel

from ..queries import sent as reads

TONES = {"waiting": "plain", "sent": "accent", "delivered": "ok", "failed": "bad"}


def about(actor: Actor, session_id: uuid.UUID) -> dict[str, Any]:
    """For the page of a session: the lines, and how many calls are still to make."""
    lines = reads.sent(actor, session_id) if messages.any_about(actor, session_id) else []
    return {"sent": [_shown(line) for line in lines], "to_call": reads.calls_about(actor, session_id)}


def _shown(line: reads.SentLine) -> dict[str, Any]:
    moment = _("%(day)s om %(hour)s") % {
        "day": words.day(line.at, today=timezone.localdate()),
        "hour": words.hour(line.at),
    }
    return {
        "label": line.label,
        "what": line.what,
        "way": str(Channel(line.channel).label),
        "state": _state(line),
        "tone": "ok" if line.called else TONES.get(line.state, "plain"),
        "at": moment,
    }


def _state(line: reads.SentLine) -> str:
    if line.called:
        return _("niet aangekomen, gebeld")
    if line.calls:
        return _("niet aangekomen: bel even")
    return {
        "waiting": _("vertrekt nog"),
        "sent": _("verstuurd"),
        "delivered": _("aangekomen"),
        "failed": _("niet aangekomen"),
    }[line.state]
