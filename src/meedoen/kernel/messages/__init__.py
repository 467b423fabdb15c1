"""The outbox: messages wait two minutes, so that undo works, and a background job sends them.

A message holds no name and no address: who it is for is a key that ``people`` turns into a way to reach at the moment
of sending, and its text is made then from codes and times, in the language of that person. The text is neutral: no
name, no activity, no organisation (trust.md rule 6). Only what can really be sent is queued (``channels``): everybody
else stands on the call list, and so does who cannot be reached after four tries. No SMS leaves at night.
"""

from .delivery import Reach, channels, set_resolver
from .gateways import NotDelivered
from .gateways import named as gateway_name
from .queries import Sending, any_about, heard_since, known_items, last_day, sendings, waiting_about
from .services import UNDO, Draft, queue, withdraw
from .texts import Template, register

__all__ = [
    "UNDO",
    "Draft",
    "NotDelivered",
    "Reach",
    "Sending",
    "Template",
    "any_about",
    "channels",
    "gateway_name",
    "heard_since",
    "known_items",
    "last_day",
    "queue",
    "register",
    "sendings",
    "set_resolver",
    "waiting_about",
    "withdraw",
]
