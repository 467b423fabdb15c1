"""Postcodes and the places that they cover. A postcode is no municipality: 1700 covers three places."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache

from .edition import DATA


@dataclass(frozen=True, slots=True)
class PostPlace:
    postcode: str
    place: str
    municipality: str


@lru_cache(maxsize=1)
def all_places() -> tuple[PostPlace, ...]:
    """Every known pair of postcode and place name, in order of postcode."""
    entries = json.loads((DATA / "postcodes.json").read_text(encoding="utf-8"))["postcodes"]
    return tuple(PostPlace(**entry) for entry in entries)


def places_of(postcode: str) -> tuple[PostPlace, ...]:
    """The places with that postcode; none when it is not known here."""
    return tuple(place for place in all_places() if place.postcode == postcode.strip())


def postcodes_of(municipality: str) -> tuple[str, ...]:
    """The postcodes used in a municipality, each once."""
    return tuple(dict.fromkeys(place.postcode for place in all_places() if place.municipality == municipality))
