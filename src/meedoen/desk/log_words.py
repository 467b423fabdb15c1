"""What a line of the log says, in words: the label of the action, never a name."""

from typing import Any

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meedoen.kernel.access import registry

from .queries import PAGE


def in_words(entry: Any) -> dict[str, str]:
    """When, who (code), what, of how many people, why."""
    action = registry.get(entry.action)
    persons = ""
    if entry.persons:
        persons = ngettext("%(number)s persoon", "%(number)s personen", entry.persons) % {"number": entry.persons}
    return {
        "number": grouped(entry.seq),
        "at": formats.date_format(timezone.localtime(entry.at), "j b Y, G.i"),
        "who": entry.actor_code,
        "what": str(action.label) if action else entry.action,
        "persons": persons,
        "purpose": entry.purpose,
        "reason": entry.reason,
    }


def grouped(number: int) -> str:
    """ "1 234", as numbers are written here."""
    return f"{number:,}".replace(",", "\N{NO-BREAK SPACE}")


def position(found: Any) -> str:
    """Which lines of how many this page shows."""
    if not found.total:
        return ""
    first = (found.page - 1) * PAGE + 1
    words = {"first": grouped(first), "last": grouped(first + len(found.entries) - 1), "total": grouped(found.total)}
    return _("%(first)s tot %(last)s van %(total)s regels") % words
