"""The choice of a period: a year or half a year, as every picture and figure of outreach offers it."""

import datetime
from typing import Any

from django.utils.translation import gettext as _

from ..rules.periods import Span, around


def words(span: Span) -> str:
    """ "2026", or "eerste helft van 2026"."""
    if span.half == 1:
        return _("eerste helft van %(year)s") % {"year": span.year}
    if span.half == 2:
        return _("tweede helft van %(year)s") % {"year": span.year}
    return str(span.year)


def choices(span: Span, today: datetime.date) -> dict[str, Any]:
    """What a page shows of its period: its words, the ones beside it, and the three to choose from."""
    before, after = around(span, today)
    shown = [one for one in (Span(span.year), Span(span.year, 1), Span(span.year, 2)) if one.period.first <= today]
    return {
        "period": words(span),
        "previous": f"?periode={before.code}" if before else "",
        "next": f"?periode={after.code}" if after else "",
        "spans": [{"label": words(one), "href": f"?periode={one.code}", "current": one == span} for one in shown],
        "unfinished": span.period.last >= today,
    }
