"""What happened in networks that others may react to."""

import uuid
from dataclasses import dataclass


@dataclass(frozen=True)
class MembershipEnded:
    network_id: uuid.UUID
    user_id: uuid.UUID
    organisation_id: uuid.UUID
