"""What other features may use of voice. Nothing here leads to a person: a token is all that voice knows of anybody."""

from .events import AnswerOwedAgain, AnswerRead, AnswerReady
from .giving import AFTER_A_NOTE, AFTER_A_REFERRAL, address_to_give
from .looking import known_names, pointed_out
from .queries.answer_figures import answer_figures
from .queries.deliveries import (
    OpenDelivery,
    answer,
    brought_since,
    count_open_deliveries,
    is_on_its_way,
    open_deliveries,
)
from .queries.deliveries import Told as ToldAnswer
from .queries.groups import MetInYear, Seat, met_in_year, token_of_seat
from .queries.linking import BUNDLE, DECISION, Linked, Rung, decisions_of, linkable, linked, may_link, rungs
from .queries.site_answers import SiteAnswer, site_answers
from .queries.stories import ForPaper, stories_for_paper
from .returning import read_return
from .rules.answers import said_in
from .rules.group_lists import read as read_group_list
from .rules.signals import Told
from .services.deliveries import (
    answer_delivered,
    answer_impossible,
    answer_lost,
    answer_not_delivered,
    answer_on_its_way,
    answer_tried,
    answers_delivered,
)
from .services.group_lists import take_groups_in
from .services.groups import key_of_seat
from .services.signals import index as index_signal
from .services.suggesting import look_for_alike
from .terms.signals import THEME_PICTOGRAMS, Addressee, Theme
from .under_token import (
    code_under,
    forget_tokens,
    promised_under,
    said_under,
    seats_now,
    sitting_now,
    sitting_under,
    still_owed,
    voices_missing,
    want_answer,
    wants_answer,
)

__all__ = [
    "AFTER_A_NOTE",
    "AFTER_A_REFERRAL",
    "BUNDLE",
    "DECISION",
    "THEME_PICTOGRAMS",
    "Addressee",
    "AnswerOwedAgain",
    "AnswerRead",
    "AnswerReady",
    "ForPaper",
    "Linked",
    "MetInYear",
    "OpenDelivery",
    "Rung",
    "Seat",
    "SiteAnswer",
    "Theme",
    "Told",
    "ToldAnswer",
    "address_to_give",
    "answer",
    "answer_delivered",
    "answer_figures",
    "answer_impossible",
    "answer_lost",
    "answer_not_delivered",
    "answer_on_its_way",
    "answer_tried",
    "answers_delivered",
    "brought_since",
    "code_under",
    "count_open_deliveries",
    "decisions_of",
    "forget_tokens",
    "index_signal",
    "is_on_its_way",
    "key_of_seat",
    "known_names",
    "linkable",
    "linked",
    "look_for_alike",
    "may_link",
    "met_in_year",
    "open_deliveries",
    "pointed_out",
    "promised_under",
    "read_group_list",
    "read_return",
    "rungs",
    "said_in",
    "said_under",
    "seats_now",
    "site_answers",
    "sitting_now",
    "sitting_under",
    "still_owed",
    "stories_for_paper",
    "take_groups_in",
    "token_of_seat",
    "voices_missing",
    "want_answer",
    "wants_answer",
]
