"""Writes of activities, by noun."""

from .forgetting import forget
from .freshness import confirm
from .offer import drop_untouched, edit, edit_initiative, end, make_initiative, plan, publish, unpublish
from .searching import mend_search
from .series import add_session, change_series, extend_all, extend_series
from .sessions import cancel, change_places, move, restore
from .translating import translate

__all__ = [
    "add_session",
    "cancel",
    "change_places",
    "change_series",
    "confirm",
    "drop_untouched",
    "edit",
    "edit_initiative",
    "end",
    "extend_all",
    "extend_series",
    "forget",
    "make_initiative",
    "mend_search",
    "move",
    "plan",
    "publish",
    "restore",
    "translate",
    "unpublish",
]
