"""Events as UiTdatabank would give them, written for the demo, imported as any file is.

Moments in the templates are relative: ``@+9T14:00`` is nine days from today at two in the afternoon, ``@+9`` the
day. Among the terms is always one that Meedoen does not know, because real exports hold such terms too.
"""

import datetime
import re
import uuid
from pathlib import Path

from meedoen.activities.public import import_drafts, read_safely, window_ahead
from meedoen.kernel.actors import Actor

from .calendar import BRUSSELS, Days

DATA = Path(__file__).with_name("data")
_MOMENT = re.compile(r'"@([+-]\d+)(?:T(\d\d:\d\d))?"')


class DemoRefused(RuntimeError):
    """The demo's own file was refused: a fault in the file."""


def written_out(text: str, days: Days) -> str:
    """The template with each relative moment as a date or a moment of Brussels."""

    def moment(found: re.Match) -> str:
        day = days.today + datetime.timedelta(days=int(found[1]))
        if not found[2]:
            return f'"{day.isoformat()}"'
        return f'"{datetime.datetime.combine(day, datetime.time.fromisoformat(found[2]), BRUSSELS).isoformat()}"'

    return _MOMENT.sub(moment, text)


def bring_in(actor: Actor, slug: str, organisation_id: uuid.UUID, days: Days) -> int:
    """Import the events of a network for this organisation; how many activities are new."""
    name = f"uitdatabank-{slug}.jsonld"
    text = written_out((DATA / name).read_text(encoding="utf-8"), days)
    reading = read_safely(text.encode(), name, today=days.today, window=window_ahead(days.today, 3))
    summary = import_drafts(actor, organisation_id=organisation_id, reading=reading, filename=name)
    if summary.refused:
        raise DemoRefused(f"{name}: {summary.refused}")
    return summary.created
