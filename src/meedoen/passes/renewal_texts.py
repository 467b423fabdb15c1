"""What a message says of a pass that is about to end: a day and a number, nothing else (``trust.md`` rule 6)."""

import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

TEMPLATE = "passes.ends_soon"


def sentence(known: dict[str, Any], phone: str) -> str:
    """The whole text, for SMS and e-mail alike: no name, no organisation, no kind, no reason."""
    day = date_format(datetime.date.fromisoformat(known["until"]), "j F Y")
    said = _("Je kaart is geldig tot %(day)s. Vernieuwen is gratis.") % {"day": day}
    ask = _("Wil je dat? Bel %(phone)s.") % {"phone": phone} if phone else _("Wil je dat? Vraag het ons.")
    return f"{said} {ask}"
