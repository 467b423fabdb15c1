"""Writes of networks, by noun."""

from .areas import load_areas
from .closing import close_organisation, reopen_organisation
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

__all__ = [
    "accept_invitation",
    "add_organisation",
    "add_place",
    "close_organisation",
    "create_network",
    "create_operator",
    "edit_network",
    "edit_organisation",
    "edit_place",
    "end_membership",
    "invite",
    "let_in_again",
    "load_areas",
    "make_key",
    "remove_logo",
    "reopen_organisation",
    "reset_second_factor",
    "set_logo",
    "withdraw_invitation",
    "withdraw_key",
]
