"""When people may be ticked at the door: from the day before until a month after, and not when it was called off."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

DAYS_BEFORE = 1
DAYS_AFTER = 30


def why_not(day: date, *, today: date, cancelled: bool = False) -> str | None:
    """The sentence that says why nobody can be ticked for a session on ``day``; None when it is possible."""
    if cancelled:
        return _("Dit gaat niet door. Ging het toch door? Zet het dan eerst weer aan in de kalender.")
    if today < day - timedelta(days=DAYS_BEFORE):
        return _("Dit is nog te vroeg. Aanduiden wie er is kan vanaf de dag ervoor.")
    if today > day + timedelta(days=DAYS_AFTER):
        return _("Dit is meer dan 30 dagen geleden. Vraag je coördinator om de cijfers aan te passen.")
    return None


def over_full(present: int, childcare: int, capacity: int | None) -> int:
    """How many more people came than there are places; 0 when they fit. Children in the childcare take no place."""
    return 0 if capacity is None else max(0, present - childcare - capacity)
