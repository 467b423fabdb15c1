"""Addresses on the residents' site that stand many times on a page, written out: looking each up in the table of
routes costs more than the rest of its line. A test compares them with that table."""

from typing import Any


def activity(slug: str, activity_id: Any) -> str:
    """The page of one activity."""
    return f"/{slug}/a/{activity_id}/"


def join(slug: str, activity_id: Any, session_id: Any) -> str:
    """Where signing up for one session begins."""
    return f"/{slug}/a/{activity_id}/meedoen/{session_id}/"


def calendar(slug: str, activity_id: Any, session_id: Any) -> str:
    """The calendar file of one session."""
    return f"/{slug}/a/{activity_id}/{session_id}.ics"


def leaflet(slug: str, activity_id: Any) -> str:
    """One activity on a sheet of A5."""
    return f"/{slug}/a/{activity_id}/blad.pdf"


def place_map(slug: str, place_id: Any) -> str:
    """Where a place lies, as a picture."""
    return f"/{slug}/kaart/{place_id}.svg"
