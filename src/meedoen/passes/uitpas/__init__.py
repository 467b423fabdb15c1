"""UiTPAS through the API of publiq (version 4.0, as described in 2026): tariffs, ticket sales, cancelling.

The tariff is asked and never worked out here (R12). A sale is registered before anybody pays, all of it or nothing
(R13). What publiq says to the passholder is shown as it is given. The number of a card is in memory while the question
is asked, and kept nowhere: not in a table, not in the log, not in an address of ours. Why: ``docs/adr/0019``.

Switched on by keys, for each network apart; without keys nothing of it is shown.
"""

from .answers import Problem, Sold, Tariff, Tariffs, Ticket
from .client import Client, client_for, is_on
from .wire import Trouble

__all__ = [
    "Client",
    "Problem",
    "Sold",
    "Tariff",
    "Tariffs",
    "Ticket",
    "Trouble",
    "client_for",
    "is_on",
]
