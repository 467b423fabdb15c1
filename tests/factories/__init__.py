"""Rows for tests, written inside ``seeding``. Two networks stand in every database test: ``noord`` and ``zuid``."""

from .activities import in_an_hour, make_activity, make_session
from .budgets import make_pot
from .networks import actor_in, make_member, make_network, make_organisation, make_place, make_user
from .people import make_participant
from .voice import make_bundle, make_signal

__all__ = [
    "actor_in",
    "in_an_hour",
    "make_activity",
    "make_bundle",
    "make_member",
    "make_network",
    "make_organisation",
    "make_participant",
    "make_place",
    "make_pot",
    "make_session",
    "make_signal",
    "make_user",
]
