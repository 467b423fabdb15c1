"""Writes of people, by noun."""

from .consents import give_consent, withdraw_consent
from .levels import lower_level, raise_level, reveal_address
from .links import (
    close_links,
    end_shares,
    follow,
    followed_by,
    give_reason,
    hand_over,
    let_go,
    open_link,
    share,
    take_on,
)
from .participants import (
    brought,
    confirm_reach,
    erase,
    forget,
    make_codes,
    mark_everybody,
    mark_some,
    not_brought,
    register,
    seen_on,
    set_reminders,
    unconfirm_reach,
)
from .resolving import note, resolve_person
from .rights import correct, end_request, open_request

__all__ = [
    "brought",
    "close_links",
    "confirm_reach",
    "correct",
    "end_request",
    "end_shares",
    "erase",
    "follow",
    "followed_by",
    "forget",
    "give_consent",
    "give_reason",
    "hand_over",
    "let_go",
    "lower_level",
    "make_codes",
    "mark_everybody",
    "mark_some",
    "not_brought",
    "note",
    "open_link",
    "open_request",
    "raise_level",
    "register",
    "resolve_person",
    "reveal_address",
    "seen_on",
    "set_reminders",
    "share",
    "take_on",
    "unconfirm_reach",
    "withdraw_consent",
]
