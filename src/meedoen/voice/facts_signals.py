"""Signals as flat rows for figures: no text, no token, no member of the staff."""

import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from .models import Signal
from .rules.phases import phase_of_signal

COLUMNS = {
    "noticed_on": "DATE",
    "way_in": "VARCHAR",
    "state": "VARCHAR",
    "phase": "VARCHAR",
    "theme": "VARCHAR",
    "thresholds": "VARCHAR",
    "target_group": "VARCHAR",
    "people_band": "VARCHAR",
    "area": "VARCHAR",
    "promised_on": "DATE",
    "closed_on": "DATE",
    "in_bundle": "BOOLEAN",
}


def signals(network_id: uuid.UUID) -> Iterable[Sequence[Any]]:
    """One row for each signal; ``thresholds`` are codes with a space between."""
    found = Signal.objects.select_related("area", "bundle").order_by("noticed_on", "pk")
    for signal in found.iterator(chunk_size=2000):
        bundle = signal.bundle
        yield (
            signal.noticed_on,
            signal.way_in,
            signal.state,
            phase_of_signal(signal.state, bundle.phase if bundle else None),
            signal.theme,
            " ".join(sorted(signal.thresholds)),
            signal.target_group,
            signal.people_band,
            signal.area.code if signal.area else "",
            signal.promised_on,
            bundle.closed_on if bundle else None,
            bundle is not None,
        )
