"""Leading somebody to a session: nobody is sent to a closed door or a full room."""

from datetime import datetime

from django.utils.translation import gettext as _

from .enrolling import InLine, Placed, Reason, SessionState, decide
from .parties import Party


def why_not_lead(party: Party, session: SessionState, *, now: datetime) -> str:
    """Why nobody is led to this session, for the worker who refers, with a way out; "" when there is a place.

    A party that would have to wait is not led there: the way to a full room is a disappointment.
    """
    outcome = decide(party, session, now=now, let_smaller_pass=True)
    if isinstance(outcome, Placed):
        return ""
    if isinstance(outcome, InLine):
        return _("Dit moment is volzet. Kies een ander moment, of laat het moment nog open.")
    match outcome.reason:
        case Reason.CANCELLED:
            return _("Dit moment gaat niet door. Kies een ander moment, of laat het moment nog open.")
        case Reason.PAST | Reason.CLOSED:
            return _("Dit moment is al begonnen of voorbij. Kies een ander moment.")
        case Reason.CHILDCARE_NONE | Reason.CHILDCARE_TOO_SMALL | Reason.CHILDCARE_FULL:
            return _("Er is dan geen plaats in de kinderopvang. Kies een ander moment, of zoek zelf opvang.")
    return _("Deze persoon kan hier niet terecht. Kijk na voor wie het is, of bel de organisator.")
