"""What higher features may use of people."""

from .closing import share_on
from .finding import use as find_by
from .queries import Known, by_code, everything_known, first_names, names, to_call
from .retention import use
from .rules import reach_address
from .services import (
    FIRST_NAME,
    REACH,
    brought,
    confirm_reach,
    erase,
    make_codes,
    mark_everybody,
    not_brought,
    register,
    seen_on,
    set_reminders,
    unconfirm_reach,
)
from .terms import Channel, Level

__all__ = [
    "FIRST_NAME",
    "REACH",
    "Channel",
    "Known",
    "Level",
    "brought",
    "by_code",
    "confirm_reach",
    "erase",
    "everything_known",
    "find_by",
    "first_names",
    "make_codes",
    "mark_everybody",
    "names",
    "not_brought",
    "reach_address",
    "register",
    "seen_on",
    "set_reminders",
    "share_on",
    "to_call",
    "unconfirm_reach",
    "use",
]
