"""Reads of people, by noun."""

from .consents import Yes, consent_of, holding
from .counting import Together, together, together_around
from .emergencies import Urgent, emergencies, mine_open, unread_emergencies, whose
from .households import Home, home_lived_in
from .importing import Preview, lists, preview
from .links import Person, caseload, organisation_of, person, purpose_of
from .participants import Known, by_code, first_names, may_contact, names, to_call, way_to_reach
from .returns import (
    ToBring,
    brought_lately,
    count_to_bring,
    how_many_to_bring,
    in_use,
    may_bring,
    places,
    reached,
    to_bring,
    tokens_of,
    way_stands,
    way_to_change,
)
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
from .seats import seats_in_use, seats_of, who_sits
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
    "ToBring",
    "Together",
    "Urgent",
    "Yes",
    "brought_lately",
    "by_code",
    "candidate",
    "caseload",
    "consent_of",
    "count_to_bring",
    "emergencies",
    "everything_known",
    "first_names",
    "found_by",
    "holding",
    "home_lived_in",
    "how_many_to_bring",
    "in_use",
    "lists",
    "lookalikes",
    "looked_at",
    "may_bring",
    "may_contact",
    "mine_open",
    "names",
    "odd_looks",
    "odd_signs",
    "organisation_of",
    "person",
    "places",
    "preview",
    "purpose_of",
    "reached",
    "request",
    "requests",
    "seats_in_use",
    "seats_of",
    "suggest",
    "to_bring",
    "to_call",
    "to_correct",
    "together",
    "together_around",
    "tokens_of",
    "unread_emergencies",
    "unsettled_odd_looks",
    "way_stands",
    "way_to_change",
    "way_to_reach",
    "who_sits",
    "whose",
]
