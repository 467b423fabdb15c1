"""Gateways that send an SMS: one file each. Which one, and with which keys, comes from the settings of the server.

``meedoen`` is our own plain format (for a gateway of the municipality, or a few lines before any other), ``smstools``
the format of Smstools. A gateway never logs a number, a text or a key, and never follows a redirect with them.
"""

from .base import Gateway, NotDelivered, Report, gateway, named
from .console import ConsoleGateway
from .meedoen import MeedoenGateway
from .smstools import SmstoolsGateway

__all__ = [
    "ConsoleGateway",
    "Gateway",
    "MeedoenGateway",
    "NotDelivered",
    "Report",
    "SmstoolsGateway",
    "gateway",
    "named",
]
