"""Reads of people, by noun."""

from .consents import Yes, consents, holding
from .links import Person, caseload, kept_of, person, purpose_of
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
from .suggestions import Suggestion, suggest

__all__ = [
    "Asked",
    "Candidate",
    "Known",
    "Person",
    "Suggestion",
    "Yes",
    "by_code",
    "candidate",
    "caseload",
    "consents",
    "everything_known",
    "first_names",
    "found_by",
    "holding",
    "kept_of",
    "looked_at",
    "may_contact",
    "names",
    "person",
    "purpose_of",
    "request",
    "requests",
    "suggest",
    "to_call",
    "to_correct",
    "way_to_reach",
]
