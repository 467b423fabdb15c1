"""Writes of referrals, by who does them."""

from .answering import arrived, not_arrived, not_there_after_all, note_expected, still_there, stopped
from .companions import (
    Agreed,
    add_companion,
    agree_anew,
    note_hours_for,
    note_own_hours,
    start_again,
    stop,
    take_hours_back,
)
from .company_asks import answer_ask, ask_elsewhere
from .editions import close_year
from .leaving import hand_over, not_told, told
from .moving import (
    agree,
    change_needs,
    choose_moment,
    end,
    find_company,
    let_company_go,
    see_answer,
    stop_for_person,
    take_back,
)
from .referring import Needs, Target, refer

__all__ = [
    "Agreed",
    "Needs",
    "Target",
    "add_companion",
    "agree",
    "agree_anew",
    "answer_ask",
    "arrived",
    "ask_elsewhere",
    "change_needs",
    "choose_moment",
    "close_year",
    "end",
    "find_company",
    "hand_over",
    "let_company_go",
    "not_arrived",
    "not_there_after_all",
    "not_told",
    "note_expected",
    "note_hours_for",
    "note_own_hours",
    "refer",
    "see_answer",
    "start_again",
    "still_there",
    "stop",
    "stop_for_person",
    "stopped",
    "take_back",
    "take_hours_back",
    "told",
]
