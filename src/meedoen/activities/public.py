"""What higher features may use of activities."""

from .events import AttendanceUndone, PersonAttended, SessionCancelled, SessionMoved, SessionRestored
from .intake import Reading, Window, window_ahead
from .intake.sandbox import read_safely
from .policy import NOTE_EFFORT
from .queries.attendance import how_many_there, was_there
from .queries.call_list import CallSummary, calls_waiting
from .queries.flows import (
    AtPlace,
    Coming,
    Group,
    at_places,
    brought_along,
    comings,
    groups,
    own_activities,
    signed_up_by,
)
from .queries.initiatives import running as initiatives_running
from .queries.missing import WhoIsMissing, who_is_missing
from .queries.offer import Offered, Offers, activity, offer, session, sessions_of, stale
from .queries.outcome import YearFigures
from .queries.outcome import of_year as figures_of_year
from .queries.printing import Printed
from .queries.printing import to_print as programme
from .queries.today import Agenda, DropIn, agenda, drop_ins, has_offer
from .rules.holidays import load_holidays
from .rules.parties import Party
from .rules.planning import is_evening
from .rules.series import BRUSSELS, Frequency, Pattern
from .rules.series.words import describe
from .rules.wheels import wheels_in
from .services import (
    add_session,
    cancel,
    change_series,
    drop_untouched,
    end,
    extend_all,
    extend_series,
    make_initiative,
    move,
    plan,
    publish,
)
from .services.attendance import set_others, tick
from .services.efforts import note_effort
from .services.enrolment import cancel_enrolment, enrol, expect, leave, sign_up
from .services.importing import import_drafts
from .services.stamp_cards import make_stamp_cards
from .services.tallies import count_traits
from .services.translating import translate
from .terms import THEME_PICTOGRAMS, EffortBy, Kind, Language, SessionStatus, SignUp, Status, TallyKind, Theme, Via

__all__ = [
    "BRUSSELS",
    "NOTE_EFFORT",
    "THEME_PICTOGRAMS",
    "Agenda",
    "AtPlace",
    "AttendanceUndone",
    "CallSummary",
    "Coming",
    "DropIn",
    "EffortBy",
    "Frequency",
    "Group",
    "Kind",
    "Language",
    "Offered",
    "Offers",
    "Party",
    "Pattern",
    "PersonAttended",
    "Printed",
    "Reading",
    "SessionCancelled",
    "SessionMoved",
    "SessionRestored",
    "SessionStatus",
    "SignUp",
    "Status",
    "TallyKind",
    "Theme",
    "Via",
    "WhoIsMissing",
    "Window",
    "YearFigures",
    "activity",
    "add_session",
    "agenda",
    "at_places",
    "brought_along",
    "calls_waiting",
    "cancel",
    "cancel_enrolment",
    "change_series",
    "comings",
    "count_traits",
    "describe",
    "drop_ins",
    "drop_untouched",
    "end",
    "enrol",
    "expect",
    "extend_all",
    "extend_series",
    "figures_of_year",
    "groups",
    "has_offer",
    "how_many_there",
    "import_drafts",
    "initiatives_running",
    "is_evening",
    "leave",
    "load_holidays",
    "make_initiative",
    "make_stamp_cards",
    "move",
    "note_effort",
    "offer",
    "own_activities",
    "plan",
    "programme",
    "publish",
    "read_safely",
    "session",
    "sessions_of",
    "set_others",
    "sign_up",
    "signed_up_by",
    "stale",
    "tick",
    "translate",
    "was_there",
    "wheels_in",
    "who_is_missing",
    "window_ahead",
]
