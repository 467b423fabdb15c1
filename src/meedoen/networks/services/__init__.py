"""Writes of networks, by noun."""

from .areas import load_areas
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
    "create_network",
    "create_operator",
    "edit_network",
    "edit_organisation",
    "edit_place",
    "end_membership",
    "invite",
    "let_in_again",
    "load_areas",
    "reset_second_factor",
    "withdraw_invitation",
]
