"""The outbox: messages wait two minutes, so that undo works, and a background job sends them.

A message holds no name and no address: who it is for is a key that ``people`` turns into a way to reach at the moment
of sending, and its text is made then from codes and times. The text is neutral: no name, no activity, no organisation
(trust.md rule 6). Only what can really be sent is queued (``channels``): everybody else stands on the call list.
"""

from .delivery import Reach, channels, set_resolver
from .queries import known_items, waiting_about
from .services import UNDO, Draft, queue, withdraw
from .texts import Template, register

__all__ = [
    "UNDO",
    "Draft",
    "Reach",
    "Template",
    "channels",
    "known_items",
    "queue",
    "register",
    "set_resolver",
    "waiting_about",
    "withdraw",
]
