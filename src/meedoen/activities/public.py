"""What higher features may use of activities."""

from .intake import Reading, Window, window_ahead
from .intake.sandbox import read_safely
from .rules.holidays import load_holidays
from .rules.parties import Party
from .rules.series import BRUSSELS, Frequency, Pattern
from .services import (
    add_session,
    cancel,
    change_series,
    extend_all,
    make_initiative,
    move,
    plan,
    publish,
)
from .services.enrolment import cancel_enrolment, enrol, sign_up
from .services.importing import import_drafts
from .services.tallies import count_traits
from .terms import EffortBy, Kind, SessionStatus, SignUp, Status, TallyKind, Theme, Via

__all__ = [
    "BRUSSELS",
    "EffortBy",
    "Frequency",
    "Kind",
    "Party",
    "Pattern",
    "Reading",
    "SessionStatus",
    "SignUp",
    "Status",
    "TallyKind",
    "Theme",
    "Via",
    "Window",
    "add_session",
    "cancel",
    "cancel_enrolment",
    "change_series",
    "count_traits",
    "enrol",
    "extend_all",
    "import_drafts",
    "load_holidays",
    "make_initiative",
    "move",
    "plan",
    "publish",
    "read_safely",
    "sign_up",
    "window_ahead",
]
