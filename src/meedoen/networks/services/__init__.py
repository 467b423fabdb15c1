"""Writes of networks, by noun."""

from .agreements import TypedFigure, change_agreement, make_agreement, note_figures
from .areas import load_areas, load_shipped
from .closing import close_organisation, reopen_organisation
from .importing import import_figures, undo_figures
from .keys import make_key, withdraw_key
from .logo import remove_logo, set_logo
from .members import (
    accept_invitation,
    end_membership,
    invite,
    let_in_again,
    reset_second_factor,
    withdraw_invitation,
)
from .networks import create_network, create_operator, edit_network
from .organisations import add_organisation, edit_organisation
from .places import add_place, edit_place
from .working_areas import change_working_area, make_working_area

__all__ = [
    "TypedFigure",
    "accept_invitation",
    "add_organisation",
    "add_place",
    "change_agreement",
    "change_working_area",
    "close_organisation",
    "create_network",
    "create_operator",
    "edit_network",
    "edit_organisation",
    "edit_place",
    "end_membership",
    "import_figures",
    "invite",
    "let_in_again",
    "load_areas",
    "load_shipped",
    "make_agreement",
    "make_key",
    "make_working_area",
    "note_figures",
    "remove_logo",
    "reopen_organisation",
    "reset_second_factor",
    "set_logo",
    "undo_figures",
    "withdraw_invitation",
    "withdraw_key",
]
