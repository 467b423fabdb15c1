"""What happened in referrals that higher features may react to."""

import uuid
from dataclasses import dataclass


@dataclass(frozen=True)
class StoppedOnThreshold:
    """Somebody stopped at a threshold and it may count as a signal: what, about what, where. Never who."""

    network_id: uuid.UUID
    threshold: str
    theme: str
    area_code: str
