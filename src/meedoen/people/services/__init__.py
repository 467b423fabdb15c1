"""Writes of people, by noun."""

from .bringing import brought as answer_brought
from .bringing import cannot_bring, send_messages, tried
from .bringing import not_brought as answer_not_brought
from .consents import give_consent, withdraw_consent
from .emergencies import break_glass, end_emergency, note_read
from .households import add_children, home_for, move_in, move_out
from .importing import note_names, take_back, take_in, undo_import
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
from .merging import merge, separate
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
from .returns import (
    brought_by_message,
    brought_to,
    change_way,
    confirm_return,
    end_ways,
    note_return,
    ready,
    say_return,
    unconfirm_return,
    want_no_answer,
)
from .rights import correct, end_request, open_request
from .safety import keep_longer, protect, set_safe_contact, unprotect
from .seats import tie_seat, untie_seat
from .watching import note_odd_looks, settle_odd_look

__all__ = [
    "add_children",
    "answer_brought",
    "answer_not_brought",
    "break_glass",
    "brought",
    "brought_by_message",
    "brought_to",
    "cannot_bring",
    "change_way",
    "close_links",
    "confirm_reach",
    "confirm_return",
    "correct",
    "end_emergency",
    "end_request",
    "end_shares",
    "end_ways",
    "erase",
    "follow",
    "followed_by",
    "forget",
    "give_consent",
    "give_reason",
    "hand_over",
    "home_for",
    "keep_longer",
    "let_go",
    "lower_level",
    "make_codes",
    "mark_everybody",
    "mark_some",
    "merge",
    "move_in",
    "move_out",
    "not_brought",
    "note",
    "note_names",
    "note_odd_looks",
    "note_read",
    "note_return",
    "open_link",
    "open_request",
    "protect",
    "raise_level",
    "ready",
    "register",
    "resolve_person",
    "reveal_address",
    "say_return",
    "seen_on",
    "send_messages",
    "separate",
    "set_reminders",
    "set_safe_contact",
    "settle_odd_look",
    "share",
    "take_back",
    "take_in",
    "take_on",
    "tie_seat",
    "tried",
    "unconfirm_reach",
    "unconfirm_return",
    "undo_import",
    "unprotect",
    "untie_seat",
    "want_no_answer",
    "withdraw_consent",
]
