"""Reads of people, by noun."""

from .consents import Yes, consent_of, holding
from .emergencies import Urgent, emergencies, mine_open, unread_emergencies, whose
from .households import Home, home_lived_in
from .importing import Preview, lists, preview
from .links import Person, caseload, person, purpose_of
from .participants import Known, by_code, first_names, may_contact, names, to_call, way_to_reach
from .rights import (
    Asked,
    Candidate,
    candidate,
    everything_known,
    found_by,
    looked_at,
    request,
    requests,
    to_correct,
)
from .suggestions import Suggestion, lookalikes, suggest
from .watching import Odd, odd_looks, odd_signs, unsettled_odd_looks

__all__ = [
    "Asked",
    "Candidate",
    "Home",
    "Known",
    "Odd",
    "Person",
    "Preview",
    "Suggestion",
    "Urgent",
    "Yes",
    "by_code",
    "candidate",
    "caseload",
    "consent_of",
    "emergencies",
    "everything_known",
    "first_names",
    "found_by",
    "holding",
    "home_lived_in",
    "lists",
    "lookalikes",
    "looked_at",
    "may_contact",
    "mine_open",
    "names",
    "odd_looks",
    "odd_signs",
    "person",
    "preview",
    "purpose_of",
    "request",
    "requests",
    "suggest",
    "to_call",
    "to_correct",
    "unread_emergencies",
    "unsettled_odd_looks",
    "way_to_reach",
    "whose",
]
